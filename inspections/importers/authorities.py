"""Which authority a row means: by any known code, else by name and alias; made where it is not on record yet.

What is on record comes first. What ``england`` knows completes it: a blank is filled, nothing is overwritten.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.utils.text import slugify

from inspections.importers.england import ENGLAND, Known
from inspections.importers.lookup import GSS
from inspections.importers.names import name_key
from inspections.importers.problems import BadRow, quoted
from inspections.importers.records import Area, AuthorityRow
from inspections.models import GssCode, LocalAuthority

NOBODY = Known("", "", "", (), "")


@dataclass(eq=False)
class Entry:
    """One authority: on record, known, or both. ``gaps`` are blanks of the record that this import fills."""

    known: Known
    authority: LocalAuthority | None = None
    codes: set[str] = field(default_factory=set)
    keys: set[str] = field(default_factory=set)
    gaps: dict[str, Any] = field(default_factory=dict)
    new_codes: set[str] = field(default_factory=set)

    @property
    def name(self) -> str:
        """What it is called."""
        return self.authority.name if self.authority else self.known.name

    @property
    def saved(self) -> LocalAuthority:
        """The record, once ``Authorities.save`` has made it."""
        assert self.authority is not None  # noqa: S101
        return self.authority


class Authorities:
    """Every authority on record or known, loaded in two queries, to be asked row by row."""

    def __init__(self) -> None:
        self.entries = [_on_record(one) for one in LocalAuthority.objects.prefetch_related("gss_codes")]
        self.by_code: dict[str, Entry] = {}
        self.by_name: dict[str, Entry] = {}
        for entry in sorted(self.entries, key=lambda entry: entry.saved.abolished_on is not None):
            self._index(entry)
        for known in sorted(ENGLAND, key=lambda known: known.abolished_on is not None):
            self._learn(known)

    def find(self, area: Area) -> Entry:
        """The authority of a row. Raises ``BadRow`` where none can be told, or code and name contradict each other."""
        by_code = next((self.by_code[code] for code in area.codes if code in self.by_code), None)
        by_name = self.by_name.get(name_key(area.name)) if area.name else None
        if by_code and by_name and by_code is not by_name and name_key(area.name) not in by_code.keys:
            raise BadRow(
                f"The code {area.codes[0]} belongs to {by_code.name}, but the row names {quoted(area.name)}.",
                area.column,
            )
        return by_code or by_name or self._unheard_of(area)

    def tell(self, row: AuthorityRow) -> tuple[Entry, list[str]]:
        """The authority of a row of the lookup, completed by it; sentences where the record says otherwise."""
        codes = tuple(filter(None, (row.gss_code, row.urn, row.dfe_code)))
        entry = self.find(Area(codes, row.name, row.region, 0))
        differing = []
        facts = {"urn": row.urn, "dfe_code": row.dfe_code, "region": row.region}
        for name, value in facts.items():
            ours = getattr(entry.authority, name) if entry.authority else entry.gaps.get(name)
            if value and ours and ours != value:
                differing.append(f"{entry.name}: the record says {ours}, the file {value}. The record stays.")
            elif value and not ours:
                entry.gaps[name] = value
        entry.keys |= {name_key(row.name)}
        if row.gss_code and row.gss_code not in entry.codes:
            self._add_code(entry, row.gss_code)
        return entry, differing

    def save(self, entries: Iterable[Entry]) -> tuple[list[LocalAuthority], list[LocalAuthority]]:
        """Make those that are not on record and fill the gaps of the others, all at once; those made, those filled."""
        wanted = list(dict.fromkeys(self._with_successors(entries)))
        filled = [entry for entry in wanted if entry.authority and (self._fill(entry) or entry.new_codes)]
        slugs = set(LocalAuthority.objects.values_list("slug", flat=True))
        made = [entry for entry in wanted if entry.authority is None]
        for entry in made:
            entry.authority = _new(entry, slugs)
        LocalAuthority.objects.bulk_create([entry.saved for entry in made])
        LocalAuthority.objects.bulk_update([entry.saved for entry in filled], ["urn", "dfe_code", "region"])
        GssCode.objects.bulk_create(
            [GssCode(authority=entry.saved, code=code) for entry in made + filled for code in sorted(entry.new_codes)]
        )
        self._link_successors(made)
        return [entry.saved for entry in made], [entry.saved for entry in filled]

    def _index(self, entry: Entry) -> None:
        for code in entry.codes:
            self.by_code.setdefault(code, entry)
        for key in entry.keys:
            self.by_name.setdefault(key, entry)

    def _learn(self, known: Known) -> None:
        """Join what is known to the record it is about, or keep it for when a row names it."""
        codes = {*known.gss_codes, *filter(None, (known.urn, known.dfe_code))}
        keys = {name_key(name) for name in (known.name, *known.aliases)}
        on_record = [self.by_code.get(code) for code in codes] + [self.by_name.get(key) for key in sorted(keys)]
        entry = next((one for one in on_record if one and one.known is NOBODY), None)
        if entry is None:
            entry = Entry(known)
            self.entries.append(entry)
        entry.known = known
        entry.keys |= keys
        entry.codes |= {code for code in codes if self.by_code.get(code) in (None, entry)}
        entry.new_codes = {code for code in known.gss_codes if code not in self.by_code}
        self._index(entry)

    def _add_code(self, entry: Entry, code: str) -> None:
        entry.codes.add(code)
        entry.new_codes.add(code)
        self.by_code.setdefault(code, entry)

    def _unheard_of(self, area: Area) -> Entry:
        """An authority that nobody has heard of: taken on if the row gives its code and name, as after a reform."""
        code = next((code for code in area.codes if GSS.fullmatch(code)), "")
        if not code or not area.name:
            said = quoted(area.name or area.codes[0])
            raise BadRow(f"No authority is known as {said}. Correct it, or add the authority first.", area.column)
        known = Known(area.name[:120], "", "", (code,), area.region[:60])
        entry = Entry(known, codes={code}, keys={name_key(area.name)}, new_codes={code})
        self.entries.append(entry)
        self._index(entry)
        return entry

    def _with_successors(self, entries: Iterable[Entry]) -> Iterator[Entry]:
        for entry in entries:
            yield entry
            if entry.authority is None and entry.known.successor:
                yield self.by_name[name_key(entry.known.successor)]

    def _fill(self, entry: Entry) -> bool:
        """Fill the blanks of a record from the file or, failing that, from what is known; whether there were any."""
        urn = entry.known.urn if self.by_code.get(entry.known.urn) is entry else ""
        facts = {"urn": urn, "dfe_code": entry.known.dfe_code, "region": entry.known.region}
        blanks = {
            name: entry.gaps.get(name) or value for name, value in facts.items() if not getattr(entry.saved, name)
        }
        filled = {name: value for name, value in blanks.items() if value}
        for name, value in filled.items():
            setattr(entry.saved, name, value)
        return bool(filled)

    def _link_successors(self, made: list[Entry]) -> None:
        ended = [entry for entry in made if entry.known.successor]
        for entry in ended:
            entry.saved.successor = self.by_name[name_key(entry.known.successor)].saved
        LocalAuthority.objects.bulk_update([entry.saved for entry in ended], ["successor"])


def _on_record(authority: LocalAuthority) -> Entry:
    codes = {*(row.code for row in authority.gss_codes.all()), *filter(None, (authority.urn, authority.dfe_code))}
    return Entry(NOBODY, authority, codes, {name_key(str(name)) for name in (authority.name, *authority.aliases)})


def _new(entry: Entry, slugs: set[str]) -> LocalAuthority:
    """A record of everything that is known of it, under an address that is free."""
    known, wanted = entry.known, slugify(entry.known.name)[:110]
    slug = next(slug for slug in (wanted, *(f"{wanted}-{n}" for n in range(2, 1000))) if slug not in slugs)
    slugs.add(slug)
    return LocalAuthority(
        name=known.name,
        slug=slug,
        aliases=list(known.aliases),
        urn=entry.gaps.get("urn") or known.urn or None,
        dfe_code=entry.gaps.get("dfe_code") or known.dfe_code,
        region=entry.gaps.get("region") or known.region,
        abolished_on=known.abolished_on,
    )
