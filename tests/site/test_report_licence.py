"""A report whose licence forbids copying is never served to the public: neither its text nor its file, anywhere."""

import re
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

import pypdfium2
import pytest
from django.core.files.base import ContentFile
from django.test import Client

from inspections.facts import SHORT_QUOTATION
from inspections.models import Recommendation, Report
from releases.models import Edition
from tests import everything, samples
from tests.site.crawling import Served, everything_served

pytestmark = pytest.mark.django_db

SEED = 12  # words in a row that start a comparison
STOCK = "inspectors found that children who need help are seen soon and managers know their workers well"


def invented() -> list[str]:
    """Twenty paragraphs of a report that does not exist, each of some 90 words that no other one has in this order."""
    stock = STOCK.split()
    return [" ".join(f"{stock[n * step % len(stock)]} {step}-{n}" for step in range(30)) for n in range(1, 21)]


def of_2014(shared: Path) -> list[str]:
    """The paragraphs of the real report, as far as numbers at the beginnings of lines tell them."""
    document = pypdfium2.PdfDocument(shared / "ofsted" / "reports" / "2014-06-30-oxfordshire.pdf")
    text = "\n".join(page.get_textpage().get_text_range() for page in document)
    return [" ".join(part.split()) for part in re.split(r"\r?\n\s*\d{1,3}\.\s", text)]


def record(paragraphs: list[str], pdf: bytes) -> Report:
    """The full newsroom, whose inspection has this report: text, file, findings and evidence taken from it."""
    release = everything.complete()["full"]
    report = Report.objects.get(inspection__slug="fernshire-2014")
    report.licence = Report.Licence.NON_COMMERCIAL
    report.file.save("report.pdf", ContentFile(pdf))
    for number, text in enumerate(paragraphs, 1):
        report.paragraphs.create(position=number, number=number, page=1 + number // 5, section="Findings", text=text)
    for text in paragraphs:
        report.inspection.praisedareas.create(text=text, source="report", paragraphs="3")
        report.inspection.recommendations.create(text=text, source="report", kind=Recommendation.Kind.IMPROVEMENT)
    evidence = [
        {"key": "1", "claim": "Early help", "kind": "praised", "cited": "", "place": "body", "verdict": "verbatim"}
        | {"inspection": "fernshire-2014", "paragraphs": [[1, 1]], "page": 1, "url": report.url, "kept": ""}
        | {"words": text[:SHORT_QUOTATION]}
        for text in paragraphs
    ]
    everything.amend(release, kind="update", note="Now with findings.", summary="Inspectors said more.")
    Edition.objects.filter(release=release, is_current=True).update(evidence=evidence)
    return report


def longest_copy(served: Iterable[Served], paragraphs: list[str]) -> tuple[int, str]:
    """The length in letters of the longest run of words that any answer shares with any paragraph, and where it is."""
    starts: dict[tuple[str, ...], list[tuple[int, int]]] = defaultdict(list)
    sources = [words(text) for text in paragraphs]
    for number, source in enumerate(sources):
        for at in range(len(source) - SEED + 1):
            starts[tuple(source[at : at + SEED])].append((number, at))
    longest = (0, "")
    for answer in served:
        found = words(answer.text)
        for at in range(len(found) - SEED + 1):
            for number, start in starts.get(tuple(found[at : at + SEED]), ()):
                run = common(found[at:], sources[number][start:])
                longest = max(longest, (len(" ".join(run)), answer.address))
    return longest


def words(text: str) -> list[str]:
    """The words, and the mark at which a quotation is cut: what follows it is another text."""
    return re.findall(r"\w+|…", text.casefold())


def common(one: list[str], other: list[str]) -> list[str]:
    """The words in which both begin alike."""
    pairs = zip(one, other, strict=False)
    length = next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))
    return one[:length]


def check(client: Client, report: Report, paragraphs: list[str], pdf: bytes) -> None:
    """Nothing the public can reach holds more than a short quotation, nor the file."""
    served = everything_served(client, f"/files/{report.file.name}", f"/media-is-not-served/{report.file.name}")
    assert len(served) > 80
    assert {"text/html", "application/rss+xml", "application/json", "text/csv"} <= {
        page.content_type for page in served
    }
    length, where = longest_copy((page for page in served if page.is_text), paragraphs)
    assert length <= SHORT_QUOTATION, where
    assert [page.address for page in served if page.content.startswith(b"%PDF")] == []
    assert [page.address for page in served if pdf[:500] in page.content] == []
    assert [page.address for page in served if report.file.name in page.content.decode("latin-1")] == []
    assert any(report.url.encode() in page.content for page in served)  # where to read it instead


def test_an_invented_report_is_served_nowhere(client: Client) -> None:
    paragraphs, pdf = invented(), samples.pdf()
    check(client, record(paragraphs, pdf), paragraphs, pdf)


def test_the_report_of_2014_is_served_nowhere(client: Client, shared: Path) -> None:
    paragraphs = of_2014(shared)
    assert len(paragraphs) > 131
    pdf = (shared / "ofsted" / "reports" / "2014-06-30-oxfordshire.pdf").read_bytes()
    check(client, record(paragraphs, pdf), paragraphs, pdf)


def test_what_is_looked_for_would_be_found(client: Client) -> None:
    paragraphs = invented()
    report = record(paragraphs, samples.pdf())
    Report.objects.filter(pk=report.pk).update(licence=Report.Licence.OGL)
    served = everything_served(client)
    length, where = longest_copy((page for page in served if page.is_text), paragraphs)
    assert length > SHORT_QUOTATION
    assert where == "/inspections/fernshire-2014/"


@pytest.mark.parametrize(
    ("licence", "source", "is_cut"),
    [
        ("non_commercial", "report", True),
        ("non_commercial", "hand", True),
        ("non_commercial", "release", False),
        ("unknown", "report", True),
        ("unknown", "hand", False),
        ("ogl", "report", False),
    ],
)
def test_words_are_cut_by_licence_and_source(client: Client, licence: str, source: str, is_cut: bool) -> None:
    made = everything.inspection()
    Report.objects.filter(inspection=made).update(licence=licence)
    text = "Strengthen it. " * 40
    made.recommendations.create(text=text.strip(), source=source)
    html = client.get(made.get_absolute_url()).content.decode()
    assert (text.strip() not in html) == is_cut
    assert ("…" in html) == is_cut
