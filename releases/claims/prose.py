"""Claims in running text: what is quoted from the report, and what is told of it with or without a citation. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass

from inspections.paragraphs import ParagraphRange
from releases.claims.attribution import Voice, is_about_framework, mentions_inspectorate, voice
from releases.claims.citations import Citation, citations
from releases.claims.figures import figure_claims
from releases.claims.lines import Line
from releases.claims.marks import Quoted
from releases.claims.reported import reported
from releases.claims.sentences import Sentence, sentences
from releases.claims.shape import Claim, Kind
from releases.claims.spoken import spoken_claims
from releases.claims.vocabulary import ASKED, CATEGORIES, DEFINES, GRADE_WORD, ONLY_GRADES, PRAISED

NEAR = 3  # lines for which the inspectorate stays in mind once it was named
_EDGES = " \t\u00a0,;:.…"


@dataclass
class _Text:
    """A line with what was found in it."""

    text: str
    outside: str
    citations: list[Citation]


class Reader:
    """Reads the lines of one place in order and remembers who spoke last."""

    def __init__(self, place: str, inspection: str) -> None:
        self.place = place
        self.inspection = inspection
        self.voice = Voice.NOBODY
        self.is_open = False  # a quotation goes on in the next line
        self.named_ago = NEAR + 1
        self.listed: Kind | None = None  # what the items of the list above are

    def read(self, body: list[Line]) -> Iterator[Claim]:
        """The claims of the body."""
        above: Line | None = None
        for line in body:
            if line.kind == "li":
                if above is None or above.kind != "li":
                    self.listed = self._list(above.text if above else "")
                yield from self._item(line.text)
            elif line.kind in ("h2", "h3"):
                self.voice, self.is_open = Voice.NOBODY, False
            elif line.kind == "blockquote":
                yield from self._block_quotation(line.text)
            else:
                yield from self.paragraph(line.text)
            self.named_ago = 0 if mentions_inspectorate(line.text) else self.named_ago + 1
            above = line

    def paragraph(self, text: str) -> Iterator[Claim]:
        """The claims of a paragraph or table cell."""
        outside, parts = sentences(text)
        line = _Text(text, outside, citations(outside))
        if not self._goes_on(outside):
            self.voice = Voice.NOBODY
        self.is_open = False
        for sentence in parts:
            yield from self._sentence(line, sentence)

    def _goes_on(self, outside: str) -> bool:
        """Whether whoever spoke above may still be speaking: the line is nothing but quoted, or says "it also"."""
        words = outside.replace("_", "").strip("“”‘’\"'.,:;!?… ")
        return not words or outside.lstrip().startswith(("It ", "They ", "In ", "Other ", "Further "))

    def _sentence(self, line: _Text, sentence: Sentence) -> Iterator[Claim]:
        """The claims of a sentence."""
        found = list(self._quotations(line, sentence))
        yield from found
        whole = line.outside[sentence.start : sentence.end]
        cited = [one for one in line.citations if sentence.start <= one.start < sentence.end]
        is_own = self.voice is not Voice.PERSON or not sentence.quotations
        if is_own and not found:
            told = line.text[sentence.start : sentence.end]
            if cited:
                yield self._claim(Kind.PARAPHRASE, _without(told, citations(told)), cited[0])
            elif words := reported(told):
                yield self._claim(Kind.GRADE if GRADE_WORD.search(words) else Kind.PARAPHRASE, words, None)
        if is_own:
            yield from figure_claims(whole, self.place, self.inspection)

    def _quotations(self, line: _Text, sentence: Sentence) -> Iterator[Claim]:
        """What a sentence quotes of the report; what people say in it is listened to for the report's words."""
        start = sentence.start
        for quotation in sentence.quotations:
            before = line.outside[start : quotation.start - 1].strip()
            after = line.outside[quotation.end + 1 : sentence.end]
            near = self.named_ago <= NEAR or mentions_inspectorate(line.outside[: sentence.start])
            self.voice = voice(line.outside[sentence.start : quotation.start - 1], after, self.voice, near=near)
            self.is_open = quotation.is_open
            start = quotation.end + 1
            words = line.text[quotation.start : quotation.end]
            if self.voice is Voice.PERSON:
                yield from spoken_claims(words, self.place, self.inspection)
            elif self.voice is Voice.REPORT and not is_about_framework(before):
                yield from self._quoted(line, quotation, before)

    def _quoted(self, line: _Text, quotation: Quoted, before: str) -> Iterator[Claim]:
        """A quotation as a claim, unless it is only a grade."""
        end = quotation.end
        citation = _citation_after(line, end)
        if quotation.is_open and citation:
            end = citation.start
        words = line.text[quotation.start : end].strip(_EDGES)
        if not words or ONLY_GRADES.fullmatch(words):
            return
        kind = Kind.DEFINITION if DEFINES.search(line.outside[: quotation.start]) else Kind.QUOTATION
        yield self._claim(kind, words, citation, before)

    def _block_quotation(self, text: str) -> Iterator[Claim]:
        """A block quotation, which needs no marks; words of a person who was introduced are theirs."""
        if self.voice is Voice.PERSON and not mentions_inspectorate(text):
            return
        cited = citations(text)
        words = _without(text, cited).strip(_EDGES + "“”‘’\"'")
        if words:
            yield self._claim(Kind.QUOTATION, words, cited[0] if cited else None)

    def _list(self, above: str) -> Kind | None:
        """What the items of a list are, by the sentence that introduces it; None if they are not the inspectors'."""
        outside, parts = sentences(above)
        last = outside[parts[-1].start :]
        is_theirs = mentions_inspectorate(last) or (above.rstrip().endswith(":") and self.named_ago <= NEAR)
        self.voice = Voice.REPORT if is_theirs else Voice.NOBODY
        if not is_theirs or (CATEGORIES.search(last) and not PRAISED.search(last) and not ASKED.search(last)):
            return None
        return Kind.RECOMMENDATION if ASKED.search(last) else Kind.PRAISED_AREA

    def _item(self, text: str) -> Iterator[Claim]:
        """The claims of an item of a list."""
        found = citations(text)
        kind = self.listed or (Kind.PRAISED_AREA if found else None)
        heard, self.voice = self.voice, Voice.REPORT if kind else self.voice
        yield from self._told(text, kind, found[-1] if found else None)
        self.voice = heard

    def finding(self, text: str, kind: Kind, cited: tuple[ParagraphRange, ...], printed: str) -> Iterator[Claim]:
        """The claims of a finding on record, whose citation stands apart from its text."""
        self.voice = Voice.REPORT
        end = len(text)
        yield from self._told(text, kind, Citation(printed, cited, end, end) if cited else None)

    def _told(self, text: str, kind: Kind | None, citation: Citation | None) -> Iterator[Claim]:
        """What a finding quotes; if it quotes nothing, the whole of it."""
        outside, parts = sentences(text)
        line = _Text(text, outside, [citation] if citation else [])
        found = [claim for sentence in parts for claim in self._quotations(line, sentence)]
        yield from found
        words = _without(text, citations(text))
        if kind and not found and words and not ONLY_GRADES.fullmatch(words):
            yield self._claim(kind, words, citation)

    def _claim(self, kind: Kind, words: str, citation: Citation | None, before: str = "") -> Claim:
        cited, printed = (citation.ranges, citation.printed) if citation else ((), "")
        words = " ".join(words.split()).strip(_EDGES if kind is not Kind.QUOTATION else " ,;:")
        return Claim(words, kind, self.place, self.inspection, cited, printed, before)


def _without(text: str, found: list[Citation]) -> str:
    """``text`` without its citations."""
    for citation in reversed(found):
        text = text[: citation.start] + text[citation.end :]
    return text.strip()


def _citation_after(line: _Text, end: int) -> Citation | None:
    """The citation that a quotation ending at ``end`` stands under: the next one, if no other sentence lies between."""
    following = next((one for one in line.citations if one.start >= end), None)
    if following is None:
        return None
    between = line.outside[end : following.start]
    return None if len(sentences(between.lstrip("”’\"' .,"))[1]) > 1 else following
