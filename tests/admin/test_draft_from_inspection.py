"""A draft release made from an inspection: neutral, true to the record, and not to be published with a gap in it."""

import pytest
from django.test import Client
from django.urls import reverse

from inspections.models import Inspection, Source
from releases import checks
from releases.embeds import dangling, render_body
from releases.markup import plain_text
from releases.models import Newsroom, Release
from releases.snapshot import snapshot
from tests.admin.pages import says
from tests.factories import ContactFactory
from tests.inspections import build

pytestmark = pytest.mark.django_db


@pytest.fixture
def record() -> Inspection:
    """A confirmed inspection with an overall grade, something asked for and a report."""
    made = build.inspection(confirmed=True)
    for line in ("Overall", "1", "2", "3"):
        build.judge(made, line, "Good", source=Source.REPORT)
    made.recommendations.create(text="Recruit more foster carers.", number=14, paragraphs="14")
    build.report(made)
    return made


def draft(client: Client, made: Inspection) -> Release:
    """What the button makes."""
    answer = client.post(reverse("admin:releases_release_draft", args=[made.pk]))
    release = Release.objects.latest("pk")
    assert answer["Location"] == reverse("admin:releases_release_change", args=[release.pk])
    return release


def test_the_headline_states_the_overall_grade_and_nothing_else(author: Client, record: Inspection) -> None:
    release = draft(author, record)
    assert release.headline == "Ofsted judges children’s services in Fernshire good overall"
    assert release.summary == (
        "Inspectors visited from 29 April to 21 May 2014; their report was published on 30 June 2014."
    )
    assert release.created_by == author.officer  # type: ignore[attr-defined]
    assert list(release.inspections.all()) == [record]


@pytest.mark.parametrize(
    ("code", "grades", "headline"),
    [
        ("sif", {"Overall": "Outstanding"}, "Ofsted judges children’s services in Fernshire outstanding overall"),
        (
            "ilacs-2023",
            {"Overall": "Requires improvement to be good"},
            "Ofsted judges children’s services in Fernshire to require improvement to be good overall",
        ),
        (
            "ilacs-2026",
            {"The impact": "Good", "The experiences and progress of care": "Inadequate"},
            "Ofsted publishes two judgements on children’s services in Fernshire",
        ),
        ("focused-visit", {}, "Ofsted publishes report on children’s services in Fernshire"),
        (
            "slac",
            {"Safeguarding": "Good", "Looked after": "Good"},
            "Ofsted publishes two judgements on children’s services in Fernshire",
        ),
        (
            "area-send-2023",
            {"Inspection outcome": "Inconsistent experiences and outcomes"},
            "Ofsted and the Care Quality Commission publish report on services for children with special educational "
            "needs and disabilities in Fernshire",
        ),
    ],
)
def test_each_framework_has_its_headline(author: Client, code: str, grades: dict[str, str], headline: str) -> None:
    made = build.inspection(code)
    for line, label in grades.items():
        build.judge(made, line, label)
    assert draft(author, made).headline == headline


def test_the_facts_are_embeds_that_stay_true(author: Client, record: Inspection) -> None:
    release = draft(author, record)
    content = snapshot(release)
    assert dangling(content) == []
    html = render_body(content)
    for words in (
        "Overall effectiveness",
        "Recruit more foster carers.",
        "Read the report",
        "leads effective services",
    ):
        assert words in html
    record.recommendations.update(text="Recruit many more foster carers.")
    assert "many more" in render_body(snapshot(Release.objects.get(pk=release.pk)))


def test_a_gap_keeps_it_from_going_out(author: Client, record: Inspection) -> None:
    release = draft(author, record)
    assert "[Quote: who speaks for the council?]" in plain_text(release.body)
    errors = [finding for finding in checks.run(snapshot(release)) if finding.is_error]
    assert [(finding.id, finding.place) for finding in errors] == [("gaps.E001", "body")]
    release.body = release.body.replace("[Quote: who speaks for the council?]", "We agree [sic].")
    release.save()
    assert not any(finding.is_error for finding in checks.run(snapshot(release)))


def test_notes_tell_editors_the_method_and_what_is_not_comparable(author: Client, record: Inspection) -> None:
    build.judge(build.inspection("slac", confirmed=True, published_on="2011-05-01"), "Safeguarding", "Good")
    contact = ContactFactory()
    Newsroom.objects.create(default_contact=contact)
    release = draft(author, record)
    method, scale, other = (note.text for note in release.notetoeditors_set.all())
    assert "Inspection of services for children in need of help and protection" in method
    assert "The review of the safeguarding board is a separate judgement" in method
    assert scale.startswith("The grades, best first: outstanding, good, requires improvement, inadequate.")
    assert "does not mean the same" in scale
    assert "Safeguarding and looked after children inspection" in other
    assert [placed.contact for placed in release.releasecontact_set.all()] == [contact]


def test_every_draft_is_a_new_one(author: Client, record: Inspection) -> None:
    first, second = draft(author, record), draft(author, record)
    assert first.slug == "ofsted-judges-childrens-services-in-fernshire-good-overall"
    assert second.slug == f"{first.slug}-2"


def test_a_children_s_home_is_not_named_by_a_draft(author: Client) -> None:
    home = build.body("Fern House", kind="childrens_home")
    made = build.inspection("sccif", bodies=[home])
    answer = author.post(reverse("admin:releases_release_draft", args=[made.pk]), follow=True)
    assert says(answer, "No release says which children’s home was inspected")
    assert not Release.objects.exists()


def test_the_button_is_for_those_who_may_write(author: Client, inspections_officer: Client, record: Inspection) -> None:
    button = "Draft a release from this inspection"
    page = reverse("admin:inspections_inspection_change", args=[record.pk])
    assert button in author.get(page).content.decode()
    assert button not in inspections_officer.get(page).content.decode()
    answer = inspections_officer.post(reverse("admin:releases_release_draft", args=[record.pk]))
    assert answer.status_code == 403
    assert not Release.objects.exists()
