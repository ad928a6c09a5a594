"""Questions to the database that are worded once: Django takes longer to word one than a database to answer it."""

from collections.abc import Callable
from copy import copy
from functools import lru_cache, partial, wraps
from typing import Any, NamedTuple, Protocol, TypeVar

from django.db import connections
from django.db.models import Expression, QuerySet
from django.db.models.sql.compiler import SQLCompiler

KEPT = 256  # forms of a question, by the number of its values and by its shape

Row = TypeVar("Row")
Value = str | int  # what every database's driver takes as it is


class Given(Expression):
    """Stands in a question for the value at ``place`` among those that are given when it is asked."""

    def __init__(self, place: int) -> None:
        super().__init__()
        self.place = place

    def as_sql(self, compiler: SQLCompiler, connection: Any) -> tuple[str, Any]:
        """A parameter that is filled in later."""
        return "%s", [self]


class Asked(Protocol[Row]):
    """A prepared question: ``values`` fill its placeholders, and each ``shape`` is worded by itself."""

    def __call__(self, *values: Value, **shape: str) -> list[Row]:
        """The rows, as they are now. One query."""


class _Worded(NamedTuple):
    """A question with its SQL. ``compiler`` knows how a row becomes an instance, and belongs to no connection."""

    rows: QuerySet[Any, Any]
    compiler: SQLCompiler
    sql: str
    params: tuple[Any, ...]


def prepared(question: Callable[..., QuerySet[Any, Row]]) -> Asked[Row]:
    """Decorates what puts a queryset together, so that Django does that, and makes SQL of it, only once.

    ``question`` takes a ``Given`` for every value, and words alone by name. Not for what depends on the time or on
    rows: whatever ``question`` looks at, it looks at once. Asking raises ``EmptyResultSet`` where Django sees from the
    question alone that nothing can answer it.
    """
    worded = lru_cache(KEPT)(partial(_worded, question))

    @wraps(question)
    def ask(*values: Value, **shape: str) -> list[Row]:
        return _answer(worded(len(values), **shape), values)

    return ask


def first_of(rows: list[Row]) -> Row | None:
    """The first of ``rows``, or None."""
    return rows[0] if rows else None


def _worded(question: Callable[..., QuerySet[Any, Any]], count: int, **shape: str) -> _Worded:
    rows = question(*map(Given, range(count)), **shape)
    compiler: SQLCompiler = rows.query.get_compiler(rows.db)
    sql, params = compiler.as_sql()
    vars(compiler)["connection"] = None  # a connection is its thread's own; this is kept for all of them
    return _Worded(rows, compiler, sql, tuple(params))


def _answer(worded: _Worded, values: tuple[Value, ...]) -> list[Any]:
    """Let Django read the rows as it always does, with a compiler that has the SQL already."""
    params = tuple(values[each.place] if isinstance(each, Given) else each for each in worded.params)
    rows, compiler = worded.rows.all(), copy(worded.compiler)
    vars(compiler).update(connection=connections[rows.db], as_sql=lambda: (worded.sql, params))
    vars(rows.query)["get_compiler"] = lambda *_args, **_kwargs: compiler
    return list(rows)
