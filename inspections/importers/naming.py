"""What an imported inspection is called, and its address: as an officer would have named it."""

from inspections.importers.records import Outcome
from inspections.models import LocalAuthority

# Start of the framework's code: title, and what the address adds to the authority's.
_BY_FRAMEWORK = {
    "area-send-2016-revisit": (
        "Special educational needs and disabilities in {area}, revisit of {year}",
        "-send-revisit",
    ),
    "area-send": ("Special educational needs and disabilities in {area}, {year}", "-send"),
    "focused-visit": ("Focused visit to children’s services in {area}, {year}", "-focused-visit"),
    "monitoring-visit": ("Monitoring visit to children’s services in {area}, {year}", "-monitoring-visit"),
    "ilacs-pilot": ("Pilot inspection of children’s services in {area}, {year}", "-pilot"),
    "": ("Children’s services in {area}, {year}", ""),
}


def title_and_slug(authority: LocalAuthority, outcome: Outcome, taken: set[str]) -> tuple[str, str]:
    """The title and a free address, which is added to ``taken``."""
    title, part = next(names for start, names in _BY_FRAMEWORK.items() if outcome.framework.startswith(start))
    wanted = f"{authority.slug[:80]}{part}-{outcome.on.year}"
    slug = next(slug for slug in (wanted, *(f"{wanted}-{n}" for n in range(2, 1000))) if slug not in taken)
    taken.add(slug)
    return title.format(area=authority.name, year=outcome.on.year), slug
