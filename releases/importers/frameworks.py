"""Which inspection method a release reports: the codes of the seeded frameworks (``inspections.seed``)."""

import datetime as dt
import re

from releases.claims.grade_words import CHILDRENS

# What officers call the frameworks that a text can be found to report.
NAMES = {
    "sif": "single inspection framework",
    "ilacs-2018": "children’s services, ILACS (2018 to 2022)",
    "ilacs-2023": "children’s services, ILACS (2023 to March 2026)",
    "ilacs-2026": "children’s services, ILACS (from April 2026)",
    "jtai": "joint targeted area inspection",
    "focused-visit": "focused visit to children’s services",
    "monitoring-visit": "monitoring visit to children’s services",
    "area-send-2016": "area SEND inspection (2016 to 2022)",
    "area-send-2016-revisit": "area SEND revisit (to 2022)",
    "area-send-2023": "area SEND inspection (since 2023)",
    "area-send-2023-monitoring": "area SEND monitoring inspection",
}
_SIF_WORDS = re.compile(
    r"single inspection framework|leadership,?(?: management,?)? and governance|children looked after \(|looked after"
    r" and achieving permanence",
    re.IGNORECASE,
)
_ILACS_WORDS = re.compile(r"impact of leaders|experiences and progress of|\bILACS\b", re.IGNORECASE)
_TOGETHER = re.compile(r"(?:experiences and progress of )children in care and care leavers", re.IGNORECASE)
# Kinds without grades for categories, known by their name in the headline or the opening.
_NAMED = (
    (r"joint target(?:ed)? area inspection|\bJTAI\b", "jtai", "joint"),
    (r"focused visit", "focused-visit", "focused_visit"),
    (r"monitoring visit", "monitoring-visit", "monitoring_visit"),
)
_SEND = re.compile(r"special educational needs|\bSEND\b", re.IGNORECASE)
_SEND_JOINT = re.compile(r"local area|area SEND|care quality commission|\bCQC\b", re.IGNORECASE)
_VISITED = re.compile(r"\binspect(?:ors|ion|ed)\b|\bvisit", re.IGNORECASE)


def framework_of(opening: str, whole: str, on: dt.date | None) -> tuple[str, str]:
    """The code of the framework and the kind of inspection, ("", "") where the words leave it open.

    ``opening`` is the headline with the first paragraphs, ``whole`` the text, both with straight quotation
    marks; ``on`` is the day of issue. The words decide; the day only tells versions of one method apart.
    """
    for pattern, code, kind in _NAMED:
        if re.search(pattern, opening, re.IGNORECASE) and _VISITED.search(opening):
            return code, kind
    if on and _SEND.search(opening) and _SEND_JOINT.search(opening) and _VISITED.search(opening):
        return _send(opening, on), "joint"
    if on and CHILDRENS.search(opening):
        return _childrens_services(whole, on), "inspection"
    return "", ""


def _send(opening: str, on: dt.date) -> str:
    """Which version of the area SEND inspection."""
    if on.year < 2023:
        return (
            "area-send-2016-revisit" if re.search(r"\brevisit|re-visit", opening, re.IGNORECASE) else "area-send-2016"
        )
    return "area-send-2023-monitoring" if re.search(r"\bmonitoring", opening, re.IGNORECASE) else "area-send-2023"


def _childrens_services(whole: str, on: dt.date) -> str:
    """Which method of inspecting a council's children's services; empty where words and day do not agree."""
    is_ilacs, is_sif = bool(_ILACS_WORDS.search(whole)), bool(_SIF_WORDS.search(whole))
    if is_sif and dt.date(2013, 11, 1) <= on <= dt.date(2018, 8, 31):
        return "sif"
    if not is_ilacs or on < dt.date(2018, 1, 1):
        return ""
    if on < dt.date(2023, 1, 1) or (on < dt.date(2023, 4, 1) and _TOGETHER.search(whole)):
        return "ilacs-2018"
    if on < dt.date(2026, 4, 1):
        return "ilacs-2023"
    # Inspections before April 2026 had an overall grade and were published into the summer.
    return "ilacs-2023" if re.search(r"\boverall\b", whole, re.IGNORECASE) else "ilacs-2026"
