"""The public page of 30 June 2014 says everything the original says, in its order."""

import html
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from council_news.sample import OXFORDSHIRE_2014
from council_news.sample.logins import make_logins
from council_news.sample.newsroom import make_newsroom
from council_news.sample.oxfordshire import REPORTED, publish_oxfordshire
from releases.embeds import render_embed
from releases.models import Edition

pytestmark = pytest.mark.django_db
HEADER_LINES = 7  # day, month, year, "|", time, zone and a blank line: printed as a date


def words(text: str) -> list[str]:
    """The words of ``text``: small letters, apostrophes dropped, other signs aside."""
    return re.findall(r"[^\W_]+", re.sub(r"[’'‘]", "", text.lower()))


def sentences(text: str) -> list[list[str]]:
    """The words of each sentence, heading and item of the source."""
    lines = text.splitlines()[HEADER_LINES:]
    parts = [part for line in lines for part in re.split(r"(?<=[.?!])[”\"]?\s+|(?<=\.)(?=\()", line)]
    return [found for part in parts if (found := words(part))]


def missing(wanted: list[list[str]], page: list[str]) -> list[str]:
    """The sentences whose words do not follow, unbroken, after those of the sentence before."""
    lost, start = [], 0
    for sentence in wanted:
        at = _find(page, sentence, start)
        if at < 0:
            lost.append(" ".join(sentence))
        else:
            start = at + len(sentence)
    return lost


def _find(page: list[str], sentence: list[str], start: int) -> int:
    last = len(page) - len(sentence)
    return next((at for at in range(start, last + 1) if page[at : at + len(sentence)] == sentence), -1)


@pytest.fixture
def source() -> str:
    """The original text: the developers' copy where there is one, and the demo's own."""
    original = Path(settings.BASE_DIR).parent / "shared" / "releases" / "oxfordshire-2014-06-30.txt"
    return original.read_text(encoding="utf-8") if original.exists() else OXFORDSHIRE_2014


@pytest.fixture
def page(client: Client, tmp_path: Path) -> str:
    """The public page, as an anonymous visitor gets it."""
    make_logins(tmp_path)
    make_newsroom()
    edition = publish_oxfordshire()
    return client.get(edition.get_absolute_url()).content.decode()


def words_of(page: str) -> list[str]:
    """The words of the main part of a page, without the panels it adds: they must not stand in for the text's words."""
    content = Edition.objects.live().get().content
    main = page[page.index("<main") : page.index("</main>")]
    for name, ref in (("key-facts", ""), ("grade-scale", REPORTED), ("judgements", REPORTED)):
        panel = render_embed(content, name, ref)
        assert main.count(panel) == 1
        main = main.replace(panel, " ")
    return words(html.unescape(re.sub(r"<[^>]*>", " ", main)))


def test_every_sentence_is_there_in_its_order(page: str, source: str) -> None:
    wanted = sentences(source)
    assert len(wanted) > 45
    assert missing(wanted, words_of(page)) == []


def test_the_loss_of_any_sentence_is_noticed(page: str, source: str) -> None:
    wanted, told = sentences(source), words_of(page)
    start = 0
    for sentence in wanted:
        at = _find(told, sentence, start)
        assert missing(wanted, told[:at] + told[at + len(sentence) :]), sentence
        start = at + len(sentence)


def test_two_sentences_in_the_wrong_order_are_noticed(page: str, source: str) -> None:
    wanted, told = sentences(source), words_of(page)
    assert missing([wanted[0], wanted[2], wanted[1], *wanted[3:]], told)


def test_date_figures_link_and_marks(page: str) -> None:
    assert "11:09am" in page
    assert "30 June 2014" in page
    assert 'datetime="2014-06-30T11:09:00+01:00"' in page
    assert '<a href="https://files.ofsted.gov.uk/v1/file/2762428">A copy of the report can be found here</a>' in page
    assert re.search(r"Good</b> – awarded", page)
    for citation in ("Paragraph 2", "Paragraphs 5, 37, 106", "Paragraph 9, 81"):
        assert f"({citation})" in page
    assert "(Paragraphs 14-23)" in page
    assert "(Paragraphs 11 &amp; 92-108)" in page
