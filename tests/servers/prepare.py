"""Run in a process of its own, under the production settings: makes a newsroom with one of everything and its site."""

import django
from django.conf import settings

django.setup()

from django.core.management import call_command  # noqa: E402 - after setup, as everything below

from council_news.site.folder import Folder  # noqa: E402
from council_news.site.writing import write_whole  # noqa: E402
from tests.everything import complete  # noqa: E402
from tests.site.production_run import write_static_files  # noqa: E402


def main() -> None:
    """Everything the servers need, in the data folder of the settings."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # there are a hundred accounts
    write_static_files()
    call_command("migrate", verbosity=0)
    complete()
    write_whole(Folder(settings.SITE_ROOT))


if __name__ == "__main__":
    main()
