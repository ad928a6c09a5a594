"""What templates print for machines."""

from django import template
from django.utils.safestring import SafeString

from releases import structured
from releases.models import Edition, Newsroom
from releases.snapshot import Content
from releases.xml import xml_safe

register = template.Library()
register.filter(xml_safe)
register.filter(structured.lead_picture)


@register.simple_tag
def news_article(edition: Edition, content: Content, changes: list[Edition], newsroom: Newsroom) -> SafeString:
    """The NewsArticle of a release page as the text of a script element."""
    return structured.script(structured.news_article(edition, content, changes, newsroom))
