"""The triggers of migration 0002, as SQL for SQLite and PostgreSQL. Frozen: a new rule gets a new module.

What they keep, whichever row is written: a judgement's category belongs to its inspection's
framework, and its grade (and any conflicting source's grade) to the scale of that category, which
is the category's own or else its framework's. A check constraint cannot see other tables.

A later migration that changes one of ``TABLES`` must take the triggers off first and put them back,
because SQLite drops a table's triggers when Django remakes it, and refuses to rename a table that a
trigger still names: ``operations = [RunPython(drop, create), …, RunPython(create, drop)]``.
``tests/inspections/test_triggers.py`` fails when they are missing.
"""

FACTS = """
    FROM inspections_judgement j
    JOIN inspections_inspection i ON i.id = j.inspection_id
    JOIN inspections_judgementcategory c ON c.id = j.category_id
    JOIN inspections_framework f ON f.id = c.framework_id
    LEFT JOIN inspections_grade g ON g.id = j.grade_id
    LEFT JOIN inspections_judgementconflict k ON k.judgement_id = j.id
    LEFT JOIN inspections_grade kg ON kg.id = k.grade_id
"""
SCALE = "COALESCE(c.scale_id, f.scale_id, 0)"

# Rule: what is wrong, and the sentence the database answers with.
RULES = {
    "category": (
        "c.framework_id <> i.framework_id",
        "A judgement’s category must belong to the inspection’s framework.",
    ),
    "grade": (f"g.scale_id <> {SCALE}", "A judgement’s grade must belong to the scale of its category."),
    "conflict": (f"kg.scale_id <> {SCALE}", "A conflicting grade must belong to the scale of its category."),
}

# Table: the events that could break a rule, and which judgements they touch.
TABLES = {
    "judgement": (("INSERT", "UPDATE"), "j.id = NEW.id"),
    "judgementconflict": (("INSERT", "UPDATE"), "k.id = NEW.id"),
    "inspection": (("UPDATE OF framework_id",), "j.inspection_id = NEW.id"),
    "judgementcategory": (("UPDATE OF framework_id, scale_id",), "j.category_id = NEW.id"),
    "framework": (("UPDATE OF scale_id",), "c.framework_id = NEW.id"),
    "grade": (("UPDATE OF scale_id",), "g.id = NEW.id OR kg.id = NEW.id"),
}

# PostgreSQL runs transactions side by side: hold what a judgement leans on until it is committed.
LOCKS = """
    PERFORM 1 FROM inspections_inspection WHERE id = NEW.inspection_id FOR SHARE;
    PERFORM 1 FROM inspections_judgementcategory WHERE id = NEW.category_id FOR SHARE;
"""


def names(vendor):
    """The names of the triggers that a database of this vendor must have."""
    return {name for name, _table, _event, _scope in _triggers(vendor)}


def create(apps, schema_editor):
    """Put the triggers on."""
    vendor = schema_editor.connection.vendor
    make = {"sqlite": _sqlite, "postgresql": _postgresql}.get(vendor)
    for trigger in _triggers(vendor) if make else ():
        for statement in make(*trigger):
            schema_editor.execute(statement, params=None)


def drop(apps, schema_editor):
    """Take the triggers off."""
    vendor = schema_editor.connection.vendor
    for name, table, _event, _scope in _triggers(vendor):
        if vendor == "postgresql":
            schema_editor.execute(f"DROP TRIGGER IF EXISTS {name} ON {table}", params=None)
            schema_editor.execute(f"DROP FUNCTION IF EXISTS {name}()", params=None)
        elif vendor == "sqlite":
            schema_editor.execute(f"DROP TRIGGER IF EXISTS {name}", params=None)


def _triggers(vendor):
    """Name, table, event and scope of each: SQLite wants one trigger an event, PostgreSQL one a table."""
    for table, (events, scope) in TABLES.items():
        for event in events if vendor == "sqlite" else [" OR ".join(events)]:
            suffix = f"_{event.split()[0].lower()}" if vendor == "sqlite" else ""
            yield f"facts_agree_{table}{suffix}", f"inspections_{table}", event, scope


def _sqlite(name, table, event, scope):
    """One AFTER trigger that aborts the statement with the rule's sentence."""
    checks = [
        f"SELECT RAISE(ABORT, '{sentence}') WHERE EXISTS (SELECT 1 {FACTS} WHERE ({scope}) AND {wrong});"
        for wrong, sentence in RULES.values()
    ]
    yield f"CREATE TRIGGER {name} AFTER {event} ON {table} FOR EACH ROW BEGIN {' '.join(checks)} END"


def _postgresql(name, table, event, scope):
    """A function that raises a check violation, and the trigger that calls it."""
    checks = [
        f"IF EXISTS (SELECT 1 {FACTS} WHERE ({scope}) AND {wrong}) THEN "
        f"RAISE EXCEPTION USING ERRCODE = 'check_violation', MESSAGE = '{sentence}'; END IF;"
        for wrong, sentence in RULES.values()
    ]
    locks = LOCKS if table == "inspections_judgement" else ""
    body = f"BEGIN {locks} {' '.join(checks)} RETURN NULL; END"
    yield f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ {body} $$"
    yield f"CREATE TRIGGER {name} AFTER {event} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()"
