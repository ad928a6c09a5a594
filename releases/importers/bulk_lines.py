"""A line of an archive: one release as a JSON object, read and validated.

``headline``, ``body`` (HTML, cleaned as an officer's is) and ``first_published_at`` (ISO 8601 with its offset) have to
be there; ``summary``, ``topics`` and ``place`` (names) and ``slug`` (the end of the address; made of the headline
without it) may be. No database is asked.
"""

import datetime as dt
import hashlib
import json
import re
from dataclasses import dataclass
from typing import Any

from django.utils.dateparse import parse_datetime
from django.utils.text import slugify

from releases.markup import clean, is_printed, plain_text
from releases.search.text import Text, text_of_words

LONGEST = {"headline": 160, "summary": 300, "slug": 120, "place": 80}
LONGEST_TOPIC = 80
FIELDS = {*LONGEST, "body", "first_published_at", "topics"}
EARLIEST = 1900
_SLUG = re.compile(r"[-a-zA-Z0-9_]+")
_NOT_TEXT = re.compile("[\0\ud800-\udfff]")


class Faulty(Exception):  # noqa: N818 - what is wrong with a line is an answer, not a fault of ours
    """Why a line cannot be imported, in sentences."""


@dataclass(frozen=True)
class Line:
    """A release as a line tells it; ``text`` is what search is to know of it.

    ``ref`` is the same for the same release in a later version of the file. ``topics`` are in the order of the
    addresses that they would have.
    """

    number: int
    ref: str
    headline: str
    summary: str
    body: str
    text: Text
    slug: str
    first_published_at: dt.datetime
    topics: tuple[str, ...]
    place: str
    headline_slug: str

    def address(self, attempt: int) -> str:
        """The address to try: the headline's, then with the day, then numbered."""
        if attempt == 0:
            return self.headline_slug
        dated = f"{self.headline_slug}-{self.first_published_at:%Y-%m-%d}"
        return dated if attempt == 1 else f"{dated}-{attempt}"


def read_line(number: int, text: str) -> Line:
    """The release that line ``number`` of a file tells. Raises ``Faulty``."""
    told = _told(text)
    at = _instant(told)
    headline = " ".join(_string(told, "headline").split())
    if not headline:
        raise Faulty("There is no headline. Say what happened.")
    summary = " ".join(_string(told, "summary").split())
    slug, body = _slug(told), _body(told)
    topics, place = _topics(told), " ".join(_string(told, "place").split())
    named = slug or f"{headline.lower()}\x1f{at.astimezone(dt.UTC).isoformat()}"
    return Line(
        number=number,
        ref=hashlib.sha256(f"bulk\x1f{named}".encode()).hexdigest(),
        headline=headline,
        summary=summary,
        body=body,
        text=text_of_words(headline, summary, plain_text(body), place, topics),
        slug=slug,
        first_published_at=at,
        topics=topics,
        place=place,
        headline_slug=_headline_slug(headline),
    )


def _told(text: str) -> dict[str, Any]:
    try:
        told = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise Faulty(f"It is not JSON ({error}). Write one object a line.") from None
    if not isinstance(told, dict):
        raise Faulty("It is not a JSON object. Write one object a line.")
    if unknown := sorted(told.keys() - FIELDS):
        raise Faulty(f"“{unknown[0]}” is not known here. A release has {', '.join(sorted(FIELDS))}.")
    return told


def _string(told: dict[str, Any], name: str) -> str:
    """The text of ``name``; empty if there is none."""
    value = told.get(name) or ""
    if not isinstance(value, str):
        raise Faulty(f"“{name}” is not text. Write it in quotation marks.")
    if not is_printed(value) and _NOT_TEXT.search(value):
        raise Faulty(f"“{name}” holds a character that is no text (NUL, or half of a pair). Take it out.")
    longest = LONGEST.get(name)
    if longest and len(value) > longest:
        raise Faulty(f"“{name}” has {len(value)} characters; it may have {longest}. Shorten it.")
    return value


def _instant(told: dict[str, Any]) -> dt.datetime:
    try:
        at = parse_datetime(_string(told, "first_published_at"))
    except ValueError:
        at = None
    if at is None or at.tzinfo is None:
        raise Faulty("“first_published_at” is not a time with its offset. Write 2014-06-30T11:09:00+01:00.")
    if at.year < EARLIEST or at > dt.datetime.now(dt.UTC):
        raise Faulty(f"“first_published_at” lies before {EARLIEST} or in the future. Give the day it was published.")
    return at


def _slug(told: dict[str, Any]) -> str:
    slug = _string(told, "slug")
    if slug and not (_SLUG.fullmatch(slug) and re.search("[a-z]", slug)):
        raise Faulty(f"“{slug}” cannot be an address. Use letters without accents, digits and hyphens.")
    return slug


def _headline_slug(headline: str) -> str:
    plain = slugify(headline)[:90].strip("-")
    return plain if re.search("[a-z]", plain) else f"release-{plain}".strip("-")


def _body(told: dict[str, Any]) -> str:
    body = clean(_string(told, "body"))
    if "<div " in body:
        raise Faulty("The body places a part (data-embed), and there are no parts here. Write it out.")
    if not body:
        raise Faulty("The release has no text. Write the body of the release.")
    return body


def _topics(told: dict[str, Any]) -> tuple[str, ...]:
    topics = told.get("topics") or []
    if not isinstance(topics, list) or not all(isinstance(name, str) for name in topics):
        raise Faulty('“topics” is not a list of names. Write ["Libraries", "Roads"].')
    names = dict.fromkeys(" ".join(name.split()) for name in topics)
    if any(not name or len(name) > LONGEST_TOPIC or _NOT_TEXT.search(name) for name in names):
        raise Faulty(f"A topic has no name, or one of over {LONGEST_TOPIC} characters. Shorten it.")
    return tuple(sorted(names, key=slugify))
