"""Which methods of inspection look at the same thing, one after the other. Pure.

Keyed by ``Framework.family``. A family that an officer adds is a subject of its own until it is named here.
"""

CHILDREN = "Children’s services"
SEND = "Special educational needs (SEND)"
OTHER = "Other inspections"

# Full inspections: the later one answers "inspected again?" for a release about the earlier one.
FULL = {"ILACS": CHILDREN, "SIF": CHILDREN, "SLAC": CHILDREN, "Area SEND": SEND}
# What is looked at in part, or visited in between, belongs to the same history.
SUBJECTS = FULL | dict.fromkeys(
    ("APA", "CSA", "CRA", "Child protection", "Looked after children", "Focused visit", "Monitoring visit"), CHILDREN
)
# Inspection.Kind: a visit after or between inspections is not another inspection.
VISITS = ("focused_visit", "monitoring_visit", "revisit", "assurance_visit")


def subject(family: str) -> str:
    """What inspections of this family are about, as the heading of a history."""
    return SUBJECTS.get(family, OTHER)
