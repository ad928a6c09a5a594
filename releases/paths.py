"""The pieces of public addresses: years, months and pages of a list."""

from collections.abc import Callable
from typing import Any

from django.urls import URLPattern, path, register_converter


class YearConverter:
    """A year of four digits; a release's slug has a letter in it, so the two cannot be confused."""

    regex = "[12][0-9]{3}"

    def to_python(self, value: str) -> int:
        """The year as a number."""
        return int(value)

    def to_url(self, value: int) -> str:
        """The year in four digits."""
        return f"{value:04}"


class MonthConverter(YearConverter):
    """A month in two digits, 01 to 12."""

    regex = "0[1-9]|1[0-2]"

    def to_url(self, value: int) -> str:
        """The month in two digits."""
        return f"{value:02}"


class PageConverter(YearConverter):
    """The number of a page of a list, without leading noughts; no list is longer than four digits say."""

    regex = "[1-9][0-9]{0,3}"

    def to_url(self, value: int) -> str:
        """The number as it is."""
        return str(value)


register_converter(YearConverter, "year")
register_converter(MonthConverter, "month")
register_converter(PageConverter, "page")


def paged(route: str, view: Callable[..., Any], name: str) -> list[URLPattern]:
    """The addresses of a list: ``route`` for its first page and ``route`` + ``page/2/`` for the others."""
    return [path(route, view, name=name), path(f"{route}page/<page:page>/", view, name=name)]
