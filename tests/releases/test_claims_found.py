"""Which words of a release are claims on a report, and which are left alone."""

import pytest

from releases.claims import claims
from tests.releases.claiming import checked, content, facts, found, quote, verdicts, words

KNOW = "know their children very well"


@pytest.mark.parametrize(
    "body",
    [
        "<p>Ofsted said that social workers “know their children very well”.</p>",
        "<p>Inspectors found social workers ‘know their children very well’ and act quickly.</p>",
        '<p>The report says: "know their children very well".</p>',
        "<p>The watchdog’s inspectors noted that staff 'know their children very well'.</p>",
        "<p>Social workers “know their children very well”, the report states.</p>",
        "<p>Staff “know their children very well,” said Ofsted.</p>",
        "<p>According to the inspectorate, staff “know their children very well.”</p>",
        "<p>Social workers were praised by the Care Inspectorate because they “know their children very well”.</p>",
        "<p>Estyn also highlighted that staff “know their children very well”.</p>",
        "<p>Lead inspector Jo Marsh HMI said staff “know their children very well”.</p>",
        "<p>Ofsted has reported.</p><p>Staff were described as people who “know their children very well”.</p>",
        "<p>Inspectors were pleased. They said staff “know their children very well”.</p>",
        "<p>The report says:</p><blockquote><p>know their children very well</p></blockquote>",
        "<p>Inspectors found that staff:</p><ul><li>“know their children very well”</li></ul>",
        "<p>The inspection report highlights:</p><p>“know their children very well”</p>",
        "<p>Staff “know their <strong>children</strong> very&nbsp;well”, Ofsted found.</p>",
        "<table><tbody><tr><td>Ofsted said staff “know their children very well”</td></tr></tbody></table>",
    ],
)
def test_words_quoted_from_the_inspectors_are_claims(body):
    assert words(body) == [KNOW]


@pytest.mark.parametrize(
    "marked",
    ["’{}”", "“{}’", "‘{}”", "'{}”", "“{}'", "”{}“", '"{}”', "“{}", "«{}»", "`{}’", "“‘{}’”"],
)
def test_mismatched_quotation_marks_hide_nothing(marked):
    body = f"<p>Ofsted found that the social workers {marked.format(KNOW)}</p>"
    assert [one.strip("“”‘’") for one in words(body)] == [KNOW]


def test_a_mark_that_was_never_opened_closes_a_quotation_all_the_same():
    assert words("<p>Staff know their children very well”, says Ofsted.</p>") == ["Staff know their children very well"]


def test_apostrophes_are_no_quotation_marks():
    assert (
        words("<p>Ofsted visited the council’s homes and parents’ groups in the ’90s, the children’s report says.</p>")
        == []
    )
    body = "<p>Ofsted praised ‘the children’s and parents’ views’, and the council’s work.</p>"
    assert words(body) == ["the children’s and parents’ views"]


@pytest.mark.parametrize(
    "body",
    [
        "<p>Jo Fern, Director of Children’s Services, said: “We know our children very well.”</p>",
        "<p>Responding to the Ofsted report, Councillor Jo Fern said: “We know our children very well.”</p>",
        "<p>“We know our children very well,” said Jo Fern, Cabinet Member.</p>",
        "<p>Following the report, which praised the council, Cllr Fern said: “This is good.”</p><p>“We are proud.”</p>",
        "<p>She added: “We will go on and do better still.”</p>",
        "<p>Under Ofsted’s new framework, which it describes as a ‘harder test’, few councils are good.</p>",
        "<p>Ofsted rated the council ‘good’ overall and “outstanding” in parts.</p>",
        "<p>The ‘re-inspection report’ was published by Ofsted today.</p>",
    ],
)
def test_what_is_not_said_of_the_findings_is_left_alone(body):
    assert words(body) == []


def test_spokespeople_are_left_alone_unless_they_quote_the_report():
    own = quote("We are ‘over the moon’.\n\nOur staff work hard.")
    quoting = quote("Ofsted said our staff ‘know their children very well’. That is ‘fantastic’.", "q2")
    assert words("", quotes=[own]) == []
    [claim] = claims(content(quotes=[own, quoting]))
    assert (claim.words, claim.place) == (KNOW, "quotes:q2")


def test_what_somebody_says_the_inspectors_found_is_a_claim_in_other_words():
    said = quote("We are pleased that Ofsted has found that services are strong and make a difference.")
    assert found("", quotes=[said]) == [("services are strong and make a difference", "paraphrase")]


def test_a_quotation_that_nobody_introduces_counts_only_if_the_report_has_it():
    body = "<p>Staff “know their children very well” and “are over the moon today”.</p>"
    assert verdicts(body, "Staff know their children very well.") == [(KNOW, "verbatim")]


@pytest.mark.parametrize(
    ("printed", "cited"),
    [
        ("(Paragraph 2)", [(2, 2)]),
        ("(Paragraphs 2, 24)", [(2, 2), (24, 24)]),
        ("(Paragraph 9, 81)", [(9, 9), (81, 81)]),
        ("(Paragraphs 14-23)", [(14, 23)]),
        ("(Paragraphs 11 & 92–108)", [(11, 11), (92, 108)]),
        ("(paras 5 and 6)", [(5, 6)]),
        ("(para. 7)", [(7, 7)]),
        ("[para 7]", [(7, 7)]),
        ("(see paragraph 7)", [(7, 7)]),
        ("(Ofsted report, paragraphs 7 to 9)", [(7, 9)]),
        ("(paragraph 7 of the report)", [(7, 7)]),
        ("in paragraph 7 of its report", [(7, 7)]),
    ],
)
def test_citations_in_all_the_forms_that_are_printed(printed, cited):
    for stop in ("", ".") if printed.startswith(("(", "[")) else (",",):
        [claim] = claims(content(f"<p>Ofsted said staff “{KNOW}”{stop} {printed}</p>"))
        assert (claim.words, [tuple(pair) for pair in claim.cited]) == (KNOW, cited)


