"""What importing keeps: drafts with parts, inspections on record or drafted, nothing twice, nothing overwritten."""

import datetime as dt
from typing import Any

import pytest

from council_news.sample import OXFORDSHIRE_2014
from council_news.sample.oxfordshire_history import AUTHORITY, INSPECTIONS
from inspections.importers.history import record_history
from inspections.models import Inspection, LocalAuthority, PraisedArea, Recommendation, Source
from releases import workflow
from releases.importers.store import Outcome, Stored, store
from releases.importers.text import read
from releases.markup import Embed, split_embeds
from releases.models import HistoryEntry, Person, Release
from releases.snapshot import snapshot
from tests.factories import ContactFactory, published, staff
from tests.releases.importing import INSPECTED, SMALL

pytestmark = pytest.mark.django_db
REPORT = "https://files.ofsted.gov.uk/v1/file/2762428"


def keep(text: str, by: Any = None) -> Stored:
    """Import ``text``."""
    return store(read(text), by=by)


def asked(stored: Stored) -> str:
    """What storing the text left for the officer."""
    return "\n".join(remark.sentence for remark in stored.remarks.not_understood)


def record_of_2014() -> Inspection:
    """The inspection of 2014 on record, not confirmed."""
    rows = [row for row in INSPECTIONS if row["slug"] == "oxfordshire-2014"]
    return record_history(authority=AUTHORITY, inspections=rows, by=staff("Administrator"), confirm=False)[0]


def embeds(release: Release) -> list[str]:
    """The names of the embeds in the body."""
    return [piece.name for piece in split_embeds(release.body) if isinstance(piece, Embed)]


def test_a_draft_with_its_parts() -> None:
    author = staff("Author")
    release = keep(SMALL, by=author).release
    assert release.status == Release.Status.DRAFT
    assert release.slug == "fernshire-opens-a-library"
    assert release.first_published_at == dt.datetime(2015, 3, 3, 9, 5, tzinfo=dt.UTC)
    quote = release.quote_set.get()
    assert (quote.speaker.name, quote.role.title, quote.introduction) == ("Jo Fern", "head of libraries", "")
    assert quote.words == "Come and read.\n\nEverybody is welcome."
    entry = release.history.get()
    assert (entry.verb, entry.by) == (HistoryEntry.Verb.IMPORTED, author)
    assert release.created_by == author


def test_oxfordshire_is_matched_and_written_to_the_record() -> None:
    inspection = record_of_2014()
    release = keep(OXFORDSHIRE_2014).release
    assert list(release.inspections.all()) == [inspection]
    assert embeds(release) == [
        "key-facts", "grade-scale", "judgements", "quote", "praised-areas", "recommendations", "quote",
    ]  # fmt: skip
    assert f'<p><a href="{REPORT}">A copy of the report can be found here</a></p>' in release.body
    praised = snapshot(release)["inspections"][0]["praised_areas"]
    assert [area["citation"] for area in praised][-1] == "Paragraph 9, 81"
    assert inspection.recommendations.count() == 4
    assert not inspection.is_confirmed
    inspection.refresh_from_db()
    assert not inspection.is_confirmed


def test_an_inspection_nobody_knows_is_drafted_and_not_confirmed() -> None:
    stored = keep(INSPECTED)
    inspection = stored.release.inspections.get()
    assert not inspection.is_confirmed
    assert (inspection.slug, inspection.framework.code) == ("fernshire-sif-2015", "sif")
    assert [str(period) for period in inspection.periods.all()] == ["6 to 28 January 2015"]
    assert {judgement.source for judgement in inspection.judgements.all()} == {Source.RELEASE}
    assert inspection.bodies.get().name == "Fernshire County Council"
    assert "the address of the report is not on record" in asked(stored)
    assert [note.text[:14] for note in stored.release.notetoeditors_set.all()] == ["The inspection", "For more infor"]


def test_a_confirmed_record_is_not_changed_by_an_import() -> None:
    record_history(authority=AUTHORITY, inspections=INSPECTIONS, by=staff("Administrator"))
    stored = keep(OXFORDSHIRE_2014)
    assert not PraisedArea.objects.exists()
    assert not Recommendation.objects.exists()
    assert "the record of the inspection is confirmed" in asked(stored)
    assert "<li>Child protection agencies work well together. (Paragraph 2)</li>" in stored.release.body


def test_findings_on_record_are_kept_and_the_list_stays_text() -> None:
    inspection = record_of_2014()
    inspection.praisedareas.create(text="Something else", position=1)
    stored = keep(OXFORDSHIRE_2014)
    assert [area.text for area in inspection.praisedareas.all()] == ["Something else"]
    assert "praised-areas" not in embeds(stored.release)
    assert "has some on record" in asked(stored)


