"""Days and ranges of days, as reports print them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from council_news.text import MONTHS
from inspections.reading.days import first_day, ranges

PRINTED = {
    "29 April 2014 – 21 May 2014": ["2014-04-29 2014-05-21"],
    "16 April to 20 April 2018": ["2018-04-16 2018-04-20"],
    "12 to 23 February 2024": ["2024-02-12 2024-02-23"],
    "9–24 November 2017": ["2017-11-09 2017-11-24"],
    "8 June 2026 to 19 June 2026": ["2026-06-08 2026-06-19"],
    "31 October to 11 November 2022": ["2022-10-31 2022-11-11"],
    "28 January–5 February 2014": ["2014-01-28 2014-02-05"],
    "5 to 9 December 2022 and 14 to 15 February 2023": ["2022-12-05 2022-12-09", "2023-02-14 2023-02-15"],
    "2 to 6 March and 9 to 13 March 2020": ["2020-03-02 2020-03-06", "2020-03-09 2020-03-13"],
    "15 December to 9 January 2015": ["2014-12-15 2015-01-09"],
    "Monday 3rd to Friday 7th June 2019": ["2019-06-03 2019-06-07"],
    "8 and 9 June 2022": ["2022-06-08 2022-06-09"],
    "17 July 2013": ["2013-07-17 2013-07-17"],
    "31 to 32 February 2014": [],
    "spring 2014": [],
}


@pytest.mark.parametrize("text", PRINTED)
def test_ranges_are_read_as_they_are_printed(text: str) -> None:
    assert [f"{found.starts_on} {found.ends_on}" for found in ranges(text)] == PRINTED[text]


def test_the_first_day_of_a_text_is_the_first_whole_date() -> None:
    found = first_day("on 31 February 2014, corrected to 30 June 2014")
    assert found == (date(2014, 6, 30), "30 June 2014")
    assert first_day("in June 2014") is None


@given(st.dates(date(2009, 1, 1), date(2030, 1, 1)), st.integers(0, 40))
def test_any_range_written_out_is_read_back(start: date, days: int) -> None:
    end = start + timedelta(days=days)
    text = " – ".join(f"{day.day} {MONTHS[day.month - 1]} {day.year}" for day in (start, end))
    (found,) = ranges(text)
    assert (found.starts_on, found.ends_on) == (start, end)
