"""Forged forms (family T2): fields that are not in the form, rows that belong to another release, steps skipped."""

import uuid
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import models
from django.test import Client, TestCase
from django.urls import reverse

from inspections.models import Inspection, Report
from releases.models import (
    Attachment,
    Document,
    Edition,
    KeyFact,
    NoteToEditors,
    Person,
    Photo,
    PhotoPlacement,
    Quote,
    Release,
    ReleaseContact,
    Topic,
)
from releases.photos import store_photo
from tests import everything, samples
from tests.admin.conftest import signed_in
from tests.admin.pages import address, fields
from tests.factories import ReleaseFactory, staff

pytestmark = pytest.mark.django_db

FORGED = {
    models.BooleanField: "on",
    models.DateTimeField: "2001-01-01T01:01",
    models.DateField: "2001-01-01",
    models.JSONField: '{"forged": 1}',
    models.UUIDField: str(uuid.UUID(int=7)),
    models.FileField: "../../forged",
    models.IntegerField: "7",
    models.CharField: "approved",  # also the name of a status
    models.TextField: "forged",
    models.ForeignKey: "1",
}


def forged_value(field: Any) -> str:
    return next((value for kind, value in FORGED.items() if isinstance(field, kind)), "7")


def values(row: models.Model) -> dict[str, Any]:
    """What the database holds of ``row`` now."""
    return type(row)._default_manager.filter(pk=row.pk).values().get()


# Who is most likely to try, and what the program itself writes when the form is saved.
CASES: list[tuple[type[models.Model], str, set[str]]] = [
    (Release, "Author", {"revised_at", "slug"}),
    (Photo, "Author", set()),
    (Document, "Author", set()),
    (Person, "Author", set()),
    (Topic, "Author", set()),
    (Inspection, "Inspections officer", set()),
    (Report, "Inspections officer", set()),
    (User, "Administrator", set()),
]


@pytest.mark.parametrize(("model", "role", "written"), CASES, ids=[case[0].__name__ for case in CASES])
def test_fields_that_the_form_does_not_show_are_not_taken(
    model: type[models.Model], role: str, written: set[str]
) -> None:
    with TestCase.captureOnCommitCallbacks(execute=True):
        everything.full_release()
    row = staff("Author") if model is User else model._default_manager.order_by("pk").first()
    assert row is not None
    client = signed_in(role)
    url = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_change", args=[row.pk])
    form = fields(client.get(url), f"{model._meta.model_name}_form")
    before = values(row)
    hidden = {
        field.attname for field in model._meta.concrete_fields if field.name not in form and not field.primary_key
    }
    extra = {field.name: forged_value(field) for field in model._meta.concrete_fields if field.attname in hidden}
    extra |= {f"{name}_id": value for name, value in extra.items()}
    response = client.post(url, {**form, **extra})
    assert response.status_code == 302, response.content.decode()[-2000:]
    after = values(row)
    shown_as_box = {name for name in hidden if isinstance(model._meta.get_field(name), models.BooleanField)}
    changed = {name for name in hidden - written if after[name] != before[name]}
    assert changed <= shown_as_box & ticked(client, url), changed


def ticked(client: Client, url: str) -> set[str]:
    """Boxes of the form, which a browser leaves out of what it sends when they are empty."""
    html = client.get(url).content.decode()
    return {piece.partition('"')[0] for piece in html.split('type="checkbox" name="')[1:]}


PARTS: dict[type[models.Model], str] = {
    Quote: "words",
    KeyFact: "label",
    PhotoPlacement: "caption",
    Attachment: "title",
    NoteToEditors: "text",
    ReleaseContact: "position",
}


