"""Rows of outcomes of area SEND inspections: 2016 to 2022 with their revisits, and since 2023. Pure."""

from inspections.importers.lines import Line
from inspections.importers.problems import BadRow
from inspections.importers.records import Area, Outcome

STATEMENT = "Written statement of action"
PROGRESS = "Progress in addressing the significant weaknesses"
OUTCOME = "Inspection outcome"
_FIGURES = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def outcomes_2016(line: Line) -> list[Outcome]:
    """The inspection of an area and, if there was one, its revisit. Raises ``BadRow``."""
    area = _area(line, "starts_on", "published_on", "statement")
    if area is None:
        return []
    starts_on, published_on = line.days()
    if not line.text("statement"):
        raise BadRow(f"“{line.columns.fields['statement'].text}” is empty.", line.place("statement"))
    weaknesses = line.number_in("weaknesses")
    inspected = Outcome(
        row=line.number,
        area=area,
        framework="area-send-2016",
        kind="joint",
        starts_on=starts_on,
        published_on=published_on,
        judgements={STATEMENT: line.words("statement")},
        result=_statement(line.text("statement"), weaknesses),
    )
    return [inspected, *_revisit(line, area, weaknesses)]


def _revisit(line: Line, area: Area, weaknesses: int | None) -> list[Outcome]:
    """The revisit, where one has been made."""
    fields = ("revisit_starts_on", "revisit_published_on", "progress")
    if not any(line.text(field) for field in fields):
        return []
    starts_on, published_on = line.days(*fields[:2])
    if not line.text("progress"):
        raise BadRow("There was a revisit, but its outcome is empty.", line.place("progress"))
    made, not_made = line.number_in("made"), line.number_in("not_made")
    of = weaknesses or (made + not_made if made is not None and not_made is not None else None)
    told = f"Sufficient progress had been made on {figure(made)} of the {figure(of)}" if made is not None and of else ""
    return [
        Outcome(
            row=line.number,
            area=area,
            framework="area-send-2016-revisit",
            kind="revisit",
            starts_on=starts_on,
            published_on=published_on,
            judgements={PROGRESS: line.words("progress")},
            result=told and f"{told} significant {'weakness' if of == 1 else 'weaknesses'}.",
        )
    ]


def outcomes_2023(line: Line) -> list[Outcome]:
    """The inspection of a local area partnership. Raises ``BadRow``."""
    area = _area(line, "starts_on", "published_on", "outcome")
    if area is None:
        return []
    starts_on, published_on = line.days()
    if not line.text("outcome"):
        raise BadRow(f"“{line.columns.fields['outcome'].text}” is empty.", line.place("outcome"))
    actions = line.number_in("actions")
    is_required = line.text("plan").lower() in ("yes", "y")
    about = f", about {figure(actions)} {'area' if actions == 1 else 'areas'} for priority action" if actions else ""
    return [
        Outcome(
            row=line.number,
            area=area,
            framework="area-send-2023",
            kind="joint",
            starts_on=starts_on,
            published_on=published_on,
            judgements={OUTCOME: line.words("outcome")},
            result=f"A priority action plan was required{about}." if is_required else "",
        )
    ]


def _area(line: Line, *fields: str) -> Area | None:
    """The area of a row that tells an inspection; None for a row that does not. Raises ``BadRow``."""
    if not any(line.text(field) for field in fields):
        return None
    area = line.area
    if area is None:
        raise BadRow("The row names no area, neither by code nor by name.")
    return area


def _statement(required: str, weaknesses: int | None) -> str:
    """The result in a sentence; the grade alone where the answer is neither yes nor no."""
    if required.lower() == "no":
        return "No written statement of action was required."
    if required.lower() != "yes":
        return ""
    noun = "significant weakness" if weaknesses == 1 else "significant weaknesses"
    return f"A written statement of action was required{f', about {figure(weaknesses)} {noun}' if weaknesses else ''}."


def figure(number: int) -> str:
    """A number as a sentence prints it: in words below ten.

    >>> figure(5), figure(12)
    ('five', '12')
    """
    return _FIGURES[number] if 0 <= number < len(_FIGURES) else str(number)
