"""A list of texts as an officer types it: one to a line."""

from typing import Any

from django import forms


class LinesField(forms.CharField):
    """A textarea whose lines are the items of a JSON list; blank lines and repeats are dropped."""

    widget = forms.Textarea(attrs={"rows": 3, "cols": 60})

    def __init__(self, **kwargs: Any) -> None:
        # Django passes the JSON field's own options, which a plain text field does not know.
        for option in ("encoder", "decoder"):
            kwargs.pop(option, None)
        super().__init__(**{**kwargs, "required": False, "widget": self.widget})

    def prepare_value(self, value: Any) -> Any:
        """The list as lines."""
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> Any:
        """The lines as a list."""
        lines = (line.strip() for line in (super().to_python(value) or "").splitlines())
        return list(dict.fromkeys(line for line in lines if line))

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether the list differs, however the lines are ended."""
        return bool(list(initial or []) != self.to_python(data))
