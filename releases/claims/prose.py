"""Claims in running text: what is quoted from the report, and what is told of it with or without a citation. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass

from inspections.paragraphs import ParagraphRange
from releases.claims.attribution import Voice, is_about_framework, mentions_inspectorate, names_document, voice
from releases.claims.citations import Citation, citations
from releases.claims.figures import figure_claims
from releases.claims.lines import Line
from releases.claims.marks import Quoted
from releases.claims.reported import reported
from releases.claims.sentences import Sentence, sentences
from releases.claims.shape import Claim, Kind
from releases.claims.spoken import spoken_claims
from releases.claims.vocabulary import DEFINES, GRADE_WORD, ONLY_GRADES, kind_of_list, tells_findings

NEAR = 3  # lines for which the inspectorate stays in mind once it was named
FEWEST = 3  # words of a quotation that is looked up though nobody says whose it is
_EDGES = " \t\u00a0,;:.…"
_MARKS = "“”‘’\"'"


@dataclass
class _Text:
    """A line with what was found in it."""

    text: str
    outside: str
    citations: list[Citation]


class Reader:
    """Reads the lines of one place in order and remembers who spoke last."""

    def __init__(self, place: str, inspection: str, voice: Voice = Voice.NOBODY) -> None:
        self.place = place
        self.inspection = inspection
        self.voice = voice
        self.goes_on = False  # who speaks goes on in the next line: a quotation was left open, or a colon announced it
        self.named_ago = NEAR + 1
        self.listed: Kind | None = None  # what the items of the list above are

    def read(self, body: list[Line]) -> Iterator[Claim]:
        """The claims of the body."""
        above: Line | None = None
        for line in body:
            if line.kind == "li":
                if above is None or above.kind != "li":
                    self._begin_list(above.text if above else "")
                yield from self._item(line.text)
            elif line.kind in ("h2", "h3"):
                self.voice, self.goes_on = Voice.NOBODY, False
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
        is_only_quoted = not outside.replace("_", "").strip(f"{_MARKS}.,:;!?… ")
        if not (self.goes_on or is_only_quoted or outside.startswith(("It ", "They "))):
            self.voice = Voice.NOBODY
        self.goes_on = False
        for sentence in parts:
            yield from self._sentence(line, sentence)
        if outside.rstrip().endswith(":"):
            last = outside[parts[-1].start :]
            self.voice = voice(last, "", self.voice, near=self.named_ago <= NEAR)
            self.goes_on = True

    def finding(self, text: str, kind: Kind, cited: tuple[ParagraphRange, ...], printed: str) -> Iterator[Claim]:
        """The claims of a finding on record, whose citation stands apart from its text."""
        end = len(text)
        yield from self._told(text, kind, Citation(printed, cited, end, end) if cited else None)

    def _sentence(self, line: _Text, sentence: Sentence) -> Iterator[Claim]:
        """The claims of a sentence: what it quotes, or else what it says that the report says."""
        found = list(self._quotations(line, sentence))
        yield from found
        if self.voice is Voice.PERSON and sentence.quotations:
            return
        told = line.text[sentence.start : sentence.end]
        cited = [one for one in line.citations if sentence.start <= one.start < sentence.end]
        if cited and not found and (words := _without(told, citations(told)).strip(_EDGES)):
            yield self._claim(Kind.PARAPHRASE, words, cited[0])
        elif not found and (words := reported(told)):
            yield self._claim(Kind.GRADE if GRADE_WORD.search(words) else Kind.PARAPHRASE, words, None)
        yield from figure_claims(line.outside[sentence.start : sentence.end], self.place, self.inspection)

    def _quotations(self, line: _Text, sentence: Sentence) -> Iterator[Claim]:
        """What a sentence quotes of the report; what people say in it is listened to for the report's words."""
        start = sentence.start
        for quotation in sentence.quotations:
            before = line.outside[start : max(start, quotation.start - 1)].strip()
            after = line.outside[quotation.end + 1 : sentence.end]
            near = self.named_ago <= NEAR or mentions_inspectorate(line.outside[: sentence.start])
            self.voice = voice(line.outside[sentence.start : quotation.start], after, self.voice, near=near)
            self.goes_on = quotation.is_open
            start = quotation.end + 1
            if self.voice is Voice.PERSON:
                words = line.text[quotation.start : quotation.end]
                yield from spoken_claims(words, self.place, self.inspection)
            elif not is_about_framework(before):
                yield from self._quoted(line, quotation, before)

    def _quoted(self, line: _Text, quotation: Quoted, before: str) -> Iterator[Claim]:
        """A quotation as a claim, unless it is only a grade or the name of a document."""
        citation = _citation_after(line, quotation.end)
        end = citation.start if quotation.is_open and citation else quotation.end
        words = line.text[quotation.start : end].strip(_EDGES)
        is_said = self.voice is Voice.REPORT
        if not words or ONLY_GRADES.fullmatch(words) or names_document(words):
            return
        if is_said or len(words.split()) >= FEWEST:
            kind = Kind.DEFINITION if DEFINES.search(line.outside[: quotation.start]) else Kind.QUOTATION
            yield self._claim(kind, words, citation, before, is_said=is_said)

    def _block_quotation(self, text: str) -> Iterator[Claim]:
        """A block quotation, which needs no marks; words of a person who was introduced are theirs."""
        found = citations(text)
        words = _without(text, found).strip(_EDGES + _MARKS)
        if words and (self.voice is not Voice.PERSON or found):
            is_said = self.voice is Voice.REPORT or bool(found)
            yield self._claim(Kind.QUOTATION, words, found[0] if found else None, is_said=is_said)

    def _begin_list(self, above: str) -> None:
        """Note what the items of a list are, by the sentence that introduces it."""
        outside, parts = sentences(above)
        last = outside[parts[-1].start :] if parts else ""
        is_theirs = mentions_inspectorate(last) or (self.named_ago <= NEAR and tells_findings(last))
        self.voice = Voice.REPORT if is_theirs else Voice.NOBODY
        self.listed = kind_of_list(last) if is_theirs else None

    def _item(self, text: str) -> Iterator[Claim]:
        """The claims of an item of a list."""
        found = citations(text)
        kind = self.listed or (Kind.PRAISED_AREA if found else None)
        heard, self.voice = self.voice, Voice.REPORT if kind else self.voice
        yield from self._told(text, kind, found[-1] if found else None)
        self.voice = heard

    def _told(self, text: str, kind: Kind | None, citation: Citation | None) -> Iterator[Claim]:
        """What a finding quotes; if it quotes nothing, the whole of it."""
        outside, parts = sentences(text)
        line = _Text(text, outside, [citation] if citation else [])
        found = [claim for sentence in parts for claim in self._quotations(line, sentence)]
        yield from found
        words = _without(text, citations(text))
        if kind and not found and words and not ONLY_GRADES.fullmatch(words):
            yield self._claim(kind, words, citation)

    def _claim(
        self, kind: Kind, words: str, citation: Citation | None, before: str = "", *, is_said: bool = True
    ) -> Claim:
        cited, printed = (citation.ranges, citation.printed) if citation else ((), "")
        words = " ".join(words.split()).strip(_EDGES if kind is not Kind.QUOTATION else " ,;:")
        return Claim(words, kind, self.place, self.inspection, cited, printed, before, is_said)


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
    return None if len(sentences(between.lstrip(f"{_MARKS} .,"))[1]) > 1 else following
