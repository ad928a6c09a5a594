"""How releases word the judgement categories and grades of each framework. Pure.

The labels are those of the seeded frameworks (``inspections.seed``).
"""

import re

OVERALL = "Overall effectiveness"
NEEDS_GRADES = frozenset({"sif", "ilacs-2018", "ilacs-2023", "ilacs-2026"})

_OVERALL = (OVERALL, r"overall")
_PROTECTION = r"children (?:who (?:are )?(?:in )?|in )need (?:of )?help and protection|help and protection"
_CARE_LEAVERS = r"(?:children )?care leavers"

# The categories of a framework as releases word them: the earliest match in a phrase names its category.
CATEGORIES: dict[str, tuple[tuple[str, str], ...]] = {
    "sif": (
        _OVERALL,
        ("Children who need help and protection", _PROTECTION),
        (
            "Children looked after and achieving permanence",
            r"children looked after|looked[- ]after children|children in care",
        ),
        ("Adoption performance", r"adoption"),
        ("Experiences and progress of care leavers", _CARE_LEAVERS),
        ("Leadership, management and governance", r"leadership,?(?: management,?)? and governance"),
        (
            "The effectiveness of the Local Safeguarding Children Board (LSCB)",
            r"(?:local )?safeguarding children(?:'s)? board|\bLSCB\b",
        ),
    ),
    "ilacs-2018": (
        _OVERALL,
        ("The impact of leaders on social work practice with children and families", r"impact of leaders"),
        ("The experiences and progress of children who need help and protection", _PROTECTION),
        (
            "The experiences and progress of children in care and care leavers",
            r"children in care(?: and care leavers)?",
        ),
    ),
    "ilacs-2023": (
        _OVERALL,
        ("The impact of leaders on social work practice with children and families", r"impact of leaders"),
        ("The experiences and progress of children who need help and protection", _PROTECTION),
        ("The experiences and progress of children in care", r"children in care|cared for children"),
        ("The experiences and progress of care leavers", _CARE_LEAVERS),
    ),
}
CATEGORIES["ilacs-2026"] = tuple(line for line in CATEGORIES["ilacs-2023"] if line != _OVERALL)
# What the grades of a framework are called; the first is the label, the pattern how releases word it.
GRADES: dict[str, tuple[tuple[str, str], ...]] = {
    "sif": (
        ("Requires improvement", r"requir(?:es?|ing) improvement(?: to be good)?"),
        ("Outstanding", "outstanding"),
        ("Good", "good"),
        ("Inadequate", "inadequate"),
    )
}
for _code in NEEDS_GRADES - {"sif"}:
    GRADES[_code] = (("Requires improvement to be good", GRADES["sif"][0][1]), *GRADES["sif"][1:])

CHILDRENS = re.compile(
    r"children's (?:social care |social )?(?:services?|care)|children and families services?"
    r"|services? (?:provided )?(?:for|to) (?:vulnerable )?children|children in need of help and protection",
    re.IGNORECASE,
)
