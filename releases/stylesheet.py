"""The one stylesheet: the newsroom's colours as custom properties, then the file ``static/css/newsroom.css``.

Colours are bent here, as little as needed, until they can be read on the surfaces of the stylesheet, light
and dark; a colour that passes the check at save comes through unchanged in the light scheme.
"""

import functools
import hashlib
from pathlib import Path

from django.conf import settings

from council_news.addresses import address
from releases.colours import readable
from releases.contrast import WHITE
from releases.models import Newsroom

# The surfaces that newsroom.css paints: the darkest of the light scheme, the lightest of the dark one.
LIGHT_SURFACE, DARK_SURFACE = "#f4f3ef", "#23272b"


def stylesheet(newsroom: Newsroom) -> str:
    """The text of the stylesheet for ``newsroom``."""
    return tokens(newsroom.brand_colour, newsroom.link_colour) + _file()


def stylesheet_url(newsroom: Newsroom) -> str:
    """The address of the stylesheet; it changes whenever a colour or the file does, so it may be kept for ever."""
    return _url_in(newsroom.brand_colour, newsroom.link_colour)


def tokens(brand: str, link: str) -> str:
    """The colours as custom properties: for text on light surfaces, on dark ones, and behind white text."""
    shades = {
        "brand": readable(brand, on=LIGHT_SURFACE, least=7),
        "brand-light": readable(brand, on=DARK_SURFACE, least=7),
        "brand-deep": readable(brand, on=WHITE, least=7),
        "link": readable(link, on=LIGHT_SURFACE, least=4.5),
        "link-light": readable(link, on=DARK_SURFACE, least=5.5),
    }
    return ":root{" + ";".join(f"--{name}:{shade}" for name, shade in shades.items()) + "}\n"


@functools.lru_cache(16)
def _url_in(brand: str, link: str) -> str:
    """Asked by every page, and every page of a newsroom asks for the same."""
    digest = hashlib.sha256((tokens(brand, link) + _file()).encode()).hexdigest()
    return address("releases:stylesheet", digest[:8])


@functools.cache
def _file() -> str:
    """The stylesheet as it stands in the repository, without its comments."""
    text = (Path(settings.BASE_DIR) / "static" / "css" / "newsroom.css").read_text(encoding="utf-8")
    return "".join(part.rpartition("*/")[2] for part in text.split("/*"))
