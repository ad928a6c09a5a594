"""Inspections of local authority children's services since 2017, and the visits between (reference/ofsted.md 1.4)."""

from datetime import date

from inspections.seed.shape import CategoryRow, FrameworkRow

TITLE = "Inspection of local authority children’s services"
LEADERS = CategoryRow(
    "The impact of leaders on social work practice with children and families",
    aliases=("The impact of leaders on practice with children and families", "Impact of leaders"),
    limits="no",  # leaders inadequate, overall better: Herefordshire 2018, Doncaster 2022, Slough 2023
)
PROTECTION = CategoryRow(
    "The experiences and progress of children who need help and protection",
    aliases=("Experiences and progress of children who need help and protection", "Help and protection"),
    limits="always",
)
IN_CARE_AND_LEAVERS = CategoryRow(
    "The experiences and progress of children in care and care leavers",
    aliases=("The experiences and progress of children in care", "Children in care and care leavers"),
    limits="always",
)
IN_CARE = CategoryRow(
    "The experiences and progress of children in care",
    aliases=("Experiences and progress of children in care", "Children in care"),
    limits="always",
)
CARE_LEAVERS = CategoryRow(
    "The experiences and progress of care leavers",
    # "children care leavers" is Ofsted's own slip, in 14 reports of 2025 and 2026.
    aliases=("The experiences and progress of children care leavers", "Care leavers"),
    limits="always",
)
OVERALL = CategoryRow("Overall effectiveness", aliases=("Overall",), is_overall=True)

FRAMEWORKS = (
    FrameworkRow(
        code="ilacs-pilot",
        title=f"{TITLE}: pilot",
        short_title="ILACS pilot (2017)",
        family="ILACS",
        scale="four-point",
        in_force_from=date(2017, 1, 1),
        in_force_to=date(2017, 12, 31),
        note="A trial of the framework that began in 2018.",
        categories=(LEADERS, PROTECTION, IN_CARE_AND_LEAVERS, OVERALL),
    ),
    FrameworkRow(
        code="ilacs-2018",
        title=TITLE,
        short_title="ILACS (2018 to 2022)",
        family="ILACS",
        scale="four-point",
        in_force_from=date(2018, 1, 1),
        in_force_to=date(2022, 12, 31),
        note="Children in care and care leavers were one judgement until January 2023.",
        categories=(LEADERS, PROTECTION, IN_CARE_AND_LEAVERS, OVERALL),
    ),
    FrameworkRow(
        code="ilacs-2023",
        title=TITLE,
        short_title="ILACS (2023 to March 2026)",
        family="ILACS",
        scale="four-point",
        in_force_from=date(2023, 1, 1),
        in_force_to=date(2026, 3, 31),
        note="Care leavers have had a judgement of their own since January 2023.",
        categories=(LEADERS, PROTECTION, IN_CARE, CARE_LEAVERS, OVERALL),
    ),
    FrameworkRow(
        code="ilacs-2026",
        title=TITLE,
        short_title="ILACS (from April 2026)",
        family="ILACS",
        scale="four-point",
        in_force_from=date(2026, 4, 1),
        in_force_to=None,
        note="Ofsted has given no overall grade since April 2026: the four judgements stand side by side.",
        # With no overall grade there is none to limit.
        categories=tuple(line._replace(limits="no") for line in (LEADERS, PROTECTION, IN_CARE, CARE_LEAVERS)),
    ),
    FrameworkRow(
        code="focused-visit",
        title="Focused visit to local authority children’s services",
        short_title="Focused visit",
        family="Focused visit",
        scale="",
        in_force_from=date(2018, 1, 1),
        in_force_to=None,
        note="Inspectors write a letter about one theme and give no grades.",
    ),
    FrameworkRow(
        code="monitoring-visit",
        title="Monitoring visit to local authority children’s services",
        short_title="Monitoring visit",
        family="Monitoring visit",
        scale="",
        in_force_from=date(2016, 5, 1),
        in_force_to=None,
        note="After an inadequate judgement inspectors return, write a letter about progress and give no grades.",
    ),
)
