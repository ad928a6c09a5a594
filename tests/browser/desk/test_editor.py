"""The editor for the text of a release, in a real browser on the real form."""

import pytest
from playwright.sync_api import Page, expect

from inspections import models as facts
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

GOOGLE = """<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-1">
<h1 dir="ltr"><span style="font-weight:400;">Heading</span></h1>
<p dir="ltr"><span style="font-weight:400;">Plain </span><span style="font-weight:700;">bold</span></p>
<ul><li dir="ltr" style="list-style-type:disc"><p dir="ltr"><span>Item</span></p></li></ul></b><br>"""

PASTE = """(html) => {
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/html", html);
  clipboardData.setData("text/plain", "plain");
  tinymce.activeEditor.getBody().dispatchEvent(
    new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
}"""


FIRST, SECOND = "<p>First paragraph.</p>", "<p>Second paragraph.</p>"


@pytest.fixture
def author(context, enter, live_server):
    """An author, logged in; nothing their browser asks for may come from elsewhere."""
    user = factories.staff("Author")
    enter(context, user)
    asked = []
    context.on("request", lambda request: asked.append(request.url))
    yield user
    assert [url for url in asked if not url.startswith((live_server.url, "data:", "blob:", "about:"))] == []


@pytest.fixture
def release(author):
    """A draft with a quote that is not in the text, and an inspection."""
    release = factories.ReleaseFactory(body=f"{FIRST}\n{SECOND}")
    factories.QuoteFactory(release=release, words="Good news for readers.")
    inspection = factories.InspectionFactory(confirmed=True, title="Children’s services in Fernshire, 2014")
    grade = inspection.framework.scale.grades.get(label="Good")
    facts.Judgement.objects.create(inspection=inspection, category=inspection.framework.categories.first(), grade=grade)
    release.inspections.add(inspection)
    return release


@pytest.fixture
def desk(page, live_server, release):
    """The form of the release with its editor ready."""
    return Desk(page, live_server.url, release)


class Desk:
    """What an officer sees and does on the form."""

    def __init__(self, page: Page, site: str, release: Release) -> None:
        self.page, self.release = page, release
        self.address = f"{site}/admin/releases/release/{release.pk}/change/"
        self.text = page.frame_locator(".tox-edit-area__iframe").locator("body")
        self.embeds = self.text.locator("> div.embed")
        self.open()

    def open(self) -> None:
        self.page.goto(self.address)
        expect(self.text.locator("> p").first).to_be_visible()

    def insert(self, *path: str) -> None:
        """Choose an entry of the Insert menu, which hides while the text is out of sight."""
        self.page.locator(".tox-tinymce").scroll_into_view_if_needed()
        self.page.get_by_role("button", name="Insert a part").click()
        for name in path:
            self.page.locator(".tox-collection__item", has_text=name).last.click()

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def button(self, name: str) -> None:
        self.page.get_by_role("button", name=name, exact=True).click()

    def save(self) -> str:
        """Save the form; the stored text."""
        with self.page.expect_navigation():
            self.button("Save")
        expect(self.page.locator(".messagelist .success")).to_be_visible()
        self.release.refresh_from_db()
        return self.release.body


def marker(name: str, ref: object = "") -> str:
    return f'<div data-embed="{name}" data-ref="{ref}"></div>'


def test_an_author_types_and_formats(desk):
    desk.text.locator("> p").last.click()
    desk.press("End", "Enter")
    desk.page.keyboard.type("What readers say")
    desk.button("Block Paragraph")
    desk.page.locator(".tox-collection__item", has_text="Heading 2").click()
    desk.press("Enter", "Control+B")
    desk.page.keyboard.type("Well done")
    desk.press("Control+B", "Enter")
    desk.button("Bullet list")
    desk.page.keyboard.type("A point")
    end = "<h2>What readers say</h2>\n<p><strong>Well done</strong></p>\n<ul><li>A point</li></ul>"
    assert desk.save() == f"{FIRST}\n{SECOND}\n{end}"


def test_a_new_table_has_headings_and_tab_leaves_the_text(desk):
    desk.text.locator("> p").last.click()
    desk.press("End", "Enter")
    desk.button("Table")
    desk.page.locator(".tox-insert-table-picker > div").nth(11).click()
    desk.page.keyboard.type("Year")
    desk.press("Tab")
    assert desk.page.evaluate("document.activeElement.tagName") != "IFRAME"
    assert '<table><thead><tr><th scope="col">Year</th><th scope="col"></th></tr></thead><tbody><tr>' in desk.save()


def test_what_is_pasted_from_word_is_clean_at_once(desk):
    desk.text.locator("> p").last.click()
    desk.press("End", "Enter")
    desk.page.evaluate(PASTE, WORD)
    expect(desk.text.locator("> h2")).to_have_text("A heading of Word")
    expect(desk.text.locator("> ul > li")).to_have_text(["First point", "Second point"])
    expect(desk.page.get_by_text("A picture was left out")).to_be_visible()
    assert desk.text.locator("img, o\\:p, [class*=Mso], [style], a").count() == 0
    assert desk.save() == (
        f"{FIRST}\n{SECOND}\n<h2>A heading of Word</h2>\n<p>A <strong>bold</strong> claim.</p>\n"
        "<ul><li>First point</li><li>Second point</li></ul>\n<p>a bad link</p>"
    )


def test_what_is_pasted_from_google_docs_keeps_its_sense(desk):
    desk.text.locator("> p").last.click()
    desk.press("End", "Enter")
    desk.page.evaluate(PASTE, GOOGLE)
    expect(desk.text.locator("> h2")).to_have_text("Heading")
    end = "<h2>Heading</h2>\n<p>Plain <strong>bold</strong></p>\n<ul><li>Item</li></ul>"
    assert desk.save() == f"{FIRST}\n{SECOND}\n{end}"


