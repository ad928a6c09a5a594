from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("outbox", "0001_outbox")]

    operations = [
        migrations.CreateModel(
            name="Lease",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=200, unique=True)),
                ("holder", models.CharField(blank=True, max_length=32)),
                ("until", models.DateTimeField()),
            ],
        ),
    ]
