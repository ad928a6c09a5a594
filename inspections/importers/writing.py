"""Everything an import writes, collected row by row and written in bulk: more rows are not more queries."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.admin.models import ADDITION, LogEntry
from django.contrib.auth.models import User

from inspections import workflow
from inspections.importers.bodies import Key, kinds_of
from inspections.importers.comparing import Compared, judgement_of
from inspections.importers.methods import Result
from inspections.importers.naming import title_and_slug
from inspections.importers.records import Outcome
from inspections.models import (
    FactChange,
    Framework,
    InspectedBody,
    Inspection,
    InspectionPeriod,
    Judgement,
    JudgementCategory,
    LocalAuthority,
    Source,
)

OPEN_DATA = Source.OPEN_DATA.value


@dataclass
class New:
    """An inspection that is not on record yet, with its bodies."""

    inspection: Inspection
    bodies: list[InspectedBody]


class Writing:
    """What one import writes."""

    def __init__(self, bodies: dict[Key, InspectedBody], *, by: User | None, file: str) -> None:
        self.bodies, self.by, self.file = bodies, by, file
        self.slugs = set(Inspection.objects.values_list("slug", flat=True))
        self.new: list[New] = []
        self.periods: list[InspectionPeriod] = []
        self.judgements: list[Judgement] = []
        self.compared: list[Compared] = []
        self.touched: set[tuple[int, str]] = set()  # authority and family

    def add(
        self,
        outcome: Outcome,
        authority: LocalAuthority,
        framework: Framework,
        results: dict[JudgementCategory, Result],
    ) -> New:
        """An inspection made of a row."""
        title, slug = title_and_slug(authority, outcome, self.slugs)
        first_day = " Only the first day on site is known." if outcome.starts_on and not outcome.ends_on else ""
        given = ("published_on", "starts_on", "ends_on", "kind", "theme")
        inspection = Inspection(
            slug=slug,
            title=title,
            framework=framework,
            kind=outcome.kind,
            theme=outcome.theme[:160],
            published_on=outcome.published_on,
            outcome=outcome.result,
            source_note=f"Open data: {self.file[:160]}, row {outcome.row}.{first_day}",
            sources={name: OPEN_DATA for name in given if getattr(outcome, name)}
            | ({"outcome": OPEN_DATA} if outcome.result else {}),
        )
        if outcome.starts_on:
            ends_on = outcome.ends_on or outcome.starts_on
            self.periods.append(InspectionPeriod(inspection=inspection, starts_on=outcome.starts_on, ends_on=ends_on))
        self.judgements += [judgement_of(inspection, line, result) for line, result in results.items()]
        new = New(inspection, [self.bodies[(authority.pk, kind)] for kind in kinds_of(outcome.framework)])
        self.new.append(new)
        self.touched.add((authority.pk, framework.family))
        return new

    def change(self, compared: Compared) -> None:
        """What a row changes in a recorded inspection."""
        self.compared.append(compared)

    def write(self) -> None:
        """All of it."""
        made = [new.inspection for new in self.new]
        Inspection.objects.bulk_create(made)
        through: Any = Inspection.bodies.through
        through.objects.bulk_create(
            [through(inspection=new.inspection, inspectedbody=body) for new in self.new for body in new.bodies]
        )
        changed = [compared for compared in self.compared if compared.changes]
        fields = ["published_on", "kind", "theme", "outcome", "sources"]
        Inspection.objects.bulk_update([compared.inspection for compared in changed], fields)
        InspectionPeriod.objects.bulk_create([*self.periods, *(row for one in changed for row in one.new_periods)])
        InspectionPeriod.objects.bulk_update([row for one in changed for row in one.periods], ["starts_on", "ends_on"])
        Judgement.objects.bulk_create([*self.judgements, *(row for one in changed for row in one.new_judgements)])
        Judgement.objects.bulk_update([row for one in changed for row in one.judgements], ["grade", "status", "words"])
        changes = [change for one in changed for change in one.changes]
        for change in changes:
            change.by, change.note = self.by, self.file[:250]
        FactChange.objects.bulk_create(changes)
        self._link_previous({inspection.pk for inspection in made})
        if self.by and made:
            LogEntry.objects.log_actions(self.by.pk, made, ADDITION, change_message=f"Imported from {self.file}.")

    def confirm(self) -> tuple[int, int]:
        """Show the public what it may see: how many were confirmed now, and how many of these still wait.

        Offered are inspections that open data made and that no person has touched since.
        """
        keys = {new.inspection.pk for new in self.new} | {compared.inspection.pk for compared in self.compared}
        waiting = Inspection.objects.filter(pk__in=keys, confirmed_at=None)
        untouched = waiting.filter(workflow.untouched(), sources__published_on=OPEN_DATA)
        confirmed = workflow.confirm_all(inspections=untouched, by=self.by) if self.by else 0
        return confirmed, waiting.count()

    def _link_previous(self, made: set[int]) -> None:
        """Each new inspection follows the one before of its method and authority, and the one after follows it."""
        if not made:
            return
        authorities = {authority for authority, _family in self.touched}
        dated: Any = Inspection.objects.filter(bodies__authority__in=authorities).dated()
        rows = dated.exclude(dated_on=None).values_list(
            "pk", "bodies__authority", "framework__family", "dated_on", "previous"
        )
        chains: dict[tuple[int, str], set[tuple[date, int, int | None]]] = defaultdict(set)
        for pk, authority, family, on, previous in rows:
            chains[(authority, family)].add((on, pk, previous))
        linked = {}
        for key in self.touched:
            chain = sorted(chains[key], key=lambda link: link[:2])
            earlier = {pk for _on, pk, _previous in chain}
            for (_on, before, _previous), (_later_on, pk, previous) in zip(chain, chain[1:], strict=False):
                is_ours = pk in made or before in made
                if is_ours and previous != before and (previous is None or previous in earlier):
                    linked[pk] = before
        Inspection.objects.bulk_update(
            [Inspection(pk=pk, previous_id=before) for pk, before in linked.items()], ["previous"]
        )
