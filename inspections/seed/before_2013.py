"""The frameworks before November 2013 (reference/ofsted.md 1.1, 1.2).

They are here so that earlier results can be told. Where the reference marks a list as general
knowledge, an editor may correct it in the admin.
"""

from datetime import date

from inspections.seed.shape import CategoryRow, FrameworkRow

OVERALL = CategoryRow("Overall effectiveness", aliases=("Overall",), is_overall=True)

FRAMEWORKS = (
    FrameworkRow(
        code="apa",
        title="Annual performance assessment of services for children and young people",
        short_title="Annual performance assessment",
        family="APA",
        scale="apa",
        in_force_from=date(2005, 1, 1),
        in_force_to=date(2008, 12, 31),
        note="Grades ran from 4, the best, to 1.",
        categories=(
            CategoryRow("Overall effectiveness of children’s services", aliases=("Overall",), is_overall=True),
            CategoryRow("Being healthy"),
            CategoryRow("Staying safe"),
            CategoryRow("Enjoying and achieving"),
            CategoryRow("Making a positive contribution", aliases=("Positive contribution",)),
            CategoryRow("Achieving economic well-being", aliases=("Economic well-being",)),
            CategoryRow("Capacity to improve"),
        ),
    ),
    FrameworkRow(
        code="csa",
        title="Children’s services assessment",
        short_title="Children’s services assessment",
        family="CSA",
        scale="csa",
        in_force_from=date(2009, 1, 1),
        in_force_to=date(2011, 12, 31),
        note="One rating a year, from inspections and performance figures together.",
        categories=(CategoryRow("Children’s services", aliases=("Overall",), is_overall=True),),
    ),
    FrameworkRow(
        code="cra",
        title="Unannounced inspection of contact, referral and assessment arrangements",
        short_title="Contact, referral and assessment inspection",
        family="CRA",
        scale="",
        in_force_from=date(2009, 6, 1),
        in_force_to=date(2012, 5, 31),
        note="No grades: strengths, satisfactory practice, areas for development and areas for priority action.",
    ),
    FrameworkRow(
        code="slac",
        title="Inspection of safeguarding and looked after children services",
        short_title="Safeguarding and looked after children inspection",
        family="SLAC",
        scale="four-point-adequate",
        in_force_from=date(2009, 4, 1),
        in_force_to=date(2012, 6, 30),
        note="Two overall grades, one for safeguarding and one for looked after children; none for both together.",
        # Its further lines are not known from a primary source, and later reports restate only these two.
        categories=(
            CategoryRow(
                "Safeguarding: overall effectiveness",
                aliases=("Overall effectiveness of safeguarding services", "Safeguarding"),
                is_overall=True,
            ),
            CategoryRow(
                "Looked after children: overall effectiveness",
                aliases=("Overall effectiveness of services for looked after children", "Looked after children"),
                is_overall=True,
            ),
        ),
    ),
    FrameworkRow(
        code="cp2012",
        title="Inspection of local authority arrangements for the protection of children",
        short_title="Child protection inspection (2012 to 2013)",
        family="Child protection",
        scale="four-point-adequate",
        in_force_from=date(2012, 6, 1),
        in_force_to=date(2013, 7, 31),
        categories=(
            OVERALL,
            CategoryRow(
                "The effectiveness of the help and protection provided to children, young people, families and carers",
                aliases=("Effectiveness of help and protection",),
            ),
            CategoryRow("The quality of practice", aliases=("Quality of practice",)),
            CategoryRow("Leadership and governance"),
        ),
    ),
    FrameworkRow(
        code="lac2013",
        title="Inspection of looked after children services",
        short_title="Looked after children inspection (2013)",
        family="Looked after children",
        scale="four-point-adequate",
        in_force_from=date(2013, 6, 1),
        in_force_to=date(2013, 7, 31),
        categories=(
            OVERALL,
            CategoryRow("Capacity to improve"),
            CategoryRow("Outcomes for looked after children and young people"),
            CategoryRow("Quality of provision"),
            CategoryRow("Leadership and management"),
        ),
    ),
)
