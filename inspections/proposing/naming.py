"""What to call a new record, and where its report is to be found, as far as the report tells."""

from urllib.parse import quote_plus

from inspections.models import Inspection
from inspections.proposing.proposal import Proposal

PROVIDER = "https://reports.ofsted.gov.uk/provider/44/{}"
SEARCH = "https://reports.ofsted.gov.uk/search?q={}&level_1_types=3&level_2_types%5B%5D=12"
_TITLES = {
    Inspection.Kind.FOCUSED_VISIT: "Focused visit to children’s services in {}",
    Inspection.Kind.MONITORING_VISIT: "Monitoring visit to children’s services in {}",
    Inspection.Kind.REVIEW: "Review of the safeguarding board of {}",
}


def proposed_title(proposal: Proposal) -> str:
    """What to call a new record: "Children’s services in Oxfordshire, 2014"."""
    periods = proposal.values["periods"]
    on = periods[0].starts_on if periods else proposal.values["published_on"]
    kind = proposal.reading.kind
    pattern = next((text for known, text in _TITLES.items() if known == kind), "Children’s services in {}")
    return pattern.format(proposal.area) + (f", {on.year}" if on else "")


def provider_page(proposal: Proposal) -> str:
    """Where Ofsted lists the authority's reports: the best address until the report's own is known."""
    if proposal.reading.inspectorate != "Ofsted":
        return ""
    number = proposal.match.number
    return PROVIDER.format(number) if number else SEARCH.format(quote_plus(proposal.area))
