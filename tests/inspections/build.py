"""Facts to test with, made in a line."""

from datetime import date
from itertools import count

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.utils import timezone

from inspections.models import (
    Framework,
    Grade,
    InspectedBody,
    Inspection,
    InspectionPeriod,
    Judgement,
    JudgementCategory,
    LocalAuthority,
    Report,
)

numbers = count(1)


def officer(role: str = "", **fields):
    """A member of staff, in the group ``role`` if one is given."""
    user = get_user_model().objects.create(username=f"facts{next(numbers)}", is_staff=True, **fields)
    if role:
        user.groups.add(Group.objects.get(name=role))
    return user


def body(name: str = "Fernshire County Council", kind: str = "authority") -> InspectedBody:
    """An inspected body of the invented county of Fernshire."""
    authority, _made = LocalAuthority.objects.get_or_create(name="Fernshire", slug="fernshire")
    return InspectedBody.objects.get_or_create(name=name, kind=kind, defaults={"authority": authority})[0]


def inspection(code: str = "sif", confirmed: bool = False, bodies=None, **fields) -> Inspection:
    """An inspection of Fernshire under a framework, on site in spring 2014, published that June."""
    number = next(numbers)
    fields = {
        "slug": f"fernshire-{number}",
        "title": f"Children’s services in Fernshire, {number}",
        "published_on": date(2014, 6, 30),
        **({"confirmed_at": timezone.now(), "confirmed_by": officer()} if confirmed else {}),
        **fields,
    }
    made = Inspection.objects.create(framework=Framework.objects.get(code=code), **fields)
    made.bodies.set(bodies or [body()])
    InspectionPeriod.objects.create(inspection=made, starts_on=date(2014, 4, 29), ends_on=date(2014, 5, 21))
    return made


def category(code: str, start: str) -> JudgementCategory:
    """The line of a framework that has this number, or whose label starts so."""
    lines = JudgementCategory.objects.filter(framework__code=code)
    return lines.filter(number=start).first() or lines.get(label__startswith=start)


def grade(label: str, scale: str = "sif") -> Grade:
    """A grade of a scale by its label."""
    return Grade.objects.get(scale__code=scale, label=label)


def judge(made: Inspection, start: str, label: str, **fields) -> Judgement:
    """Give a category of the inspection's framework a grade of its scale."""
    line = category(made.framework.code, start)
    return Judgement.objects.create(inspection=made, category=line, grade=grade(label, line.grade_scale.code), **fields)


def report(made: Inspection, **fields) -> Report:
    """The report of an inspection, at the inspectorate's address."""
    fields = {"title": "The report", "url": "https://files.ofsted.gov.uk/v1/file/1", "pages": 31, **fields}
    return Report.objects.create(inspection=made, **fields)
