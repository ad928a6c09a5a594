"""Taking a figure of the national picture into a release: a verb in the manner of ``workflow``."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max

from inspections.national import figure
from releases import workflow
from releases.models import KeyFact, Release
from releases.refusals import Refused

PERMISSIONS = ("releases.change_release", "releases.add_keyfact")


def may_use_figures(user: Any) -> bool:
    """Whether ``user`` may put figures into releases at all."""
    return bool(user.has_perms(PERMISSIONS))


@transaction.atomic
def use_figure(*, release: Release, reference: str, by: Any) -> KeyFact:
    """Give the working copy a key fact with the figure as the record has it now. Raises ``Refused``.

    The key fact remembers the figure's name, by which a check finds out when the record changes.
    """
    if not may_use_figures(by):
        raise Refused(["You may not add key facts to releases: your role does not have the permission."])
    fresh = Release.objects.select_for_update().get(pk=release.pk)
    found = figure(reference)
    if found is None:
        raise Refused(["The record has no such figure: choose one from the list."])
    if fresh.keyfact_set.filter(figure=reference).exists():
        raise Refused(["This figure is among the key facts of the release already."])
    last = fresh.keyfact_set.aggregate(Max("position"))["position__max"]
    fact = KeyFact(release=fresh, figure=reference, position=0 if last is None else last + 1)
    fact.value, fact.label, fact.source = found.value, found.label, found.source
    try:
        fact.full_clean()
    except ValidationError as error:
        raise Refused(error.messages) from error
    fact.save()
    workflow.record_edit(release=fresh, by=by, note=f"From the national picture: {found.value} {found.label}.")
    return fact
