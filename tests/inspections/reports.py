"""The inspectorate's real reports, read once a session."""

import csv
from collections import defaultdict
from functools import cache
from pathlib import Path

from inspections.reading import read_report
from inspections.reading.grades import label_on
from inspections.reading.shape import Reading

# The answer key's names of the judgements, as the start of the framework's own labels; the longer start wins.
KEYS = {
    "SIF": {
        "overall": "Overall effectiveness",
        "help": "Children who need help",
        "looked_after": "Children looked after",
        "adoption": "Adoption",
        "care_leavers": "Experiences and progress of care leavers",
        "leadership": "Leadership",
    },
    "ILACS": {
        "overall": "Overall effectiveness",
        "leaders": "The impact of leaders on social work practice with children and families",
        "help": "The experiences and progress of children who need help and protection",
        "care": "The experiences and progress of children in care",
        "care_and_leavers": "The experiences and progress of children in care and care leavers",
        "care_leavers": "The experiences and progress of care leavers",
    },
}


@cache
def reading_of(path: Path) -> Reading:
    return read_report(path.read_bytes(), name=path.name)


@cache
def answers(folder: Path) -> dict[str, list[dict[str, str]]]:
    """The rows of the answer key by file."""
    found = defaultdict(list)
    with (folder / "reports.csv").open(newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            found[row["file"]].append(row)
    return dict(found)


def same_grade(printed: str, key: str) -> bool:
    """Whether two wordings are one grade: the key writes "Requires improvement to be good" throughout."""
    return label_on("four-point", printed) == key
