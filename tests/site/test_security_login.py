"""Signing in: throttled by name and address, telling nothing to who guesses, and back to our own pages only."""

import datetime as dt
from typing import Any

import pytest
import time_machine
from axes.models import AccessAttempt
from django.contrib.auth import get_user_model
from django.contrib.auth.password_validation import validate_password
from django.core.checks import run_checks
from django.core.exceptions import ValidationError
from django.test import Client, RequestFactory

from council_news.login import client_address
from releases.models import Newsroom
from tests.factories import PASSWORD, UserFactory
from tests.hostile import FORWARDS

pytestmark = pytest.mark.django_db

LOGIN = "/admin/login/"
NOON = dt.datetime(2026, 11, 23, 12, tzinfo=dt.UTC)


def sign_in(client: Client, name: str, password: str, **extra: Any) -> Any:
    """Fill in the form of the login page."""
    return client.post(LOGIN, {"username": name, "password": password, "next": "/admin/"}, **extra)


def words(response: Any, name: str) -> str:
    """The page without what differs anyway: the name typed and the token."""
    token = response.context["csrf_token"] if response.context and "csrf_token" in response.context else ""
    return response.content.decode().replace(name, "NAME").replace(str(token), "TOKEN")


def test_the_right_password_lets_in_and_a_wrong_one_does_not(client: Client) -> None:
    UserFactory(username="alex")
    assert sign_in(client, "alex", "wrong").status_code == 200
    assert "_auth_user_id" not in client.session
    response = sign_in(client, "alex", PASSWORD)
    assert (response.status_code, response["Location"]) == (302, "/admin/")


def test_after_ten_failures_even_the_right_password_waits(client: Client) -> None:
    UserFactory(username="alex")
    with time_machine.travel(NOON, tick=False) as clock:
        for _ in range(9):
            assert sign_in(client, "alex", "wrong").status_code == 200
        tenth = sign_in(client, "alex", "wrong")
        assert tenth.status_code == 429
        assert tenth["Retry-After"] == "300"
        assert b"Wait 5 minutes" in tenth.content
        clock.shift(dt.timedelta(minutes=4))
        refused = sign_in(client, "alex", PASSWORD)
        assert refused.status_code == 429
        assert "_auth_user_id" not in client.session
        clock.shift(dt.timedelta(minutes=1, seconds=1))  # trying meanwhile has not made the wait longer
        assert sign_in(client, "alex", PASSWORD).status_code == 302


def test_the_count_is_in_the_database_and_so_in_every_process() -> None:
    UserFactory(username="alex")
    for number in range(10):
        response = sign_in(Client(HTTP_USER_AGENT=f"browser {number}"), "alex", "wrong")
    assert response.status_code == 429
    assert sum(AccessAttempt.objects.values_list("failures_since_start", flat=True)) == 10
    assert sign_in(Client(), "alex", PASSWORD).status_code == 429


def test_somebody_elsewhere_is_not_locked_out(client: Client) -> None:
    UserFactory(username="alex")
    for _ in range(10):
        sign_in(client, "alex", "wrong", REMOTE_ADDR="192.0.2.7")
    assert sign_in(Client(), "alex", PASSWORD, REMOTE_ADDR="192.0.2.8").status_code == 302


def test_a_page_asked_for_by_script_says_no_more(client: Client) -> None:
    for _ in range(10):
        response = sign_in(client, "alex", "wrong", headers={"X-Requested-With": "XMLHttpRequest"})
    assert response.status_code == 429
    assert "Access-Control-Allow-Origin" not in response
    assert b"alex" not in response.content


def test_no_answer_tells_whether_a_name_exists(client: Client) -> None:
    UserFactory(username="alex")
    UserFactory(username="left", is_active=False)
    UserFactory(username="reader", is_staff=False)
    answers = {
        words(sign_in(Client(), name, password), name)
        for name, password in [("alex", "wrong"), ("nobody", "wrong"), ("left", PASSWORD), ("reader", PASSWORD)]
    }
    assert len(answers) == 1
    for name in ("alex", "nobody"):
        for _ in range(10):
            locked = sign_in(Client(), name, "wrong")
        answers.add(words(locked, name))
    assert len(answers) == 2


@pytest.mark.parametrize("address", FORWARDS)
def test_signing_in_never_leads_elsewhere(client: Client, address: str) -> None:
    UserFactory(username="alex")
    response = client.post(f"{LOGIN}?next={address}", {"username": "alex", "password": PASSWORD, "next": address})
    assert response.status_code == 302
    assert response["Location"] == "/admin/"


def test_signing_in_makes_a_new_session_and_out_ends_it(client: Client) -> None:
    UserFactory(username="alex")
    client.get(LOGIN)
    sign_in(client, "alex", PASSWORD)
    cookie = client.cookies["sessionid"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert client.get("/admin/logout/").status_code == 405
    client.post("/admin/logout/")
    client.cookies["sessionid"] = cookie.value
    assert client.get("/admin/").status_code == 302


def test_addresses_are_believed_only_from_our_own_proxies(settings: Any) -> None:
    request = RequestFactory().get("/", REMOTE_ADDR="10.0.0.1", HTTP_X_FORWARDED_FOR="203.0.113.66, 192.0.2.7")
    assert client_address(request) == "10.0.0.1"
    settings.PROXIES = 1
    assert client_address(request) == "192.0.2.7"
    settings.PROXIES = 3
    assert client_address(request) == "10.0.0.1"


@pytest.mark.parametrize(
    ("password", "code"),
    [
        ("short", "password_too_short"),
        ("qwertyuiop123", "password_too_common"),
        ("alex.marsh.alex", "password_too_similar"),
        ("Fernshire-2024!", "password_context"),
        ("C0unc1lNewsr00m1", "password_context"),
        ("newsroom12345678", "password_context"),
    ],
)
def test_weak_passwords_are_refused(password: str, code: str) -> None:
    Newsroom.objects.create(council_name="Fernshire County Council")
    user = get_user_model()(username="alex.marsh")
    with pytest.raises(ValidationError) as refusal:
        validate_password(password, user)
    assert code in {error.code for error in refusal.value.error_list}


@pytest.mark.parametrize("password", [PASSWORD, "council horse battery staple", "x" * 300, "paste me, ¡señor!"])
def test_long_passwords_are_welcome_whatever_they_are_made_of(password: str) -> None:
    validate_password(password)


def test_the_throttle_is_set_up_as_it_asks_to_be() -> None:
    assert [found for found in run_checks(include_deployment_checks=True) if found.id.startswith("axes")] == []
