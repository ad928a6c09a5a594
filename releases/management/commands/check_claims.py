"""Check every claim of a release against the report of its inspection, one JSON object a line."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from releases.claims import Checked, check_claims
from releases.evidence import sources_for
from releases.models import Release
from releases.snapshot import snapshot


class Command(BaseCommand):
    """Print what the report says to each claim."""

    help = (
        "Prints every claim of the release at the address SLUG, as its working copy stands, and what the report of "
        "its inspection says to it. With --json one JSON object a line."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """The release, and how to print."""
        parser.add_argument("slug", metavar="SLUG", help="the address of a release")
        parser.add_argument("--json", action="store_true", help="print one JSON object a claim and line")

    def handle(self, *args: Any, **options: Any) -> None:
        """Check and print. Raises ``CommandError`` if there is no such release."""
        release = Release.objects.with_parts().filter(slug=options["slug"]).first()
        if release is None:
            raise CommandError(f"There is no release “{options['slug']}”. Check the address.")
        content = snapshot(release)
        for one in check_claims(content, sources_for(content)):
            row = row_of(one)
            self.stdout.write(json.dumps(row, ensure_ascii=False) if options["json"] else sentence_of(row))


def row_of(one: Checked) -> dict[str, Any]:
    """A claim that was checked, as plain data."""
    return {
        "claim": one.claim.words,
        "kind": str(one.claim.kind),
        "cited": [list(pair) for pair in one.claim.cited],
        "verdict": str(one.verdict),
        "paragraphs": [list(pair) for pair in one.paragraphs],
        "report_words": one.report_words,
        "differences": [list(pair) for pair in one.differences],
        "hint": one.hint,
        "wrong_citation": one.is_wrong_citation,
        "page": one.page,
        "place": one.claim.place,
        "inspection": one.claim.inspection,
    }


def sentence_of(row: dict[str, Any]) -> str:
    """The same for people."""
    changes = "; ".join(f"“{ours}”, the report has “{theirs}”" for ours, theirs in row["differences"])
    told = ". ".join(filter(None, [f"{row['verdict']}: “{row['claim']}”", changes, row["hint"]]))
    return f"{row['place']}: {told}"
