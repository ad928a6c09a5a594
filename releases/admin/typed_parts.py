"""The parts of a release as they stand in its form at this moment: half typed, not saved, not checked.

For previews in the editor only; what is saved goes through the forms and their rules.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib.auth.models import PermissionsMixin
from django.core.exceptions import ObjectDoesNotExist
from django.db import models
from django.http import HttpRequest

from inspections.facts import facts
from inspections.models import Inspection
from releases.admin.forms import release_day
from releases.markup import clean
from releases.models import Attachment, KeyFact, NoteToEditors, PhotoPlacement, Quote, Release, ReleaseContact
from releases.snapshot import PARTS, Content, snapshot

MOST_ROWS = 200
_MODELS: dict[str, type[models.Model]] = {
    "quote_set": Quote,
    "keyfact_set": KeyFact,
    "photoplacement_set": PhotoPlacement,
    "attachment_set": Attachment,
    "notetoeditors_set": NoteToEditors,
    "releasecontact_set": ReleaseContact,
}
_DESCRIBED = {rows: describe for _, rows, describe in PARTS}


@dataclass
class TypedParts:
    """What the form holds: ``content`` by the group of the snapshot, and the keys of rows that lack something."""

    content: dict[str, list[Content]]
    unfinished: set[str]


def typed_parts(data: Mapping[str, str], release: Release) -> TypedParts:
    """The parts in the submitted ``data`` of a form. Groups the form does not hold are left out."""
    found = TypedParts({}, set())
    for group, rows, _ in PARTS:
        total = data.get(f"{rows}-TOTAL_FORMS", "")
        if not total.isdecimal():
            continue
        typed = [_row(data, f"{rows}-{index}-") for index in range(min(int(total), MOST_ROWS))]
        kept = sorted((row for row in typed if row.get("key") and not row.get("DELETE")), key=_position)
        found.content[group] = []
        for row in kept:
            part = _part(rows, row, release)
            if part is None:
                found.unfinished.add(row["key"])
            else:
                found.content[group].append(part)
    return found


def _row(data: Mapping[str, str], prefix: str) -> dict[str, str]:
    """The fields of one row, without the prefix."""
    return {name.removeprefix(prefix): data[name] for name in data if name.startswith(prefix)}


def _position(row: dict[str, str]) -> int:
    position = row.get("position", "")
    return int(position) if position.isdecimal() else MOST_ROWS


def _part(rows: str, row: dict[str, str], release: Release) -> Content | None:
    """The row as the snapshot would tell it; None while something it needs is missing."""
    model = _MODELS[rows]
    try:
        part: Any = model(key=UUID(row["key"]), **_values(model, row))
        if isinstance(part, Quote) and not row.get("id") and not part.role and not part.introduction:
            part.role = part.speaker.role_on(release_day(release))  # as QuoteForm will when it is saved
        return _DESCRIBED[rows](part) if _says_something(part) else None
    except (ValueError, ObjectDoesNotExist):
        return None


def _values(model: type[models.Model], row: dict[str, str]) -> dict[str, Any]:
    """The columns of ``model`` that officers fill in, from ``row``. Raises ``ObjectDoesNotExist``."""
    values: dict[str, Any] = {}
    for field in model._meta.concrete_fields:
        typed = row.get(field.name, "").strip()
        if isinstance(field, models.ForeignKey) and field.name != "release":
            values[field.name] = field.related_model._default_manager.get(pk=typed) if typed else None
        elif isinstance(field, models.BooleanField):
            values[field.name] = bool(typed)
        elif isinstance(field, models.CharField | models.TextField):
            values[field.name] = typed
    return {name: value for name, value in values.items() if value not in (None, "")}


def _says_something(part: Any) -> bool:
    """Whether the words without which there is no such part have been typed."""
    needed = {Quote: "words", KeyFact: "value", Attachment: "title", NoteToEditors: "text"}.get(type(part))
    return needed is None or bool(getattr(part, needed))


def typed_content(request: HttpRequest, release: Release) -> Content:
    """The snapshot of ``release`` (read ``with_parts``) as its form has it at this moment."""
    words = {name: request.POST[name] for name in ("headline", "summary") if name in request.POST}
    body = {"body": clean(request.POST["body"])} if "body" in request.POST else {}
    content = {**snapshot(release), **words, **body, **typed_parts(request.POST, release).content}
    return content | ({"inspections": chosen(request)} if "inspections_chosen" in request.POST else {})


def chosen(request: HttpRequest) -> list[Content]:
    """The facts of the inspections chosen in the form, as far as this officer may read them."""
    if not isinstance(request.user, PermissionsMixin) or not request.user.has_perm("inspections.view_inspection"):
        return []
    keys = [key for key in request.POST.getlist("inspections") if key.isdecimal()]
    return [facts(inspection) for inspection in Inspection.objects.with_facts().filter(pk__in=keys).order_by("slug")]
