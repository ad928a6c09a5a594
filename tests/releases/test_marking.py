"""Which claims get a mark, and where it stands in the HTML."""

from hypothesis import given
from hypothesis import strategies as st

from releases.marking import insert, marks, place
from releases.markup import clean, plain_text


def entry(claim, verdict="verbatim", **fields):
    """One entry of an edition's evidence."""
    plain = {"kept": "", "paragraphs": [[38, 38]], "page": 12, "url": "https://files.example/1"}
    return {"claim": claim, "verdict": verdict} | plain | fields


def marked(html, *evidence):
    """``html`` with ✓ and the paragraphs where marks go."""
    return insert(html, [(at, f"✓{mark.paragraphs}") for at, mark in place(html, marks(evidence))])


def test_only_what_the_report_bears_out_and_nobody_kept_gets_a_mark():
    verdicts = ["verbatim", "supported", "differs", "other paragraph", "not found", "cannot check"]
    evidence = [entry("a b c d", verdict) for verdict in verdicts]
    assert len(marks(evidence)) == 2
    assert marks([entry("a b c d", kept="The council’s own figure.")]) == []
    assert marks([entry("a b c d", paragraphs=[], page=None)]) == []  # a place that cannot be named


def test_the_mark_stands_after_the_closing_quotation_mark():
    html = "<p>The work is “high quality”, and “large numbers of professionals have been trained”. It also said</p>"
    found = marked(html, entry("high quality"), entry("large numbers of professionals have been trained"))
    assert found == (
        "<p>The work is “high quality”✓38, and “large numbers of professionals have been trained”✓38. It also said</p>"
    )


def test_mismatched_marks_entities_and_inline_markup_do_not_hide_a_quotation():
    html = (
        '<p>decisions ’based on <em>evid</em>ence about the <strong>child’s needs”</strong> and R&amp;D was "a b".</p>'
    )
    found = marked(html, entry("based on evidence about the child's needs"), entry("a b"), entry("R&D was", page=3))
    assert "needs”</strong>✓38 and" in found
    assert '"a b"✓38.' in found
    assert marked("<p>&quot;a b&quot; and</p>", entry("A B")) == "<p>&quot;a b&quot;✓38 and</p>"
    assert marked("<p>it was <strong>“a b”</strong></p>", entry("a b")) == "<p>it was <strong>“a b”</strong>✓38</p>"


def test_few_words_are_marked_only_in_quotation_marks():
    assert marked("<p>It is good, “good” and “good enough”.</p>", entry("good")) == (
        "<p>It is good, “good”✓38 and “good enough”.</p>"
    )
    assert marked("<p>It is good.</p>", entry("Good")) == "<p>It is good.</p>"


def test_quoted_words_come_before_the_same_words_unquoted():
    html = "<h2>a particular strength of it</h2><p>It is “a particular strength of it”.</p>"
    assert marked(html, entry("a particular strength of it")).endswith("strength of it”✓38.</p>")


def test_a_list_item_in_the_council_s_words_is_marked_after_its_citation():
    html = '<ul><li>Agencies work well together. <span class="cite">(Paragraph 2)</span></li>\n<li>More</li></ul>'
    found = marked(html, entry("Agencies work well together.", "supported", paragraphs=[[2, 2]]))
    assert '<span class="cite">(Paragraph 2)</span>✓2</li>' in found
    body = "<p>who have “high aspirations for all of them” (Paragraphs 11 &amp; 92-108)</p>"
    assert "them”✓38 (Paragraphs" in marked(body, entry("high aspirations for all of them"))


def test_a_claim_does_not_reach_over_the_end_of_a_block():
    html = "<p>one two</p><p>three four</p>"
    assert marked(html, entry("one two three four")) == html


def test_no_mark_stands_inside_a_link():
    html = '<p>See “<a href="https://files.example/1">one two three four”</a> there</p>'
    assert marked(html, entry("one two three four")).endswith("four”</a>✓38 there</p>")


def test_the_same_words_claimed_twice_are_marked_at_each_place():
    html = "<p>“one two three four”</p><p>“one two three four”</p>"
    twice = [entry("one two three four", paragraphs=[[n, n]]) for n in (2, 7)]
    assert marked(html, *twice) == "<p>“one two three four”✓2</p><p>“one two three four”✓7</p>"
    assert marked(html, *twice, *twice) == marked(html, *twice)


def test_paragraphs_are_printed_as_ranges():
    (mark,) = marks([entry("x", paragraphs=[[92, 108], [11, 11]])])
    assert mark.paragraphs == "11 and 92–108"
    assert mark.address == "https://files.example/1#page=12"
    (mark,) = marks([entry("x", page=None)])
    assert (mark.paragraphs, mark.address) == ("38", "https://files.example/1")
    assert marks([entry("x", url="")])[0].address == ""


@given(st.text(), st.text(min_size=1))
def test_marks_never_change_the_words_nor_break_the_markup(text, claim):
    html = clean(f"<p>{text} “<em>{claim}</em>” {claim}</p><ul><li>{claim}</ul>")
    found = insert(html, [(at, "<sub></sub>") for at, _ in place(html, marks([entry(claim)] * 3))])
    assert plain_text(found) == plain_text(html)
