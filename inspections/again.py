"""Whether what an inspection looked at has been inspected again since: for notes on releases of the time."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q, QuerySet

from council_news.questions import Given, prepared
from council_news.text import day
from inspections.models import InspectedBody, Inspection, Judgement
from inspections.succession import FULL, VISITS

FIELDS = ("slug", "kind", "published_on", "dated_on", "confirmed_at", "framework__family", "bodies__authority")
LINES = ("judgements__category__position", "judgements__category__label", "judgements__category__is_overall")
GRADES = ("judgements__grade__label", "judgements__status")


@dataclass
class Again:
    """A later full inspection: its page's slug, its year, its result in words ("good overall")."""

    slug: str
    on: dt.date
    published_on: dt.date | None
    confirmed_at: dt.datetime
    lines: dict[int, tuple[str, bool, str]] = field(default_factory=dict)

    @property
    def year(self) -> int:
        """The year of the report or, where its day is unknown, of the inspection."""
        return self.on.year

    @property
    def published_text(self) -> str:
        """The day of the report in words; empty where it is not known."""
        return day(self.published_on) if self.published_on else ""

    @property
    def told(self) -> tuple[str, int, str, str]:
        """All that a note tells of it, to see whether that has changed."""
        return self.slug, self.year, self.published_text, self.result

    @property
    def result(self) -> str:
        """The result in words; no overall grade is made up where the method has none."""
        lines = [line for _position, line in sorted(self.lines.items())]
        overall = [line for line in lines if line[1]]
        if len(overall) == 1:
            return f"{_small(overall[0][2])} overall"
        if overall:
            return ", ".join(f"{_small(label)}: {_small(grade)}" for label, _is_overall, grade in overall)
        return _small(lines[0][2]) if len(lines) == 1 else "no overall grade was given" if lines else ""


def newer(slugs: Iterable[str]) -> dict[str, list[Again]]:
    """For each inspection of ``slugs`` that was followed by others of its subject and area: those, newest first.

    Public full inspections count, whatever the method was called. One query.
    """
    return public_and_newer(slugs)[1]


def public_and_newer(slugs: Iterable[str]) -> tuple[set[str], dict[str, list[Again]]]:
    """Which of ``slugs`` have a public page, and what is ``newer``. One query, none where there are no ``slugs``."""
    slugs = {slug for slug in slugs if slug}
    if not slugs:
        return set(), {}
    public: set[str] = set()
    histories: dict[tuple[str, int], dict[str, Again]] = defaultdict(dict)
    for row in _lines(*sorted(slugs)):
        slug, kind, published_on, dated_on, confirmed_at, family, authority, position, *line = row
        public |= {slug} & slugs
        if family not in FULL or kind in VISITS or not dated_on or not authority:
            continue
        known = histories[FULL[family], authority]
        again = known.setdefault(slug, Again(slug, dated_on, published_on, confirmed_at))
        if position is not None:
            label, is_overall, grade, status = line
            again.lines[position] = (label, is_overall, grade or Judgement.Status(status).label)
    found = (pair for known in histories.values() for pair in _later(list(known.values())))
    return public, {slug: later for slug, later in found if later}


@prepared
def _lines(*slugs: Given) -> QuerySet[Inspection, Any]:
    """A row for each judgement of the inspections ``slugs`` and of those that may have followed them."""
    areas = InspectedBody.objects.filter(inspections__slug__in=slugs).values("authority")
    alike = Q(slug__in=slugs) | Q(framework__family__in=FULL, bodies__authority__in=areas)
    return Inspection.objects.public().dated().filter(alike).values_list(*FIELDS, *LINES, *GRADES)


def _later(history: list[Again]) -> Iterable[tuple[str, list[Again]]]:
    """Each inspection of one history, which is newest first, with those after it."""
    for inspection in history:
        yield inspection.slug, [other for other in history if other.on > inspection.on]


def _small(words: str) -> str:
    """Words as they stand inside a sentence."""
    return words[:1].lower() + words[1:]
