"""Who speaks: "Jim Leivers, Director for Children, said:", "Cabinet Member Melinda Tilley said:", "He added:"."""

import re
from dataclasses import dataclass
from itertools import takewhile

from releases.importers.offices import OFFICES, SURNAMES
from releases.importers.parsed import Speaker
from releases.importers.sentences import words

_SAID = (
    r"said|says|added|adds|commented|explained|continued|concluded|told [\w’' ]{2,30}|went on|responded|stated|remarked"
)
_LEAD_IN = re.compile(rf"(?P<who>.{{2,280}}?),? (?:also )?(?:{_SAID})(?:(?: [\w’',-]+){{1,8}}:|[:;,]?| ?[-–—])")
_TITLES = (
    r"Councillor|Cllr\.?|Dr\.?|Doctor|Prof(?:essor|\.)?|Sir|Dame|Lord|Lady|Baroness|Baron|Mr\.?|Mrs\.?|Ms\.?|Miss|Mx"
    r"|Rev(?:erend|\.)?|The Right Reverend|Bishop|Judge|Captain|Major|Colonel|PC|Sergeant|Sgt\.?"
    r"|(?:(?:Detective|Temporary|Acting) )*(?:Chief |Assistant Chief |Deputy Chief )?"
    r"(?:Superintendent|Supt\.?|Inspector|Insp\.?|Constable)"
)
_PART = r"(?:[A-Z][a-z]+|[A-Z]['’][A-Z][a-z]+|Ma?c[A-Z][a-z]+|[A-Z]\.?)(?:[-’'][A-Z]?[a-z]+)*"
_NAME = rf"{_PART}(?: (?:van der|van|von|de la|de|du|bin|al|ap))?(?: {_PART}){{1,2}}"
_TITLED = re.compile(rf"(?P<title>(?:{_TITLES})(?: (?:{_TITLES}))?) (?P<name>{_NAME}|{_PART})(?=[ ,(]|$)")
_NAME_AND_ACT = re.compile(rf"(?P<name>{_NAME}) (?:[a-z]+ed|who)\b")  # "Keith Mair welcomed the report and said:"
_WHOLE_NAME = re.compile(_NAME)
_TRAILING = re.compile(rf"(?<=[a-z’')] )(?P<name>{_PART} {_PART})$")
_AND_ANOTHER = re.compile(rf", and (?:.{{0,80}} )?(?P<name>{_PART} {_PART})$")
_HONOURS = re.compile(r",? (?:OBE|MBE|CBE|DL|MP|QC|KC|QPM|HMI|JP|DBE|KBE|MSP|MS)\b")
_PRONOUN = re.compile(r"(?:he|she|they)", re.IGNORECASE)
_NO_ROLE = re.compile(r"(?:who|which|whose|and|in|on|at|after|said|[a-z]+(?:ed|ing))\b")
_CLAUSE = re.compile(
    r"(?:[A-Z][a-z]+ing|Following|After|On|In|At|During|As|But|And|However|Meanwhile|Today|Of|While)\b"
)
_LEADING = re.compile(r"^(?:\([^)]{0,40}\),? ?|(?:of|from|for) (?=[A-Z]))")  # "(Labour)", "of Thames Valley Police"
_ARTICLE = re.compile(r"(?:the|our|its|his|her)\b ?", re.IGNORECASE)


@dataclass(frozen=True)
class LeadIn:
    """The words before a quotation, and who they say speaks; ``speaker`` is None where that is not clear."""

    text: str
    speaker: Speaker | None


def is_lead_in(text: str) -> bool:
    """Whether ``text`` ends by handing over to somebody's words: "…, said:"."""
    return _LEAD_IN.fullmatch(text) is not None


