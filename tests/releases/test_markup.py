"""The sanitiser by example: what a body may hold, and what becomes of everything else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from releases.markup import Embed, clean, plain_text, rebuilt_blocks, split_embeds
from releases.markup.ready import ready_blocks, without_tags

KEY = "1b4e28ba-2fa1-41d2-883f-0016d3cca427"
QUOTE = f'<div data-embed="quote" data-ref="{KEY}"></div>'


@pytest.mark.parametrize(
    "html",
    [
        "<p>Text with <strong>stress</strong>, <em>emphasis</em>, CO<sub>2</sub> and m<sup>2</sup>.</p>",
        "<h2>Section</h2>\n<h3>Part of it</h3>\n<p>Text.</p>",
        "<ul><li>One</li><li>Two<ol><li>Deeper</li></ol></li></ul>",
        "<blockquote><p>From the report.</p></blockquote>",
        '<p><a href="https://example.org/a?b=1&amp;c=2">A page</a>, <a href="/news/">our news</a>, '
        '<a href="mailto:press@example.org">mail</a>, <a href="tel:+441632960123">call</a></p>',
        '<p><abbr title="Special educational needs">SEN</abbr> <span lang="cy">Croeso</span></p>',
        "<p>County Hall<br>New Road</p>",
        '<table><caption>Visits</caption><thead><tr><th scope="col">Year</th><th scope="col">Visits</th></tr></thead>'
        '<tbody><tr><th scope="row">2014</th><td colspan="2">3</td></tr></tbody></table>',
        f"<p>Before.</p>\n{QUOTE}\n<p>After.</p>",
    ],
)
def test_what_is_allowed_stays_as_it_is(html):
    assert clean(html) == html


@pytest.mark.parametrize(
    ("html", "cleaned"),
    [
        ("<h1>Top</h1><h4>Deep</h4>", "<h2>Top</h2>\n<h3>Deep</h3>"),
        ("<p><b>b</b> <i>i</i></p>", "<p><strong>b</strong> <em>i</em></p>"),
        ("<h2><strong>Bold as it is</strong></h2>", "<h2>Bold as it is</h2>"),
        ("loose <b>text</b><p>and a paragraph", "<p>loose <strong>text</strong></p>\n<p>and a paragraph</p>"),
        ("<div>one</div><section>two</section>", "<p>one</p>\n<p>two</p>"),
        ("<p>a</p><p>&nbsp;</p><p></p><p> <strong> </strong><br></p><p>b</p>", "<p>a</p>\n<p>b</p>"),
        ("<li>orphan</li><li>other</li>", "<ul><li>orphan</li><li>other</li></ul>"),
        (
            "<ul><li><p>One</p></li><li><p>Two</p><p>more</p></li></ul>",
            "<ul><li>One</li><li><p>Two</p><p>more</p></li></ul>",
        ),
        ("<ul><li>One</li><ul><li>In</li></ul></ul>", "<ul><li>One<ul><li>In</li></ul></li></ul>"),
        ("<blockquote>loose<h2>no section</h2></blockquote>", "<blockquote><p>loose</p><p>no section</p></blockquote>"),
        ("<strong><p>a</p><p>b</p></strong>", "<p><strong>a</strong></p>\n<p>b</p>"),
        ("<p>two  spaces and&nbsp; one</p>", "<p>two spaces and one</p>"),
        ("<p>30&nbsp;June</p>", "<p>30&nbsp;June</p>"),
        ("<p><b>a</b><b>b</b></p>", "<p><strong>ab</strong></p>"),
        ("1 < 2 & 3 > 2", "<p>1 &lt; 2 &amp; 3 &gt; 2</p>"),
        ("<p>a<!-- comment --><?php x ?><![CDATA[y]]>b</p>", "<p>ab</p>"),
        ("<p>\x00nul\x08 and &#1;&#xD800;</p>", "<p>nul and �</p>"),
    ],
)
def test_the_rest_becomes_the_nearest_thing(html, cleaned):
    assert clean(html) == cleaned


@pytest.mark.parametrize(
    "href",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " javascript:alert(1)",
        "java\nscript:alert(1)",
        "java&#9;script:alert(1)",
        "&#106;avascript:alert(1)",
        "javascript&colon;alert(1)",
        "\x01javascript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:x",
        "file:///etc/passwd",
        "//evil.example/",
        "/\\evil.example/",
        "/\t/evil.example/",
        "\\\\evil.example",
        "https:evil.example",
        "https://[broken",
        "#footnote",
        "relative.html",
        "",
    ],
)
def test_a_link_that_leads_nowhere_good_is_only_its_words(href):
    assert clean(f'<p><a href="{href}">words</a></p>') == "<p>words</p>"


def test_links_lose_everything_but_their_address():
    html = '<a href="/a" target="_blank" rel="opener" title="t" onclick="x()" class="c" style="color:red" id="i">a</a>'
    assert clean(html) == '<p><a href="/a">a</a></p>'


@pytest.mark.parametrize(
    ("html", "cleaned"),
    [
        (f"<p>a{QUOTE}b</p>", f"<p>a</p>\n{QUOTE}\n<p>b</p>"),
        (
            f"<ol><li>a{QUOTE}</li><li>b</li></ol>",
            f"<ol><li>a</li></ol>\n{QUOTE}\n<ol><li>b</li></ol>",
        ),
        (f"<table><tr><td>a{QUOTE}</td></tr></table>", f"{QUOTE}\n<table><tbody><tr><td>a</td></tr></tbody></table>"),
        (f"<blockquote><p><em>a{QUOTE}b</em></p></blockquote>", "<blockquote><p><em>a</em></p></blockquote>\n"
         f"{QUOTE}\n<blockquote><p><em>b</em></p></blockquote>"),
        (QUOTE.replace("></", ' class="embed" contenteditable="false"><div><p>Preview</p></div>typed</'), QUOTE),
        (f'<div data-embed="quote" data-ref="{KEY.upper()}"></div>', QUOTE),
        ('<div data-embed="key-facts" data-ref="x"></div>', '<div data-embed="key-facts" data-ref=""></div>'),
        ("<div data-embed=judgements data-ref=fernshire-1>",
         '<div data-embed="judgements" data-ref="fernshire-1"></div>'),
        ('<div data-embed="iframe" data-ref="x"><p>gone</p></div><p>a</p>', "<p>a</p>"),
        ('<div data-embed="quote" data-ref="../../etc"></div>', ""),
        ('<div data-embed="judgements" data-ref="a b"></div>', ""),
        ('<p data-embed="notes">a</p>', "<p>a</p>"),
    ],
)  # fmt: skip
def test_markers_are_known_whole_empty_and_at_the_top(html, cleaned):
    assert clean(html) == cleaned


@pytest.mark.parametrize(
    ("rows", "cleaned"),
    [
        (
            "<tr><th>A</th><th>B</th></tr><tr><th>x</th><td>1</td></tr>",
            '<thead><tr><th scope="col">A</th><th scope="col">B</th></tr></thead>'
            '<tbody><tr><th scope="row">x</th><td>1</td></tr></tbody>',
        ),
        (
            '<thead><tr><th scope="evil">A</th></tr></thead><tr><td colspan="999" rowspan="2">x</td></tr>',
            '<thead><tr><th scope="col">A</th></tr></thead><tbody><tr><td rowspan="2">x</td></tr></tbody>',
        ),
        (
            "<tr><td><p>one</p><table><tr><td>inner</td></tr></table></td></tr>",
            "<tbody><tr><td><p>one</p><p>inner</p></td></tr></tbody>",
        ),
    ],
)
def test_tables_know_their_headers(rows, cleaned):
    assert clean(f"<table>{rows}</table>") == f"<table>{cleaned}</table>"


def test_text_outside_the_cells_stands_before_the_table_and_an_empty_table_goes():
    assert (
        clean("<table>stray<tr>x<td>a</td></tr></table>")
        == "<p>strayx</p>\n<table><tbody><tr><td>a</td></tr></tbody></table>"
    )
    assert clean("<table><tr><td> </td></tr></table>") == ""


def test_plain_text_has_a_line_for_each_block_and_no_markup():
    html = f"<h2>A &amp; B</h2><p>One<br>two <em>three</em>&nbsp;four</p>{QUOTE}<ul><li>x</li></ul><script>no</script>"
    assert plain_text(html) == "A & B\nOne\ntwo three four\nx"


def test_a_body_is_cut_at_its_embeds():
    body = f'<p>a</p>\n{QUOTE}\n<div data-embed="notes" data-ref=""></div>\n<p>b</p>'
    assert split_embeds(body) == ["<p>a</p>", Embed("quote", KEY), Embed("notes", ""), "<p>b</p>"]
    assert split_embeds("") == []


RUNS = st.text(
    "ab·•o1-.)(,’“£é\u0301\u200b\ufeff\x85\u2028\x80\ufffe😀'\"=/\xa0\t", min_size=1, max_size=4
) | st.sampled_from(["word", "and", "&amp;", "&lt;", "&gt;", "&amp;lt;", "&nbsp;", "&"])
WORDS = st.lists(RUNS, min_size=1, max_size=3).map(" ".join)
URLS = st.sampled_from(
    [
        "https://example.org/x",
        "/news/",
        "//host",
        "mailto:a@b.c",
        "javascript:x",
        "https://[",
        "http://a b",
        "#x",
        "/\\x",
    ]
)
MARKS = st.one_of(
    WORDS.map(lambda words: f"<strong>{words}</strong>"),
    WORDS.map(lambda words: f"<em>{words}</em>"),
    st.builds(lambda url, words: f'<a href="{url}">{words}</a>', URLS, WORDS),
)
LINES = st.lists(WORDS | MARKS | st.just(" "), min_size=1, max_size=4).map("".join)
BLOCKS = st.one_of(
    st.builds(lambda tag, line: f"<{tag}>{line}</{tag}>", st.sampled_from(["p", "h2", "h3"]), LINES),
    st.builds(
        lambda tag, lines: f"<{tag}>" + "".join(f"<li>{line}</li>" for line in lines) + f"</{tag}>",
        st.sampled_from(["ul", "ol"]),
        st.lists(LINES, min_size=1, max_size=3),
    ),
)
BODIES = st.lists(st.builds("".join, st.tuples(BLOCKS, st.sampled_from(["", "\n", " \r\n\t"]))), max_size=3).map(
    "".join
)


@given(html=BODIES)
def test_what_is_taken_as_ready_is_what_it_would_be_made_into(html):
    assert ready_blocks(html) in (None, rebuilt_blocks(html))


@given(html=BODIES)
def test_text_is_the_same_by_the_short_way_and_the_long(html):
    text = without_tags(html)
    assert text is None or plain_text(html) == plain_text(f"<!-- the long way -->{html}")


def test_an_ordinary_body_is_ready():
    body = (
        "<h2>Fernbury &amp; area</h2>\n<p>The <strong>library</strong>, <em>twice</em> rebuilt, opens: see "
        '<a href="https://example.org/">its page</a>.</p>\n<ul><li>On Monday</li><li>At nine</li></ul>'
    )
    assert ready_blocks(body.replace("\n", "")) == body.split("\n") == rebuilt_blocks(body)
    assert clean(body) == body
    assert ready_blocks("<p>a</p>" * 20_000 + "<p>") is None


@pytest.mark.parametrize(
    "html",
    [
        "<p>· item</p>",
        "<p><em>• item</em></p>",
        "<h2><strong>Bold</strong></h2>",
        "<p><em>a</em><em>b</em></p>",
        "<p>two  spaces</p>",
        '<p><a href="javascript:alert(1)">x</a></p>',
        '<p><a href="/x" onclick="x()">x</a></p>',
        "<p>a<script>x</script></p>",
        "<p>a&copy;</p>",
        "<p>a\x00b</p>",
        "loose",
    ],
)
def test_anything_else_is_made_anew(html):
    assert ready_blocks(html) is None
