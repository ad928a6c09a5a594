"""Where a text speaks of an inspectorate, its inspectors, its report or its method. Pure."""

import re

INSPECTORATE = (
    r"(?:Ofsted|OFSTED|Her Majesty’?s Inspectors?|[Ii]nspectors?|[Ii]nspectorates?|HMI|HMICFRS|HMIC|CQC"
    r"|Care Quality Commission|Estyn|Care Inspectorate|[Ww]atchdogs?|[Rr]egulators?|[Rr]eports?|[Ll]etter|[Ff]indings"
    r"|[Ii]nspection(?: report| team)?)"
)
LEAD = r"(?:[Ll]ead [Ii]nspector,? (?:[A-Z][\w’'-]+ ?){1,4}(?:HMI)?,?|(?:[A-Z][\w’'-]+ ){1,4}HMI,?)"
_MENTION = re.compile(rf"\b{INSPECTORATE}\b")
_FRAMEWORK = re.compile(
    r"\b(?:frameworks?|regimes?|tests?|inspection (?:process|programme)|standards|criteria)\b[^“”\"‘]{0,50}$",
    re.IGNORECASE,
)
_DOCUMENT = re.compile(r"(?:[\w’'-]+ ){0,3}(?:report|inspection|letter|framework)s?", re.IGNORECASE)


_INSPECTOR = re.compile(
    r"\b(?:Ofsted|OFSTED|CQC|HMI|HMICFRS|Estyn|[Ll]ead [Ii]nspector|[Ii]nspectorate|Care Quality Commission)\b"
)


def mentions_inspectorate(text: str) -> bool:
    """Whether ``text`` speaks of an inspectorate, its inspectors or its report."""
    return _MENTION.search(text) is not None


def is_about_framework(before: str) -> bool:
    """Whether words are said of the method of inspecting, not of what was found: "framework, which it describes as"."""
    return _FRAMEWORK.search(before[-80:]) is not None


def names_document(words: str) -> bool:
    """Whether words in quotation marks only name the report or a visit: "re-inspection report"."""
    return _DOCUMENT.fullmatch(words) is not None


def speaks_for_inspectorate(role: str, lead_in: str) -> bool:
    """Whether somebody who is quoted does so as an inspector: by the office or by being called lead inspector."""
    return _INSPECTOR.search(role) is not None or re.search(LEAD, lead_in) is not None
