"""What the admin's judgement table needs: its rows in the printed order."""

from typing import Any

from django import template

register = template.Library()


@register.filter
def printed_order(formset: Any) -> list[Any]:
    """The rows of an inline formset of judgements, recorded or not, in the framework's order."""
    rows = [row for row in formset if getattr(row.form, "line", None)]
    return sorted(rows, key=lambda row: row.form.line.position)
