"""What stands before the text of a release: its address, furniture, date, place and headline."""

import re
from urllib.parse import parse_qs, urlsplit

from releases.importers.dateline import MOST_LINES, Dateline, read_dateline
from releases.importers.furniture import URL, end_sign, furniture, is_site_name
from releases.importers.lines import Line
from releases.importers.parsed import Header, LeftOut, Remarks

MOST_CANDIDATES = 10
DATE_WITHIN = 25  # lines with text; a date further down belongs to the text
LONGEST_HEADLINE = 160

_PROSE = re.compile(r".*[.!?][”\"’')]*")
_BULLET = re.compile(r"[•·●▪■◦‣*–—-]\s|\d{1,2}[.)]\s")
_STOP = re.compile(r"[.!?]\s+[A-Z]")
_WORD = re.compile(r"[^\W_]+")


def read_header(of: list[Line], remarks: Remarks) -> tuple[Header, list[Line]]:
    """The header and the lines that are left for the text; what is in neither is in ``remarks.left_out``."""
    left = list(of)
    source_url = _take_address(left, remarks)
    dateline, date_line = _take_date(left, remarks)
    headline = _take_headline(left, date_line, source_url, remarks)
    _drop_tail(left, remarks)
    if headline is None:
        remarks.ask("No headline was found: the first words of the text stand in for it.")
    if dateline.issued_on is None:
        remarks.ask("No date was found: set the time of first publication by hand, or leave it blank for news.")
    return (
        Header(
            headline=headline.text if headline else "",
            headline_line=headline.number if headline else 0,
            source_url=source_url,
            place=dateline.place,
            issued_on=dateline.issued_on,
            issued_at=dateline.issued_at,
        ),
        left,
    )


def _leave_out(left: list[Line], line: Line, why: str, remarks: Remarks) -> None:
    """Blank the line in place, so that it still parts the lines around it, and say so."""
    left[line.number - 1] = Line(line.number, "")
    remarks.left_out.append(LeftOut(line.text, line.number, why))


def _take_address(left: list[Line], remarks: Remarks) -> str:
    """The address the text was copied from, if that is its first line."""
    first = next((line for line in left if line.text), None)
    if first is None or not URL.fullmatch(first.text):
        return ""
    _leave_out(left, first, "the address the text was copied from", remarks)
    remarks.know(f"The text was copied from {first.text[:200]}", first.number)
    return first.text


def _take_date(left: list[Line], remarks: Remarks) -> tuple[Dateline, int]:
    """The printed date and the number of its line, 0 if there is none."""
    top = [line for line in left if line.text][:DATE_WITHIN]
    for start in range(len(top)):
        if sum(is_prose(line.text) for line in top[:start]) > 2:
            break
        for count in range(MOST_LINES, 0, -1):
            run = top[start : start + count]
            dateline = read_dateline(" ".join(line.text for line in run))
            if len(run) == count and dateline and run[0].text.startswith(dateline.place):
                return _note_date(dateline, run, left, remarks), run[0].number
    return Dateline("", None, None), 0


def _note_date(dateline: Dateline, run: list[Line], left: list[Line], remarks: Remarks) -> Dateline:
    """Take the lines of the date out of the text and say what they mean."""
    for line in run:
        _leave_out(left, line, "the printed date", remarks)
    for doubt in dateline.doubts:
        remarks.ask(doubt, run[0].number)
    if dateline.issued_on:
        day = f"{dateline.issued_on.day} {dateline.issued_on:%B %Y}"
        remarks.know(f"First published on {day}" + (f" in {dateline.place}." if dateline.place else "."), run[0].number)
    if dateline.issued_on and dateline.issued_at is None and not dateline.doubts:
        remarks.ask("The text gives a day but no time of day: the start of the day stands in for it.", run[0].number)
    return dateline


def is_prose(text: str) -> bool:
    """Whether a line is running text or part of a list, and no headline or furniture."""
    long = len(text) > LONGEST_HEADLINE or (len(text.split()) >= 8 and _PROSE.fullmatch(text) is not None)
    return (
        long
        or (len(text) > 80 and _STOP.search(text) is not None)
        or text.endswith(":")
        or _BULLET.match(text) is not None
    )


