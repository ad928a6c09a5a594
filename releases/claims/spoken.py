"""What people say: their own words are theirs, but those they quote or report from the inspectors are checked. Pure."""

from collections.abc import Iterator

from council_news.text import paragraphs
from releases.claims.attribution import Voice, is_about_framework, mentions_inspectorate, voice
from releases.claims.reported import reported
from releases.claims.sentences import sentences
from releases.claims.shape import Claim, Kind
from releases.claims.vocabulary import GRADE_WORD, ONLY_GRADES


def spoken_claims(words: str, place: str, inspection: str) -> Iterator[Claim]:
    """The claims within what somebody says."""
    for paragraph in paragraphs(words):
        outside, parts = sentences(paragraph)
        for sentence in parts:
            told = paragraph[sentence.start : sentence.end]
            if not mentions_inspectorate(outside[sentence.start : sentence.end]):
                continue
            quotations = 0
            for quotation in sentence.quotations:
                before, after = outside[sentence.start : quotation.start - 1], outside[quotation.end + 1 : sentence.end]
                said = paragraph[quotation.start : quotation.end].strip(" ,;:.")
                heard = voice(before, after, Voice.NOBODY, near=True)
                if (
                    heard is Voice.REPORT
                    and said
                    and not ONLY_GRADES.fullmatch(said)
                    and not is_about_framework(before)
                ):
                    quotations += 1
                    yield Claim(said, Kind.QUOTATION, place, inspection, before=before)
            if not quotations and (told_of := reported(told)):
                kind = Kind.GRADE if GRADE_WORD.search(told_of) else Kind.PARAPHRASE
                yield Claim(told_of, kind, place, inspection)
