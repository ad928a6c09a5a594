"""What a release claims of an inspection, checked against the report: quotations, citations, figures, grades. Pure.

``claims`` finds them in a snapshot, ``check_claims`` compares each with the text of the report. What is not the
report's is left alone: people's own words, and everything in a release that reports no inspection.
"""

from releases.claims.check import check_claims
from releases.claims.find import claims
from releases.claims.shape import Checked, Claim, Earlier, Kind, Method, Source

__all__ = ["Checked", "Claim", "Earlier", "Kind", "Method", "Source", "check_claims", "claims"]
