"""Grades and comparisons against the record, and whether the whole of it is told."""

import pytest

from inspections.quotations import Passage
from releases import checks
from releases.claims import Earlier, Method, check_claims
from tests.releases.claiming import ILACS, ILACS_2026, SIF, content, facts, judgements, quote, source

GOOD = judgements(LEADERS="Good", HELP="Requires improvement to be good", IN_CARE="Good", OVERALL="Good")
ALL_GOOD = judgements(LEADERS="Good", HELP="Good", IN_CARE="Good", OVERALL="Good")
SLAC = Method("Safeguarding and looked after children inspection", "four-point-adequate", 2009)


def of(record=GOOD, method=ILACS, **changes):
    """The one source, by its slug."""
    told = facts(judgements=record, code="ilacs-2026" if method is ILACS_2026 else "ilacs-2018")
    return {"fernshire-2018": source(method=method, facts=told, **changes)}


def grades(body, sources, **changes):
    told = content(body, inspections=[one.facts for one in sources.values()], **changes)
    return [(str(one.verdict), bool(one.refusal)) for one in check_claims(told, sources)]


def ids(body, sources, **changes):
    told = content(body, inspections=[one.facts for one in sources.values()], **changes)
    return [one.id for one in checks.run(told, sources) if one.id.startswith("claims.")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Ofsted rated children’s services in Fernshire ‘good’ overall.",
        "The overall effectiveness was judged to be “Good” by inspectors.",
        "Inspectors judged the impact of leaders as good.",
        "Help and protection was judged ‘requires improvement’.",
        "The service for children in care and care leavers was rated good.",
    ],
)
def test_a_grade_that_the_record_has_is_supported(sentence):
    assert grades(f"<p>{sentence}</p>", of()) == [("supported", False)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Ofsted rated children’s services in Fernshire ‘outstanding’ overall.",
        "Inspectors judged the impact of leaders as outstanding.",
        "Help and protection was judged ‘good’.",
    ],
)
def test_a_grade_that_the_record_has_otherwise_is_a_warning(sentence):
    assert grades(f"<p>{sentence}</p>", of()) == [("differs", False)]
    assert "claims.W004" in ids(f"<p>{sentence}</p>", of())


@pytest.mark.parametrize(
    "sentence",
    [
        "Two of our schools were rated outstanding by Ofsted.",
        "The children’s home was judged to be inadequate at its last inspection.",
        "In 2011 services were rated outstanding.",
        "We aim to be rated outstanding overall next time.",
        "Good coffee and outstanding cakes are served in all libraries.",
        "Ofsted rated children’s services outstanding in three of the four areas.",
        "Outstanding debts are good reason to ring us, says the adoption team.",
        "Jo Fern said: “Our leaders were rated outstanding by Ofsted and we are proud of every one of them.”",
    ],
)
def test_grades_of_others_and_of_other_times_are_left_alone(sentence):
    assert grades(f"<p>{sentence}</p>", of()) == []


def test_the_headline_of_2014_is_right():
    headline = "Fernshire’s children’s social care services rated “Good” by Ofsted"
    sif = {"fernshire-2018": source(method=SIF, facts=facts(code="sif", judgements=ALL_GOOD))}
    assert grades("", sif, headline=headline) == [("supported", False)]
    assert ids("", sif, headline=headline) == []


def test_an_item_of_a_list_names_its_own_grade_or_has_that_of_the_sentence_above():
    own = "<p>The judgements were:</p><ul><li>Help and protection: good</li></ul>"
    assert grades(own, of()) == [("differs", False)]
    listed = "<ul><li>Impact of leaders</li><li>Help and protection</li></ul>"
    shared = f"<p>Services were rated “Good” in all areas:</p>{listed}"
    assert ("differs", False) in grades(shared, of())
    assert grades(shared, of(ALL_GOOD)) == []


def test_an_overall_claim_where_there_is_none_is_an_error():
    three = judgements(LEADERS="Good", HELP="Good", IN_CARE="Outstanding")
    body = "<p>Ofsted rated the council’s children’s services good overall.</p>"
    assert grades(body, of(three, ILACS_2026)) == [("not found", True)]
    assert ids(body, of(three, ILACS_2026))[0] == "claims.E001"
    assert ids(body, of(three, ILACS))[:1] != ["claims.E001"]


def test_without_an_overall_grade_services_may_be_called_what_all_judgements_are():
    same = judgements(LEADERS="Good", HELP="Good", IN_CARE="Good")
    body = "<p>Ofsted has rated children’s services in Fernshire as ‘Good’.</p>"
    assert grades(body, of(same, ILACS_2026)) == [("supported", False)]
    assert grades(body.replace("‘Good’", "‘Good’ overall"), of(same, ILACS_2026)) == [("not found", True)]
    mixed = judgements(LEADERS="Good", HELP="Inadequate", IN_CARE="Good")
    assert grades(body, of(mixed, ILACS_2026)) == [("not found", True)]


