"""Which passwords are refused beyond Django's rules (standards.md SEC-01)."""

import re

from django.core.exceptions import ValidationError

from releases.models import Newsroom

SHORTEST_REST = 8
_WORDS = (
    "council",
    "newsroom",
    "press",
    "release",
    "news",
    "password",
    "admin",
    "welcome",
    "county",
    "borough",
    "city",
)
# What stands for which letter in passwords like “C0unc1l”.
_DISGUISES = str.maketrans("0134578@$!", "oieastbasi")


class ContextWordsValidator:
    """Refuse a password that is little more than words an attacker would try here first: the council's own name."""

    def validate(self, password: str, user: object = None) -> None:
        """Raises ``ValidationError`` if without such words fewer than ``SHORTEST_REST`` letters are left."""
        letters = password.casefold()
        plain = rest = letters.translate(_DISGUISES)
        found = sorted((word for word in self._words() if word in plain), key=len, reverse=True)
        for word in found:
            rest = rest.replace(word, " " * len(word))
        left = sum(1 for kept, letter in zip(rest, letters, strict=True) if kept != " " and letter.isalpha())
        if found and left < SHORTEST_REST:
            raise ValidationError(
                "This password is built on “%(word)s”, which anybody would try here first. Use three unrelated words.",
                code="password_context",
                params={"word": found[0]},
            )

    def get_help_text(self) -> str:
        """The rule for whoever chooses a password."""
        return "Do not build it on the council’s name or on words such as “newsroom”."

    def _words(self) -> set[str]:
        """The fixed words and those of the newsroom's and the council's names."""
        newsroom = Newsroom.objects.get_current()
        names = re.findall(r"[a-z]{4,}", f"{newsroom.name} {newsroom.council_name}".casefold())
        return {*_WORDS, *names}