def test_embeds_are_placed_shown_moved_saved_and_removed(desk):
    quote, inspection = desk.release.quote_set.get(), desk.release.inspections.get()
    chip = desk.page.locator("#quote_set-0 [data-unplaced]")
    expect(chip).to_be_visible()
    desk.text.locator("> p").first.click()
    desk.insert("Quote", "Good news")
    expect(desk.embeds).to_contain_text(["Good news for readers."])
    expect(chip).to_be_hidden()
    desk.insert("Children’s services", "Judgements")
    expect(desk.embeds).to_contain_text(["Good news for readers.", "Good"])
    desk.press("x", "Alt+ArrowDown")  # typing does nothing to an embed
    in_text = marker("quote", quote.key), marker("judgements", inspection.slug)
    assert desk.save() == "\n".join([FIRST, in_text[0], SECOND, in_text[1]])

    desk.open()
    expect(desk.embeds).to_contain_text(["Good news for readers.", "Good"])
    desk.embeds.first.click()
    desk.button("Move up (Alt+Up)")
    assert desk.save() == "\n".join([in_text[0], FIRST, SECOND, in_text[1]])

    desk.embeds.first.click()
    desk.button("Remove from the text")
    expect(chip).to_be_visible()
    desk.embeds.first.click()
    desk.press("Delete")
    expect(desk.embeds).to_have_count(0)
    desk.press("Control+Z")
    expect(desk.embeds).to_contain_text(["Good"])
    assert desk.save() == "\n".join([FIRST, SECOND, in_text[1]])


def test_an_embed_is_dragged_to_another_place(desk):
    desk.text.locator("> p").first.click()
    desk.insert("Quote", "Good news")
    expect(desk.embeds).to_contain_text(["Good news for readers."])
    start, end = desk.embeds.bounding_box(), desk.text.locator("> p").nth(1).bounding_box()
    mouse = desk.page.mouse
    mouse.move(start["x"] + 100, start["y"] + 15)
    mouse.down()
    mouse.move(start["x"] + 120, start["y"] + 40, steps=5)
    mouse.move(end["x"] + 200, end["y"] + end["height"] / 2, steps=10)
    mouse.up()
    expect(desk.embeds).to_contain_text(["Good news for readers."])
    assert desk.save() == "\n".join([FIRST, SECOND, marker("quote", desk.release.quote_set.get().key)])


def test_the_preview_follows_its_row(desk):
    desk.text.locator("> p").first.click()
    desk.insert("Quote", "Good news")
    # Until the preview is there, what stands below the text moves, and a click between may miss it.
    expect(desk.embeds).to_contain_text(["Good news for readers."])
    row = desk.page.locator("#quote_set-0")
    row.locator("summary").first.click()
    row.locator("textarea").fill("Other words.")
    expect(desk.embeds).to_contain_text("Other words.")
    row.get_by_label("Remove").check()
    expect(desk.embeds).to_contain_text("no longer on the release")


def test_a_part_can_be_placed_before_it_is_saved(desk):
    desk.insert("Key facts", "Add a key fact below first")
    expect(desk.page.locator("#keyfact_set-group [data-add]")).to_be_focused()
    desk.press("Enter")
    row = desk.page.locator("#keyfact_set-0")
    row.get_by_label("Value").fill("3,100")
    row.get_by_label("Label").fill("children")
    expect(row.locator("[data-unplaced]")).to_be_visible()
    row.get_by_role("button", name="Place in the text").click()
    expect(desk.embeds).to_contain_text(["3,100"])
    expect(row.locator("[data-unplaced]")).to_be_hidden()
    assert desk.save() == "\n".join([FIRST, SECOND, marker("key-facts")])
    expect(desk.embeds).to_contain_text(["3,100"])


def test_a_new_release_has_previews_before_it_is_saved(page, live_server, author):
    person = factories.RoleFactory().person
    page.goto(f"{live_server.url}/admin/releases/release/add/")
    page.locator("#quote_set-group [data-add]").click()
    row = page.locator("#quote_set-0")
    row.locator("textarea").fill("Not saved yet.")
    page.evaluate(
        """([pk, name]) => {
          const chooser = document.querySelector('[name="quote_set-0-speaker"]');
          chooser.append(new Option(name, pk, true, true));
          django.jQuery(chooser).trigger("change");
        }""",
        [person.pk, person.name],
    )
    row.get_by_role("button", name="Place in the text").click()
    embed = page.frame_locator(".tox-edit-area__iframe").locator("body > div.embed")
    expect(embed).to_contain_text("Not saved yet.")
    expect(embed).to_contain_text(person.name)


def test_the_form_with_its_editor_is_accessible(desk, axe):
    desk.text.locator("> p").first.click()
    desk.insert("Quote", "Good news")
    expect(desk.embeds).to_contain_text(["Good news for readers."])
    assert axe(desk.page) == []


def test_without_javascript_the_text_is_a_textarea(browser, enter, live_server, release, author):
    visitor = browser.new_context(java_script_enabled=False)
    enter(visitor, author)
    page = visitor.new_page()
    page.goto(f"{live_server.url}/admin/releases/release/{release.pk}/change/")
    quote = release.quote_set.get()
    expect(page.locator("#quote_set-0 [data-unplaced]")).to_be_visible()
    page.locator("#id_body").fill(f"<h1>Top</h1>{marker('quote', quote.key)}<script>x</script>")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator("#id_body")).to_have_value(f"<h2>Top</h2>\n{marker('quote', quote.key)}")
    expect(page.locator("#quote_set-0 [data-unplaced]")).to_have_count(0)
    visitor.close()