@pytest.mark.parametrize(
    "sentence",
    [
        "This is the third time running the county council has received the ‘Good’ rating by Ofsted.",
        "Ofsted rated services good for the third consecutive time.",
        "Good, says Ofsted: three in a row.",
    ],
)
def test_the_third_time_running_over_three_methods_is_refused(sentence):
    earlier = [Earlier(2014, SIF, "Good"), Earlier(2011, SLAC)]
    found = checks.run(content(f"<p>{sentence}</p>"), of(earlier=earlier))
    [error] = [one for one in found if one.is_error]
    assert error.id == "claims.E002"
    assert "2014 (Single inspection framework)" in error.sentence
    assert "2011" in error.sentence
    assert error.claim


def test_without_a_history_the_age_of_the_method_tells():
    body = (
        "<p>This is the third time running the council has received the ‘Good’ rating after an Ofsted inspection.</p>"
    )
    assert ids(body, of())[0] == "claims.E002"  # of 2018, by a method that began in 2017
    later = facts(judgements=ALL_GOOD, periods=[{"starts_on": "2025-06-01"}], published_on="2025-08-12")
    assert grades(body, {"fernshire-2018": source(facts=later)}) == [("cannot check", False)]


def test_comparisons_within_one_method_stand():
    earlier = [Earlier(2022, ILACS, "Good"), Earlier(2018, ILACS, "Good")]
    body = "<p>Ofsted rated services good, the third time running.</p>"
    assert grades(body, of(earlier=earlier))[-1] == ("supported", False)


@pytest.mark.parametrize(
    "sentence",
    [
        "Services have improved from ‘requires improvement’ to ‘good’, Ofsted says.",
        "The council has moved up from inadequate, inspectors found.",
        "The council retains its ‘good’ Ofsted rating.",
        "Services were once again rated ‘good’ by Ofsted.",
    ],
)
def test_improved_and_retained_are_comparisons(sentence):
    earlier = [Earlier(2014, SIF, "Good")]
    assert "claims.E002" in ids(f"<p>{sentence}</p>", of(earlier=earlier))
    assert "claims.E002" not in ids(f"<p>{sentence}</p>", of(earlier=[Earlier(2017, ILACS, "Good")]))


@pytest.mark.parametrize(
    "sentence",
    [
        "Our garden won gold for the third time running.",
        "Services have improved since inspectors came.",
        "The council has kept its promise: good roads, says the leader.",
        "Ofsted comes again next year.",
    ],
)
def test_what_compares_no_grades_is_left_alone(sentence):
    assert ids(f"<p>{sentence}</p>", of(earlier=[Earlier(2014, SIF, "Good")])) == []


def test_a_lower_grade_that_is_never_mentioned_is_a_warning_with_the_table_to_insert():
    body = "<p>Ofsted rated children’s services in Fernshire ‘good’ overall.</p>"
    [found] = [one for one in checks.run(content(body), of()) if one.id == "claims.W005"]
    assert "help and protection” was judged “Requires improvement to be good”" in found.sentence
    assert found.embed == ("judgements", "fernshire-2018")
    assert ids(body, of(ALL_GOOD)) == []
    assert ids(f"{body}<p>Some services require improvement, inspectors found.</p>", of()) == []
    assert ids(f"{body}<p>Help and protection ‘requires improvement’.</p>", of()) == []
    assert ids(f'{body}<div data-embed="judgements" data-ref="fernshire-2018"></div>', of()) == []
    assert ids(body, of(), quotes=[quote("One area requires improvement, and we know it.")]) == []


DEMANDS = [
    Passage(None, 2, "What needs to improve?", "The quality of supervision of social workers in the locality teams."),
    Passage(None, 2, "What needs to improve?", "The timeliness of health assessments for children in care."),
    Passage(None, 2, "What needs to improve?", "The sufficiency of homes for children with complex needs."),
    Passage(None, 2, "The experiences and progress of children", "1 The areas for improvement are cross-referenced."),
]


def untold(body, *passages, **changes):
    sources = {"fernshire-2018": source(*passages, "Leaders know their services very well.", facts=facts(**changes))}
    told = content(body, inspections=[one.facts for one in sources.values()])
    return [one.sentence for one in checks.run(told, sources) if one.id == "claims.W006"]


PRAISE = "<p>Ofsted said “leaders know their services very well”.</p>"


def test_the_share_of_recommendations_told_is_a_warning():
    assert untold(PRAISE, *DEMANDS) == ["The release tells none of the 3 recommendations to the council."]
    listed = "<ul><li>Make health assessments timely for children</li></ul>"
    some = f"{PRAISE}<p>Ofsted recommended that the council should:</p>{listed}"
    assert untold(some, *DEMANDS) == ["The release tells 1 of the 3 recommendations to the council."]
    prose = f"{PRAISE}<p>The report says that the supervision of social workers must improve in quality.</p>"
    assert untold(prose, *DEMANDS) == ["The release tells 1 of the 3 recommendations to the council."]


def test_nothing_is_asked_of_a_release_that_claims_nothing_or_tells_all():
    assert untold("<p>The library opens on Monday.</p>", *DEMANDS) == []
    asked = [{"text": one.text, "ranges": [], "citation": "", "number": None, "body": ""} for one in DEMANDS[:3]]
    panel = f'{PRAISE}<div data-embed="recommendations" data-ref="fernshire-2018"></div>'
    assert untold(panel, *DEMANDS, recommendations=asked) == []
    assert untold(PRAISE, recommendations=asked) == ["The release tells none of the 3 recommendations to the council."]
