"""The sanitiser under attack: markup that becomes a script in some parser, and input that takes for ever."""

import re
import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from releases.markup import clean, plain_text
from releases.markup.allowed import TAGS
from releases.markup.node import serialise
from releases.markup.shape import shaped
from releases.markup.tokens import tokens
from releases.markup.tree import grow

KEY = "1b4e28ba-2fa1-41d2-883f-0016d3cca427"
ATTACKS = [
    "<script>alert(1)</script>",
    "<scr<script>ipt>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "<svg><style><img src=x onerror=alert(1)></style></svg>",
    "<svg><a xlink:href='javascript:alert(1)'><text>x</text></a></svg>",
    "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=alert(1)&gt;'>",
    "<math><mi><mglyph><style><img src=x onerror=alert(1)></style></mglyph></mi></math>",
    "<form><math><mtext></form><form><mglyph><svg><mtext><style><path id='</style><img onerror=alert(1) src>'>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>",
    "<title><img src=x onerror=alert(1)></title>",
    "<textarea><img title='</textarea><img src=x onerror=alert(1)>'></textarea>",
    "<xmp><p title='</xmp><img src=x onerror=alert(1)>'></xmp>",
    "<noembed><img title='</noembed><img src onerror=alert(1)>'></noembed>",
    "<template><script>alert(1)</script></template>",
    "<select><template><img src=x onerror=alert(1)></template></select>",
    "<!--><img src=x onerror=alert(1)>-->",
    "<!--!><img src=x onerror=alert(1)>--!>",
    "<![CDATA[<img src=x onerror=alert(1)>]]>",
    "<?xml <img src=x onerror=alert(1)>?>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<object data='javascript:alert(1)'></object><embed src='javascript:alert(1)'>",
    "<base href='https://evil.example/'><link rel=stylesheet href='https://evil.example/x.css'>",
    "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>",
    "<p style='background:url(javascript:alert(1))' class='x' id='content' onclick='alert(1)'>x</p>",
    "<table background='javascript:alert(1)' class='x\" onmouseover=alert(1)'><tr><td>x</td></tr></table>",
    "<div data-embed='quote\"><script>alert(1)</script>' data-ref='x'></div>",
    f"<div data-embed='quote' data-ref='{KEY}\"><script>alert(1)</script>'></div>",
    "<abbr title='\"><script>alert(1)</script>'>x</abbr>",
    "<span lang='cy\"><script>alert(1)</script>'>x</span>",
    "<a href='https://x/\"><script>alert(1)</script>'>x</a>",
    "<a href='https://x/' onclick=alert(1) href='javascript:alert(1)'>x</a>",
    "<p/onclick=alert(1)>x</p/>",
    "<<script>alert(1)//<</script>",
    "<img \"\"\"><script>alert(1)</script>\">",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "<plaintext><script>alert(1)</script>",
    "<details open ontoggle=alert(1)><summary>x</summary></details>",
    "<video><source onerror=alert(1)></video><audio src=x onerror=alert(1)>",
    "<input autofocus onfocus=alert(1)><button formaction=javascript:alert(1)>x</button>",
    "<marquee onstart=alert(1)>x</marquee><isindex action=javascript:alert(1)>",
    "<p>\u2028<script\u2028>alert(1)</script></p>",
    "<ſcript>alert(1)</ſcript><ımg src=x>",
]  # fmt: skip

TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)((?: [a-z-]+=\"[^\"<]*\")*)>")


def assert_safe(html: str) -> None:
    """Every ``<`` begins an allowed tag with allowed attributes, written in one way only."""
    for place in (found.start() for found in re.finditer("<", html)):
        tag = TAG.match(html, place)
        assert tag, html[place : place + 80]
        allowed = TAGS[tag[2]]
        assert set(re.findall(r" ([a-z-]+)=\"", tag[3])) <= allowed
    for address in re.findall(r'<a href="([^"]*)"', html):
        assert re.match(r"https?://|mailto:|tel:|/(?![/\\])", address, re.IGNORECASE), address


@pytest.mark.parametrize("attack", ATTACKS)
def test_no_attack_survives(attack):
    cleaned = clean(f"<p>before</p>{attack}<p>after</p>")
    assert_safe(cleaned)
    assert cleaned.startswith("<p>before</p>")
    assert clean(cleaned) == cleaned


words = st.sampled_from(
    ["a", "b c", " ", "\xa0", "· x", "• y", "1. z", "&nbsp;", "&lt;", "&", "<", ">", '"', "'", "\n", "<!--", "-->",
     "<![if x]>", "&#0;", "&amp;lt;", "·\xa0\xa0", "\u2003"]
)  # fmt: skip
names = st.sampled_from([*TAGS, "h1", "b", "i", "section", "script", "style", "svg", "img", "o:p", "font", "template"])
attributes = st.sampled_from(
    ["", ' href="/x"', ' href="javascript:a"', ' href="http://a.b/c d"', ' title="q&quot;>"', ' lang="cy"', " lang=en",
     " class=MsoListParagraph", ' style="mso-list:l0 level2 lfo1"', ' style="font-weight:700"', " colspan=3", "/",
     ' style="font-weight:normal"', f' data-embed="quote" data-ref="{KEY}"', " data-embed=key-facts", " data-embed=x"]
)  # fmt: skip
markup = st.lists(
    st.one_of(words, st.builds("<{}{}>".format, names, attributes), st.builds("</{}>".format, names)), max_size=24
).map("".join)


@settings(max_examples=400, deadline=None)
@given(markup)
@example("<p>· · x</p>")
@example("<td class=MsoListParagraph>·\xa0\xa0<br>a</td>")
def test_cleaning_twice_is_cleaning_once(html):
    cleaned = clean(html)
    assert_safe(cleaned)
    assert clean(cleaned) == cleaned


@settings(max_examples=200, deadline=None)
@given(markup)
def test_nh3_finds_nothing_left_to_remove(html):
    shaped_by_us = "\n".join(serialise(block) for block in shaped(grow(tokens(html))))
    assert clean(html) == shaped_by_us.replace("\xa0", "&nbsp;")


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=60))
def test_any_text_at_all_is_taken(text):
    cleaned = clean(text)
    assert_safe(cleaned)
    assert clean(cleaned) == cleaned
    plain_text(text)


@settings(max_examples=100, deadline=None)
@given(st.text(st.characters(categories=["L", "N", "P"]), max_size=60))
def test_no_letter_of_a_text_is_lost(text):
    escaped = text.replace("&", "&amp;").replace("<", "&lt;")
    assert plain_text(clean(f"<p>{escaped}</p>")).split() == text.split()


SIZE = 100_000
HOSTILE = {
    "openings": "<a " * 33_000,
    "quotes": '<a "' * 25_000,
    "comments": "<!--" * 25_000,
    "declarations": "<![" * 33_000,
    "depth": "<strong>" * 12_500,
    "lists": "<ul><li>" * 12_500,
    "marks": '<strong><em><sub><sup><a href="/x"><abbr title=a><span lang=cy>' + "<p>x" * 25_000,
    "formatting": "".join(f"<b id={n}>" for n in range(4_500)) + "<p>x" * 12_000,
    "markers": f"<ul><li><ul><li><p><strong>{f'<div data-embed=quote data-ref={KEY}></div>x' * 1_500}",
    "cells": "<table><tr>" + "<td>x" * 20_000,
    "tables": "<table><tr><td>" * 6_600,
    "breaks": "<p>" + "<br> " * 20_000,
    "style": '<p style="' + "mso-list:" * 11_000 + '">',
    "ampersands": "&#" * 50_000,
    "bullets": "<p>· a</p>" * 10_000,
    "links": "".join(f'<a href="https://a{n}.example/">x</a>' for n in range(2_500)),
    "spaces": "<a" + " " * SIZE,
}  # fmt: skip


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_input_is_quick(kind):
    """Measured: at most 0.5 s for 100 kB of the worst kind on a busy machine; a quadratic step would take minutes."""
    html = HOSTILE[kind]
    begun = time.process_time()
    cleaned = clean(html)
    plain_text(html)
    assert time.process_time() - begun < 5
    assert len(cleaned) < 4 * SIZE
