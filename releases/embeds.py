"""Parts and inspection panels placed in the body: what there is, and how each is printed.

A body holds markers (``markup``); here they become HTML, each by its own template, with data from the
same snapshot as the rest of the page. A template's context is ``content`` (the snapshot) and, by the
group of its embed, ``part`` (one quote, photo or attachment) or ``inspection`` (one of the facts).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from releases.addresses import with_host
from releases.marking import Mark, insert, marks, place
from releases.markup import Embed, clean, split_embeds

Content = dict[str, Any]


@dataclass(frozen=True)
class EmbedKind:
    """One kind of embed.

    ``group`` is the list of the snapshot it draws on; ``holds`` the key under which that group's
    entries carry the reference ("" when the embed prints the whole group); ``needs`` the entry's list
    without which there is nothing to print.
    """

    name: str
    label: str
    group: str
    holds: str = ""
    needs: str = ""

    @property
    def template(self) -> str:
        """The template that prints it."""
        return f"releases/embeds/{self.name}.html"

    def context(self, content: Content, ref: str) -> Content | None:
        """What the template reads; None if the release has no such thing."""
        entries = content[self.group]
        if not self.holds:
            return {"content": content} if entries else None
        entry = next((entry for entry in entries if entry[self.holds] == ref), None)
        if entry is None or (self.needs and not entry[self.needs]):
            return None
        return {"content": content, "inspection" if self.group == "inspections" else "part": entry}


EMBEDS: dict[str, EmbedKind] = {
    kind.name: kind
    for kind in (
        EmbedKind("quote", "Quote", "quotes", "key"),
        EmbedKind("key-facts", "Key facts", "key_facts"),
        EmbedKind("photo", "Photo", "photos", "key"),
        EmbedKind("attachment", "Attachment", "attachments", "key"),
        EmbedKind("contacts", "Contacts", "contacts"),
        EmbedKind("notes", "Notes to editors", "notes"),
        EmbedKind("judgements", "Judgements", "inspections", "slug", "judgements"),
        EmbedKind("grade-scale", "Grade scale", "inspections", "slug", "scale"),
        EmbedKind("praised-areas", "Praised areas", "inspections", "slug", "praised_areas"),
        EmbedKind("recommendations", "Recommendations", "inspections", "slug", "recommendations"),
        EmbedKind("report", "Link to the report", "inspections", "slug", "report"),
    )
}


# The embeds that repeat what the text or the record says; a claim found there is marked there as well.
PANELS = {"key-facts", "praised-areas", "recommendations"}


def render_body(content: Content, *, evidence: Iterable[dict[str, Any]] = (), absolute: bool = False) -> SafeString:
    """The body as a page prints it: cleaned once more, each marker replaced by what it names.

    A marker of something that is not there prints nothing (``dangling`` reports it). ``evidence`` is an
    edition's: what the reports bear out is marked. ``absolute`` puts ``settings.PUBLIC_URL`` before paths, for feeds.
    """
    pieces = [
        (piece.name, render_embed(content, *piece)) if isinstance(piece, Embed) else ("", piece)
        for piece in _pieces(content["body"])
    ]
    html = "\n".join(_marked(pieces, marks(evidence)))
    return mark_safe(with_host(html) if absolute else html)  # noqa: S308 - cleaned text and our own templates


def _marked(pieces: Iterable[tuple[str, str]], wanted: list[Mark]) -> Iterator[str]:
    """The HTML of each piece (the name of its embed, "" for text) with its marks.

    A claim is marked once in the text, and once in each panel that repeats it; what people say is marked only for
    claims that are theirs.
    """
    waiting = list(wanted)
    for name, html in pieces:
        offered = wanted if name in PANELS else waiting if name in ("", "quote") else []
        found = place(html, [mark for mark in offered if mark.is_spoken == (name == "quote")])
        if name not in PANELS:
            placed_here = [mark for _at, mark in found]
            waiting = [mark for mark in waiting if mark not in placed_here]
        spots = {(at, mark.paragraphs, mark.page): mark for at, mark in found}
        yield insert(html, [(spot[0], _drawn(mark)) for spot, mark in spots.items()])


def _drawn(mark: Mark) -> str:
    return render_to_string("releases/_checked.html", {"mark": mark})


def render_embed(content: Content, name: str, ref: str) -> SafeString:
    """One embed as the page prints it; empty if the release has no such thing."""
    kind = EMBEDS.get(name)
    context = kind.context(content, ref) if kind else None
    if kind is None or context is None:
        return SafeString("")
    return SafeString(render_to_string(kind.template, context).strip())


def placed(content: Content) -> list[Embed]:
    """The embeds of the body in their order."""
    return [piece for piece in _pieces(content["body"]) if isinstance(piece, Embed)]


@lru_cache(256)  # the releases of several feeds; a long body has ten thousand letters
def _pieces(body: str) -> list[str | Embed]:
    """A cleaned body and its embeds in turn. Whoever prints it also asks what it places."""
    return list(split_embeds(clean(body)))


def dangling(content: Content) -> list[Embed]:
    """The embeds of the body that name nothing on the release."""
    return [embed for embed in placed(content) if EMBEDS[embed.name].context(content, embed.ref) is None]


def unplaced(content: Content) -> list[str]:
    """A sentence for each part the body places nowhere, and which therefore nobody would read.

    Attachments, notes, contacts and the lead photo are printed around the body by themselves.
    """
    here = set(placed(content))
    return [sentence for embed, sentence in _to_be_placed(content) if embed not in here]


def unplaced_keys(content: Content) -> list[str]:
    """The keys of the parts that ``unplaced`` speaks of; every figure's, where key facts are placed nowhere."""
    here = set(placed(content))
    missing = [embed for embed, _ in _to_be_placed(content) if embed not in here]
    figures = [fact["key"] for fact in content["key_facts"]] if Embed("key-facts", "") in missing else []
    return [embed.ref for embed in missing if embed.ref] + figures


def _to_be_placed(content: Content) -> Iterator[tuple[Embed, str]]:
    """Every embed the body ought to hold, with what to say if it does not."""
    for quote in content["quotes"]:
        yield Embed("quote", quote["key"]), f"The quote of {quote['speaker']['name']} is not placed in the text."
    if content["key_facts"]:
        yield Embed("key-facts", ""), "The key facts are not placed in the text."
    for photo in content["photos"]:
        if not photo["is_lead"]:
            called = photo["caption"] or photo["alt"] or photo["name"]
            yield Embed("photo", photo["key"]), f"The photo “{called}” is not placed in the text."
