"""Names of authorities as sources spell them, made comparable. Pure.

"Bristol, City of", "City of Bristol" and "Bristol City Council" are one; so are "St. Helens" and "St Helens",
"Hammersmith & Fulham" and "Hammersmith and Fulham". What differs more than that is an alias.
"""

import re

_PUNCTUATION = re.compile(r"[^a-z0-9]+")
_KINDS = r"(?:county|city|royal|london|metropolitan|district|unitary|borough|corporation|authority|council)"
_OF = r"(?:royal borough|london borough|metropolitan borough|metropolitan district|borough|city|county|council)"
_BEFORE = re.compile(rf"^(?:the |{_OF} of |county )+")
_AFTER = re.compile(rf"(?: {_OF} of| {_KINDS})+$")
_OWN = frozenset({"city of london"})  # without its "City" it would be the region


def name_key(name: str) -> str:
    """What two spellings of one name share.

    >>> name_key("Kingston upon Hull, City of")
    'kingston upon hull'
    >>> name_key("St. Helens Metropolitan Borough Council") == name_key("St Helens")
    True
    """
    plain = _PUNCTUATION.sub(" ", name.lower().replace("&", " and ").replace("’", "").replace("'", "")).strip()
    if _AFTER.sub("", plain) in _OWN:
        return "city of london"
    return _AFTER.sub("", _BEFORE.sub("", plain)) or plain
