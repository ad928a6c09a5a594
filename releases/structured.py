"""What a release page tells machines: schema.org NewsArticle and the picture for social media.

Everything here is said on the page as well (SEO-09): the headline, the times, the notes of corrections.
"""

import json
from typing import Any, NamedTuple

from django.conf import settings
from django.utils.safestring import SafeString, mark_safe

from council_news.addresses import address
from council_news.text import machine_time
from releases.models import Edition, Newsroom
from releases.photos import WIDTHS
from releases.snapshot import Content

WIDTH = WIDTHS[-1]
# As Django's json_script: nothing in the data can end the element or start a comment.
_ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026", 0x2028: "\\u2028", 0x2029: "\\u2029"}


class Picture(NamedTuple):
    """A photo of the content with the address of a rendition, and that one's size in pixels."""

    photo: Content
    url: str
    width: int
    height: int


def news_article(edition: Edition, content: Content, changes: list[Edition], newsroom: Newsroom) -> dict[str, Any]:
    """The NewsArticle of ``edition``, of which ``content`` is shown and ``changes`` were told, newest first."""
    url = settings.PUBLIC_URL + edition.get_absolute_url()
    council = _council(newsroom)
    lead = lead_picture(content)
    article = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "identifier": edition.urn,
        "url": url,
        "mainEntityOfPage": {"@type": "WebPage", "@id": url},
        "headline": content["headline"],
        "description": content["summary"],
        "inLanguage": content["language"],
        "datePublished": machine_time(edition.first_published_at),
        "dateModified": machine_time(edition.updated_at),
        "author": council,
        "publisher": council,
        "dateline": content["place"]["name"] if content["place"] else "",
        "articleSection": [topic["name"] for topic in content["topics"]],
        "image": [_image(lead)] if lead else [],
        "correction": [_correction(change) for change in changes],
        "isBasedOn": [_report(inspection) for inspection in content["inspections"] if inspection["report"]],
    }
    return {key: value for key, value in article.items() if value}


def script(data: dict[str, Any]) -> SafeString:
    """``data`` as JSON fit to stand in a ``<script>`` element of data, whatever its texts hold."""
    return mark_safe(json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES))  # noqa: S308 - escaped


def picture(photo: Content) -> Picture:
    """A photo of the content as others may fetch it: as JPEG, in its largest size."""
    width = min(WIDTH, photo["width"])
    url = settings.PUBLIC_URL + address("releases:photo", photo["sha256"], WIDTH, "jpg")
    return Picture(photo, url, width, max(1, round(photo["height"] * width / photo["width"])))


def lead_picture(content: Content) -> Picture | None:
    """The lead photo of ``content``, or None."""
    return next((picture(photo) for photo in content["photos"] if photo["is_lead"]), None)


def _council(newsroom: Newsroom) -> dict[str, Any]:
    """Author and publisher: the council, as an organisation of government (SEO-03)."""
    council = {"@type": "GovernmentOrganization", "name": newsroom.council_name}
    council["url"] = newsroom.council_url or f"{settings.PUBLIC_URL}/"
    if not newsroom.logo:
        return council
    logo = settings.PUBLIC_URL + address("releases:logo", newsroom.logo_key)
    return council | {"logo": {"@type": "ImageObject", "url": logo}}


def _image(lead: Picture) -> dict[str, Any]:
    image = {"@type": "ImageObject", "url": lead.url, "width": lead.width, "height": lead.height}
    words = {"caption": lead.photo["caption"], "creditText": lead.photo["credit"]}
    return image | {name: text for name, text in words.items() if text}


def _correction(change: Edition) -> dict[str, Any]:
    """A correction or update, in the words of its note."""
    return {
        "@type": "CorrectionComment",
        "text": change.change_note,
        "datePublished": machine_time(change.published_at),
    }


def _report(inspection: Content) -> dict[str, Any]:
    """The inspectorate's document that the release reports on."""
    return {
        "@type": "Report",
        "name": inspection["report"]["title"],
        "url": inspection["report"]["url"],
        "publisher": {"@type": "GovernmentOrganization", "name": inspection["framework"]["inspectorate"]},
    }
