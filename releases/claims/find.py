"""The claims of a release: every stretch of it that an inspectorate's report is to bear out. Pure."""

from collections.abc import Iterator
from itertools import islice

from releases.claims.attribution import mentions_inspectorate
from releases.claims.facts import facts_claims
from releases.claims.figures import key_fact_claims
from releases.claims.lines import lines
from releases.claims.prose import Reader
from releases.claims.shape import Claim, Content
from releases.claims.spoken import spoken_claims

MOST_CLAIMS = 300  # of one release; what comes after is not checked


def claims(content: Content) -> list[Claim]:
    """The claims of ``content`` in the order of its places, each once a place; none if it reports no inspection."""
    slug = main_inspection(content)
    if slug is None:
        return []
    found: dict[tuple[str, str], Claim] = {}
    for claim in islice(_all(content, slug), MOST_CLAIMS):
        found.setdefault((claim.place, claim.key), claim)
    return list(found.values())


def main_inspection(content: Content) -> str | None:
    """The inspection that words are of which name none: the one published last; None if the release reports none."""
    open_ones = [facts for facts in content["inspections"] if not facts["is_confidential"]]
    if not open_ones:
        return None
    latest = max(open_ones, key=lambda facts: (facts["published_on"] or "", facts["slug"]))
    return str(latest["slug"])


def _all(content: Content, slug: str) -> Iterator[Claim]:
    """Every claim, place by place."""
    for place in ("headline", "summary"):
        if mentions_inspectorate(content[place]):
            yield from Reader(place, slug).paragraph(content[place])
    yield from Reader("body", slug).read(lines(content["body"]))
    for quote in content["quotes"]:
        yield from spoken_claims(quote["words"], f"quotes:{quote['key']}", slug)
    yield from key_fact_claims(content["key_facts"], slug)
    yield from facts_claims(content)
