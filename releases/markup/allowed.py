"""The allow-list of the body, with the reason for each entry.

Photographs are embeds, so ``img`` is not here: an image in the text would have no licence, credit or
description. Classes, styles and ids are not here: the look belongs to the stylesheet, and attributes
beyond these have carried attacks elsewhere (standards.md, CVE-2026-28222).
"""

import re
from functools import lru_cache
from html import escape

import nh3

TAGS: dict[str, set[str]] = {
    "p": set(),  # the text
    "h2": set(),  # sections; the headline is the page's only h1
    "h3": set(),  # sections within a section; deeper ones are a sign of a document, not a release
    "ul": set(),
    "ol": set(),
    "li": set(),
    "strong": set(),  # stress; b becomes strong, i becomes em
    "em": set(),
    "a": {"href"},  # where to, and nothing about how: no target, no title, no rel
    "blockquote": set(),  # words quoted from a document; what people say is a quote part
    "table": set(),
    "caption": set(),  # names the table for people who cannot see it
    "thead": set(),
    "tbody": set(),
    "tr": set(),
    "th": {"scope", "colspan", "rowspan"},  # scope tells which cells a header speaks for (WCAG 1.3.1)
    "td": {"colspan", "rowspan"},
    "br": set(),  # lines of an address
    "sub": set(),  # CO₂
    "sup": set(),  # m²
    "abbr": {"title"},  # the long form of an abbreviation
    "span": {"lang"},  # words in another language, Welsh first of all (WCAG 3.1.2)
    "div": {"data-embed", "data-ref"},  # an embed marker and nothing else
}
SCHEMES = {"http", "https", "mailto", "tel"}

# The last word on every body. It finds nothing to remove in what ``shape`` builds; it is here so that
# a mistake there is not a hole.
CLEANER = nh3.Cleaner(tags=set(TAGS), attributes=TAGS, url_schemes=SCHEMES, link_rel=None, strip_comments=True)

_UUID = r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
_SLUG = r"[-a-zA-Z0-9_]{1,120}"
# The embeds a marker may name and what its reference looks like ("" for those of which there is one).
REFERENCES: dict[str, str] = {
    "quote": _UUID,
    "photo": _UUID,
    "attachment": _UUID,
    "key-facts": "",
    "contacts": "",
    "notes": "",
    "judgements": _SLUG,
    "grade-scale": _SLUG,
    "praised-areas": _SLUG,
    "recommendations": _SLUG,
    "report": _SLUG,
}

_BLANKS_IN_URL = re.compile(r"[\x00-\x20\x7f]+")
_HREF = re.compile(r"https?://[^/\\?#]|mailto:.|tel:.|/(?![/\\])", re.IGNORECASE)
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[a-z0-9]{2,8})*", re.IGNORECASE)


def marker(name: str, ref: str) -> dict[str, str] | None:
    """The attributes of a marker for the embed ``name``/``ref``; None if no such embed can be."""
    shape = REFERENCES.get(name)
    if shape is None:
        return None
    ref = ref.strip() if shape else ""
    if shape == _UUID:
        ref = ref.lower()
    return {"data-embed": name, "data-ref": ref} if re.fullmatch(shape, ref) else None


@lru_cache(maxsize=512)
def href(value: str) -> str:
    """``value`` if a link may lead there: http, https, mailto, tel or a path on this site; else "".

    ``//host`` and ``/\\host`` leave the site under the cover of a path and are refused. What browsers
    ignore in an address (tabs, line ends) is taken out first.
    """
    url = _BLANKS_IN_URL.sub("", value.strip(" \t\r\n")) if "\n" in value or "\t" in value else value.strip()
    url = re.sub(r"[\x00-\x1f\x7f]", "", url)
    if not _HREF.match(url):
        return ""
    return url if "href" in CLEANER.clean(f'<a href="{escape(url)}">x</a>') else ""


def language(value: str) -> str:
    """A language tag other than English, or "": Word marks nearly everything as English."""
    return value if _LANGUAGE.fullmatch(value) and not value.lower().startswith("en") else ""


def span_of(value: str) -> str:
    """A number of columns or rows from 2 to 20, or ""."""
    return value if re.fullmatch(r"[2-9]|1[0-9]|20", value) else ""
