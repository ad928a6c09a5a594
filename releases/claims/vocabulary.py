"""Words by which a release tells what it has of an inspection: praise, demands, grades, definitions. Pure."""

import re

from releases.claims.shape import Kind

_PRAISED = re.compile(
    r"\b(?:prais(?:ed?|es|ing)|commended|strengths?|positives?|impressed|highlight(?:s|ed)?|applauded|good practice"
    r"|recogni[sz]ed|noted|welcomed)\b",
    re.IGNORECASE,
)
_ASKED = re.compile(
    r"\b(?:recommend(?:s|ed|ations?)?|areas? (?:for|of) (?:improvement|development)|needs? to (?:be )?improved?"
    r"|(?:could|should|must) (?:be )?(?:improved?|do)|looks? to|priority action|further work|action)\b",
    re.IGNORECASE,
)
_DEMANDS = re.compile(
    r"\b(?:recommend\w*|improvements?|improv(?:e|ing)|needs?|must|should|further|more|not yet|weakness\w*"
    r"|require[sd]?)\b",
    re.IGNORECASE,
)
_CATEGORIES = re.compile(r"\b(?:categor(?:y|ies)|judge?ments?|rated|graded|judged)\b", re.IGNORECASE)
GRADE = r"(?:outstanding|good|requir(?:es?|ing) improvement(?: to be good)?|inadequate|adequate|satisfactory)"
ONLY_GRADES = re.compile(
    rf"\W*(?:an? |overall |be |being |as )*{GRADE}"
    rf"(?:\W+(?:and|or|with|to|overall|rating|grade|judge?ment|features|elements|{GRADE}))*\W*",
    re.IGNORECASE,
)
DEFINES = re.compile(
    rf"\b{GRADE}\b.{{0,120}}"
    r"\b(?:(?:described|defined) (?:\w+ ){0,4}as|as (?:one|an? \w+) (?:that|which|where)|means?|meaning)\b",
    re.IGNORECASE,
)
GRADE_WORD = re.compile(rf"\b{GRADE}\b", re.IGNORECASE)


def kind_of_list(above: str) -> Kind | None:
    """What the items are of a list that ``above`` says is the inspectors'; None for the judgement categories."""
    if _ASKED.search(above):
        return Kind.RECOMMENDATION
    if _CATEGORIES.search(above) and not _PRAISED.search(above):
        return None
    return Kind.PRAISED_AREA


def tells_demand(text: str) -> bool:
    """Whether a sentence tells something that inspectors asked for, or that is not good enough yet."""
    return _DEMANDS.search(text) is not None


def tells_findings(above: str) -> bool:
    """Whether a sentence above a list, soon after the inspectors were named, introduces what they found."""
    is_theirs = above.startswith(("They ", "These ", "It ")) or _PRAISED.search(above) or _ASKED.search(above)
    return bool(is_theirs) and above.rstrip().endswith((":", "included", "include", "are", "were"))
