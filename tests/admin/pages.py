"""Reading the admin's pages as a browser does: the fields of a form with what stands in them."""

from html.parser import HTMLParser
from typing import Any

from django.urls import reverse


class Fields(HTMLParser):
    """Names and values of the inputs of one form; templates of rows to come are left out."""

    def __init__(self, form: str | None) -> None:
        super().__init__()
        self.form, self.inside, self.in_template = form, False, 0
        self.data: dict[str, Any] = {}
        self.select = self.textarea = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.inside = values.get("id") == self.form
        self.in_template += tag == "template"
        if not self.inside or self.in_template or "disabled" in values:
            return
        if tag == "input":
            self._input(values)
        elif tag == "textarea":
            self.textarea = values["name"]
            self.data[self.textarea] = ""
        elif tag == "select":
            self.select = values["name"]
            self.data[self.select] = [] if "multiple" in values else ""
        elif tag == "option" and "selected" in values and self.select:
            known = self.data[self.select]
            self.data[self.select] = [*known, values["value"]] if isinstance(known, list) else values["value"]

    def _input(self, values: dict[str, str]) -> None:
        kind = values.get("type", "text")
        if kind in ("submit", "button", "file") or "name" not in values:
            return
        if kind in ("checkbox", "radio") and "checked" not in values:
            return
        self.data[values["name"]] = values.get("value", "on" if kind == "checkbox" else "")

    def handle_endtag(self, tag: str) -> None:
        self.in_template -= tag == "template"
        if tag == "select":
            self.select = ""
        if tag == "textarea":
            self.textarea = ""
        if tag == "form":
            self.inside = False

    def handle_data(self, data: str) -> None:
        if self.textarea and self.inside and not self.in_template:
            self.data[self.textarea] += data.removeprefix("\n") if not self.data[self.textarea] else data


def fields(response: Any, form: str | None = "release_form") -> dict[str, Any]:
    """What a browser would send if ``form`` of the page were sent unchanged."""
    reader = Fields(form)
    reader.feed(response.content.decode())
    return reader.data


def address(name: str, release: Any, *more: Any) -> str:
    """The admin page ``name`` of ``release``: "change", "act", "preview", "editions", "compare"."""
    return reverse(f"admin:releases_release_{name}", args=[release.pk, *more])


def row(prefix: str, number: int, **values: Any) -> dict[str, Any]:
    """The fields of one more row of parts, and the count that goes with it."""
    return {
        f"{prefix}-TOTAL_FORMS": number + 1,
        **{f"{prefix}-{number}-{name}": value for name, value in values.items()},
    }


def says(response: Any, *sentences: str) -> bool:
    """Whether the page holds every sentence, as words a person reads."""
    reader = Words()
    reader.feed(response.content.decode())
    text = " ".join(" ".join(reader.words).split())
    missing = [sentence for sentence in sentences if sentence not in text]
    assert not missing, f"{missing} not in: {text}"
    return True


class Words(HTMLParser):
    """The text of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []

    def handle_data(self, data: str) -> None:
        self.words.append(data)
