"""Is the process alive, and could it do its work? For load balancers and for whoever is on call."""

import datetime as dt
import os
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.core.files.storage import default_storage
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from council_news.site.status import standing
from releases.models import Release

# The clock runs every minute; later than this it has stopped.
OVERDUE = dt.timedelta(minutes=5)


@never_cache
@require_safe
def alive(request: HttpRequest) -> HttpResponse:
    """The process answers. Asks nothing of the database, so that its failure does not restart every process."""
    return HttpResponse("ok\n", content_type="text/plain; charset=utf-8")


@never_cache
@require_safe
def ready(request: HttpRequest) -> JsonResponse:
    """200 if all is well, 503 with what is not: ``{"ready": false, "failed": {"clock": "…"}, "site": {…}}``.

    ``site`` is how old the public pages are and what waits to be written; null where none are written. No secrets.
    """
    failed = {name: problem for name, check in CHECKS.items() if (problem := _ask(check))}
    try:
        written = standing()
    except (DatabaseError, OSError):
        written = None
    if written and written.problem:
        failed["site"] = written.problem
    answer = {"ready": not failed, "failed": failed, "site": written.as_json() if written else None}
    return JsonResponse(answer, status=503 if failed else 200)


def _ask(check: Callable[[], str]) -> str:
    """What ``check`` complains of. Its error text may name hosts and users and is not passed on."""
    try:
        return check()
    except (DatabaseError, OSError):
        return "It could not be asked."


def _database() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return ""


def _migrations() -> str:
    executor = MigrationExecutor(connection)
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return f"Migrations to apply: {len(waiting)}. Run manage.py migrate." if waiting else ""


def _media() -> str:
    own = getattr(default_storage, "problem", None)  # a bucket knows what is wrong with it
    return own() if own else _folder()


def _folder() -> str:
    root = Path(settings.MEDIA_ROOT)
    folder = next(folder for folder in (root, *root.parents) if folder.exists())
    return "" if os.access(folder, os.W_OK | os.X_OK) else "The folder for uploads cannot be written."


def _clock() -> str:
    overdue = Release.objects.due(at=timezone.now() - OVERDUE).count()
    return f"Scheduled releases overdue: {overdue}. Is manage.py clock running every minute?" if overdue else ""


CHECKS: dict[str, Callable[[], str]] = {
    "database": _database,
    "migrations": _migrations,
    "media": _media,
    "clock": _clock,
}
