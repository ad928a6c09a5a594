"""What the public templates need beyond Django's own tags: typography, photographs, grades."""

from typing import Any

from django import template
from django.db.models import Exists, OuterRef
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from council_news import text
from council_news.addresses import address
from inspections.facts import facts
from inspections.models import Inspection
from releases.models import Edition, Newsroom
from releases.photos import WIDTHS
from releases.stylesheet import stylesheet_url as address_of_stylesheet

register = template.Library()

for function in (
    text.clock,
    text.counted,
    text.day,
    text.dialled,
    text.file_kind,
    text.file_size,
    text.machine_time,
    text.paragraphs,
    text.quoted,
    text.time_and_day,
):
    register.filter(function)

PLAIN_WIDTH = 960
NAVIGATION = {
    "releases:archive": "News",
    "releases:topics": "Topics",
    "inspections:inspections": "Inspections",
    "releases:people": "People",
    "releases:contacts": "Contacts",
    "releases:search": "Search",
}
MOST_MARKS = 6  # beyond that nobody counts them
# The plural of Recommendation.Kind as reports print it (reference/ofsted.md).
KIND_HEADINGS = {
    "priority": "Priority and immediate action",
    "improvement": "Areas for improvement",
    "recommendation": "Recommendations",
    "priority_action": "Areas for priority action",
    "weakness": "Significant weaknesses",
}


@register.simple_tag
def stylesheet_url(newsroom: Newsroom) -> str:
    """The address of the stylesheet in this newsroom's colours."""
    return address_of_stylesheet(newsroom)


@register.simple_tag
def navigation(path: str) -> SafeString:
    """The items of the main navigation; that of ``path`` says so."""
    plain, here = '<li><a href="{}">{}</a></li>', '<li><a href="{}" aria-current="page">{}</a></li>'
    links = [(address(name), label) for name, label in NAVIGATION.items()]
    items = (format_html(here if link == path else plain, link, label) for link, label in links)
    return format_html_join("", "{}", ((item,) for item in items))


@register.simple_tag
def releases_about(slug: str) -> list[Edition]:
    """The live releases that report on the inspection ``slug``, newest first. One query."""
    return list(Edition.objects.live().for_lists().latest_first().filter(inspections__slug=slug))


@register.simple_tag
def others_in_the_news() -> list[dict[str, Any]]:
    """Inspections of other councils that live releases report on, newest first, as facts. As many queries as facts."""
    reported = Exists(Edition.objects.live().filter(inspections=OuterRef("pk")))
    ours = Inspection.objects.ours().values("pk")
    others = Inspection.objects.public().exclude(pk__in=ours).filter(reported)
    return [facts(row) for row in others.dated().with_facts()]


@register.filter
def photo_url(photo: dict[str, Any], ending: str) -> str:
    """The address of the size of a photo that readers without ``srcset`` get; ``ending`` is "jpg" or "webp"."""
    return _rendition(photo, PLAIN_WIDTH, ending)


@register.filter
def srcset(photo: dict[str, Any], ending: str) -> str:
    """The sizes of a photo of the content, for the attribute ``srcset``; ``ending`` is "jpg" or "webp".

    A small photo is never enlarged: its sizes are named up to the first that holds it as it is.
    """
    smaller = [width for width in WIDTHS if width < photo["width"]]
    return ", ".join(
        f"{_rendition(photo, width, ending)} {min(width, photo['width'])}w" for width in WIDTHS[: len(smaller) + 1]
    )


def _rendition(photo: dict[str, Any], width: int, ending: str) -> str:
    return address("releases:photo", photo["sha256"], width, ending)


@register.filter
def figure(value: str) -> dict[str, str]:
    """A figure as printed, its number apart from the words around it: "More than 3,100" has 3,100 as ``number``.

    All of it is ``number`` where no part of it is a number, or several are.
    """
    words = value.split()
    numbers = [at for at, word in enumerate(words) if any(letter.isdigit() for letter in word)]
    if len(numbers) != 1:
        return {"before": "", "number": value, "after": ""}
    at = numbers[0]
    return {"before": " ".join(words[:at]), "number": words[at], "after": " ".join(words[at + 1 :])}


@register.filter
def marks(judgement: dict[str, Any]) -> str:
    """A grade as shapes beside its word: "■■■□" for the second best of four; empty where there is no grade."""
    return shapes(judgement["position"], judgement["scale_size"]) if judgement["grade"] else ""


@register.filter
def levels(inspection: dict[str, Any]) -> list[dict[str, Any]]:
    """The levels of an inspection's scale, best first, with their shapes and which of them was awarded overall."""
    awarded = {(judgement["position"], judgement["grade"]) for judgement in inspection["headline"]}
    scale = inspection["scale"]
    return [
        {
            "label": level["label"],
            "definition": level["definition"],
            "marks": shapes(level["position"], len(scale)),
            "is_awarded": (level["position"], level["label"]) in awarded,
        }
        for level in scale
    ]


def shapes(position: int, size: int) -> str:
    """The place of a grade on a scale of ``size`` grades, 1 being the best: more filled squares are better."""
    if not 2 <= size <= MOST_MARKS or not 1 <= position <= size:
        return ""
    return "■" * (size - position + 1) + "□" * (position - 1)


@register.filter
def kind_heading(kind: str) -> str:
    """What a report prints above several recommendations of one kind."""
    return KIND_HEADINGS.get(kind, "Recommendations")


@register.filter
def spoken(quote: dict[str, Any]) -> str:
    """What stands before a quotation, with the speaker's name as a link to their page."""
    speaker = quote["speaker"]
    before, name, after = quote["lead_in"].partition(speaker["name"])
    if not name:
        return str(quote["lead_in"])
    person = address("releases:person", speaker["slug"])
    return format_html('{}<a href="{}">{}</a>{}', before, person, name, after)
