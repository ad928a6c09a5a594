"""Text fit for XML 1.0, which cannot hold every character a database can (FEED-08). Pure."""

import re

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_safe(text: str) -> str:
    """``text`` without the characters that XML cannot hold, escaped or not."""
    return _NOT_XML.sub("", text)
