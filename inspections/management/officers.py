"""The officer in whose name a command works."""

from collections.abc import Callable

from django.contrib.auth import get_user_model
from django.contrib.auth.models import User
from django.core.management.base import CommandError


def named(username: str | None, *, may: Callable[[User], bool], otherwise: str) -> User | None:
    """The officer of that name, of whom ``may`` has to be true; None if nobody is named.

    Raises ``CommandError``; ``otherwise`` is what follows the name of one who may not.
    """
    if username is None:
        return None
    officer: User | None = get_user_model().objects.filter(username=username).first()
    if officer is None:
        raise CommandError(f"There is no officer “{username}”. Check the name, or leave --by out.")
    if not may(officer):
        raise CommandError(f"“{username}” {otherwise}")
    return officer
