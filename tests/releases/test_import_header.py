"""What stands before the text: dates in every form, site furniture, the headline."""

import datetime as dt

import pytest

from releases.importers.dateline import read_dateline
from releases.importers.text import read
from tests.releases.importing import sentences_of


@pytest.mark.parametrize(
    ("printed", "day", "utc"),
    [
        ("30 June 2014 | 11:09 Europe/London", "2014-06-30", "2014-06-30T10:09"),
        ("23 January 2014 | 17:06 Europe/London", "2014-01-23", "2014-01-23T17:06"),
        ("Tuesday, 22 April 2014", "2014-04-22", None),
        ("12 Aug 2025", "2025-08-12", None),
        ("Published: 12 August 2025, 10:30am", "2025-08-12", "2025-08-12T09:30"),
        ("Monday 3rd March 2014 at 5pm", "2014-03-03", "2014-03-03T17:00"),
        ("April 22, 2014", "2014-04-22", None),
        ("22/04/2014", "2014-04-22", None),
        ("2014-06-30", "2014-06-30", None),
        ("10:30am, Tuesday 22 April 2014", "2014-04-22", "2014-04-22T09:30"),
        ("Posted on 5 March 2019 by Press Office", "2019-03-05", None),
        ("3 May 2014 11.30am (GMT)", "2014-05-03", "2014-05-03T11:30"),
        # Both sides of both clock changes.
        ("29 March 2014 | 23:59 Europe/London", "2014-03-29", "2014-03-29T23:59"),
        ("30 March 2014 | 02:00 Europe/London", "2014-03-30", "2014-03-30T01:00"),
        ("26 October 2014 | 00:59 Europe/London", "2014-10-26", "2014-10-25T23:59"),
        ("26 October 2014 | 02:00 Europe/London", "2014-10-26", "2014-10-26T02:00"),
    ],
)
def test_date_is_read_as_london_prints_it(printed: str, day: str, utc: str | None) -> None:
    dateline = read_dateline(printed)
    assert dateline is not None
    assert dateline.issued_on == dt.date.fromisoformat(day)
    assert dateline.issued_at == (dt.datetime.fromisoformat(utc).replace(tzinfo=dt.UTC) if utc else None)
    assert dateline.doubts == ()


@pytest.mark.parametrize(
    ("printed", "doubt"),
    [
        ("31 February 2014", "not a day of the calendar"),
        ("Monday, 22 April 2014", "was a Tuesday"),
        ("1 January 2014 | 25:00", "time of day"),
        ("30 March 2014 | 01:30 Europe/London", "never was"),
        ("26 October 2014 | 01:30 Europe/London", "came twice"),
        ("3 May 2014 | 10:00 Mars/Phobos", "not known"),
    ],
)
def test_doubtful_date_is_told(printed: str, doubt: str) -> None:
    dateline = read_dateline(printed)
    assert dateline is not None
    assert doubt in " ".join(dateline.doubts)


@pytest.mark.parametrize("text", ["In 2014", "30 people came on 3 May 2014", "12 Foo 2014", "Oxford", "|", ""])
def test_other_text_is_no_date(text: str) -> None:
    assert read_dateline(text) is None


def test_date_on_seven_lines_with_a_place() -> None:
    parsed = read(
        "Oxford,\n30\nJune\n2016\n|\n10:48\nEurope/London\n\nCouncil opens a bridge\n\nThe bridge opened today."
    )
    assert parsed.header.place == "Oxford"
    assert parsed.header.issued_at == dt.datetime(2016, 6, 30, 9, 48, tzinfo=dt.UTC)
    assert parsed.header.headline == "Council opens a bridge"


def test_date_in_the_text_is_no_header() -> None:
    parsed = read("Council opens a bridge\n\nThe bridge opened on 3 May 2014, a Saturday, to great applause.")
    assert parsed.header.issued_on is None
    assert "No date was found" in sentences_of(parsed)


@pytest.mark.parametrize(
    "text",
    [
        "Skip to content\n\nFernshire County Council\n\n3 May 2014\n\nBridge opens in Fernbury\n\nIt opened today.",
        "News\nBridge opens in Fernbury\nSaturday, 3 May 2014\n\nIt opened today.",
        "https://a.example/bridge-opens-in-fernbury\nA\n\nBridge opens in Fernbury\n\n3 May 2014\n\nIt opened today.",
        "Bridge opens in Fernbury | Fernshire newsroom\n\n3 May 2014\n\nBridge opens in Fernbury\n\nIt opened today.",
        "For immediate release\n\nBridge opens in Fernbury\n\nBridge opens in Fernbury\n\nIt opened today.",
        "Bridge opens\nin Fernbury\n\nIt opened today.",
    ],
)  # fmt: skip
def test_headline_is_found_among_furniture(text: str) -> None:
    parsed = read(text)
    assert parsed.header.headline == "Bridge opens in Fernbury"
    assert [block.text for block in parsed.blocks] == ["It opened today."]  # type: ignore[union-attr]


def test_furniture_at_the_end_is_left_out_and_listed() -> None:
    parsed = read("Bridge opens\n\nIt opened today.\n\n-ENDS-\n\nShare this page\nHome News Sitemap Search Complaints")
    assert [line.text for line in parsed.remarks.left_out] == [
        "-ENDS-", "Share this page", "Home News Sitemap Search Complaints",
    ]  # fmt: skip


def test_a_word_of_the_menu_inside_the_text_stays() -> None:
    parsed = read(
        "Bridge opens\n\nIt opened today for all of us who live here.\n\nNews\n\nThere is more to tell of it."
    )
    assert "News" in [getattr(block, "text", "") for block in parsed.blocks]


def test_embargo_is_told() -> None:
    parsed = read("EMBARGOED until 00:01 on 5 May 2020\n\nBridge opens\n\nIt opened today.")
    assert "set the time of publication to match" in sentences_of(parsed)


def test_text_without_headline_says_so_and_keeps_its_words() -> None:
    parsed = read("The bridge opened today. It took four years to build, and everybody came to see it open at last.")
    assert parsed.header.headline == ""
    assert "No headline was found" in sentences_of(parsed)
    assert len(parsed.blocks) == 1
