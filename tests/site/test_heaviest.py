"""The fullest page of every kind keeps to the budget: lists to the brim, the longest words that the forms allow."""

import datetime as dt
import gzip
from typing import Any

import pytest
from django.test import Client

from benchmarks.texts import Author
from inspections import models as facts
from releases import search
from releases.listing import PER_PAGE
from releases.models import Newsroom
from releases.stylesheet import stylesheet
from tests.everything import newsroom
from tests.many import AUTHORITIES, every_authority, publish_many
from tests.site.test_figures import MOST_BYTES

pytestmark = pytest.mark.django_db

PAGES = [
    "/",
    "/news/",
    "/news/2006/01/",
    "/topics/",
    "/topics/subject-0/",
    "/topics/subject-0/2006/",
    "/people/sam-hill-0/",
    "/places/fernby-0/",
    "/search/?q=council",
    "/inspections/",
    "/inspections/fernshire-2014/",
    "/inspections/national/",
]
HEADLINE, SUMMARY, NOTE = 160, 300, 200  # characters
BRIM = 3 * PER_PAGE - 1  # releases of a list: with one more, its newest page would be two
WORDY: dict[str, Any] = {"returning": 0, "syllables": (1, 2, 2, 3)}  # longer words than real ones, and no repetition
LONG = 3  # times the 600 words of a usual release
HOURS = dt.timedelta(hours=12)  # all of them in one month


def texts() -> list[dict[str, str]]:
    """What an author writes who uses up what the form allows; the last release is a very long one."""
    author = Author(**WORDY)
    bodies = [str(author.release(number, BRIM)["body"]) for number in range(BRIM)]
    running = " ".join(
        word for word in " ".join(bodies).replace("<", " <").replace(">", "> ").split() if word.isalpha()
    )
    made = []
    for number, body in enumerate(bodies):
        at = number * (HEADLINE + SUMMARY)
        headline, summary = running[at : at + HEADLINE], running[at + HEADLINE : at + HEADLINE + SUMMARY]
        made.append({"headline": headline.strip(), "summary": summary.strip(), "body": body})
    made[-1]["body"] = "".join(str(author.release(number, LONG)["body"]) for number in range(LONG))
    return made


def asked_at_length() -> None:
    """Many recommendations, each with a log of two entries."""
    inspection = facts.Inspection.objects.get(slug="fernshire-2014")
    author = Author(**WORDY)
    for number in range(15):
        words = author.release(number, 15)
        asked = facts.Recommendation.objects.create(
            inspection=inspection,
            position=100 + number,
            number=100 + number,
            text=f"{words['headline']} {words['summary']}",
        )
        for year in (2015, 2016):
            facts.RecommendationProgress.objects.create(
                recommendation=asked, on=dt.date(year, 1, 5), status="under_way", note=str(words["summary"])[:NOTE]
            )


def weight(content: bytes) -> int:
    """Compressed, in bytes."""
    return len(gzip.compress(content, 9))


def test_the_fullest_page_of_every_kind_is_no_heavier_than_a_first_flight(client: Client) -> None:
    newsroom()
    every_authority()
    asked_at_length()
    latest = publish_many(BRIM, apart=HOURS, subjects=1, texts=texts())[-1]
    css = weight(stylesheet(Newsroom.objects.get_current()).encode())
    pages = {address: client.get(address).content for address in (*PAGES, latest.get_absolute_url())}
    assert pages["/news/2006/01/"].count(b"<li><time") == 2 * PER_PAGE - 1
    assert pages["/search/?q=council"].count(b"<li><time") == search.PER_PAGE
    assert pages["/inspections/national/"].count(b'<th scope="row"><a href') >= AUTHORITIES
    assert len(pages[latest.get_absolute_url()]) > 10_000
    weights = {address: weight(content) + css for address, content in pages.items()}
    assert {address: most for address, most in weights.items() if most > MOST_BYTES} == {}
