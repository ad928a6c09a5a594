"""What the tests of the importer share: sample texts and the words of a text, in and out."""

import re

from releases.importers.lines import lines
from releases.importers.parsed import ParsedRelease
from releases.importers.sentences import words
from releases.importers.text import words_of

LIST_MARK = re.compile(r"^(?:\d{1,2}[.)]|o)\s+")  # the page prints numbers and bullets itself

SMALL = """
3 March 2015 | 09:05 Europe/London

Fernshire opens a library

The library opens on Monday.

Jo Fern, head of libraries, said: “Come and read.

“Everybody is welcome.”
"""

INSPECTED = """
https://news.fernshire.example/news/requires-improvement
Skip to main content
Fernbury,
3
March
2015
|
09:05
Europe/London

Fernshire’s children’s services require improvement, says Ofsted

Ofsted inspectors have judged children’s services at Fernshire County Council as ‘requires improvement’
following a four-week inspection from 6 January to 28 January.

Inspectors rated the council in the following categories:

* Children who need help and protection: Requires improvement
* Children looked after and achieving permanence – requires improvement to be good
* Adoption performance - Good
* Experiences and progress of care leavers (good)
* Leadership, management and governance: Inadequate

The overall judgement is ‘requires improvement’.

Ofsted praised the council in these areas:

- Adoption is quick (Paragraph 7)
- Care leavers “feel heard” (Paragraphs 9 and 11).

Ofsted recommended that the council should:
1. Improve the quality of assessments (paragraph 14)
2. Make sure that supervision is regular (paragraphs 23-14).

Download the full report from the Ofsted website.

-ENDS-

Notes to editors

1. The inspection took place under the single inspection framework.
2. For more information ring the press office on 01632 960001.
"""


def words_in(text: str, parsed: ParsedRelease) -> list[str]:
    """The words of ``text``, line by line, but those of the lines that were left out."""
    gone = {left_out.line for left_out in parsed.remarks.left_out}
    return [word for line in lines(text)[0] if line.number not in gone for word in words(LIST_MARK.sub("", line.text))]


def words_out(parsed: ParsedRelease) -> list[str]:
    """The words that reading the text gave, in their order."""
    return [word for piece in words_of(parsed) for word in words(LIST_MARK.sub("", piece))]


def sentences_of(parsed: ParsedRelease) -> str:
    """Everything the officer is asked about, as one text."""
    return "\n".join(remark.sentence for remark in parsed.remarks.not_understood)
