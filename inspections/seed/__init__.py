"""The frameworks and scales that a new installation starts with, one family a file, as plain data.

Migration 0003 plants them. Afterwards they belong to the editors: a framework or scale whose code
is already in the database is left exactly as it is.
"""

from typing import Any

from inspections.seed import before_2013, ilacs, joint, settings_inspected, sif
from inspections.seed.scales import SCALES
from inspections.seed.shape import FrameworkRow, ScaleRow

FRAMEWORKS: tuple[FrameworkRow, ...] = (
    *before_2013.FRAMEWORKS,
    *sif.FRAMEWORKS,
    *ilacs.FRAMEWORKS,
    *joint.FRAMEWORKS,
    *settings_inspected.FRAMEWORKS,
)


def plant(apps: Any) -> None:
    """Add the scales and frameworks that are missing; ``apps`` is a migration's or Django's own registry."""
    for scale in SCALES:
        _plant_scale(apps, scale)
    for framework in FRAMEWORKS:
        _plant_framework(apps, framework)


def _plant_scale(apps: Any, row: ScaleRow) -> None:
    """One scale and its grades, unless its code is taken."""
    scale, is_new = apps.get_model("inspections", "GradeScale").objects.get_or_create(
        code=row.code, defaults={"name": row.name, "note": row.note}
    )
    if not is_new:
        return
    for position, grade in enumerate(row.grades, start=1):
        scale.grades.create(position=position, **{**grade._asdict(), "aliases": list(grade.aliases)})


def _plant_framework(apps: Any, row: FrameworkRow) -> None:
    """One framework and its judgement categories, unless its code is taken."""
    scales = apps.get_model("inspections", "GradeScale").objects
    fields = row._asdict()
    code, categories, scale = fields.pop("code"), fields.pop("categories"), fields.pop("scale")
    framework, is_new = apps.get_model("inspections", "Framework").objects.get_or_create(
        code=code, defaults={**fields, "scale": scales.get(code=scale) if scale else None}
    )
    by_number: dict[str, Any] = {}
    for position, category in enumerate(categories if is_new else (), start=1):
        by_number[category.number] = framework.categories.create(
            position=position,
            number=category.number,
            label=category.label,
            aliases=list(category.aliases),
            parent=by_number.get(category.parent) if category.parent else None,
            is_overall=category.is_overall,
            limits_overall=category.limits,
            scale=scales.get(code=category.scale) if category.scale else None,
        )