def _take_headline(left: list[Line], date_line: int, source_url: str, remarks: Remarks) -> Line | None:
    """The headline. What stands above it is left out, and so are its repetitions below."""
    candidates = _candidates(left, remarks)
    chosen = _chosen(candidates, date_line, source_url) or _opening_sentence(left, candidates)
    if chosen is None:
        return None
    for line in candidates:
        same = line is not chosen and _repeats(line.text, chosen.text)
        if same or line.number < chosen.number:
            _leave_out(left, line, "the headline again" if same else "stands above the headline", remarks)
    return _joined(left, chosen)


def _candidates(left: list[Line], remarks: Remarks) -> list[Line]:
    """The short lines at the top that are no furniture, which is left out."""
    candidates: list[Line] = []
    for line in [line for line in left if line.text]:
        if why := furniture(line.text):
            _leave_out(left, line, why, remarks)
            if why == "an embargo":
                remarks.ask(f"The text says “{line.text}”: set the time of publication to match.", line.number)
        elif is_prose(line.text) or len(candidates) == MOST_CANDIDATES:
            break
        else:
            candidates.append(line)
    return candidates


def _chosen(candidates: list[Line], date_line: int, source_url: str) -> Line | None:
    """The headline among the short lines at the top: by the address, by repetition, or else by its place."""
    named = _words_of_address(source_url)
    best = max(candidates, key=lambda line: _likeness(line.text, named), default=None)
    if best and _likeness(best.text, named) >= 0.6:
        return best
    for line in candidates:
        if any(other is not line and _repeats(other.text, line.text) for other in candidates):
            return min((same for same in candidates if _repeats(same.text, line.text)), key=lambda same: len(same.text))
    told = [line for line in candidates if not is_site_name(line.text)]
    above = [line for line in told if line.number < date_line and len(line.text.split()) >= 4]
    below = [line for line in told if line.number > date_line]
    return next(iter([*above, *below, *told]), None)


def _opening_sentence(left: list[Line], names: list[Line]) -> Line | None:
    """The first line below the ``names`` of sites, if it is one sentence and more follows; or else the first name."""
    text = [line for line in left if line.text and line not in names]
    first = text[0].text if len(text) > 1 else ""
    could_be = 0 < len(first) <= 120 and not first.endswith(":") and not _BULLET.match(first)
    if could_be and not _STOP.search(first):
        return text[0]
    return names[0] if names else None


def _joined(left: list[Line], headline: Line) -> Line:
    """The headline with its second line, where it was broken in two; both are taken out of the text."""
    following = left[headline.number : headline.number + 1]
    parts = [headline, *(line for line in following if line.text[:1].islower() and not is_prose(line.text))]
    for part in parts:
        left[part.number - 1] = Line(part.number, "")
    return Line(headline.number, " ".join(part.text for part in parts))


def _words(text: str) -> list[str]:
    """The words of ``text`` in small letters, without apostrophes."""
    return _WORD.findall(re.sub(r"[’'‘]", "", text.lower()))


def _words_of_address(url: str) -> set[str]:
    """The words in the last part of an address, or in its ``pagetitle``."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return set()
    titles = [value for name, values in parse_qs(parts.query).items() if "title" in name.lower() for value in values]
    return set(_words(" ".join(titles) or parts.path.rstrip("/").rpartition("/")[2]))


def _likeness(text: str, named: set[str]) -> float:
    """The share of the words of ``text`` that are among ``named``; 0 if there are too few to tell."""
    words = _words(text)
    return sum(word in named for word in words) / len(words) if len(words) > 2 else 0.0


def _repeats(text: str, headline: str) -> bool:
    """Whether ``text`` is the headline again, alone or with the name of the site after it."""
    words, start = _words(text), _words(headline)
    if not start or words[: len(start)] != start:
        return False
    return len(words) == len(start) or (len(start) > 3 and re.search(r"[:|–—-]", text[len(headline) - 4 :]) is not None)


def _drop_tail(left: list[Line], remarks: Remarks) -> None:
    """Leave out the furniture at the end, and the signs that stand for no words wherever they are."""
    for line in [line for line in left if line.text]:
        if why := end_sign(line.text):
            _leave_out(left, line, why, remarks)
    for line in reversed([line for line in left if line.text]):
        why = furniture(line.text)
        if not why or why == "an address":
            break
        _leave_out(left, line, why, remarks)
