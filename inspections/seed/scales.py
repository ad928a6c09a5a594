"""The grade scales (reference/ofsted.md 1.5, 1.7, 1.8). Grades are comparable only within one scale."""

from inspections.seed.shape import GradeRow, ScaleRow

# The two four-point scales since 2013 have the same steps but other words and other definitions,
# so each is its own: the "good" of 2014 is quoted with the definition of 2014.
SIF = ScaleRow(
    "sif",
    "Four grades, single inspection framework (2013 to 2018)",
    (
        GradeRow("Outstanding"),
        GradeRow(
            "Good",
            definition=(
                "A good local authority “leads effective services that help, protect and care for children and young "
                "people and those who are looked after and care leavers have their welfare safeguarded and promoted”."
            ),
        ),
        GradeRow("Requires improvement", ("Require improvement", "Requires improvement to be good", "RI")),
        GradeRow("Inadequate"),
    ),
    "“Requires improvement” replaced “adequate” in November 2013 and does not mean the same.",
)
FOUR_POINT = ScaleRow(
    "four-point",
    "Four grades (since 2017)",
    (
        GradeRow("Outstanding"),
        GradeRow("Good"),
        GradeRow(
            "Requires improvement to be good",
            ("Requires improvement", "Require improvement", "to improve", "to requires improvement", "RI"),
        ),
        GradeRow("Inadequate"),
    ),
)
FOUR_POINT_NUMBERED = ScaleRow(
    "four-point-adequate",
    "Four grades with “adequate” (2009 to 2013)",
    (
        GradeRow("Outstanding", ("Grade 1",), 1),
        GradeRow("Good", ("Grade 2",), 2),
        GradeRow("Adequate", ("Grade 3", "Satisfactory"), 3),
        GradeRow("Inadequate", ("Grade 4",), 4),
    ),
    "“Adequate” is not “requires improvement”: inspections since November 2013 were made to a higher standard.",
)
APA = ScaleRow(
    "apa",
    "Annual performance assessment (2005 to 2008)",
    (
        GradeRow("Outstanding", ("Grade 4",), 4),
        GradeRow("Good", ("Grade 3",), 3),
        GradeRow("Adequate", ("Grade 2",), 2),
        GradeRow("Inadequate", ("Grade 1",), 1),
    ),
    "In these assessments 4 was the best grade and 1 the worst, the other way round from later years.",
)
CSA = ScaleRow(
    "csa",
    "Children’s services assessment (2009 to 2011)",
    (
        GradeRow("Performs excellently"),
        GradeRow("Performs well"),
        GradeRow("Performs adequately"),
        GradeRow("Performs poorly"),
    ),
)
SEND_STATEMENT = ScaleRow(
    "area-send-2016",
    "Written statement of action (2016 to 2022)",
    (
        GradeRow("Not required", ("No", "Removed")),
        GradeRow("Required", ("Yes",)),
    ),
    "Not a grade: inspectors said only whether the area had to write a statement of action.",
)
SEND_PROGRESS = ScaleRow(
    "area-send-2016-revisit",
    "Progress at a revisit (2018 to 2022)",
    (
        GradeRow("Sufficient progress in all", ("Yes",)),
        GradeRow("Sufficient progress in some", ("Some",)),
        GradeRow("Insufficient progress in all", ("No",)),
    ),
    "Not a grade: inspectors said whether enough progress had been made on each significant weakness.",
)
SEND_OUTCOME = ScaleRow(
    "area-send-2023",
    "Area SEND outcomes (since 2023)",
    (
        GradeRow(
            "Typically positive experiences and outcomes",
            ("Typically positive", "typically lead to positive experiences and outcomes"),
        ),
        GradeRow(
            "Inconsistent experiences and outcomes",
            ("Inconsistent", "lead to inconsistent experiences and outcomes"),
        ),
        GradeRow(
            "Widespread and/or systemic failings",
            ("widespread and/or systemic failings leading to significant concerns",),
        ),
    ),
)
SUPPORTED = ScaleRow(
    "supported-accommodation",
    "Supported accommodation outcomes (since 2024)",
    (
        GradeRow(
            "Outcome 1",
            definition="Consistently strong service delivery leads to typically positive experiences and progress.",
        ),
        GradeRow("Outcome 2"),
        GradeRow("Outcome 3"),
    ),
)
REPORT_CARD = ScaleRow(
    "report-card",
    "Report card, five grades (since November 2025)",
    (
        GradeRow("Exceptional"),
        GradeRow("Strong standard"),
        GradeRow("Expected standard"),
        GradeRow("Needs attention"),
        GradeRow("Urgent improvement"),
    ),
    "Ofsted says that these grades cannot be compared with the four grades used before.",
)
SAFEGUARDING = ScaleRow("safeguarding-met", "Safeguarding: met or not met", (GradeRow("Met"), GradeRow("Not met")))

SCALES = (
    SIF,
    FOUR_POINT,
    FOUR_POINT_NUMBERED,
    APA,
    CSA,
    SEND_STATEMENT,
    SEND_PROGRESS,
    SEND_OUTCOME,
    SUPPORTED,
    REPORT_CARD,
    SAFEGUARDING,
)
