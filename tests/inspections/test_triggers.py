"""What the database itself refuses, whoever writes: bulk updates, scripts and other tools included."""

import importlib

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction

from inspections.migrations import _triggers
from inspections.models import Framework, Grade, GradeScale, Inspection, Judgement, JudgementCategory, JudgementConflict
from tests.inspections.build import category, grade, inspection, judge

pytestmark = pytest.mark.django_db

FOREIGN_GRADE = "grade must belong to the scale"
FOREIGN_CATEGORY = "category must belong to the inspection"


def refused(sentence, act):
    with pytest.raises(IntegrityError, match=sentence), transaction.atomic():
        act()


def test_a_grade_of_another_scale_is_refused_on_insert():
    made = inspection("sif")
    line = category("sif", "1")
    refused(
        FOREIGN_GRADE,
        lambda: Judgement.objects.create(inspection=made, category=line, grade=grade("Good", "four-point")),
    )


def test_a_category_of_another_framework_is_refused_on_insert():
    made = inspection("ilacs-2018")
    refused(
        FOREIGN_CATEGORY,
        lambda: Judgement.objects.create(inspection=made, category=category("sif", "1"), grade=grade("Good")),
    )


def test_a_category_that_was_not_judged_must_still_be_of_the_framework():
    made = inspection("ilacs-2018")
    refused(
        FOREIGN_CATEGORY,
        lambda: Judgement.objects.create(inspection=made, category=category("sif", "1"), status="not_judged"),
    )


def test_a_framework_without_grades_takes_no_grade():
    made = inspection("jtai")
    line = JudgementCategory.objects.create(framework=made.framework, position=1, label="Theme")
    refused(FOREIGN_GRADE, lambda: Judgement.objects.create(inspection=made, category=line, grade=grade("Good")))


def test_updates_of_the_judgement_are_held_to_the_same_rules():
    made = judge(inspection("sif"), "1", "Good")
    rows = Judgement.objects.filter(pk=made.pk)
    refused(FOREIGN_GRADE, lambda: rows.update(grade=grade("Good", "four-point")))
    refused(FOREIGN_CATEGORY, lambda: rows.update(category=category("ilacs-2018", "Overall")))
    assert rows.update(grade=grade("Outstanding")) == 1


def test_the_framework_of_a_judged_inspection_cannot_change():
    made = judge(inspection("sif"), "1", "Good").inspection
    other = Framework.objects.get(code="ilacs-2018")
    refused(FOREIGN_CATEGORY, lambda: Inspection.objects.filter(pk=made.pk).update(framework=other))


def test_a_category_in_use_cannot_move_to_another_framework_or_scale():
    made = judge(inspection("sif"), "1", "Good")
    rows = JudgementCategory.objects.filter(pk=made.category_id)
    refused(FOREIGN_CATEGORY, lambda: rows.update(framework=Framework.objects.get(code="jtai")))
    refused(FOREIGN_GRADE, lambda: rows.update(scale=GradeScale.objects.get(code="four-point")))


def test_a_grade_in_use_cannot_move_to_another_scale():
    made = judge(inspection("sif"), "1", "Good")
    rows = Grade.objects.filter(pk=made.grade_id)
    refused(FOREIGN_GRADE, lambda: rows.update(scale=GradeScale.objects.get(code="csa"), label="Moved", position=9))


def test_a_framework_in_use_cannot_change_its_scale():
    judge(inspection("sif"), "1", "Good")
    rows = Framework.objects.filter(code="sif")
    refused(FOREIGN_GRADE, lambda: rows.update(scale=GradeScale.objects.get(code="four-point")))
    refused(FOREIGN_GRADE, lambda: rows.update(scale=None))


def test_a_conflicting_grade_is_of_the_same_scale():
    made = judge(inspection("sif"), "1", "Good")
    JudgementConflict.objects.create(judgement=made, grade=grade("Inadequate"), source="open_data")
    refused(
        "conflicting grade must belong",
        lambda: JudgementConflict.objects.create(
            judgement=made, grade=grade("Adequate", "four-point-adequate"), source="open_data"
        ),
    )


def test_a_category_with_its_own_scale_takes_only_that():
    made = inspection("report-card-2025")
    judge(made, "Safeguarding", "Met")
    judge(made, "Inclusion", "Strong standard")
    refused(
        FOREIGN_GRADE,
        lambda: Judgement.objects.create(
            inspection=made,
            category=category("report-card-2025", "Achievement"),
            grade=grade("Met", "safeguarding-met"),
        ),
    )


@pytest.mark.parametrize(("status", "has_grade"), [("graded", False), ("not_judged", True), ("not_made", True)])
def test_graded_means_exactly_that_there_is_a_grade(status, has_grade):
    made = inspection("sif")
    with pytest.raises(IntegrityError), transaction.atomic():
        Judgement.objects.create(
            inspection=made, category=category("sif", "1"), status=status, grade=grade("Good") if has_grade else None
        )


def test_one_judgement_per_category():
    made = judge(inspection("sif"), "1", "Good").inspection
    with pytest.raises(IntegrityError), transaction.atomic():
        judge(made, "1", "Inadequate")


def existing_triggers():
    query = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'facts_agree_%'",
        "postgresql": "SELECT tgname FROM pg_trigger WHERE tgname LIKE 'facts_agree_%' AND NOT tgisinternal",
    }[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(query)
        return {name for (name,) in cursor.fetchall()}


def test_every_trigger_is_there_after_all_migrations():
    """SQLite drops a table's triggers when Django remakes it: see ``migrations/_triggers.py`` if this fails."""
    assert existing_triggers() == _triggers.names(connection.vendor) != set()


def test_the_triggers_can_be_taken_off_and_put_back():
    migration = importlib.import_module("inspections.migrations.0002_facts_agree").Migration
    step = migration.operations[0]
    with connection.schema_editor() if connection.vendor == "postgresql" else _editor() as editor:
        step.reverse_code(None, editor)
        assert existing_triggers() == set()
        step.code(None, editor)
    assert existing_triggers() == _triggers.names(connection.vendor)


class _editor:  # noqa: N801 - reads as a function; SQLite's schema editor refuses to start inside a transaction
    def __enter__(self):
        return connection.SchemaEditorClass(connection, collect_sql=False, atomic=False)

    def __exit__(self, *failure):
        return None


def test_the_admin_says_the_same_in_a_sentence():
    made = inspection("ilacs-2018")
    with pytest.raises(ValidationError) as foreign:
        Judgement(inspection=made, category=category("sif", "1"), grade=grade("Good")).clean()
    assert foreign.value.messages == [
        "“1 Children who need help and protection” is not a judgement of ILACS (2018 to 2022): "
        "it belongs to Single inspection framework."
    ]
    with pytest.raises(ValidationError) as grade_of_another:
        Judgement(inspection=made, category=category("ilacs-2018", "Overall"), grade=grade("Good")).clean()
    assert grade_of_another.value.messages == [
        "“Good” is not a grade that “Overall effectiveness” can be given. Its grades are: "
        "Outstanding, Good, Requires improvement to be good, Inadequate."
    ]


def test_changing_the_framework_of_a_judged_inspection_is_explained():
    made = judge(inspection("sif"), "1", "Good").inspection
    made.framework = Framework.objects.get(code="ilacs-2018")
    with pytest.raises(ValidationError, match="Clear those judgements first"):
        made.clean()
