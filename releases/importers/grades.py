"""The grades a text states, category by category: only where one sentence gives one grade to what it names."""

from collections.abc import Iterator

from releases.claims.grade_words import CATEGORIES
from releases.claims.graded import GradeReader, Stated
from releases.claims.marks import plain
from releases.importers.parsed import Block, Bullets, Header, Heading, Holds, Paragraph, ReadGrade, Remarks
from releases.importers.sentences import sentences


def find_grades(header: Header, blocks: list[Block], framework: str, remarks: Remarks) -> tuple[ReadGrade, ...]:
    """The grade of each category of ``framework`` that the text states; contradictions are left out and told."""
    if framework not in CATEGORIES:
        return ()
    read = GradeReader(framework, header.issued_on.year if header.issued_on else None)
    found = [_at(header.headline_line, stated) for stated in read.headline(plain(header.headline))]
    for at, block in enumerate(blocks):
        if isinstance(block, Paragraph):
            told = (stated for sentence in sentences(block.text) for stated in read.sentence(plain(sentence)))
            found += [_at(block.line, stated) for stated in told]
        elif isinstance(block, Bullets):
            found += _items(read, block, blocks[at - 1] if at else None)
    return tuple(_agreed(found, remarks))


def _items(read: GradeReader, block: Bullets, above: Block | None) -> Iterator[ReadGrade]:
    """The grades of a list: each item's own, or the one that the sentence above gives to all."""
    sentence = plain(sentences(above.text)[-1]) if isinstance(above, Paragraph | Heading) else ""
    shared = read.shared(sentence) if block.holds is Holds.CATEGORIES else []
    for item in block.items:
        for stated in read.item(plain(item.full_text), shared):
            yield _at(item.line, stated)


def _at(line: int, stated: Stated) -> ReadGrade:
    return ReadGrade(stated.category, stated.grade, stated.words, line)


def _agreed(found: list[ReadGrade], remarks: Remarks) -> Iterator[ReadGrade]:
    """One grade a category, in the order found; none where the text gives two."""
    by_category: dict[str, list[ReadGrade]] = {}
    for grade in found:
        by_category.setdefault(grade.category, []).append(grade)
    for category, given in by_category.items():
        grades = sorted({grade.grade for grade in given})
        if len(grades) > 1:
            remarks.ask(f"The text gives “{category}” two grades, {' and '.join(grades)}: neither is recorded.")
        else:
            remarks.know(f"“{category}”: {given[0].grade}.", given[0].line)
            yield given[0]
