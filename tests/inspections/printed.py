"""Reports of an invented council, printed as the inspectorate prints its own."""

from tests.inspections.pdfs import pdf

HEADER = """^ Inspection of Fernshire local authority children’s services
^ 12 to 23 February 2024 {page}"""

ILACS_COVER = """
= Inspection of Fernshire local
= authority children’s services
* Inspection dates: 12 to 23 February 2024
* Lead inspector: Ada Byron, His Majesty’s Inspector
## Judgement Grade
* The impact of leaders on social work
practice with children and families
| Good
* The experiences and progress of
children who need help and protection
| Requires improvement to
|| be good
* The experiences and progress of
children in care
| Outstanding
* The experiences and progress of care
leavers
| Good
* Overall effectiveness Good
* The experiences and progress of children and young people in Fernshire are good
across the county.
"""
ILACS_PAGE_2 = (
    HEADER.format(page=2)
    + """
# What needs to improve?
* • The quality of plans. (outcome 1, national framework)
* • Multi-agency arrangements for children who go missing, including semi-
> independent homes. (Enabler: the workforce is equipped, National Framework)
# The experiences and progress of children who need help and
+ protection: requires improvement to be good
* 1. Children get help early, from workers who know them and
> their families well, and who stay with them for as long as
> they are needed.
* 2. Plans are clear, and young people stay with their carers beyond the age of
> 18. This opportunity is welcomed, as is the guarantee of a
> room in the same town, and the well-
> planned offer, which goes
~ 1 A footnote that says what an outcome is.
"""
)
ILACS_PAGE_3 = (
    HEADER.format(page=3)
    + """
> on at the top of the next page.
# The experiences and progress of children in care: outstanding
* 3.
> Children thrive, as inspectors heard from them, from their
> carers and from their schools.
# The experiences and progress of care leavers: good
* 4. Care leavers are in touch.
# The impact of leaders on social work practice with children and
+ families: good
* 5. Leaders know their services.
"""
)
ILACS_PAGE_4 = (
    HEADER.format(page=4)
    + """
* 6. Staff say that they are listened to, that they have time
> for the children they work with, and that they would come
> to Fernshire again.
"""
)
ILACS_PAGE_5 = (
    HEADER.format(page=5)
    + """
~ The Office for Standards in Education, Children’s Services and Skills (Ofsted) regulates.
~ You may reuse this information (not including logos) free of charge in any format
~~ or medium, under the terms of the Open Government Licence.
"""
)
ILACS_PAGES = (ILACS_COVER, ILACS_PAGE_2, ILACS_PAGE_3, ILACS_PAGE_4, ILACS_PAGE_5)
ILACS = pdf(*ILACS_PAGES)

SIF_COVER = """
1
= Fernshire County Council
## Inspection of services for children in need of help and
## protection, children looked after and care leavers
* and
## Review of the effectiveness of the local safeguarding children board
## Inspection date: 29 April 2014 – 21 May 2014
## Report published: 30 June 2014
* The overall judgement is that children’s services require improvement
* It is Ofsted’s expectation that, as a minimum, all children and young people receive
good help, care and protection.
## 1. Children who need help and protection
| Requires
|| improvement
## 2. Children looked after and achieving permanence Good
* 2.1 Adoption performance Outstanding
* 2.2 Experiences and progress of Care Leavers Inadequate
## 3. Leadership, management and governance Requires improvement
* The effectiveness of the Local Safeguarding Children Board (LSCB) is
good.
"""
SIF_CONTENTS = """
2
= Contents
Section 1: the local authority 3
Summary of key findings 3
Inspection judgements about the local authority 5
Section 2: The effectiveness of the Local Safeguarding Children Board 7
"""
SIF_PAGES = (
    """
3
# Section 1: the local authority
# Summary of key findings
## This local authority requires improvement because
* 1. Thresholds for the different levels of help are not clear
> to the professionals who have to apply them, and children
> wait for too long.
# What does the local authority need to improve?
## Priority and immediate action
* 2. Review all plans for children
> who go missing.
## Areas for improvement
* 3. Recruit more foster carers, so that children can be placed
> near their own communities unless there is a specific need
> for a placement further afield.
# Information about this inspection
* The inspection was carried out under section 136 of the Education and Inspections Act 2006.
## The inspection team
* Lead inspector: Ada Byron HMI
""",
    """
4
## Other Ofsted inspections
* • The previous inspection of Fernshire’s safeguarding arrangements / arrangements for
> the protection of children was in March 2011. The local authority was judged to be
> Grade 2 (Good).
* • The previous inspection of the local authority’s services for looked after children
> was in May 2012. Ofsted judged that services were adequate.
""",
    """
5
# Inspection judgements about the local authority
## The experiences and progress of children who need help and protection
++ require improvement
* 4. Early help is uneven: it is well organised in the towns,
> where schools and health visitors know whom to ask, and
> hard to come by elsewhere.
## The experiences and progress of children looked after and achieving
++ permanence are good
* 5. Children looked after do well.
## The graded judgment for adoption performance is that it is outstanding
* 6. Adoption is quick.
## The graded judgement for the experiences and progress of care leavers is inadequate
* 7. Care leavers are lost sight of.
## Leadership, management and governance require improvement
* 8. Leaders do not know their services.
""",
    """
6
# What the inspection judgements mean: the local authority
* A good local authority leads effective services.
""",
    """
7
# Section 2: The effectiveness of the Local Safeguarding Children Board
## The effectiveness of the LSCB is good.
## Areas for improvement:
* 9. Evaluate training.
## Key strengths and weaknesses of the FSCB
* 10. The Board knows its area well, hears from children, and
> acts on what it hears, although its training has not been
> evaluated.
# What the inspection judgements mean: the LSCB
* An LSCB that is good coordinates the activity of statutory partners.
~ You may copy all or parts of this document for non-commercial educational purposes, as long as you
~~ give details of the source and date of publication and do not alter the information in any way.
""",
)
SIF = pdf(SIF_COVER, SIF_CONTENTS, *SIF_PAGES)
