"""The outbox, and which machine is at what."""

from django.db import models
from django.utils import timezone


class ChangeManager(models.Manager["Change"]):
    """Taking note of a change."""

    def record(self, kind: str, ref: int | str = "") -> "Change":
        """Note that ``ref`` of a ``Change.Kind`` changed; call it inside the transaction of the change."""
        return self.create(kind=kind, ref=str(ref))


class Change(models.Model):
    """Something the public reads was changed. Every copy of the written site reads these; the clock prunes them.

    A row says what changed, never what to do: the writer asks the database how things stand when it writes, so a
    change may be handled twice, late, or together with others.
    """

    class Kind(models.TextChoices):
        """What changed; ``ref`` is its primary key where there are several."""

        RELEASE = "release", "An edition was published, withdrawn or put back, or shows a file that was taken down"
        TOPIC = "topic", "A topic"
        PERSON = "person", "A person or their offices"
        PLACE = "place", "A place of issue"
        FACTS = "facts", "Recorded facts: of the inspection that is named, or of any"
        CONTACTS = "contacts", "Contacts"
        NEWSROOM = "newsroom", "What every page prints"

    kind = models.CharField(max_length=10, choices=Kind)
    ref = models.CharField(max_length=20, blank=True)
    at = models.DateTimeField(default=timezone.now, db_index=True)

    objects = ChangeManager()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.kind} {self.ref}".strip()


class Lease(models.Model):
    """Who may do what only one machine should do at a time, such as filling a bucket; until when."""

    name = models.CharField(max_length=200, unique=True)
    holder = models.CharField(max_length=32, blank=True)
    until = models.DateTimeField()

    def __str__(self) -> str:
        return self.name
