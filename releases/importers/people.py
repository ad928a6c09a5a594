"""People and their offices: found by name, made where they are new."""

import re

from django.utils.text import slugify

from council_news.outbox.models import Change
from releases.importers.parsed import Quotation, Remarks, Speaker
from releases.importers.sentences import plain
from releases.models import Person, Quote, Release, Role

_MEMBER = re.compile(
    r"cabinet member|councillor|leader of|council(?:'s)? leader|lead member|portfolio|executive member", re.I
)
_PARTNER = re.compile(
    r"police|nhs|ofsted|hospital|trust|commission|university|college|charity|association|minister", re.I
)
_OFFICER = re.compile(r"director|chief executive|head of|officer|manager|service", re.I)


def add_quote(release: Release, quotation: Quotation, position: int, remarks: Remarks) -> Quote:
    """Store a quotation with its speaker and the office held; the lead-in is kept as printed."""
    person = _person(quotation.speaker, remarks)
    quote = Quote(
        release=release,
        position=position,
        speaker=person,
        role=_role(person, quotation.speaker.role),
        words="\n\n".join(quotation.words),
    )
    if quote.lead_in != quotation.lead_in:
        quote.introduction = quotation.lead_in
    quote.save()
    return quote


def _person(speaker: Speaker, remarks: Remarks) -> Person:
    """The person of that name, however their apostrophes are written; a new one otherwise."""
    same_address = Person.objects.filter(slug=slugify(plain(speaker.name)), name__istartswith=speaker.name[:1])
    person: Person | None = Person.objects.filter(name__iexact=speaker.name).first() or same_address.first()
    if person:
        return person
    kind = _kind(speaker)
    name = f"{speaker.title} {speaker.name}".strip()
    remarks.ask(
        f"{name} is new here: the record is made from the text. Check the name"
        + ("." if kind else " and in what capacity they speak; council officer is assumed.")
    )
    return Person.objects.create(
        name=speaker.name, slug=_free_slug(speaker.name), title=speaker.title, kind=kind or Person.Kind.OFFICER
    )


def _kind(speaker: Speaker) -> Person.Kind | None:
    """In what capacity somebody speaks, where title or office say so."""
    office = plain(speaker.role)
    if speaker.title == "Councillor" or _MEMBER.search(office):
        return Person.Kind.MEMBER
    if _PARTNER.search(office) or re.search("inspector|superintendent|constable", speaker.title, re.I):
        return Person.Kind.PARTNER
    return Person.Kind.OFFICER if _OFFICER.search(office) else None


def _free_slug(name: str) -> str:
    """An address for a person that nobody has."""
    wanted = slugify(name)[:110] or "person"
    taken = set(Person.objects.filter(slug__startswith=wanted).values_list("slug", flat=True))
    return next(slug for slug in (wanted, *(f"{wanted}-{n}" for n in range(2, 10_000))) if slug not in taken)


def _role(person: Person, title: str) -> Role | None:
    """The person's office of that title, in whichever quotation marks; a new one of unknown dates otherwise."""
    if not title:
        return None
    for role in person.roles.all():
        if plain(role.title) == plain(title):
            return role
    Change.objects.record(Change.Kind.PERSON, person.pk)  # a person's page names their offices
    return Role.objects.create(person=person, title=title)
