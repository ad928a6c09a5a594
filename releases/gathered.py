"""Many rows as one value, so that one query reads what belongs to each row of another: for SQLite and PostgreSQL."""

import datetime as dt
from typing import Any

from django.db.models import Aggregate, JSONField, QuerySet, Subquery


class JSONList(Aggregate):
    """The values of a column, or of ``JSONObject``s, as a list in no order; null where there are none."""

    output_field = JSONField()

    def as_sqlite(self, compiler: Any, connection: Any, **extra: Any) -> Any:
        """SQLite's name for it."""
        return super().as_sql(compiler, connection, function="JSON_GROUP_ARRAY", **extra)

    def as_postgresql(self, compiler: Any, connection: Any, **extra: Any) -> Any:
        """PostgreSQL's name for it."""
        return super().as_sql(compiler, connection, function="JSONB_AGG", **extra)


def gathered(rows: QuerySet[Any, Any], what: Any, *, by: str) -> Subquery:
    """``what`` of ``rows``, which an outer row is to have in common ``by`` a field, as a list of the outer row."""
    return Subquery(rows.order_by().values(by).annotate(gathered=JSONList(what)).values("gathered"))


def instant(text: str) -> dt.datetime:
    """A time that came through JSON: with its zone from PostgreSQL, in UTC without saying so from SQLite."""
    at = dt.datetime.fromisoformat(text)
    return at if at.tzinfo else at.replace(tzinfo=dt.UTC)
