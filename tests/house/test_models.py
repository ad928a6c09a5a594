"""Promises that every model keeps, found by looking at all of them: a new model is covered the day it is written."""

from collections.abc import Iterator

import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection, models
from django.db.models import Q
from django.test.utils import isolate_apps

OURS = ("releases", "inspections")
SUFFIXES: dict[type[models.Field], tuple[str, ...]] = {
    models.DateTimeField: ("_at",),
    models.DateField: ("_on", "_from", "_to"),
}


def our_models() -> list[type[models.Model]]:
    """Every model of ours that has a table of its own."""
    return [model for label in OURS for model in apps.get_app_config(label).get_models()]


def fields_named(condition: Q) -> Iterator[str]:
    """The names of the fields that a constraint speaks of."""
    for child in condition.children:
        if isinstance(child, Q):
            yield from fields_named(child)
        elif isinstance(child, tuple):
            yield child[0].split("__")[0]


def constrained_together(model: type[models.Model]) -> list[set[str]]:
    """The sets of fields that check constraints bind to one another."""
    checks = [each for each in model._meta.constraints if isinstance(each, models.CheckConstraint)]
    return [set(fields_named(check.condition)) for check in checks if isinstance(check.condition, Q)]


def unpaired(model: type[models.Model]) -> list[str]:
    """Pairs ``x_at`` and ``x_by`` (or ``x_on`` and ``x_by``), both optional, that no constraint holds together."""
    fields = model._meta.concrete_fields
    optional = {field.name for field in fields if field.null or (field.blank and field.empty_strings_allowed)}
    pairs = [
        (f"{name[:-3]}{suffix}", name)
        for name in optional
        if name.endswith("_by")
        for suffix in ("_at", "_on")
        if f"{name[:-3]}{suffix}" in optional
    ]
    return [
        f"{model.__name__}: {a} with {b}"
        for a, b in pairs
        if not any({a, b} <= held for held in constrained_together(model))
    ]


def misnamed(model: type[models.Model]) -> list[str]:
    """Instants not named ``_at``, days not named ``_on`` (or from, to), and such names on fields of another type."""
    found = []
    for field in model._meta.concrete_fields:
        ends = SUFFIXES.get(type(field), ())
        if ends and not f"_{field.name}".endswith(ends):
            found.append(f"{model.__name__}.{field.name} should end in {ends}")
        if field.name.endswith(("_at", "_on")) and not field.name.endswith(ends):
            found.append(f"{model.__name__}.{field.name} is no instant or day")
    return found


def loses_people(model: type[models.Model]) -> list[str]:
    """Links to users that would take the record, or the name, away with the account."""
    return [
        f"{model.__name__}.{field.name}"
        for field in model._meta.concrete_fields
        if isinstance(field, models.ForeignKey)
        and field.remote_field.on_delete is not models.PROTECT
        and field.remote_field.model._meta.label == settings.AUTH_USER_MODEL
    ]


def speechless(model: type[models.Model]) -> list[str]:
    """Models that print as “Thing object (1)”."""
    return [model.__name__] if model.__str__ is models.Model.__str__ else []


CHECKS = [unpaired, misnamed, loses_people, speechless]


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_every_model_keeps_the_promise(check) -> None:
    assert [breach for model in our_models() for breach in check(model)] == []


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
@isolate_apps("releases")
def test_a_bad_model_is_caught(check) -> None:
    class Bad(models.Model):  # noqa: DJ008 - that is what is wrong with it
        seen = models.DateTimeField()
        cleared_at = models.DateTimeField(null=True)
        cleared_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True)

        class Meta:
            app_label = "releases"

    Bad._meta.get_field("cleared_by").remote_field.model = apps.get_model(settings.AUTH_USER_MODEL)
    assert check(Bad)


@isolate_apps("releases")
def test_a_good_model_passes() -> None:
    class Good(models.Model):
        seen_at = models.DateTimeField()
        cleared_at = models.DateTimeField(null=True)
        cleared_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True)

        class Meta:
            app_label = "releases"
            ordering = ["seen_at"]
            constraints = [
                models.CheckConstraint(
                    condition=Q(cleared_at=None, cleared_by=None)
                    | Q(cleared_at__isnull=False, cleared_by__isnull=False),
                    name="both",
                )
            ]

        def __str__(self) -> str:
            return "good"

    Good._meta.get_field("cleared_by").remote_field.model = apps.get_model(settings.AUTH_USER_MODEL)
    assert [breach for check in CHECKS for breach in check(Good)] == []


@pytest.mark.django_db
def test_every_constraint_reached_the_database() -> None:
    for model in our_models():
        with connection.cursor() as cursor:
            there = connection.introspection.get_constraints(cursor, model._meta.db_table)
        assert {each.name for each in model._meta.constraints} <= there.keys(), model
