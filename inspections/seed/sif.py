"""The single inspection framework and the review of safeguarding boards (reference/ofsted.md 1.3)."""

from datetime import date

from inspections.seed.shape import CategoryRow, FrameworkRow

BOARD = CategoryRow(
    "The effectiveness of the Local Safeguarding Children Board (LSCB)",
    aliases=("Local Safeguarding Children Board", "LSCB", "Review of the effectiveness of the LSCB"),
    limits="no",
)

FRAMEWORKS = (
    FrameworkRow(
        code="sif",
        title=(
            "Inspection of services for children in need of help and protection, children looked after and care "
            "leavers, and review of the effectiveness of the local safeguarding children board"
        ),
        short_title="Single inspection framework",
        family="SIF",
        scale="sif",
        in_force_from=date(2013, 11, 1),
        in_force_to=date(2018, 7, 31),
        note=(
            "The review of the safeguarding board is a separate judgement, printed apart from the council’s own. "
            "Re-inspections have none."
        ),
        categories=(
            CategoryRow("Overall effectiveness", aliases=("Overall judgement", "Overall"), is_overall=True),
            CategoryRow("Children who need help and protection", "1", ("Help and protection",), limits="always"),
            CategoryRow(
                "Children looked after and achieving permanence",
                "2",
                (
                    "Children looked after (including adoption performance and experiences and progress of "
                    "care leavers)",
                    "Children looked after",
                    "Looked after children",
                ),
                limits="always",
            ),
            CategoryRow("Adoption performance", "2.1", ("Adoption",), parent="2", limits="no"),
            CategoryRow("Experiences and progress of care leavers", "2.2", ("Care leavers",), parent="2", limits="no"),
            CategoryRow(
                "Leadership, management and governance", "3", ("Leadership management and governance",), limits="always"
            ),
            BOARD,
        ),
    ),
    FrameworkRow(
        code="lscb-review",
        title="Review of the effectiveness of the Local Safeguarding Children Board",
        short_title="Safeguarding board review",
        family="LSCB review",
        scale="sif",
        in_force_from=date(2013, 11, 1),
        in_force_to=date(2018, 7, 31),
        note="A review of the safeguarding board alone, not of the council’s services.",
        categories=(BOARD,),
    ),
)
