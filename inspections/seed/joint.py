"""Inspections by several inspectorates of several bodies: JTAI and area SEND (reference/ofsted.md 1.6, 1.7)."""

from datetime import date

from inspections.seed.shape import CategoryRow, FrameworkRow

SEND = "Ofsted and the Care Quality Commission"
SEND_TITLE = "Joint local area inspection of special educational needs and disabilities"

FRAMEWORKS = (
    FrameworkRow(
        code="jtai",
        title="Joint targeted area inspection",
        short_title="Joint targeted area inspection",
        family="JTAI",
        scale="",
        in_force_from=date(2016, 2, 1),
        in_force_to=None,
        note="Four inspectorates look at one theme across a local partnership. They write a letter and give no grades.",
        inspectorate="Ofsted, the Care Quality Commission, HMICFRS and HM Inspectorate of Probation",
    ),
    FrameworkRow(
        code="area-send-2016",
        title=SEND_TITLE,
        short_title="Area SEND inspection (2016 to 2022)",
        family="Area SEND",
        scale="area-send-2016",
        in_force_from=date(2016, 5, 1),
        in_force_to=date(2022, 8, 31),
        note="No grades: inspectors said whether the area had to write a statement of action.",
        categories=(CategoryRow("Written statement of action"),),
        inspectorate=SEND,
    ),
    FrameworkRow(
        code="area-send-2016-revisit",
        title=f"{SEND_TITLE}: revisit",
        short_title="Area SEND revisit (to 2022)",
        family="Area SEND",
        scale="area-send-2016-revisit",
        in_force_from=date(2018, 1, 1),
        in_force_to=date(2022, 8, 31),
        note="No grades: inspectors said whether enough progress had been made on each significant weakness.",
        categories=(CategoryRow("Progress in addressing the significant weaknesses"),),
        inspectorate=SEND,
    ),
    FrameworkRow(
        code="area-send-2023",
        title="Area special educational needs and disabilities inspection",
        short_title="Area SEND inspection (since 2023)",
        family="Area SEND",
        scale="area-send-2023",
        in_force_from=date(2023, 1, 1),
        in_force_to=None,
        note="One of three outcomes for the local area partnership; the third calls for a priority action plan.",
        categories=(CategoryRow("Inspection outcome", aliases=("Outcome",)),),
        inspectorate=SEND,
    ),
    FrameworkRow(
        code="area-send-2023-monitoring",
        title="Area special educational needs and disabilities monitoring inspection",
        short_title="Area SEND monitoring inspection",
        family="Area SEND",
        scale="",
        in_force_from=date(2023, 1, 1),
        in_force_to=None,
        note="No grades: inspectors say whether effective action has been taken on each area for priority action.",
        inspectorate=SEND,
    ),
)
