"""Whose words they are: the inspectorate's, somebody's who speaks, or nobody's in particular. Pure."""

import re
from enum import Enum, auto

REACH = 400  # characters before and after a quotation that say whose words it is

INSPECTORATE = (
    r"(?:Ofsted|OFSTED|Her Majesty’?s Inspectors?|[Ii]nspectors?|[Ii]nspectorates?|HMI|HMICFRS|HMIC|CQC"
    r"|Care Quality Commission|Estyn|Care Inspectorate|[Ww]atchdogs?|[Rr]egulators?|[Rr]eports?|[Ll]etter|[Ff]indings"
    r"|[Ii]nspection(?: report| team)?)"
)
SAID = (
    r"(?:said|says?|stated?|states|wrote|writes|noted?|notes|found|finds?|added|adds|concluded?|concludes|commented"
    r"|comments|reported|reads?|describe[sd]?|highlight(?:s|ed)?|prais(?:e|es|ed)|acknowledge[sd]?|recogni[sz]e[sd]?"
    r"|commend(?:s|ed)?|observed?|saw|explain(?:s|ed)?|made clear|makes clear|confirm(?:s|ed)?|identif(?:y|ies|ied)"
    r"|told|judged?|recommend(?:s|ed)?|call(?:s|ed)|mention(?:s|ed)?|point(?:s|ed) out|remark(?:s|ed)?|show(?:s|ed)?"
    r"|rated|ranks?)"
)
_LEAD = r"(?:[Ll]ead [Ii]nspector,? (?:[A-Z][\w’'-]+ ?){1,4}(?:HMI)?,?|(?:[A-Z][\w’'-]+ ){1,4}HMI,?)"
_REPORT_SPEAKS = re.compile(
    rf"(?:\b{INSPECTORATE}\b(?:[’']s)?(?:,? (?:which|who|that))?(?:,? (?!{SAID}\b)[a-z’'-]+){{0,6}}|{_LEAD})"
    rf",? {SAID}\b"
)
_SAYS_REPORT = re.compile(
    rf"\W*(?:as |was |is )?(?:{SAID}|according to|in the words of)"
    rf"(?: (?:by|the|its|their|an?|this|latest))* {INSPECTORATE}\b"
)
_MENTION = re.compile(rf"\b{INSPECTORATE}\b")
_PASSIVE = re.compile(
    r"\b(?:described|praised|commended|recogni[sz]ed|highlighted|noted|judged|found|identified|applauded|credited"
    r"|singled out|strengths?|said to be|recommended|impressed)\b",
    re.IGNORECASE,
)
_SPEAKS = (
    r"(?:said|says|added|adds|commented|comments|explained|continued|concluded|responded|stated|remarked|told|went on"
    r"|reacted|writes|wrote)"
)
_NAME = r"[A-Z][\w’'-]+(?: (?:(?:de|du|di|la|le|van|von|der|al|bin|ap) )*[A-Z][\w’'-]+){1,4}"
_OFFICE = (
    r"(?:[Cc]ouncillor|[Cc]llr|[Dd]irector|[Mm]ember|[Ll]eader|[Mm]ayor|[Cc]hair(?:man|woman)?"
    r"|[Ss]pokes\w+|[Mm]inister)"
)
_PERSON_SPEAKS = re.compile(
    rf"(?:{_NAME}|\b[Hh]e|\b[Ss]he|\b{_OFFICE}\b)[^.“”:]{{0,160}}? (?:also )?{_SPEAKS}\b"
    rf"|\b{_SPEAKS},? (?:[Tt]he )?(?:{_NAME}|{_OFFICE}\b|he\b|she\b)"
)
_FRAMEWORK = re.compile(
    r"\b(?:frameworks?|regimes?|tests?|inspection (?:process|programme)|standards|criteria)\b[^“”\"‘]{0,50}$",
    re.IGNORECASE,
)
_DOCUMENT = re.compile(r"(?:[\w’'-]+ ){0,4}(?:report|inspection|letter|framework|visit|review)s?", re.IGNORECASE)


class Voice(Enum):
    """Who speaks in a stretch of text."""

    NOBODY = auto()
    REPORT = auto()
    PERSON = auto()


def voice(before: str, after: str, carried: Voice, *, near: bool) -> Voice:
    """Whose the words between ``before`` and ``after`` in a sentence are, both read without other quotations.

    ``carried`` is who spoke just before; ``near``: an inspectorate was spoken of shortly before. The nearest that hands
    over wins: "Following the report, which praised the council, Councillor Smith said" is the councillor.
    """
    before, after = before[-REACH:], after[:REACH]
    report, person = _last(_REPORT_SPEAKS, before), _last(_PERSON_SPEAKS, before)
    if report != person:
        return Voice.REPORT if report > person else Voice.PERSON
    if _SAYS_REPORT.match(after):
        return Voice.REPORT
    if _PERSON_SPEAKS.search(after) and not _REPORT_SPEAKS.search(after):
        return Voice.PERSON
    whole = f"{before} {after}"
    if _MENTION.search(whole) or (near and _PASSIVE.search(whole)):
        return Voice.REPORT
    return carried


def _last(pattern: re.Pattern[str], text: str) -> int:
    """Where the last match ends; -1 if there is none."""
    return max((found.end() for found in pattern.finditer(text)), default=-1)


def mentions_inspectorate(text: str) -> bool:
    """Whether ``text`` speaks of an inspectorate, its inspectors or its report."""
    return _MENTION.search(text) is not None


def is_about_framework(before: str) -> bool:
    """Whether words are said of the method of inspecting, not of what was found: "framework, which it describes as"."""
    return _FRAMEWORK.search(before[-80:]) is not None


def names_document(words: str) -> bool:
    """Whether words in quotation marks only name the report or a visit: "re-inspection report"."""
    return _DOCUMENT.fullmatch(words) is not None


def speaks_for_report(text: str) -> bool:
    """Whether ``text`` says outright that the inspectorate or its report says something."""
    return _REPORT_SPEAKS.search(text) is not None
