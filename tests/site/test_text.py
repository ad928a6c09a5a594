"""Typography: what pages print for instants, numbers, words and sizes."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from council_news import text


def utc(*parts: int) -> dt.datetime:
    return dt.datetime(*parts, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("at", "printed", "machine"),
    [
        (utc(2014, 6, 30, 10, 9), "11:09am, 30 June 2014", "2014-06-30T11:09:00+01:00"),
        (utc(2014, 1, 23, 17, 6), "5:06pm, 23 January 2014", "2014-01-23T17:06:00+00:00"),
        (utc(2014, 6, 30, 23, 0), "12:00am, 1 July 2014", "2014-07-01T00:00:00+01:00"),
        (utc(2014, 12, 1, 12, 0), "12:00pm, 1 December 2014", "2014-12-01T12:00:00+00:00"),
        # Clocks go forward at 1:00 on the last Sunday of March and back at 2:00 on the last one of October.
        (utc(2026, 3, 29, 0, 59, 59), "12:59am, 29 March 2026", "2026-03-29T00:59:59+00:00"),
        (utc(2026, 3, 29, 1, 0), "2:00am, 29 March 2026", "2026-03-29T02:00:00+01:00"),
        (utc(2026, 10, 25, 0, 30), "1:30am, 25 October 2026", "2026-10-25T01:30:00+01:00"),
        (utc(2026, 10, 25, 1, 30), "1:30am, 25 October 2026", "2026-10-25T01:30:00+00:00"),
    ],
)
def test_instants_are_printed_on_a_london_clock(at: dt.datetime, printed: str, machine: str) -> None:
    assert text.time_and_day(at) == printed
    assert text.machine_time(at) == machine


@given(st.integers(min_value=0, max_value=2**32).map(lambda second: dt.datetime.fromtimestamp(second, dt.UTC)))
def test_the_time_for_machines_is_the_same_instant(at: dt.datetime) -> None:
    assert dt.datetime.fromisoformat(text.machine_time(at)) == at.replace(microsecond=0)


def test_a_time_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="without a zone"):
        text.day(dt.datetime(2014, 6, 30, 11, 9))  # noqa: DTZ001 - that is the point


def test_a_day_is_printed_as_it_is() -> None:
    assert text.day(dt.date(2014, 6, 3)) == "3 June 2014"


@pytest.mark.parametrize(("number", "printed"), [(0, "0 releases"), (1, "1 release"), (3100, "3,100 releases")])
def test_numbers_with_their_nouns(number: int, printed: str) -> None:
    assert text.counted(number, "release") == printed


def test_an_irregular_plural() -> None:
    assert text.counted(2, "inquiry", "inquiries") == "2 inquiries"


def test_paragraphs_are_parted_by_blank_lines() -> None:
    assert text.paragraphs("One\nstill one.\r\n\r\nTwo.\n \n\n  Three.\n") == ["One\nstill one.", "Two.", "Three."]
    assert text.paragraphs(" \n\n ") == []


def test_each_paragraph_of_a_quotation_opens_and_the_last_closes() -> None:
    assert text.quoted(["One.", "Two.", "Three."]) == ["“One.", "“Two.", "“Three.”"]
    assert text.quoted(["One."]) == ["“One.”"]
    assert text.quoted([]) == []


@pytest.mark.parametrize(
    ("size", "printed"),
    [
        (0, "0 bytes"),
        (999, "999 bytes"),
        (1000, "1 KB"),
        (243_000, "243 KB"),
        (999_499, "999 KB"),
        (999_500, "1 MB"),
        (1_440_000, "1.4 MB"),
        (25_000_000, "25 MB"),
        (3_000_000_000, "3 GB"),
    ],
)
def test_sizes_for_people(size: int, printed: str) -> None:
    assert text.file_size(size) == printed


@given(st.integers(min_value=0, max_value=10**12))
def test_a_size_never_shows_four_figures_below_a_gigabyte(size: int) -> None:
    figures, unit = text.file_size(size).split()
    assert unit == "GB" or float(figures) < 1000


@pytest.mark.parametrize(
    ("content_type", "printed"), [("application/pdf", "PDF"), ("text/csv", "CSV"), ("image/png", "PNG")]
)
def test_kinds_of_files(content_type: str, printed: str) -> None:
    assert text.file_kind(content_type) == printed


@pytest.mark.parametrize(
    ("phone", "dialled"), [("01865 810 256", "01865810256"), ("+44 (0)1865 810256", "+441865810256")]
)
def test_telephone_numbers_can_be_dialled(phone: str, dialled: str) -> None:
    assert text.dialled(phone) == dialled
