"""The editor for the text of a release, in a real browser on the real form."""

import pytest
from playwright.sync_api import FrameLocator, Page, expect

from releases.models import Release
from tests import factories

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><body>
<!--StartFragment-->
<h1 style='mso-margin-top-alt:auto'><span lang=EN-GB>A heading of Word<o:p></o:p></span></h1>
<p class=MsoNormal style='margin-bottom:8pt'><span lang=EN-GB
style='font-family:Calibri'>A <b>bold</b> claim.<o:p></o:p></span></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;
</span></span></span><![endif]>First point</p>
<p class=MsoListParagraphCxSpLast style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;
</span></span></span><![endif]>Second point</p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoNormal><img src="file:///C:/Users/officer/clip_image001.png"><a
href="javascript:alert(1)">a bad link</a></p>
<!--EndFragment--></body></html>"""

PASTE = """(html) => {
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/html", html);
  clipboardData.setData("text/plain", "plain");
  tinymce.activeEditor.getBody().dispatchEvent(
    new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
}"""


@pytest.fixture
def author(context, enter):
    user = factories.staff("Author")
    enter(context, user)
    return user


@pytest.fixture
def release(author):
    """A draft with a quote that is not in the text and a linked inspection."""
    release = factories.ReleaseFactory(body="<p>First paragraph.</p>\n<p>Second paragraph.</p>")
    factories.QuoteFactory(release=release, words="Good news for readers.")
    return release


def open_form(page: Page, live_server, release: Release) -> FrameLocator:
    """The form with its editor ready; gives back the editor's frame."""
    page.goto(f"{live_server.url}/admin/releases/release/{release.pk}/change/")
    expect(page.locator(".tox-tinymce")).to_be_visible()
    return page.frame_locator(".tox-edit-area__iframe")


def choose(page: Page, *path: str) -> None:
    """Choose an entry of the Insert menu."""
    page.get_by_role("button", name="Insert a part").click()
    for text in path:
        page.locator(".tox-collection__item", has_text=text).last.click()


def save(page: Page, release: Release) -> str:
    """Save the form; the stored text."""
    with page.expect_navigation():
        page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".messagelist .success")).to_be_visible()
    release.refresh_from_db()
    return release.body


def test_an_author_types_and_formats(page, live_server, release):
    frame = open_form(page, live_server, release)
    frame.locator("p").last.click()
    page.keyboard.press("End")
    page.keyboard.press("Enter")
    page.keyboard.type("What readers say")
    page.get_by_role("button", name="Block", exact=False).click()
    page.locator(".tox-collection__item", has_text="Heading 2").click()
    page.keyboard.press("Enter")
    page.keyboard.press("Control+B")
    page.keyboard.type("Well done")
    assert save(page, release) == (
        "<p>First paragraph.</p>\n<p>Second paragraph.</p>\n"
        "<h2>What readers say</h2>\n<p><strong>Well done</strong></p>"
    )


def test_what_is_pasted_from_word_is_clean_at_once(page, live_server, release):
    frame = open_form(page, live_server, release)
    frame.locator("p").last.click()
    page.keyboard.press("End")
    page.keyboard.press("Enter")
    page.evaluate(PASTE, WORD)
    expect(frame.locator("h2")).to_have_text("A heading of Word")
    expect(frame.locator("ul > li")).to_have_text(["First point", "Second point"])
    assert frame.locator("img, o\\:p, [class*=Mso], a").count() == 0
    expect(page.get_by_text("A picture was left out")).to_be_visible()
    body = save(page, release)
    assert "<h2>A heading of Word</h2>\n<p>A <strong>bold</strong> claim.</p>" in body
    assert "<ul><li>First point</li><li>Second point</li></ul>\n<p>a bad link</p>" in body
    assert "Mso" not in body
    assert "style" not in body


def test_a_quote_is_placed_shown_moved_and_removed(page, live_server, release):
    quote = release.quote_set.get()
    frame = open_form(page, live_server, release)
    chip = page.locator("#quote_set-0 [data-unplaced]")
    expect(chip).to_be_visible()
    frame.locator("p").first.click()
    choose(page, "Quote", "Good news")
    embed = frame.locator("div.embed")
    expect(embed).to_contain_text("Good news for readers.")
    expect(embed).to_contain_text(quote.speaker.name)
    expect(chip).to_be_hidden()

    page.keyboard.press("x")
    expect(embed).to_contain_text("Good news for readers.")
    page.keyboard.press("Alt+ArrowDown")
    marker = f'<div data-embed="quote" data-ref="{quote.key}"></div>'
    assert save(page, release) == f"<p>First paragraph.</p>\n<p>Second paragraph.</p>\n{marker}"

    frame = open_form(page, live_server, release)
    expect(frame.locator("div.embed")).to_contain_text("Good news for readers.")
    frame.locator("div.embed").click()
    page.get_by_role("button", name="Move up").click()
    page.get_by_role("button", name="Move up").click()
    assert save(page, release) == f"{marker}\n<p>First paragraph.</p>\n<p>Second paragraph.</p>"

    frame = open_form(page, live_server, release)
    frame.locator("div.embed").click()
    page.get_by_role("button", name="Remove from the text").click()
    expect(page.locator("#quote_set-0 [data-unplaced]")).to_be_visible()
    assert save(page, release) == "<p>First paragraph.</p>\n<p>Second paragraph.</p>"
