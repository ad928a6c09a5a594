"""Rows of outcomes of local authority children's services: inspections since 2018, and the visits between. Pure."""

from datetime import date, timedelta

from inspections.importers.lines import Line
from inspections.importers.problems import BadRow, quoted
from inspections.importers.records import Area, Outcome

LINES = {
    "overall": "Overall effectiveness",
    "leaders": "The impact of leaders on social work practice with children and families",
    "protection": "The experiences and progress of children who need help and protection",
    "care": "The experiences and progress of children in care",
    "leavers": "The experiences and progress of care leavers",
}
# Part of an inspection type: the kind of the record, and the framework where the type decides it.
TYPES = {
    "short": ("short", ""),
    "standard": ("standard", ""),
    "pilot": ("pilot", "ilacs-pilot"),
    "focused": ("focused_visit", "focused-visit"),
    "monitoring": ("monitoring_visit", "monitoring-visit"),
    "assurance": ("assurance_visit", "focused-visit"),
}
NOT_SAID = "inspection"  # the kind of an inspection whose type the table does not tell
CARE_LEAVERS_SINCE = date(2023, 1, 1)  # a judgement of their own (reference/ofsted.md 0.2)
NO_OVERALL_SINCE = date(2026, 4, 1)
USUAL_WAIT = timedelta(days=50)  # from the first day on site to publication


def outcomes(line: Line) -> list[Outcome]:
    """The inspections a row tells: one, none, or, in a history laid out wide, several. Raises ``BadRow``."""
    area = line.area
    parts = [line.of(fields) for fields in line.columns.repeated] or [line]
    told = [part for part in parts if _is_told(part)]
    if told and area is None:
        raise BadRow("The row names no authority, neither by code nor by name.")
    return [_outcome(part, area) for part in told] if area else []


def _is_told(line: Line) -> bool:
    """Whether the row, or this part of it, holds an inspection at all."""
    fields = ("starts_on", "published_on", "type", "theme", *LINES)
    return any(line.text(field) for field in fields)


def _outcome(line: Line, area: Area) -> Outcome:
    """One inspection or visit."""
    starts_on, published_on = line.days()
    kind, framework = _kind(line)
    judged = {LINES[field]: line.words(field) for field in LINES if line.text(field)}
    if framework in ("focused-visit", "monitoring-visit"):
        result, judged = _letter(line.text("theme")), {}
    else:
        result = ""
        framework = framework or _framework(line, starts_on, published_on)
    return Outcome(
        row=line.number,
        area=area,
        framework=framework,
        kind=kind,
        starts_on=starts_on,
        published_on=published_on,
        judgements=judged,
        ends_on=_end(line, starts_on),
        theme=line.text("theme")[:160],
        result=result,
    )


def _kind(line: Line) -> tuple[str, str]:
    """The kind of the record, and the framework if the type tells it. Raises ``BadRow``."""
    text = line.text("type")
    if not text:
        return NOT_SAID, ""
    found = next((known for word, known in TYPES.items() if word in text.lower()), None)
    if found is None:
        raise BadRow(f"{quoted(text)} is not a known type of inspection.", line.place("type"))
    return found


def _framework(line: Line, starts_on: date | None, published_on: date | None) -> str:
    """The version of ILACS by the first day on site and by which judgements were made. Raises ``BadRow``."""
    has_overall, has_leavers = bool(line.text("overall")), bool(line.text("leavers"))
    missing = [field for field in ("leaders", "protection", "care") if line.has(field) and not line.text(field)]
    if missing:
        raise _no_grade(line, missing[0])
    if starts_on is None:
        return _by_publication(line, published_on)
    if not has_overall and line.has("overall"):
        if starts_on < NO_OVERALL_SINCE:
            raise _no_grade(line, "overall")
        return "ilacs-2026"
    if starts_on < CARE_LEAVERS_SINCE:
        if has_leavers:
            raise BadRow(
                "The inspection began before 2023, when care leavers had no judgement of their own.",
                line.place("leavers"),
            )
        return "ilacs-2018"
    if not has_leavers and line.has("leavers"):
        raise _no_grade(line, "leavers")
    return "ilacs-2023"


def _by_publication(line: Line, published_on: date | None) -> str:
    """The version where the table does not tell the day on site: by what was judged, else by the usual wait."""
    if line.text("leavers"):
        return "ilacs-2023" if line.text("overall") else "ilacs-2026"
    if line.text("care") and line.has("leavers"):
        return "ilacs-2018"
    began = published_on - USUAL_WAIT if published_on else CARE_LEAVERS_SINCE
    if began >= NO_OVERALL_SINCE and not line.text("overall"):
        return "ilacs-2026"
    return "ilacs-2018" if began < CARE_LEAVERS_SINCE else "ilacs-2023"


def _no_grade(line: Line, field: str) -> BadRow:
    """A judgement that such an inspection makes is not there."""
    return BadRow(f"There is no grade for “{line.columns.fields[field].text}”.", line.place(field))


def _end(line: Line, starts_on: date | None) -> date | None:
    """The last day on site, where the table tells it. Raises ``BadRow``."""
    ends_on = line.day("ends_on")
    if ends_on and starts_on and ends_on < starts_on:
        raise BadRow("The inspection ends before it begins.", line.place("ends_on"))
    return ends_on


def _letter(theme: str) -> str:
    """The result of a visit, which gives no grades."""
    about = f" after looking at: {theme[0].lower()}{theme[1:]}" if theme else ""
    return f"Inspectors wrote a letter{about}. They gave no grades."
