"""Inspections of the settings that council releases mention (reference/ofsted.md 1.8)."""

from datetime import date

from inspections.seed.shape import CategoryRow, FrameworkRow

FRAMEWORKS = (
    FrameworkRow(
        code="sccif",
        title="Social care common inspection framework: children’s homes",
        short_title="Children’s home inspection",
        family="SCCIF",
        scale="four-point",
        in_force_from=date(2017, 4, 1),
        in_force_to=None,
        note="The overall judgement takes the other two into account. Homes are shown to the public without a name.",
        categories=(
            CategoryRow(
                "Overall experiences and progress of children and young people", aliases=("Overall",), is_overall=True
            ),
            CategoryRow("How well children and young people are helped and protected", limits="always"),
            CategoryRow("The effectiveness of leaders and managers", limits="likely"),
        ),
    ),
    FrameworkRow(
        code="supported-accommodation",
        title="Inspection of supported accommodation",
        short_title="Supported accommodation inspection",
        family="Supported accommodation",
        scale="supported-accommodation",
        in_force_from=date(2024, 9, 1),
        in_force_to=None,
        categories=(CategoryRow("Inspection outcome", aliases=("Outcome",)),),
    ),
    FrameworkRow(
        code="report-card-2025",
        title="Education inspection report card: schools",
        short_title="School report card (since November 2025)",
        family="Report card",
        scale="report-card",
        in_force_from=date(2025, 11, 10),
        in_force_to=None,
        note="No overall grade. The five grades cannot be compared with the four used before.",
        categories=(
            CategoryRow("Inclusion"),
            CategoryRow("Curriculum and teaching"),
            CategoryRow("Achievement"),
            CategoryRow("Attendance and behaviour"),
            CategoryRow("Personal development and well-being"),
            CategoryRow("Leadership and governance"),
            CategoryRow("Safeguarding standards", aliases=("Safeguarding",), scale="safeguarding-met"),
        ),
    ),
)