@pytest.mark.parametrize("part", PARTS, ids=[part.__name__ for part in PARTS])
def test_parts_of_another_release_are_out_of_reach(part: type[models.Model]) -> None:
    with TestCase.captureOnCommitCallbacks(execute=True):
        everything.full_release()
    theirs = part._default_manager.first()
    assert theirs is not None
    before, mine, client = values(theirs), ReleaseFactory(), signed_in("Author")
    prefix = f"{part._meta.model_name}_set"
    form = fields(client.get(address("change", mine)))
    reached = {
        f"{prefix}-TOTAL_FORMS": "1",
        f"{prefix}-INITIAL_FORMS": "1",
        f"{prefix}-0-id": str(theirs.pk),
        f"{prefix}-0-release": str(mine.pk),
        f"{prefix}-0-{PARTS[part]}": "9",
    }
    for delete in ({}, {f"{prefix}-0-DELETE": "on"}):
        client.post(address("change", mine), {**form, **reached, **delete})
        assert values(theirs) == before
    assert not part._default_manager.filter(release=mine).exists()


def test_a_new_part_cannot_be_given_to_another_release() -> None:
    theirs, mine, client = ReleaseFactory(), ReleaseFactory(), signed_in("Author")
    form = fields(client.get(address("change", mine)))
    new = {
        "notetoeditors_set-TOTAL_FORMS": "1",
        "notetoeditors_set-0-release": str(theirs.pk),
        "notetoeditors_set-0-text": "Forged",
    }
    client.post(address("change", mine), {**form, **new})
    assert not theirs.notetoeditors_set.exists()


@pytest.mark.parametrize("act", ["approve", "publish", "schedule", "withdraw"])
def test_the_form_of_a_release_takes_no_acts(act: str) -> None:
    release, client = ReleaseFactory(), signed_in("Approver")
    form = fields(client.get(address("change", release)))
    client.post(address("change", release), {**form, "act": act, "status": "approved", f"_{act}": "1"})
    release.refresh_from_db()
    assert release.status == Release.Status.DRAFT
    assert not Edition.objects.exists()


def test_an_author_gains_nothing_by_naming_the_approver() -> None:
    release, client = ReleaseFactory(), signed_in("Author")
    client.post(address("act", release), {"act": "submit", "expected": "", "by": staff("Approver").pk})
    response = client.post(address("act", release), {"act": "approve", "note": "x", "by": staff("Approver").pk})
    assert response.status_code == 403
    assert not release.approvals.exists()


def test_a_role_cannot_be_given_to_oneself() -> None:
    client = signed_in("Author")
    officer = client.officer  # type: ignore[attr-defined]
    for url in [f"/admin/auth/user/{officer.pk}/change/", "/admin/password_change/", "/admin/auth/group/1/change/"]:
        client.post(url, {"is_superuser": "on", "groups": ["1", "2", "3", "4"], "permissions": ["1"]})
    officer = User.objects.get(pk=officer.pk)
    assert not officer.is_superuser
    assert [group.name for group in officer.groups.all()] == ["Author"]


def test_an_administrator_cannot_set_the_password_of_a_superuser() -> None:
    root = User.objects.create_superuser("root", password="a long and private one")
    client = signed_in("Administrator")
    new = {"password1": "three unrelated words", "password2": "three unrelated words", "usable_password": "true"}
    assert client.post(f"/admin/auth/user/{root.pk}/password/", new).status_code == 403
    root.refresh_from_db()
    assert root.check_password("a long and private one")


def test_a_photo_cannot_be_put_back_by_its_form() -> None:
    with TestCase.captureOnCommitCallbacks(execute=True):
        photo = store_photo(samples.upload("a.jpg", samples.picture()), by=None)
    client = signed_in("Author")
    client.post(f"/admin/releases/photo/{photo.pk}/take-down/", {"reason": "Consent withdrawn."})
    form = fields(client.get(f"/admin/releases/photo/{photo.pk}/change/"), "photo_form")
    client.post(f"/admin/releases/photo/{photo.pk}/change/", {**form, "taken_down_at": "", "taken_down_reason": ""})
    photo.refresh_from_db()
    assert photo.taken_down_at is not None
