"""Every address of the admin × every role × every state of a release (family T1), read from the resolver.

A new address fails ``test_every_address_is_in_the_table`` until somebody has decided who may open it.
"""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.db import transaction
from django.test import Client, TestCase
from django.urls import reverse
from django.utils import timezone

from inspections.models import Report
from releases import workflow
from releases.models import Document, HistoryEntry, Newsroom, Photo, Release
from releases.snapshot import digest, snapshot
from tests import everything, samples
from tests.admin.matrix import (
    ACTS,
    AUTOCOMPLETES,
    BY_STATE,
    MODELS,
    OTHERS,
    PAGES,
    POSTS,
    ROLES,
    SAVING,
    STATES,
    STATUS,
)
from tests.factories import ReleaseFactory, UserFactory, approved, published, staff
from tests.inspections import readings
from tests.site.addresses import patterns

pytestmark = pytest.mark.django_db

BACKEND = "django.contrib.auth.backends.ModelBackend"


def signed_in(role: str, **about: Any) -> Client:
    client = Client()
    client.force_login(UserFactory(role=role or None, **about), backend=BACKEND)
    return client


def officers() -> list[Client]:
    return [signed_in(role) for role in ROLES]


def admin_names() -> set[str]:
    """Names of every address under the admin; the unnamed ones only lead on to named ones."""
    return {name for route, name, _pattern in patterns() if route.startswith("admin/") and not name.endswith(":")}


def expected_everywhere() -> dict[str, str]:
    """The letters for each address."""
    models = {
        f"admin:{model}_{page}": letters
        for model, words in MODELS.items()
        for page, letters in zip(PAGES, words.split(), strict=True)
    }
    return models | OTHERS


def test_every_address_is_in_the_table() -> None:
    assert admin_names() == set(expected_everywhere())


@pytest.fixture
def world() -> Release:
    """One of everything the admin shows; the release is published."""
    with TestCase.captureOnCommitCallbacks(execute=True):
        release = published(everything.full_release()).release
    Newsroom.objects.create()
    readings.waiting()
    Report.objects.get().file.save("report.pdf", ContentFile(samples.pdf()))
    attempt = {"username": "x", "ip_address": "192.0.2.7", "user_agent": "x", "http_accept": "x", "path_info": "/"}
    AccessAttempt.objects.create(get_data="", post_data="", failures_since_start=1, **attempt)
    AccessLog.objects.create(**attempt)
    AccessFailureLog.objects.create(**attempt)
    return release


SPECIAL: dict[str, Callable[[Release], list[Any]]] = {
    "officer_files:photo": lambda release: [Photo.objects.first().sha256, "480", "jpg"],
    "officer_files:document": lambda release: [Document.objects.first().sha256, Document.objects.first().name],
    "admin:view_on_site": lambda release: [ContentType.objects.get_for_model(Release).pk, release.pk],
    "admin:app_list": lambda release: ["releases"],
    "admin:releases_release_edition": lambda release: [release.pk, 1],
    "admin:releases_release_compare": lambda release: [release.pk, "1", "1"],
    "admin:releases_release_draft": lambda release: [release.inspections.first().pk],
    "admin:releases_release_embed_new": lambda release: [],
    "admin:releases_release_import": lambda release: [],
    "admin:releases_release_import_confirm": lambda release: [],
    "admin:releases_release_national": lambda release: [],
    "admin:inspections_inspection_import": lambda release: [],
    "admin:inspections_inspection_import_confirm": lambda release: [],
}


def address_of(name: str, release: Release) -> str:
    """An address that leads to something that is there."""
    if name in SPECIAL:
        return reverse(name, args=SPECIAL[name](release))
    parts = name.removeprefix("admin:").split("_", 2)
    is_of_model = len(parts) == 3 and f"{parts[0]}_{parts[1]}" in MODELS
    if not is_of_model or parts[2] in ("changelist", "add"):
        return reverse(name)
    model = apps.get_model(parts[0], parts[1])
    instance = release if model is Release else model.objects.first()
    query = "?act=submit" if name.endswith("_act") else ""
    return reverse(name, args=[instance.pk]) + query


def letter(status: int) -> str:
    """The letter of the table for a status, or the status itself where it has none."""
    return {number: name for name, number in STATUS.items()}.get(status, str(status))


def asked(clients: list[Client], url: str, method: str = "get", **data: Any) -> str:
    """What each of ``clients`` gets from ``url``."""
    return "".join(letter(getattr(client, method)(url, data or None).status_code) for client in clients)


def test_every_address_for_every_role(world: Release) -> None:
    clients = officers()
    found = {name: asked(clients, address_of(name, world)) for name in admin_names()}
    assert found == expected_everywhere()


