"""Is it in the report? Quotations looked up in numbered paragraphs and in text without numbers. Pure.

``ReportText`` takes a report's passages once; ``compare`` looks a quotation up in it. Typography, the case of letters,
hyphens, apostrophes, white space and footnote marks do not count; brackets and ellipses stand for other words; a comma
does count, as a small difference.
"""

from inspections.quotations.align import Difference
from inspections.quotations.compare import compare
from inspections.quotations.report import Passage, ReportText
from inspections.quotations.support import support
from inspections.quotations.verdict import Comparison, Verdict
from inspections.quotations.words import letters

__all__ = ["Comparison", "Difference", "Passage", "ReportText", "Verdict", "compare", "letters", "support"]
