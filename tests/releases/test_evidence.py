"""What claims are checked against, from the database, and what an edition keeps of it."""

import datetime as dt

import pytest

from inspections.models import Framework, Report
from releases.claims import check_claims
from releases.evidence import evidence, sources_for
from releases.models import Release
from releases.refusals import WorkingCopy
from releases.snapshot import snapshot
from tests.factories import InspectionFactory, ReleaseFactory, published, staff

pytestmark = pytest.mark.django_db

QUERIES_OF_SOURCES = 5  # the inspections and their history with bodies, days and overall grades; the paragraphs
LONG = "Leaders know their services well and have plans for each of them, " * 6


def inspected(slug="fernshire-2014", licence="ogl", **fields):
    inspection = InspectionFactory(slug=slug, **fields)
    report = Report.objects.create(
        inspection=inspection, title="Report", url=f"https://files.ofsted.gov.uk/{slug}", licence=licence
    )
    report.paragraphs.create(position=1, number=1, page=3, section="Findings", text="Staff know their children well.")
    report.paragraphs.create(position=2, page=4, text=LONG)
    return inspection


def content_of(*inspections, **fields):
    release = ReleaseFactory(**fields)
    release.inspections.add(*inspections)
    return snapshot(Release.objects.with_parts().get(pk=release.pk))


def test_a_release_that_reports_no_inspection_costs_nothing(django_assert_num_queries):
    content = content_of()
    with django_assert_num_queries(0):
        assert sources_for(content) == {}


@pytest.mark.parametrize("number", [1, 4])
def test_the_queries_do_not_grow_with_the_inspections(django_assert_num_queries, number):
    inspections = [inspected(f"fernshire-{at}", confirmed=True) for at in range(number)]
    for one in inspections:
        one.periods.create(starts_on="2014-04-29", ends_on="2014-05-21")
    content = content_of(*inspections)
    with django_assert_num_queries(QUERIES_OF_SOURCES):
        sources = sources_for(content)
    assert len(sources) == number


def test_a_source_is_the_facts_the_passages_in_printed_order_and_the_method():
    [source] = sources_for(content_of(inspected())).values()
    assert [(one.number, one.page) for one in source.passages] == [(1, 3), (None, 4)]
    assert (source.report_url, source.may_be_copied) == ("https://files.ofsted.gov.uk/fernshire-2014", True)
    assert (source.method.scale, source.method.since, source.method.has_overall) == ("sif", 2013, True)


def test_earlier_inspections_of_the_same_bodies_that_gave_an_overall_grade_are_its_history():
    for code, year in (("slac", 2011), ("sif", 2014), ("ilacs-2018", 2018), ("ilacs-2018", 2022)):
        framework = Framework.objects.get(code=code)
        one = inspected(f"fernshire-{year}", framework=framework, confirmed=True, published_on=dt.date(year, 5, 1))
        for category in framework.categories.filter(is_overall=True):
            one.judgements.create(category=category, grade=framework.scale.grades.get(label="Good"))
    visit = Framework.objects.get(code="focused-visit")
    inspected("fernshire-visit", framework=visit, confirmed=True, published_on=dt.date(2016, 5, 1))
    inspected("fernshire-draft", published_on=dt.date(2012, 5, 1))
    reported = Release.inspections.field.related_model.objects.get(slug="fernshire-2018")
    [source] = sources_for(content_of(reported)).values()
    assert [(one.year, one.method.scale, one.grade) for one in source.earlier] == [
        (2014, "sif", "Good"),
        (2011, "four-point-adequate", ""),
    ]


def test_what_an_edition_keeps_of_a_claim():
    body = "<p>Ofsted said staff “know their children well” (Paragraph 1) and “fly to the moon and back”.</p>"
    release = ReleaseFactory(body=body)
    release.inspections.add(inspected(confirmed=True))
    edition = published(release)
    verbatim, lost = edition.evidence
    assert verbatim == {
        "key": verbatim["key"],
        "claim": "know their children well",
        "kind": "quotation",
        "cited": "Paragraph 1",
        "place": "body",
        "inspection": "fernshire-2014",
        "verdict": "verbatim",
        "paragraphs": [[1, 1]],
        "page": 3,
        "url": "https://files.ofsted.gov.uk/fernshire-2014",
        "kept": "",
        "words": "know their children well",
    }
    assert (lost["verdict"], lost["words"], lost["page"], lost["paragraphs"]) == ("not found", "", None, [])


@pytest.mark.parametrize(("licence", "is_kept"), [("ogl", True), ("non_commercial", False), ("unknown", False)])
def test_long_words_of_a_report_that_may_not_be_copied_are_not_kept(licence, is_kept):
    content = content_of(inspected(licence=licence), body=f"<p>Ofsted said “{LONG.strip(', ')}”.</p>")
    sources = sources_for(content)
    [entry] = evidence(check_claims(content, sources), sources, [])
    assert bool(entry["words"]) is is_kept
    assert (entry["verdict"], entry["page"]) == ("verbatim", 4)


def test_where_nothing_was_read_no_claim_is_a_warning():
    inspection = InspectionFactory()
    release = ReleaseFactory(body="<p>Ofsted said “anything at all” and recommended that we do more (Paragraph 7).</p>")
    release.inspections.add(inspection)
    copy = WorkingCopy(release)
    assert {str(one.verdict) for one in copy.checked} == {"cannot check"}
    assert not [one for one in copy.findings if one.id.startswith("claims.")]


def test_a_childrens_home_is_no_source():
    home = InspectionFactory(slug="home")
    body = home.bodies.get()
    home.bodies.set([type(body).objects.create(kind="childrens_home", name="Elm Lodge", authority=body.authority)])
    content = content_of(home, body="<p>Ofsted said “anything at all”.</p>")
    assert sources_for(content) == {}
    assert staff("Author")
