"""The demo's officers, and the file that holds their passwords for the one who runs it."""

import os
import secrets
from pathlib import Path
from typing import NamedTuple

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, User

FILE = "demo-logins.txt"


class Login(NamedTuple):
    """One way into the demo."""

    username: str
    password: str
    role: str


class _Officer(NamedTuple):
    username: str
    first_name: str
    last_name: str
    role: str


OFFICERS = (
    _Officer("author", "Alex", "Author", "Author"),
    _Officer("approver", "Ash", "Approver", "Approver"),
    _Officer("administrator", "Ari", "Administrator", "Administrator"),
    _Officer("inspections", "Indira", "Inspections", "Inspections officer"),
)


def make_logins(folder: Path) -> list[Login]:
    """The officers with the passwords of the file in ``folder``; new random ones for those it does not name.

    The file can be read by its owner alone. Run again, it gives the same passwords and sets the officers
    back to them.
    """
    path = folder / FILE
    known = _read(path)
    logins = [Login(one.username, known.get(one.username) or secrets.token_urlsafe(15), one.role) for one in OFFICERS]
    _write(path, logins)
    for officer, login in zip(OFFICERS, logins, strict=True):
        _set_up(officer, login.password)
    return logins


def officer(username: str) -> User:
    """The officer of that name."""
    return get_user_model().objects.get(username=username)


def _read(path: Path) -> dict[str, str]:
    """The passwords in the file, by officer; none if there is no file."""
    if not path.exists():
        return {}
    rows = (line.split() for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    return {row[0]: row[1] for row in rows if len(row) == 2}


def _write(path: Path, logins: list[Login]) -> None:
    """Write the file anew, never readable by others, not even while it is written."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        file.write("# Logins of the demo. Delete this file to have new passwords made at the next start.\n")
        file.writelines(f"{login.username} {login.password}\n" for login in logins)


def _set_up(officer: _Officer, password: str) -> None:
    """Make the officer, or set them back: their password, their role, their way in."""
    user, _made = get_user_model().objects.get_or_create(
        username=officer.username, defaults={"first_name": officer.first_name, "last_name": officer.last_name}
    )
    user.is_staff = user.is_active = True
    if not user.check_password(password):
        user.set_password(password)
    user.save()
    user.groups.set([Group.objects.get(name=officer.role)])
