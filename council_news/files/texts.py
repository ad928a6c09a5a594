"""Plain text and CSV: is it text, and nothing that a browser would take for a page?"""

import re

from council_news.files.errors import BadFile

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f\ufffe\uffff]")
_DIRECTION = re.compile(r"[\u202a-\u202e\u2066-\u2069]")
_MARKUP = re.compile(r"^\s*<(\?xml|!--|!doctype)|<\s*(html|script|svg|iframe|body|object|embed)[\s>/]", re.IGNORECASE)


def check_text(data: bytes) -> None:
    """Raises ``BadFile`` unless ``data`` is UTF-8 text without control characters or markup."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BadFile(
            "This text is not in UTF-8. Save it as UTF-8 (in Excel: “CSV UTF-8”).", code="text-encoding"
        ) from None
    if _CONTROL.search(text) or _DIRECTION.search(text):
        raise BadFile("This is not plain text: it has control characters. Save it as UTF-8 text.", code="text-control")
    if _MARKUP.search(text):
        raise BadFile("This is a web page, not plain text. Save its text without the tags.", code="text-markup")
