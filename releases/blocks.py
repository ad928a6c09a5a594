"""The body of a release as plain paragraphs, for people who compare two texts. Pure."""

from html.parser import HTMLParser

# What stands before a block, so that a heading that became a paragraph shows as a change.
_PREFIX = {"h2": "Heading: ", "h3": "Sub-heading: ", "h4": "Sub-heading: ", "li": "• ", "th": "Table heading: "}
_BLOCKS = {"p", "h2", "h3", "h4", "li", "blockquote", "td", "th", "caption", "pre", "div", "tr", "ul", "ol", "table"}


class _Blocks(HTMLParser):
    """Collects the text of each block; links keep their address, placed parts their name."""

    def __init__(self, names: dict[tuple[str, str], str]) -> None:
        super().__init__(convert_charrefs=True)
        self.names, self.found = names, list[str]()
        self.prefix, self.text, self.href = "", "", ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag in _BLOCKS:
            self.flush()
            self.prefix = _PREFIX.get(tag, self.prefix)
        if tag == "br":
            self.text += " "
        if tag == "a":
            self.href = values.get("href") or ""
        if values.get("data-embed"):
            self.found.append(f"[{self.name(values['data-embed'] or '', values.get('data-ref') or '')}]")

    def handle_endtag(self, tag: str) -> None:
        if tag == "a" and self.href:
            self.text, self.href = f"{self.text} ({self.href})", ""
        if tag in _BLOCKS:
            self.flush()
            self.prefix = ""

    def handle_data(self, data: str) -> None:
        self.text += data

    def flush(self) -> None:
        """End the block that is open, if it holds any words."""
        words = " ".join(self.text.split())
        if words:
            self.found.append(self.prefix + words)
            self.prefix = ""
        self.text = ""

    def name(self, embed: str, ref: str) -> str:
        """“Quote by Jim Leivers”, or the kind of part and its reference."""
        label = embed.replace("-", " ").capitalize()
        return self.names.get((embed, ref)) or (f"{label}: {ref}" if ref else label)


def blocks(html: str, names: dict[tuple[str, str], str] | None = None) -> list[str]:
    """The blocks of ``html`` in order, as text; ``names`` maps (embed, ref) to what officers call that part."""
    reader = _Blocks(names or {})
    reader.feed(html)
    reader.close()
    reader.flush()
    return reader.found
