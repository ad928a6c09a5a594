"""The inspection that a text reports, if it does: nothing is proposed that the words leave open."""

import re

from inspections.dates import period_text
from releases.claims.grade_words import NEEDS_GRADES, OVERALL
from releases.claims.marks import plain
from releases.importers.councils import area_of, council_named
from releases.importers.frameworks import NAMES, framework_of
from releases.importers.grades import find_grades
from releases.importers.parsed import (
    Block,
    Bullets,
    Header,
    InspectionProposal,
    Paragraph,
    Quotation,
    Remarks,
)
from releases.importers.stay import published_on, stay

_OFSTED = re.compile(
    r"\b(?:ofsted|care quality commission|CQC|HMICFRS|HMIC|inspectors?|inspectorates?)\b", re.IGNORECASE
)
_THIS_ONE = re.compile(
    r"\binspectors? (?:who )?(?:visited|arrived|spent|carried|found|concluded|rated|judged|praised|said|noted|were)"
    r"|\bofsted (?:inspectors|arrived|visited|rated|rates|found|has (?:rated|judged|praised|found)|praised|judged)"
    r"|\b(?:recent|latest|following|unannounced|thorough|after|full|four-week|standard|short)\b[^.]{0,60}\binspection"
    r"|\b(?:rated|judged|graded)\b[^.]{0,60}\bby (?:ofsted|inspectors)"
    r"|\b(?:focused|monitoring) visit|\bjoint target(?:ed)? area inspection|inspection (?:of|took place|team)",
    re.IGNORECASE,
)
_AT_LARGE = re.compile(
    r"\bannual report\b|\bnational report\b|\bof (?:\w+ )?(?:councils|authorities) so far\b|\bsurvey of councils\b",
    re.IGNORECASE,
)
_OTHER_SUBJECT = re.compile(
    r"\b(?:primary|secondary|infant|junior|nursery|academy|schools?|college|children's home|childminder|pre-school"
    r"|gcse|a-level|exam|care home|fostering agency)\b",
    re.IGNORECASE,
)


def propose(header: Header, blocks: list[Block], remarks: Remarks) -> InspectionProposal | None:
    """The inspection the text reports, as far as it is clear; None, with a remark, where the text leaves it open."""
    told = [block.text for block in blocks if isinstance(block, Paragraph)]
    opening = plain(" ".join([header.headline, *told[:3]]))
    if not _reports_one(header.headline, opening, " ".join([opening, *told])):
        if _OFSTED.search(opening):
            remarks.ask("The text speaks of inspectors but does not clearly report one inspection: none is drafted.")
        return None
    whole = plain("\n".join([header.headline, *told, *_listed(blocks), *_quoted(blocks)]))
    framework, kind = framework_of(opening, whole, header.issued_on)
    council = council_named(whole)
    found = Remarks()
    grades = find_grades(header, blocks, framework, found)
    missing = _missing(framework, council, has_result=bool(grades) or framework not in NEEDS_GRADES)
    if missing:
        remarks.ask(f"The text reports an inspection, but {missing}: none is drafted. Record it under Inspections.")
        return None
    remarks.recognised += found.recognised
    remarks.not_understood += found.not_understood
    proposal = InspectionProposal(
        framework=framework,
        kind=kind,
        authority=area_of(council),
        body=council,
        periods=stay(told, header.issued_on),
        published_on=published_on(told, header.issued_on),
        grades=grades,
    )
    _tell(proposal, remarks)
    return proposal


def _listed(blocks: list[Block]) -> list[str]:
    return [item.text for block in blocks if isinstance(block, Bullets) for item in block.items]


def _quoted(blocks: list[Block]) -> list[str]:
    """How speakers are introduced: their offices often name the council."""
    return [block.lead_in for block in blocks if isinstance(block, Quotation)]


def _reports_one(headline: str, opening: str, whole: str) -> bool:
    """Whether the text reports one inspection of the council's own, and not inspections at large."""
    return bool(
        _OFSTED.search(opening)
        and _THIS_ONE.search(plain(whole))
        and not _AT_LARGE.search(opening)
        and not _OTHER_SUBJECT.search(plain(headline))
    )


def _missing(framework: str, council: str, *, has_result: bool) -> str:
    """What is not clear enough to draft an inspection; empty if enough is."""
    if not framework:
        return "the inspection framework is not clear from its words"
    if not council:
        return "which council was inspected is not clear"
    return "" if has_result else "no grade is clear"


def _tell(proposal: InspectionProposal, remarks: Remarks) -> None:
    """Say what was recognised, and what the text leaves open."""
    remarks.know(f"An inspection of {proposal.body}: {NAMES[proposal.framework]}.")
    for period in proposal.periods:
        remarks.know(f"Inspectors were there: {period_text(period)}.")
    if not proposal.periods:
        remarks.ask("The text does not give the dates of the inspection: add them to its record.")
    if proposal.framework in NEEDS_GRADES and not any(grade.category == OVERALL for grade in proposal.grades):
        remarks.ask("The text does not give an overall grade: add it to the inspection if there is one.")
