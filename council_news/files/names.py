"""Names of files: what is refused in a name that comes in, and the name that goes out."""

import re
import unicodedata

from django.utils.text import slugify

from council_news.files.errors import BadFile
from council_news.files.kinds import EXTENSIONS, KIND_BY_TYPE

NAME_LENGTH = 100
# Windows treats these as devices, with whatever extension.
_DEVICES = re.compile(r"^(con|prn|aux|nul|com[0-9]|lpt[0-9])$")
# A second extension that some server or desktop would act upon, or that disguises the kind.
_ACTIVE = frozenset(
    "asp aspx bat cgi cmd com cpl dll exe hta htm html jar js jse jsp lnk mht mhtml mjs msi php php5 phtml pif pl "  # noqa: SIM905
    "ps1 py scr sh shtml svg svgz swf vbe vbs wsf xhtml xht xml xsl xslt docm xlsm".split()
)


def extension_of(name: str) -> str:
    """What stands after the last dot, in lower case; empty without a dot."""
    return name.rpartition(".")[2].lower() if "." in name else ""


def check_name(name: str) -> None:
    """Refuse a name made to deceive a server or a reader. Raises ``BadFile``."""
    if any(unicodedata.category(char) in ("Cc", "Cf", "Zl", "Zp") for char in name):
        raise BadFile(
            "The name of this file contains invisible characters. Rename it with letters, digits and hyphens.",
            code="name-invisible",
        )
    if "/" in name or "\\" in name or name.startswith(".."):
        raise BadFile(
            "The name of this file contains a path. Rename it with letters, digits and hyphens.", code="name-path"
        )
    last = extension_of(name)
    inner = {part.strip().lower() for part in name.split(".")[1:-1]}
    if inner & (_ACTIVE | (EXTENSIONS - {last})):
        raise BadFile(
            "The name of this file has two extensions. Rename it so that it has one, such as “minutes.pdf”.",
            code="name-extensions",
        )


def public_name(name: str, content_type: str) -> str:
    """The name readers save the file under: lower-case, hyphens, and the extension of its true kind.

    >>> public_name("Annual Report (FINAL).PDF", "application/pdf")
    'annual-report-final.pdf'
    """
    stem = slugify(name.rpartition(".")[0] or name)[:NAME_LENGTH].strip("-_")
    if not stem or _DEVICES.match(stem):
        stem = f"file-{stem}".strip("-")
    return f"{stem}.{KIND_BY_TYPE[content_type].extension}"
