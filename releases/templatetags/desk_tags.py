"""What the templates of the news desk need beyond Django's own tags."""

from typing import Any

from django import template

from releases.addresses import for_officers
from releases.diff import Fold
from releases.models import PhotoPlacement, Quote

register = template.Library()


@register.filter(is_safe=True)
def staff_files(html: str) -> str:
    """Files of what is not public, which only officers are served, under the admin's prefix."""
    return for_officers(html)


@register.filter
def is_fold(item: Any) -> bool:
    """Whether an item of a comparison is a fold of unchanged rows."""
    return isinstance(item, Fold)


@register.filter
def is_unplaced(part: Any, placed: set[str]) -> bool:
    """Whether ``part`` prints only where the text places it, and the text, which places ``placed``, does not."""
    if not isinstance(part, Quote | PhotoPlacement) or getattr(part, "is_lead", False):
        return False
    return str(part.key) not in placed
