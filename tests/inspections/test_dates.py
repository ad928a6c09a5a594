"""Days and ranges of days in words."""

from datetime import date

import pytest

from inspections.dates import Period, period_text, periods_text


@pytest.mark.parametrize(
    ("period", "text"),
    [
        (Period(date(2014, 4, 29), date(2014, 5, 21)), "29 April to 21 May 2014"),
        (Period(date(2018, 4, 16), date(2018, 4, 20)), "16 to 20 April 2018"),
        (Period(date(2022, 12, 30), date(2023, 1, 6)), "30 December 2022 to 6 January 2023"),
        (Period(date(2017, 9, 25), date(2017, 9, 25)), "25 September 2017"),
        (Period(date(2011, 3, 1), date(2011, 3, 31), "month"), "March 2011"),
        (Period(date(2013, 6, 1), date(2013, 7, 31), "month"), "June to July 2013"),
        (Period(date(2012, 12, 1), date(2013, 1, 31), "month"), "December 2012 to January 2013"),
        (Period(date(2012, 12, 1), date(2013, 12, 31), "month"), "December 2012 to December 2013"),
        (Period(date(2020, 1, 1), date(2020, 12, 31), "year"), "2020"),
        (Period(date(2020, 1, 1), date(2021, 12, 31), "year"), "2020 to 2021"),
    ],
)
def test_a_range_of_days_in_words(period, text):
    assert period_text(period) == text


def test_a_paused_inspection_names_both_ranges():
    first = Period(date(2022, 12, 5), date(2022, 12, 9))
    second = Period(date(2023, 2, 14), date(2023, 2, 15))
    assert periods_text([first, second]) == "5 to 9 December 2022 and 14 to 15 February 2023"
    assert periods_text([]) == ""
