"""The national picture as data to take away: a CSV table of the authorities, and JSON of everything. Pure.

CSV is UTF-8 without a byte order mark, as RFC 4180 and the feeds have it: its readers are programs. Each row says
where it comes from, so that a row taken out of the file still does. A cell that a spreadsheet would read as a formula
is put in words by an apostrophe before it (standards.md, ASVS 1.2.10).
"""

import csv
import io
from typing import Any

from inspections.national import National
from inspections.picture import LICENCE, LICENCE_URL, Standing, Tally

FORMULA = ("=", "+", "-", "@", "\t", "\r")


def as_csv(national: National, address: str) -> str:
    """One row for each authority; ``address`` is that of the site, without a slash at the end."""
    out = io.StringIO()
    rows = [_authority(row, address) for row in national.picture.standings]
    licence = {"judgement": national.picture.line.label, "on": national.picture.on.isoformat()}
    rows = [row | licence | {"source": national.picture.inspectorates, "licence": LICENCE} for row in rows]
    writer = csv.writer(out, lineterminator="\r\n")
    if rows:
        writer.writerow(rows[0])
    writer.writerows([safe(str(cell)) for cell in row.values()] for row in rows)
    return out.getvalue()


def as_data(national: National, address: str) -> dict[str, Any]:
    """The picture with its counts, for England or the region chosen and for each region, and the authorities."""
    picture = national.picture
    return {
        "title": f"{picture.line.label}: local authorities by grade",
        "framework": picture.line.family,
        "judgement": picture.line.label,
        "on": picture.on.isoformat(),
        "data_reach_to": national.data_day.isoformat(),
        "region": picture.region,
        "source": picture.inspectorates,
        "licence": LICENCE,
        "licence_url": LICENCE_URL,
        "grades": [_tally(tally) for tally in picture.tallies],
        "regions": [
            {"region": name, "grades": [_tally(tally) for tally in tallies]} for name, tallies in picture.regions
        ],
        "authorities": [_authority(row, address) for row in picture.standings],
    }


def safe(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(FORMULA) else cell


def _tally(tally: Tally) -> dict[str, Any]:
    return {"grade": tally.level.label or None, "authorities": tally.count, "of": tally.total}


def _authority(row: Standing, address: str) -> dict[str, Any]:
    return {
        "authority": row.authority,
        "dfe_code": row.dfe_code,
        "ofsted_urn": row.urn or "",
        "region": row.region,
        "framework": row.framework,
        "grade": row.level.label,
        "published_on": row.published_on.isoformat(),
        "read_in": row.source,
        "page": f"{address}{row.path}",
    }
