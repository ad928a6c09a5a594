"""What a request asks for: method, path, packing. Where RFC 9110 leaves a choice, read as nginx does."""

import re
from functools import lru_cache

CODINGS = {"br": ".br", "gzip": ".gz"}  # in the order we like them
_LONGEST = 200  # of an Accept-Encoding that is looked at
_METHOD = re.compile(r"[A-Z_-]+")


def is_method(method: str) -> bool:
    """Whether this is a method at all, known or not."""
    return _METHOD.fullmatch(method) is not None


def normalised(path: str) -> str | None:
    """A decoded path without ``//``, ``.`` and ``..``; None where that leads out of the site or is no path."""
    if not path.startswith("/") or "\0" in path:
        return None
    if "//" not in path and "/." not in path:
        return path
    parts: list[str] = []
    for part in path.split("/"):
        if part == "..":
            if not parts:
                return None
            parts.pop()
        elif part not in ("", "."):
            parts.append(part)
    is_folder = path.rpartition("/")[2] in ("", ".", "..")
    return f"/{'/'.join(parts)}/" if parts and is_folder else f"/{'/'.join(parts)}"


@lru_cache(256)
def endings(accept_encoding: str) -> tuple[str, ...]:
    """The endings of the copies that may be sent, best first; "" is the file as it is.

    Only a weight of nought counts; between what is accepted the choice is ours.
    """
    accepted = set()
    for part in accept_encoding[:_LONGEST].lower().split(","):
        coding, _semicolon, parameter = part.partition(";")
        if not re.fullmatch(r"\s*q\s*=\s*0(?:\.0*)?\s*", parameter):
            accepted.add(coding.strip())
    return (*(ending for coding, ending in CODINGS.items() if coding in accepted), "")
