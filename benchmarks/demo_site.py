"""Run in a process of its own, under the production settings: the demo's newsroom and its written site.

Prints the path of the latest release that has a photo.
"""

import logging

import django
from django.conf import settings

django.setup()

from django.core.management import call_command  # noqa: E402 - after setup, as everything below

from council_news.sample.fernshire import publish_samples  # noqa: E402
from council_news.sample.logins import make_logins  # noqa: E402
from council_news.sample.newsroom import make_newsroom  # noqa: E402
from council_news.sample.oxfordshire import publish_oxfordshire  # noqa: E402
from council_news.site.folder import Folder  # noqa: E402
from council_news.site.writing import write_whole  # noqa: E402
from releases.models import Edition  # noqa: E402
from tests.many import every_authority  # noqa: E402
from tests.site.production_run import write_static_files  # noqa: E402

SAMPLES = 120


def main() -> None:
    """Everything the server needs, in the data folder of the settings."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # nobody logs in
    write_static_files()
    call_command("migrate", verbosity=0)
    logging.disable(logging.INFO)  # what is set up here is no news to anybody
    make_logins(settings.DATA_DIR)
    make_newsroom()
    publish_oxfordshire()
    publish_samples(SAMPLES)
    every_authority()
    write_whole(Folder(settings.SITE_ROOT))
    pictured = (edition for edition in Edition.objects.live().order_by("-pk") if edition.content["photos"])
    print(next(pictured).get_absolute_url())  # noqa: T201


if __name__ == "__main__":
    main()