def test_a_citation_need_not_be_parted_by_a_space():
    [claim] = claims(content(f"<p>Ofsted said staff “{KNOW}”.(Paragraph 2)</p>"))
    [other] = claims(content(f"<p>Ofsted said staff “{KNOW}”(Paragraph 2)</p>"))
    assert claim.cited == other.cited == ((2, 2),)


def test_each_quotation_has_the_citation_that_follows_it():
    body = "<p>Ofsted said “one thing here” (para 1) and “another thing” (para 2). It liked “a third thing”.</p>"
    assert [(claim.words, claim.printed) for claim in claims(content(body))] == [
        ("one thing here", "para 1"),
        ("another thing", "para 2"),
        ("a third thing", ""),
    ]


def test_lists_are_praise_or_demands_by_what_stands_above_them():
    body = (
        "<p>Ofsted praised the council in these areas:</p><ul><li>Adoption is quick (Paragraph 7)</li>"
        "<li>Leavers “feel heard” (Paragraph 9)</li></ul><p>The inspectors recommended that the council should:</p>"
        "<ol><li>Recruit more foster carers for teenagers</li></ol><p>Inspectors judged three categories:</p>"
        "<ul><li>Leadership, management and governance</li></ul><p>We offer:</p>"
        "<ul><li>Fun for all the family</li></ul>"
    )
    assert found(body) == [
        ("Adoption is quick", "praised area"),
        ("feel heard", "quotation"),
        ("Recruit more foster carers for teenagers", "recommendation"),
    ]


def test_what_a_panel_prints_of_the_record_is_claimed_where_the_body_places_it():
    praised = {"text": "Adoption is “very quick”.", "ranges": [[7, 7]], "citation": "Paragraph 7"}
    asked = {"text": "Recruit foster carers.", "ranges": [], "citation": "", "number": 15}
    record = [facts(praised_areas=[praised], recommendations=[asked])]
    body = '<div data-embed="{}" data-ref="fernshire-2018"></div>'
    assert claims(content(inspections=record)) == []
    [claim] = claims(content(body.format("praised-areas"), inspections=record))
    assert (claim.words, claim.place, claim.printed) == ("very quick", "praised_areas:fernshire-2018:0", "Paragraph 7")
    [claim] = claims(content(body.format("recommendations"), inspections=record))
    assert (str(claim.kind), claim.cited) == ("recommendation", ((15, 15),))


def test_a_definition_and_the_headline_and_summary():
    body = "<p>A good authority is described by Ofsted as one that “leads effective services”.</p>"
    assert found(body) == [("leads effective services", "definition")]
    [headline, summary] = claims(
        content(headline="Ofsted: staff “act fast”", summary="Ofsted liked “the way we care”.")
    )
    assert (headline.place, summary.place) == ("headline", "summary")


def test_figures_count_if_the_report_has_them_and_key_facts_by_their_source():
    body = "<p>More than 3,100 children receive a specialist service and 512 are the subject of a plan.</p>"
    report = "At 31 March 3,151 children had a specialist service. 512 children were the subject of a plan."
    assert [verdict for _words, verdict in verdicts(body, report)] == ["supported", "supported"]
    assert verdicts("<p>Our 40 libraries lend 512 jigsaw puzzles every week.</p>", report) == []
    fact = {"key": "k", "value": "520", "unit": "", "label": "children are the subject of a plan", "source": ""}
    assert verdicts("", report, key_facts=[fact]) == []
    [one] = checked("", report, key_facts=[{**fact, "source": "Ofsted report, page 7"}])
    assert (one.claim.place, str(one.verdict), one.differences) == ("key_facts:k", "differs", (("520", "512"),))


def test_the_key_is_the_words_and_the_citation_whatever_the_typography():
    one, other, cited = (
        claims(content(f"<p>Ofsted said {said}.</p>"))[0]
        for said in ("“Staff’s care”", "'staff's  care'", "“Staff’s care” (para 2)")
    )
    assert one.key == other.key != cited.key
    assert len(one.key) == 64


def test_without_an_inspection_there_is_no_claim():
    body = "<p>Ofsted said “anything at all”.</p>"
    home = facts(slug="", is_confidential=True)
    assert words(body, inspections=[]) == words(body, inspections=[home]) == []


@pytest.mark.parametrize(
    "body",
    [
        "<p>The new library opens on Monday. Readers called it “a wonderful place to be” and “simply the best”.</p>",
        "<p>The library was praised by 3,100 visitors for its ‘quiet corner’. Good coffee is served all day.</p>",
        "<h2>What’s on</h2><p>‘Rhyme time’, said to be “outstanding fun”, is on Tuesdays from 10 to 11.</p>",
        "<p>Jo Fern said: “Ofsted comes next year. We will be ready.”</p>",
    ],
)
def test_ordinary_news_claims_nothing(body):
    assert verdicts(body, "Leaders know their services well.") == []