def test_a_grade_that_contradicts_the_record_is_kept_beside_it() -> None:
    inspection = record_of_2014()
    stored = keep(OXFORDSHIRE_2014.replace("rated “Good”", "rated “Outstanding”"))
    judgement = inspection.judgements.get(category__label="Overall effectiveness")
    assert judgement.grade is not None
    assert judgement.grade.label == "Good"
    assert [conflict.grade.label for conflict in judgement.conflicts.all() if conflict.grade] == ["Outstanding"]
    assert "must settle it" in asked(stored)


def test_importing_again_changes_nothing() -> None:
    first = keep(INSPECTED)
    counts = [model.objects.count() for model in (Release, Inspection, LocalAuthority, Person, HistoryEntry)]
    again = keep(INSPECTED)
    assert (again.outcome, again.release) == (Outcome.SAME, first.release)
    assert [model.objects.count() for model in (Release, Inspection, LocalAuthority, Person, HistoryEntry)] == counts


def test_the_same_words_without_their_address_are_the_same_release() -> None:
    first = keep(INSPECTED)
    assert (
        keep(INSPECTED.replace("https://news.fernshire.example/news/requires-improvement", "")).outcome == Outcome.SAME
    )
    assert Release.objects.get() == first.release


def test_a_later_version_brings_an_untouched_draft_up_to_date() -> None:
    first = keep(INSPECTED)
    again = keep(INSPECTED.replace("Adoption is quick", "Adoption is very quick"))
    assert (again.outcome, again.release) == (Outcome.UPDATED, first.release)
    inspection = Inspection.objects.get()
    assert inspection.praisedareas.first().text == "Adoption is very quick"  # type: ignore[union-attr]
    assert "praised-areas" in embeds(again.release)
    assert again.release.history.count() == 2


def test_a_draft_somebody_edited_is_left_alone() -> None:
    release = keep(SMALL).release
    release.headline = "A better headline"
    release.save()
    workflow.record_edit(release=release, by=staff("Author"))
    again = keep(SMALL.replace("Come and read", "Do come and read"))
    assert again.outcome == Outcome.KEPT
    assert "was edited" in again.sentence
    assert Release.objects.get().headline == "A better headline"


def test_a_draft_edited_without_a_word_to_the_history_is_left_alone() -> None:
    release = keep(SMALL).release
    Release.objects.filter(pk=release.pk).update(summary="Written by hand.")
    assert keep(SMALL.replace("on Monday", "on Tuesday")).outcome == Outcome.KEPT


def test_a_published_release_is_left_alone() -> None:
    release = keep(SMALL).release
    edition = published(release)
    again = keep(SMALL.replace("on Monday", "on Tuesday"))
    assert again.outcome == Outcome.KEPT
    assert "was published" in again.sentence
    assert Release.objects.get().editions.get() == edition


def test_two_releases_of_one_headline_are_two() -> None:
    keep("Statement on Ofsted\n\nWe note the report that came out this morning.")
    keep("Statement on Ofsted\n\nThe leader has resigned over it this afternoon.")
    assert sorted(Release.objects.values_list("slug", flat=True)) == ["statement-on-ofsted", "statement-on-ofsted-2"]


def test_people_and_offices_are_matched() -> None:
    keep(SMALL)
    other = SMALL.replace("opens a library", "opens another library").replace("Jo Fern,", "Councillor Jo Fern,")
    quote = keep(other).release.quote_set.get()
    assert Person.objects.count() == 1
    assert quote.speaker.roles.count() == 1
    assert quote.lead_in == "Councillor Jo Fern, head of libraries, said:"


def test_a_contact_on_record_is_added_and_the_words_stay() -> None:
    contact = ContactFactory(phone="01632 960001", email="")
    release = keep(INSPECTED).release
    assert release.releasecontact_set.get().contact == contact
    assert "01632 960001" in release.notetoeditors_set.last().text  # type: ignore[union-attr]


def test_a_headline_too_long_for_its_field_is_kept_whole_in_the_body() -> None:
    long = "Fernshire " + "and other councils " * 7
    text = f"3 March 2015\n\n{long.strip()}\nwhich open a great many libraries\n\nThe library opens on Monday."
    release = keep(text).release
    assert len(release.headline) <= 160
    assert release.headline.endswith("…")
    assert "which open a great many libraries</p>" in release.body


def test_markup_in_a_text_is_shown_as_text() -> None:
    release = keep(
        "Bridge <b>opens</b>\n\n<script>alert(1)</script> was the name of the bridge that opened today.\n\n"
        'Jo Fern, mayor, said: “It is <img src=x onerror=alert(1)> <div data-embed="quote">open.”'
    ).release
    assert release.headline == "Bridge <b>opens</b>"
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in release.body
    assert "<script" not in release.body
    assert embeds(release) == ["quote"]
