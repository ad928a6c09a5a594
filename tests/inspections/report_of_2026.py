"""A small report as a PDF, for tests that send one in: an invented county in 2026, no overall grade."""

from tests.inspections.pdfs import pdf

COVER = """
= Inspection of Fernshire local authority
= children’s services
Inspection dates: 15 to 26 June 2026
Lead inspector: Sam Reed, His Majesty’s Inspector
# Judgement
| Grade
* The impact of leaders on social work
practice with children and families
| Good
* The experiences and progress of
children who need help and protection
| Good
* The experiences and progress of
children in care
| Good
* The experiences and progress of care
leavers
| Outstanding
* Children in Fernshire are well cared for by people who know them.
"""
FINDINGS = """
# What needs to improve?
* • The timeliness of assessments. (outcome 1, national framework)
* • The quality of plans. (outcome 2, national framework)
# The experiences and progress of children who need help and protection: good
* 1. Leaders know their services well.
* 2. Partners work well together.
# The experiences and progress of children in care: good
* 3. Children live with carers who know them.
"""
LAST = """
~ The Office for Standards in Education, Children’s Services and Skills (Ofsted) regulates and inspects.
~ You may reuse this information under the terms of the Open Government Licence.
~ © Crown copyright 2026
"""


def report_pdf(note: str = "") -> bytes:
    """The report; ``note`` in its small print makes it another file with the same facts."""
    return pdf(COVER, FINDINGS, LAST + note)
