"""Whether a release tells the whole of it: lower grades it leaves out, and recommendations it does not tell. Pure."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from inspections.quotations import Passage, Verdict
from inspections.quotations.stems import stems
from releases.claims.facts import placed_panels
from releases.claims.shape import Checked, Content, Kind, Source
from releases.claims.statements import statements, told_sentences
from releases.claims.vocabulary import GRADE_WORD, tells_demand
from releases.markup import Embed, plain_text

SAME = 0.5  # of the words that carry the meaning, for a sentence of a release to tell a recommendation
FEWEST = 3  # of them
_ASKED = re.compile(r"\bimprove(?:ments?)?\b|\brecommendations?\b|\bpriority\b", re.IGNORECASE)
_NOT_ASKED = re.compile(r"\bmean\b|\bprogress\b", re.IGNORECASE)
_BOARD = re.compile(r"\bboard\b|\b\w?SCB\b", re.IGNORECASE)
_FOOTNOTE = re.compile(r"\d{1,2}\s")  # "1 The areas for improvement have been cross-referenced…"


@dataclass(frozen=True)
class LeftOut:
    """Something the release does not tell, as a sentence, and the panel that would tell it."""

    sentence: str
    panel: Embed


def lower_grades(content: Content, sources: Mapping[str, Source]) -> list[LeftOut]:
    """For each inspection the grades below the best one claimed that the release does not mention."""
    return [found for slug, source in sources.items() if (found := _lower_grades(content, slug, source))]


def _lower_grades(content: Content, slug: str, source: Source) -> LeftOut | None:
    stated = [one for statement in statements(content, source.facts) for one in statement.stated]
    graded = [one for one in source.facts["judgements"] if one["position"]]
    positions = {one["grade"].lower()[:8]: one["position"] for one in graded}
    claimed = [positions[one.grade.lower()[:8]] for one in stated if one.grade.lower()[:8] in positions]
    if not claimed or ("judgements", slug) in placed_panels(content):
        return None
    mentioned = _mentioned(content)
    named = {one.category for one in stated}
    lower = [
        one
        for one in graded
        if one["position"] > min(claimed) and one["label"] not in named and one["grade"].lower()[:8] not in mentioned
    ]
    if not lower:
        return None
    told = "; ".join(f"“{one['label']}” was judged “{one['grade']}”" for one in lower)
    best = next(one["grade"] for one in graded if one["position"] == min(claimed))
    return LeftOut(f"The release claims “{best}” and does not say that {told}.", Embed("judgements", slug))


def _mentioned(content: Content) -> set[str]:
    """The grades below good that the release mentions anywhere; "good" alone is too common a word to tell by."""
    said = " ".join(quote["words"] for quote in content["quotes"])
    text = f"{content['headline']} {content['summary']} {plain_text(content['body'])} {said}"
    return {found.lower().replace("requiring", "requires")[:8] for found in GRADE_WORD.findall(text)} - {"good"}


def untold_recommendations(content: Content, sources: Mapping[str, Source], checked: list[Checked]) -> list[LeftOut]:
    """For each inspection that the release claims something of, how few of the recommendations it tells."""
    found = []
    for slug, source in sources.items():
        claims = [one for one in checked if one.claim.inspection == slug and one.verdict is not Verdict.CANNOT]
        sentence = _untold(content, slug, source, claims) if claims else ""
        if sentence:
            found.append(LeftOut(sentence, Embed("recommendations", slug)))
    return found


def _untold(content: Content, slug: str, source: Source, claims: list[Checked]) -> str:
    """ "The release tells 4 of the 10 recommendations, and none of the board's 5."; empty where it tells all."""
    asked = _asked(source)
    is_placed = ("recommendations", slug) in placed_panels(content)
    on_record = [row["text"] for row in source.facts["recommendations"]] if is_placed else []
    told = _told([*on_record, *_pieces(content, claims)], [text for text, _board in asked])
    council = [at for at, (_text, board) in enumerate(asked) if not board]
    board = [at for at, (_text, of_board) in enumerate(asked) if of_board]
    parts = []
    if len(told.intersection(council)) < len(council):
        parts.append(f"{_count(told, council)} of the {len(council)} recommendations to the council")
    if len(told.intersection(board)) < len(board):
        parts.append(f"{_count(told, board)} of the {len(board)} to the safeguarding board")
    return f"The release tells {', and '.join(parts)}." if parts else ""


def _count(told: set[int], among: list[int]) -> str:
    return str(len(told.intersection(among)) or "none")


def _asked(source: Source) -> list[tuple[str, bool]]:
    """What was asked for, and whether of the board: as it is on record or, if that is more, in the report."""
    on_record = [(row["text"], bool(_BOARD.search(row["body"]))) for row in source.facts["recommendations"]]
    in_report = [(one.text, bool(_BOARD.search(one.section))) for one in source.passages if _asks(one)]
    return max(on_record, in_report, key=len)


def _asks(passage: Passage) -> bool:
    """Whether a passage is one of a report's demands, by the heading it stands under."""
    is_asked = _ASKED.search(passage.section) and not _NOT_ASKED.search(passage.section)
    return bool(is_asked) and not _FOOTNOTE.match(passage.text)


def _pieces(content: Content, checked: list[Checked]) -> list[str]:
    """The sentences and items of the release that tell what was asked for."""
    listed = [one.claim.words for one in checked if one.claim.kind is Kind.RECOMMENDATION]
    return listed + [told.bare for told in told_sentences(content) if tells_demand(told.bare)]


def _told(pieces: list[str], asked: list[str]) -> set[int]:
    """Which of the demands the pieces tell, each piece the one it is most like."""
    wanted = [stems(text) for text in asked]
    told = set()
    for words in map(stems, pieces):
        likeness = [_likeness(words, demand) for demand in wanted]
        if likeness and max(likeness) >= SAME:
            told.add(likeness.index(max(likeness)))
    return told


def _likeness(words: set[str], demand: set[str]) -> float:
    """How much of the shorter of the two the other has."""
    shared = len(words & demand)
    return shared / min(len(words), len(demand)) if shared >= FEWEST else 0.0
