"""Record an authority's past inspections from plain data.

``authority`` holds the fields of a ``LocalAuthority`` and, beside them, ``gss_codes``. An inspection is::

    {"slug", "title", "framework": code, "kind", "theme", "published_on", "lead_inspector", "outcome", "source_note",
     "bodies": [(kind, name)], "periods": [(starts_on, ends_on, precision)],
     "judgements": {start of the label or the number: grade label, or "not_judged" / "not_made"},
     "source": where the judgements were read, "report" unless said, "report": {fields of a ``Report``}}

All but the slug, title, framework, bodies and periods may be left out.
"""

from typing import Any

from django.contrib.auth.models import User
from django.db import transaction

from inspections import workflow
from inspections.models import (
    Framework,
    Grade,
    InspectedBody,
    Inspection,
    Judgement,
    JudgementCategory,
    LocalAuthority,
    Report,
    Source,
)

PLAIN = ("title", "kind", "theme", "published_on", "lead_inspector", "outcome", "source_note")


@transaction.atomic
def record_history(
    *, authority: dict[str, Any], inspections: list[dict[str, Any]], by: User, confirm: bool = True
) -> list[Inspection]:
    """Record and confirm each inspection whose slug is new; those already there are left as they are.

    Without ``confirm`` a new record stays hidden, to be confirmed once more has been added to it.
    Returns all of them in the order given, each one's ``previous`` being the one before of its family.
    Raises ``workflow.Refused`` when ``by`` may not confirm, and ``DoesNotExist`` for an unknown
    framework, category or grade.
    """
    council = _authority(authority)
    latest: dict[str, Inspection] = {}
    recorded = []
    for row in inspections:
        framework = Framework.objects.get(code=row["framework"])
        inspection = Inspection.objects.filter(slug=row["slug"]).first()
        if inspection is None:
            inspection = _record(row, framework, council, latest.get(framework.family))
            inspection = workflow.confirm(inspection=inspection, by=by) if confirm else inspection
        latest[framework.family] = inspection
        recorded.append(inspection)
    return recorded


def _authority(row: dict[str, Any]) -> LocalAuthority:
    """The council, made with its codes unless its name is known."""
    fields = {key: value for key, value in row.items() if key not in ("name", "gss_codes")}
    council, is_new = LocalAuthority.objects.get_or_create(name=row["name"], defaults=fields)
    for code in row.get("gss_codes", []) if is_new else []:
        council.gss_codes.create(code=code)
    return council


def _record(
    row: dict[str, Any], framework: Framework, council: LocalAuthority, previous: Inspection | None
) -> Inspection:
    """One inspection with everything that hangs on it."""
    inspection = Inspection.objects.create(
        slug=row["slug"],
        framework=framework,
        previous=previous,
        **{key: row[key] for key in PLAIN if key in row},
    )
    for kind, name in row["bodies"]:
        body, _made = InspectedBody.objects.get_or_create(kind=kind, name=name, defaults={"authority": council})
        inspection.bodies.add(body)
    for starts_on, ends_on, precision in row["periods"]:
        inspection.periods.create(starts_on=starts_on, ends_on=ends_on, precision=precision)
    for line, result in row.get("judgements", {}).items():
        category = _category(framework, line)
        inspection.judgements.create(
            category=category, source=row.get("source", Source.REPORT), **_result(category, result)
        )
    if report := row.get("report"):
        Report.objects.create(inspection=inspection, **report)
    return inspection


def _category(framework: Framework, line: str) -> JudgementCategory:
    """The line of the framework with this number, or else the one whose label starts so."""
    numbered = framework.categories.filter(number=line).first() if line else None
    return numbered or framework.categories.get(label__startswith=line)


def _result(category: JudgementCategory, result: str) -> dict[str, Any]:
    """The grade with this label, or one of the states without a grade."""
    if result in (Judgement.Status.NOT_JUDGED, Judgement.Status.NOT_MADE):
        return {"status": result}
    return {"grade": Grade.objects.get(scale=category.grade_scale, label=result)}
