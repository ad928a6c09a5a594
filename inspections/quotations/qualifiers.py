"""Words quoted without the qualifier that stands just before them in the report. Pure."""

import re

from inspections.quotations.report import ReportText, Span

REACH = 12  # words before the quotation, within its sentence

_QUALIFIER = re.compile(
    r"\b(?:(?:in )?(?:the |a )?(?:large |vast |great |significant |small |overwhelming )?(?:majority|minority)(?: of)?"
    r"|(?:in )?most(?: of)?|some|several|many|(?:a )?(?:few|number of)|mostly|mainly|usually|often|generally|typically"
    r"|sometimes|almost|nearly|largely|partly|in part|not|rarely|too)\b",
    re.IGNORECASE,
)


def dropped_qualifier(report: ReportText, span: Span, quotation: str, before: str) -> str:
    """A hint where the report limits the quoted words just before them and the release does not; else empty."""
    start = max(report.sentence_start(span.first), span.first - REACH)
    lead = report.printed(Span(start, span.first))
    limit = _QUALIFIER.search(lead)
    if limit is None or _QUALIFIER.search(quotation) or _QUALIFIER.search(before):
        return ""
    return f"The report says so only of “{lead[limit.start() :]}…”: the quotation leaves “{limit[0]}” out."
