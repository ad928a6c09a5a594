"""Run in a process of its own, under the production settings: the written site believes that it holds all there is.

To write a hundred thousand pages first would take minutes and change nothing: a publication writes what it concerns.
"""

import django
from django.conf import settings

django.setup()

from django.utils import timezone  # noqa: E402 - after setup, as everything below

from council_news.site.folder import Folder  # noqa: E402
from council_news.site.outbox import Seen  # noqa: E402
from council_news.site.program import fingerprint  # noqa: E402
from council_news.site.state import State  # noqa: E402
from tests.site.production_run import write_static_files  # noqa: E402


def main() -> None:
    """Leave the state that a run over the whole site leaves."""
    write_static_files()
    now, folder = timezone.now(), Folder(settings.SITE_ROOT)
    with folder.locked():
        State(fingerprint(), None, True, False, Seen.everything(at=now)).keep(folder, at=now)


if __name__ == "__main__":
    main()
