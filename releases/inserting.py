"""Many new rows at once, by the quickest way of each database: for archives. Everything else saves as usual."""

import sqlite3
from collections.abc import Iterable, Sequence
from itertools import chain, islice
from typing import Any, TypeVar

from django.db import DEFAULT_DB_ALIAS, connections, models

Row = TypeVar("Row", bound=models.Model)


def insert(rows: Sequence[Row]) -> None:
    """Insert ``rows``, all of one model, new, and with whatever they point at saved; they get their keys.

    For the inside of a transaction: SQLite's holds off other writers from its beginning (``settings``), so that nobody
    else takes those keys. ``save`` and signals are passed over, as by ``bulk_create``, which takes twice as long.
    """
    if not rows:
        return
    model = type(rows[0])
    if isinstance(model._meta.pk, models.AutoField):
        _number(model, rows)
    fields = model._meta.concrete_fields
    _write(model, fields, [_prepared(field, (field.pre_save(row, add=True) for row in rows)) for field in fields])
    for row in rows:
        row._state.adding, row._state.db = False, DEFAULT_DB_ALIAS


def insert_values(model: type[models.Model], **columns: Sequence[object]) -> None:
    """Insert rows that nobody needs to hold: of each field its values, a foreign key's under its column.

    Fields that are not named have what the database gives them. It takes a third of what making objects does.
    """
    fields = [model._meta.get_field(name) for name in columns]
    _write(model, fields, [_prepared(*column) for column in zip(fields, columns.values(), strict=True)])


def _prepared(field: Any, values: Iterable[object]) -> list[object]:
    """``values`` of ``field`` as the driver takes them."""
    connection = connections[DEFAULT_DB_ALIAS]
    return [field.get_db_prep_save(value, connection) for value in values]


def _number(model: type[models.Model], rows: Sequence[models.Model]) -> None:
    """Give each of ``rows`` a key of the table's own sequence."""
    table, number = model._meta.db_table, len(rows)
    with connections[DEFAULT_DB_ALIAS].cursor() as cursor:
        if connections[DEFAULT_DB_ALIAS].vendor == "postgresql":
            sequence = "SELECT nextval(pg_get_serial_sequence(%s, %s)) FROM generate_series(1, %s)"
            cursor.execute(sequence, [table, model._meta.pk.column, number])
            keys: Iterable[int] = [pk for (pk,) in cursor.fetchall()]
        else:
            cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
            (last,) = cursor.fetchone() or (0,)
            keys = range(last + 1, last + 1 + number)
    for row, key in zip(rows, keys, strict=True):
        row.pk = key


def _write(model: type[models.Model], fields: Sequence[Any], columns: Sequence[Sequence[object]]) -> None:
    """Insert rows by their ``columns``, prepared. PostgreSQL takes them by COPY, which spares it the reading of SQL."""
    connection = connections[DEFAULT_DB_ALIAS]
    quoted = connection.ops.quote_name
    table, names = quoted(model._meta.db_table), ", ".join(quoted(field.column) for field in fields)
    rows = zip(*columns, strict=True)
    with connection.cursor() as cursor, connection.wrap_database_errors:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {table} ({names}) FROM STDIN (FORMAT BINARY)") as copy:
                copy.set_types([field.db_type(connection).partition("(")[0] for field in fields])
                for row in rows:
                    copy.write_row(row)
            return
        # Many rows a statement: after each one SQLite writes down what its index of words gathered.
        most = connection.connection.getlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER) // len(fields)
        places = f"({', '.join(['%s'] * len(fields))})"
        while some := list(islice(rows, most)):
            values = ", ".join([places] * len(some))
            cursor.execute(f"INSERT INTO {table} ({names}) VALUES {values}", list(chain.from_iterable(some)))  # noqa: S608