def test_somebody_not_signed_in_is_asked_to_sign_in(world: Release) -> None:
    strangers = [Client(), signed_in("Administrator", is_staff=False), signed_in("Administrator", is_active=False)]
    for name in sorted(admin_names() - {"admin:login"}):
        url = address_of(name, world)
        for client in strangers:
            for method in ("get", "post"):
                response = getattr(client, method)(url)
                assert response.status_code == 302, (name, method, response.status_code)
                where = "/admin/" if name == "admin:logout" else "/admin/login/"
                assert response["Location"].startswith(where), (name, method)


def test_unnamed_addresses_tell_strangers_nothing() -> None:
    for url in ["/admin/nothing/", "/admin/releases/release/1/", "/admin/releases/release/999/change/"]:
        assert Client().get(url)["Location"].startswith("/admin/login/")


def test_choices_are_offered_to_who_may_see_them(world: Release) -> None:
    clients = officers()
    found = {
        names: asked(
            clients,
            "/admin/autocomplete/?term=a&app_label={}&model_name={}&field_name={}".format(*names.split()),
        )
        for names in AUTOCOMPLETES
    }
    assert found == AUTOCOMPLETES


def test_posts_are_refused_where_they_have_to_be(world: Release) -> None:
    clients = officers()
    assert {name: may_post(clients, address_of(name, world)) for name in POSTS} == POSTS


def may_post(clients: list[Client], url: str, **data: str) -> str:
    """n for each of ``clients`` whose POST is refused, y for the others, whatever came of it."""
    return "".join("n" if client.post(url, data).status_code == 403 else "y" for client in clients)


# The states of a release


def edited(release: Release) -> Release:
    release.headline = "Changed since"
    release.save()
    workflow.record_edit(release=release, by=staff("Author"))
    release.refresh_from_db()
    return release


def in_state(state: str) -> Release:
    """A release that stands at ``state``, made by the workflow and by nobody whom the tests sign in."""
    release = ReleaseFactory()
    HistoryEntry.objects.create(
        release=release, verb="created", at=timezone.now(), by=staff("Author"), sha256=digest(snapshot(release))
    )
    if state in ("live", "live_draft", "withdrawn"):
        published(release)
        if state == "withdrawn":
            workflow.withdraw(release=release, by=staff("Approver"), reason="An error.")
        return edited(release) if state == "live_draft" else release
    if state == "in_review":
        workflow.submit(release=release, by=staff("Author"))
    if state in ("approved", "scheduled"):
        approved(release)
    if state == "scheduled":
        later = timezone.now() + dt.timedelta(days=1)
        workflow.schedule(release=release, by=staff("Approver"), publish_at=later)
    release.refresh_from_db()
    return release


@pytest.mark.parametrize("state", STATES)
def test_pages_of_a_release_in_every_state(state: str) -> None:
    release, clients = in_state(state), officers()
    found = {name: asked(clients, address_of(name, release)) for name in BY_STATE}
    assert found == {name: words.split()[STATES.index(state)] for name, words in BY_STATE.items()}


@pytest.mark.parametrize("state", STATES)
def test_saving_a_release_in_every_state(state: str) -> None:
    release, clients = in_state(state), officers()
    url = reverse("admin:releases_release_change", args=[release.pk])
    assert may_post(clients, url, headline="x") == SAVING.split()[STATES.index(state)]


def act_form(act: str, release: Release) -> dict[str, str]:
    """What the page of ``act`` sends when every field is filled in."""
    later = timezone.localtime(timezone.now() + dt.timedelta(days=2))
    return {
        "act": act,
        "expected": digest(snapshot(Release.objects.with_parts().get(pk=release.pk))),
        "note": "A reason.",
        "reason": "A reason.",
        "kind": "withdrawn" if act == "withdraw" else "typo",
        "publish_at": f"{later:%Y-%m-%dT%H:%M}",
    }


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("state", STATES)
def test_every_act_by_every_role_in_every_state(state: str, act: str) -> None:
    letters, leads_somewhere = ACTS[act]
    release = in_state(state)
    url, before = reverse("admin:releases_release_act", args=[release.pk]), stands(release)
    for role, allowed in zip(ROLES, letters, strict=True):
        with transaction.atomic():
            client = signed_in(role)
            assert client.get(f"{url}?act={act}").status_code == (200 if allowed == "y" else 403)
            assert stands(release) == before, "looking at the page has changed something"
            response = client.post(url, act_form(act, release))
            wanted = 403 if allowed == "n" else 302 if state in leads_somewhere else 409
            assert response.status_code == wanted, (role, response.content.decode()[-3000:])
            assert (stands(release) != before) == (wanted == 302), role
            transaction.set_rollback(True)  # for the next it has not happened


def stands(release: Release) -> tuple[Any, ...]:
    """What an act may change."""
    release.refresh_from_db()
    return (
        release.status,
        release.editions.count(),
        release.history.count(),
        release.withdrawals.filter(ended_at=None).count(),
    )
