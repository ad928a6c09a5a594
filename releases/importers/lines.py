"""The lines of a text with its white space made plain; what was changed is counted and told."""

import re
from dataclasses import dataclass

_LINE_END = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_BLANK = re.compile(r"[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_UNSEEN = re.compile(r"[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_RUN = re.compile(r"(?<=\S)[ \t]{2,}(?=\S)|(?<=\S)\t(?=\S)")


@dataclass(frozen=True)
class Line:
    """A line of the file: its number, counted from 1, its text, and how far it was indented."""

    number: int
    text: str
    indent: int = 0

    @property
    def is_blank(self) -> bool:
        """Whether nothing stands on it."""
        return not self.text


def lines(text: str) -> tuple[list[Line], list[str]]:
    """The lines of ``text`` without outer white space, and a sentence for each thing that was normalised."""
    text, unseen = _UNSEEN.subn("", text)
    text, controls = _CONTROL.subn("", text)
    text, blanks = _BLANK.subn(" ", text)
    found, runs = [], 0
    for number, raw in enumerate(_LINE_END.split(text), start=1):
        line, replaced = _RUN.subn(" ", raw.strip())
        runs += replaced
        found.append(Line(number, line, len(raw) - len(raw.lstrip())))
    counted = [
        (blanks, "non-breaking or unusual space was made plain", "non-breaking or unusual spaces were made plain"),
        (runs, "double space was made single", "double spaces were made single"),
        (unseen, "invisible character was taken out", "invisible characters were taken out"),
        (controls, "control character was taken out", "control characters were taken out"),
    ]
    return found, [f"{count} {one if count == 1 else many}." for count, one, many in counted if count]


def is_wrapped(of: list[Line]) -> bool:
    """Whether the text was broken into lines of even length, as mail programs do; paragraphs are then many lines."""
    long = [len(line.text) for line in of if len(line.text) > 40]
    return len(long) >= 4 and max(long) <= 100
