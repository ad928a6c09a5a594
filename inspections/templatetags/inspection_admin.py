"""What the admin's judgement table needs: its rows in the printed order."""

from typing import Any

from django import template

register = template.Library()


@register.filter
def printed_order(formset: Any) -> list[Any]:
    """The rows of an inline formset of judgements, recorded or not, in the framework's order."""
    rows = [row for row in formset if getattr(row.form, "line", None)]
    return sorted(rows, key=lambda row: row.form.line.position)


@register.filter
def is_empty_form(row: Any) -> bool:
    """Whether this is the hidden row that the browser copies when another is asked for."""
    return "__prefix__" in row.form.prefix


@register.filter
def row_id(prefix: str, formset_prefix: str) -> str:
    """The id inlines.js looks for: "periods-0", and "periods-empty" for the row it copies."""
    return prefix.replace(f"{formset_prefix}-__prefix__", f"{formset_prefix}-empty")


@register.filter
def columns(fields: Any) -> int:
    """How many columns a table of these fields has, the last one for removing."""
    return len(list(fields)) + 1
