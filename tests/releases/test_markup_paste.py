"""What Word, Google Docs and web pages paste, as it reaches the server without the browser's own cleaning."""

from releases.markup import clean

IGNORE = (
    "<span style='mso-list:Ignore'>{}<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp;&nbsp; </span></span>"
)


def item(level: int, mark: str, text: str) -> str:
    """A list item as Word's clipboard has it."""
    style = f"margin-left:36.0pt;text-indent:-18.0pt;mso-list:l0 level{level} lfo1"
    start = f"<![if !supportLists]><span lang=EN-GB>{IGNORE.format(mark)}</span><![endif]>"
    return f'<p class=MsoListParagraphCxSpMiddle style="{style}">{start}<span lang=EN-GB>{text}<o:p></o:p></span></p>'


def test_lists_of_word_become_lists():
    html = item(1, "·", "One") + item(2, "o", "Within") + item(1, "·", "<b>Two</b>") + "<p class=MsoNormal>After</p>"
    assert clean(html) == "<ul><li>One<ul><li>Within</li></ul></li><li><strong>Two</strong></li></ul>\n<p>After</p>"


def test_numbered_lists_of_word_count():
    assert clean(item(1, "1.", "One") + item(1, "2.", "Two")) == "<ol><li>One</li><li>Two</li></ol>"
    assert clean(item(1, "(a)", "One") + item(1, "·", "Dot")) == "<ol><li>One</li></ol>\n<ul><li>Dot</li></ul>"


def test_bullets_typed_as_characters_become_a_list_but_figures_do_not():
    assert clean("<p>· One</p><p>•&nbsp;Two</p>") == "<ul><li>One</li><li>Two</li></ul>"
    assert clean("<p>1. One</p><p>- Two</p><p>·close</p>") == "<p>1. One</p>\n<p>- Two</p>\n<p>·close</p>"


def test_the_frame_of_word_is_dropped():
    html = (
        "<html xmlns:o='urn:x'><head><meta charset=utf-8><style>p.MsoNormal {mso-x:y}</style>"
        "<!--[if gte mso 9]><xml><o:Pixels/></xml><![endif]--></head><body lang=EN-GB><!--StartFragment-->"
        "<p class=MsoNormal><span style='mso-fareast-language:EN-GB'>Text<o:p></o:p></span></p>"
        "<p class=MsoNormal><o:p>&nbsp;</o:p></p>"
        "<p><img width=1 src='file:///C:/clip_image001.png'><img src='data:image/png;base64,AAAA'></p>"
        "<table class=MsoTableGrid border=1><tr style='height:1pt'><td width=301 valign=top><p>A</p></td>"
        "</tr></table><!--EndFragment--></body></html>"
    )
    assert clean(html) == "<p>Text</p>\n<table><tbody><tr><td>A</td></tr></tbody></table>"


def test_google_docs_says_bold_by_style_and_wraps_everything_in_a_bold_that_is_none():
    html = (
        '<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-1">'
        '<h1 dir="ltr"><span style="font-weight:400">Heading</span></h1>'
        '<p dir="ltr"><span style="font-weight:400">Plain </span><span style="font-weight:700">bold </span>'
        '<span style="font-style:italic">slanted</span></p><ul><li dir="ltr"><p dir="ltr">Item</p></li></ul></b><br>'
    )
    assert clean(html) == (
        "<h2>Heading</h2>\n<p>Plain <strong>bold </strong><em>slanted</em></p>\n<ul><li>Item</li></ul>"
    )


def test_words_in_welsh_keep_their_language_and_english_needs_none():
    html = '<p><span lang="cy">Bore da</span>, <span lang="EN-GB">good morning</span></p>'
    assert clean(html) == '<p><span lang="cy">Bore da</span>, good morning</p>'
