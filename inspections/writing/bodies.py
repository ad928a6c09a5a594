"""Whom and what a record is about: authorities and bodies that are not on record are added, addresses found."""

from typing import Any

from django.utils.text import slugify

from inspections.models import InspectedBody, Inspection, LocalAuthority
from inspections.proposing.authorities import known_entry
from inspections.proposing.choices import Choices, ChosenBody


def bodies_of(chosen: ChosenBody) -> list[InspectedBody]:
    """The inspected body and, where there is one, the safeguarding board; those not on record are added."""
    authority = chosen.authority or _new_authority(chosen.new_authority)
    wanted = [(chosen.kind, chosen.name), *([(InspectedBody.Kind.LSCB, chosen.board)] if chosen.board else [])]
    return [_body(kind, name, authority) for kind, name in wanted]


def _body(kind: str, name: str, authority: LocalAuthority) -> InspectedBody:
    """The body of that kind and name; one that was nobody's becomes the authority's."""
    body, _made = InspectedBody.objects.get_or_create(kind=kind, name=name, defaults={"authority": authority})
    if body.authority_id is None:
        body.authority = authority
        body.save(update_fields=["authority"])
    return body


def _new_authority(name: str) -> LocalAuthority:
    """An authority that is not on record yet: with all its codes, if it is one of England's."""
    known, entry = known_entry(name)
    if entry is None:
        return LocalAuthority.objects.create(name=name, slug=free_slug(LocalAuthority, name))
    if entry.authority is None:
        known.save([entry])
    return entry.saved


def free_slug(model: Any, wanted: str) -> str:
    """``wanted`` as the end of an address that no row of ``model`` has."""
    stem = slugify(wanted)[:110] or "record"
    taken = set(model.objects.filter(slug__startswith=stem).values_list("slug", flat=True))
    return next(slug for slug in (stem, *(f"{stem}-{number}" for number in range(2, 10_000))) if slug not in taken)


def new_record(choices: Choices, body: InspectedBody) -> Inspection:
    """An empty record under the chosen framework, following the one before it of the same body and method."""
    periods = choices.values["periods"]
    area = body.authority.slug if body.authority else body.name
    return Inspection.objects.create(
        slug=free_slug(Inspection, f"{area}-{periods[0].starts_on.year}"),
        title=choices.values["title"],
        framework=choices.framework,
        previous=Inspection.objects.dated()
        .filter(bodies=body, framework__family=choices.framework.family, published_on__lt=periods[0].starts_on)
        .first(),
    )