def read_lead_in(text: str, known: list[Speaker], just_heard: Speaker | None = None) -> LeadIn | None:
    """The speaker that ``text`` introduces; None if it introduces nobody.

    ``known`` are those heard before, and ``just_heard`` the one whose words stand right above: "She added:".
    """
    found = _LEAD_IN.fullmatch(text)
    if found is None:
        return None
    who = found["who"].strip(" ,")
    another = _AND_ANOTHER.search(who)
    if another and _is_name(another["name"]):
        return LeadIn(text, None)  # two people cannot say the same words
    if _PRONOUN.fullmatch(who):
        return LeadIn(text, just_heard)
    return LeadIn(text, _heard_before(who, known) or _titled(who) or _named_first(who) or _named_last(who))


def _heard_before(who: str, known: list[Speaker]) -> Speaker | None:
    """The one heard before whom a surname or a whole name means; only if it can mean no other."""
    people = {speaker.name: speaker for speaker in reversed(known)}
    bare = re.sub(rf"^(?:{_TITLES}) ", "", who)
    meant = [one for one in people.values() if bare == one.name or bare == one.name.split()[-1]]
    return meant[0] if len(meant) == 1 else None


def _titled(who: str) -> Speaker | None:
    """The person with a title before the name: "Councillor Melinda Tilley"."""
    found = list(_TITLED.finditer(who))
    if len(found) != 1 or not _is_name(found[0]["name"]) or " " not in found[0]["name"]:
        return None
    if who[found[0].end() :].startswith(" and "):
        return None
    title = re.sub(r"\bCllr\.?", "Councillor", found[0]["title"])
    return Speaker(found[0]["name"], title, _role(who[: found[0].start()], who[found[0].end() :]))


def _named_first(who: str) -> Speaker | None:
    """The person whose name is the whole of a stretch between commas: "Jim Leivers, Director"."""
    told = _NAME_AND_ACT.match(who)
    if told and _is_name(told["name"]):
        return Speaker(told["name"])
    parts = _HONOURS.sub("", who).split(", ")
    names = [at for at, part in enumerate(parts) if _WHOLE_NAME.fullmatch(part) and _is_name(part)]
    if not names:
        return None
    at = names[0] if _is_opening_clause(parts[: names[0]]) else names[-1]
    before = "" if _is_opening_clause(parts[:at]) else ", ".join(parts[:at])
    return Speaker(parts[at], "", _role(before, ", ".join(parts[at + 1 :])))


def _named_last(who: str) -> Speaker | None:
    """The person whose two names follow the office without a comma: "Cabinet Member for Children Melinda Tilley"."""
    found = _TRAILING.search(who)
    if found is None or not _is_name(found["name"]) or not _is_office(who[: found.start()]):
        return None
    return Speaker(found["name"], "", _role(who[: found.start()], ""))


def _is_name(text: str) -> bool:
    """Whether no word of ``text`` belongs to an office or a body."""
    *first, last = words(text)
    return not OFFICES.intersection(first) and (last not in OFFICES or last in SURNAMES)


def _is_office(text: str) -> bool:
    """Whether ``text`` names what somebody is."""
    return bool(OFFICES.intersection(words(text))) and not _is_opening_clause([text])


def _is_opening_clause(parts: list[str]) -> bool:
    """Whether what stands before a name only says when or why: "Commenting on the report"."""
    return not parts or _CLAUSE.match(parts[0]) is not None


def _role(before: str, after: str) -> str:
    """The office, as printed after the name or before it; empty if neither names one."""
    after = _LEADING.sub("", _HONOURS.sub("", after).strip(" ,"))
    after = ", ".join(takewhile(lambda part: not _NO_ROLE.match(part), after.split(", ")))
    before = before.strip(" ,")
    if after and _names_office(after):
        return after
    return before if before and not _is_opening_clause([before]) and _names_office(before) else ""


def _names_office(text: str) -> bool:
    """Whether ``text`` could be the title of an office: short, and no clause."""
    return len(text) <= 200 and bool(_ARTICLE.sub("", text)) and any(sign.isalpha() for sign in text)
