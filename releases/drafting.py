"""A draft release made from an inspection: neutral words, and the facts as embeds that stay true to the record.

What only the council can say is left as a marked gap (``checks.gaps``), with which the draft cannot go out.
"""

from collections.abc import Iterator
from html import escape
from typing import Any

from django.db import transaction

from inspections.facts import facts
from inspections.models import Inspection
from releases import workflow
from releases.checks.gaps import QUOTE, gap
from releases.embeds import EMBEDS
from releases.markup import clean
from releases.models import Newsroom, NoteToEditors, Release, ReleaseContact
from releases.refusals import Refused
from releases.slugs import free_slug

Facts = dict[str, Any]

LONGEST = 160
SPEAKER = gap(QUOTE, "who speaks for the council?")
# What a family of frameworks inspects, in the newsroom's words.
SUBJECTS = {
    "Area SEND": "services for children with special educational needs and disabilities in {}",
    "LSCB review": "the safeguarding children board of {}",
}
SERVICES = "children’s services in {}"
# The sections of a draft, and the embeds of each; a section without any is left out.
SECTIONS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("The judgements", ("judgements", "grade-scale")),
    ("What inspectors asked for", ("recommendations",)),
    ("The report", ("report",)),
)
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


@transaction.atomic
def draft_from_inspection(*, inspection: Inspection, by: Any) -> Release:
    """A new draft that reports ``inspection``. Raises ``Refused`` for a children's home, which no release may name."""
    record = Inspection.objects.with_facts().prefetch_related("bodies__authority").get(pk=inspection.pk)
    told = facts(record)
    if told["is_confidential"]:
        raise Refused(["No release says which children’s home was inspected: write it by hand."])
    subject = SUBJECTS.get(record.framework.family, SERVICES).format(_area(record))
    headline = _headline(told, subject)
    release = Release.objects.create(
        headline=headline, summary=_summary(told), body=_body(told, subject), slug=free_slug(headline), created_by=by
    )
    release.inspections.add(record)
    for position, note in enumerate(_notes(record, told), start=1):
        NoteToEditors.objects.create(release=release, position=position, text=note)
    if contact := Newsroom.objects.get_current().default_contact:
        ReleaseContact.objects.create(release=release, contact=contact)
    workflow.record_created(release=release, by=by, note=f"Drafted from the inspection “{record}”.")
    return release


def _area(record: Inspection) -> str:
    """Whose services they are: the authority, or else the first body."""
    bodies = sorted(record.bodies.all(), key=lambda body: (body.kind != "authority", body.name))
    authority = next((body.authority for body in bodies if body.authority), None)
    return authority.name if authority else bodies[0].public_name if bodies else "the area"


def _headline(told: Facts, subject: str) -> str:
    """What happened, without praise or blame: the overall grade if there is one, else what was published."""
    inspectorate, overall = told["framework"]["inspectorate"], _overall(told)
    judged = len([line for line in told["judgements"] if line["grade"]])
    s = "" if " and " in inspectorate else "es"  # of one inspectorate or of several
    if overall:
        text = f"{inspectorate} judge{s[1:]} {subject} {_as_predicate(overall)}"
    elif judged > 1:
        number = _NUMBERS[judged] if judged < len(_NUMBERS) else str(judged)
        text = f"{inspectorate} publish{s} {number} judgements on {subject}"
    else:
        text = f"{inspectorate} publish{s} report on {subject}"
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1].rpartition(' ')[0]}…"


def _overall(told: Facts) -> str:
    """The one overall grade; "" where there is none, or there are two."""
    overall = [line for line in told["headline"] if line["is_overall"] and line["grade"]]
    return str(overall[0]["grade"]) if len(overall) == 1 else ""


def _as_predicate(grade: str) -> str:
    """A grade after "judges services": "good overall", "to require improvement to be good overall"."""
    words = grade[:1].lower() + grade[1:]
    return f"{words.replace('requires', 'to require', 1)} overall"


def _summary(told: Facts) -> str:
    """When inspectors came and when their report came out, in one sentence."""
    came = f"Inspectors visited {_when(told)}" if told["periods"] else "Inspectors have visited"
    out = f"; their report was published on {told['published_text']}" if told["published_text"] else ""
    return f"{came}{out}."


def _when(told: Facts) -> str:
    """The days on site as a sentence needs them: "from 12 to 23 February 2024", "on 3 May 2016", "in March 2011"."""
    texts, first = told["periods_text"], told["periods"][0]
    if first["precision"] != "day":
        return f"in {texts}"
    return f"{'on' if first['starts_on'] == first['ends_on'] else 'from'} {texts}"


def _body(told: Facts, subject: str) -> str:
    """The text, with an embed wherever the record has something to show."""
    slug, inspectorate = told["slug"], told["framework"]["inspectorate"]
    out = f" on {told['published_text']}" if told["published_text"] else ""
    pieces = [f"{inspectorate} published a report on {subject}{out}."]
    if told["periods"]:
        pieces.append(f"Inspectors visited {_when(told)}.")
    if overall := _overall(told):
        pieces.append(f"The overall judgement is “{overall[:1].lower()}{overall[1:]}”.")
    if told["outcome"]:
        pieces.append(told["outcome"])
    blocks = [f"<p>{escape(' '.join(pieces), quote=False)}</p>", f"<p>{SPEAKER}</p>"]
    for heading, names in SECTIONS:
        markers = [f'<div data-embed="{name}" data-ref="{slug}"></div>' for name in names if _has(told, name)]
        blocks += [f"<h2>{heading}</h2>", *markers] if markers else []
    return clean("\n".join(blocks))


def _has(told: Facts, embed: str) -> bool:
    """Whether an embed would print anything; a scale needs judgements on it."""
    return bool(told[EMBEDS[embed].needs]) and (embed != "grade-scale" or bool(told["judgements"]))


def _notes(record: Inspection, told: Facts) -> Iterator[str]:
    """For journalists: the method, its scale, and what its grades cannot be compared with."""
    framework, scale = record.framework, record.framework.scale
    yield " ".join(filter(None, [f"{framework.inspectorate} inspected under: {framework.title}.", framework.note]))
    if scale and told["judgements"]:
        grades = ", ".join(grade["label"].lower() for grade in told["scale"])
        sentence = f"The grades, best first: {grades}."
        yield " ".join(filter(None, [sentence, scale.note]))
    others = Inspection.objects.history_of(record).select_related("framework__scale")
    other = [one for one in others if one.framework.scale_id and one.framework.scale_id != framework.scale_id]
    if scale and other:
        names = dict.fromkeys(one.framework.short_title for one in other)
        yield f"The grades cannot be compared with those given under: {', '.join(names)}. They are of other scales."
