"""Which bodies an inspection of an authority looks at: found on record or made, all at once."""

from collections.abc import Iterable

from inspections.models import InspectedBody, LocalAuthority

Kind = InspectedBody.Kind
Key = tuple[int, str]  # authority, kind


def kinds_of(framework: str) -> tuple[str, ...]:
    """What an inspection under ``framework`` looks at: the council and, for area SEND, the partnership too."""
    return (Kind.AUTHORITY, Kind.PARTNERSHIP) if framework.startswith("area-send") else (Kind.AUTHORITY,)


def bodies_for(wanted: Iterable[tuple[LocalAuthority, str]]) -> dict[Key, InspectedBody]:
    """A body for each pair of authority and kind; one whose name is taken by a body of nobody's becomes theirs."""
    pairs = {(authority.pk, kind): authority for authority, kind in wanted}
    on_record = InspectedBody.objects.filter(kind__in=[Kind.AUTHORITY, Kind.PARTNERSHIP]).order_by("-pk")
    bodies: dict[Key, InspectedBody] = {}
    by_name: dict[tuple[str, str], InspectedBody] = {}
    for body in on_record:  # of several the eldest stays
        by_name[(body.kind, body.name)] = body
        if body.authority_id is not None:
            bodies[(body.authority_id, body.kind)] = body
    for key, authority in pairs.items():
        if key not in bodies:
            name = authority.name if key[1] == Kind.AUTHORITY else f"{authority.name} local area partnership"
            body = by_name.get((key[1], name)) or InspectedBody(kind=key[1], name=name)
            body.authority = authority
            bodies[key] = body
    missing = [bodies[key] for key in pairs]
    InspectedBody.objects.bulk_create([body for body in missing if body.pk is None])
    InspectedBody.objects.bulk_update([body for body in missing if body.pk is not None], ["authority"])
    return {key: bodies[key] for key in pairs}
