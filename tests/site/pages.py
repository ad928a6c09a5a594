"""Reading a page as a test wants it: its title, headings, links and plain words."""

from html.parser import HTMLParser

VOID = {"br", "img", "input", "link", "meta", "source", "hr"}
INLINE = {"a", "b", "em", "i", "mark", "small", "span", "strong", "time"}


class Page(HTMLParser):
    """What is in a page: ``title``, ``headings`` [(level, words)], ``links`` {words: address}, ``words``, ``metas``."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[tuple[str, dict[str, str | None], list[str]]] = []
        self.title, self.headings, self.links = "", list[tuple[int, str]](), dict[str, str]()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._part(tag)
        if tag not in VOID:
            self.open.append((tag, dict(attrs), []))

    def handle_endtag(self, tag: str) -> None:
        self._part(tag)
        while self.open:
            name, attrs, pieces = self.open.pop()
            self._read(name, attrs, " ".join("".join(pieces).split()))
            if self.open:
                self.open[-1][2].extend(pieces)
            if name == tag:
                return

    def handle_data(self, data: str) -> None:
        if self.open:
            self.open[-1][2].append(data)
            if self.open[-1][0] not in {"title", "script"}:
                self.text.append(data)

    def _part(self, tag: str) -> None:
        """Blocks end words; what stands inside a line does not."""
        if tag not in INLINE:
            self.text.append(" ")

    def _read(self, tag: str, attrs: dict[str, str | None], words: str) -> None:
        if tag == "title":
            self.title = words
        elif tag in {"h1", "h2", "h3", "h4", "h5", "h6"}:
            self.headings.append((int(tag[1]), words))
        elif tag == "a":
            self.links[words] = attrs.get("href") or ""

    @property
    def words(self) -> str:
        """The text of the page with single spaces."""
        return " ".join("".join(self.text).split())

    def all(self, tag: str, **wanted: str) -> list[dict[str, str | None]]:
        """The attributes of every ``tag`` that has the ``wanted`` ones."""
        return [a for name, a in self.tags if name == tag and all(a.get(k) == v for k, v in wanted.items())]
