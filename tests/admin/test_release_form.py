"""Writing a release: what is saved, what is refused, and what is never lost."""

import datetime as dt

import pytest
from django.urls import reverse

from releases import workflow
from releases.models import Release
from tests.admin.conftest import signed_in
from tests.admin.pages import address, fields, says
from tests.factories import (
    PlaceFactory,
    QuoteFactory,
    ReleaseFactory,
    TopicFactory,
    approved,
    published,
    staff,
)

ADD = "/admin/releases/release/add/"


def save(client, release, **changes):
    page = client.get(address("change", release))
    return client.post(address("change", release), {**fields(page), **changes})


def test_a_new_release_gets_an_address_from_its_headline_and_a_history(author):
    page = author.get(ADD)
    typed = {**fields(page), "headline": "Fernshire’s library opens!", "body": "<p>On Monday.</p>"}
    response = author.post(ADD, typed, follow=True)
    release = Release.objects.get()
    assert (release.slug, release.created_by) == ("fernshires-library-opens", author.officer)
    assert [entry.verb for entry in release.history.all()] == ["created"]
    assert response.redirect_chain == [(address("change", release), 302)]
    assert says(response, "Saved.")


def test_two_releases_with_one_headline_get_two_addresses(author):
    published(ReleaseFactory(slug="library-opens"))
    Release.objects.filter(slug="library-opens").update(slug="library-moved")
    author.post(ADD, {**fields(author.get(ADD)), "headline": "Library opens"})
    assert Release.objects.latest("pk").slug == "library-opens-2"


def test_a_headline_of_figures_alone_still_gets_an_address_with_letters(author):
    author.post(ADD, {**fields(author.get(ADD)), "headline": "2014"})
    assert Release.objects.get().slug == "release-2014"


def test_an_address_that_was_public_once_is_refused_in_a_sentence(author):
    published(ReleaseFactory(slug="library-opens"))
    release = ReleaseFactory()
    response = save(author, release, slug="library-opens")
    assert says(response, "Another release has, or once had, the address “library-opens”.")


def test_an_unchanged_form_changes_nothing(author):
    release = ReleaseFactory()
    release.topics.add(TopicFactory())
    QuoteFactory(release=release)
    workflow.record_created(release=release, by=author.officer)
    before = release.history.first().sha256
    response = save(author, release)
    assert response.status_code == 302
    release.refresh_from_db()
    assert release.history.count() == 1
    assert release.history.first().sha256 == before


def test_what_was_typed_comes_back_when_something_is_wrong(author):
    release = ReleaseFactory()
    response = save(author, release, headline="", summary="Kept as typed.", slug="Not a slug!")
    assert response.status_code == 200
    again = fields(response)
    assert (again["summary"], again["slug"], again["headline"]) == ("Kept as typed.", "Not a slug!", "")
    assert says(response, "Nothing is saved yet")
    release.refresh_from_db()
    assert release.summary != "Kept as typed."


def test_a_colleagues_changes_are_not_overwritten_unseen(author):
    release = ReleaseFactory()
    opened = fields(author.get(address("change", release)))
    colleague = signed_in("Author", first_name="Alex", last_name="Marsh")
    save(colleague, release, headline="Alex’s headline")
    response = author.post(address("change", release), {**opened, "headline": "Mine", "summary": "Mine too."})
    assert says(response, "Alex Marsh changed this release at", "after you had opened it")
    assert (fields(response)["headline"], fields(response)["summary"]) == ("Mine", "Mine too.")
    release.refresh_from_db()
    assert release.headline == "Alex’s headline"
    author.post(address("change", release), fields(response))
    release.refresh_from_db()
    assert release.headline == "Mine"


def test_a_row_a_colleague_deleted_meanwhile_does_not_break_the_form(author):
    release = ReleaseFactory()
    quote = QuoteFactory(release=release)
    opened = fields(author.get(address("change", release)))
    quote.delete()
    workflow.record_edit(release=release, by=staff("Author", first_name="Alex"))
    response = author.post(address("change", release), {**opened, "summary": "Kept."})
    assert response.status_code == 200
    assert fields(response)["summary"] == "Kept."


def test_a_change_after_approval_says_that_the_approval_is_void(author):
    release = approved(ReleaseFactory())
    page = author.get(address("change", release))
    response = author.post(address("change", release), {**fields(page), "summary": "New."}, follow=True)
    assert says(response, "The approval was for the text before your change")
    release.refresh_from_db()
    assert release.status == Release.Status.IN_REVIEW


def test_a_scheduled_release_is_shown_and_cannot_be_changed(approver):
    release = approved(ReleaseFactory())
    at = dt.datetime.now(dt.UTC) + dt.timedelta(days=2)
    workflow.schedule(release=release, by=staff("Approver"), publish_at=at)
    page = approver.get(address("change", release))
    assert says(page, "This release is scheduled", release.headline, "Take off the schedule…")
    assert fields(page) == {}
    assert approver.post(address("change", release), {"headline": "Changed"}).status_code == 403


def test_save_and_send_for_review_is_one_step(author):
    release = ReleaseFactory()
    page = author.get(address("change", release))
    typed = {**fields(page), "summary": "Ready.", "_submit": "1"}
    response = author.post(address("change", release), typed, follow=True)
    release.refresh_from_db()
    assert (release.status, release.summary) == ("in_review", "Ready.")
    assert says(response, "Sent for review.")


def test_save_and_preview_leads_to_the_preview(author):
    release = ReleaseFactory()
    page = author.get(address("change", release))
    response = author.post(address("change", release), {**fields(page), "_preview": "1"})
    assert response.url == address("preview", release)


def test_the_date_of_first_publication_is_typed_in_london_time(author):
    release = ReleaseFactory()
    save(author, release, first_published_at="2014-06-30T11:09")
    release.refresh_from_db()
    assert release.first_published_at == dt.datetime(2014, 6, 30, 10, 9, tzinfo=dt.UTC)


@pytest.mark.parametrize("moment", ["2026-03-29T01:30", "2026-10-25T01:30"])
def test_an_hour_that_does_not_exist_or_comes_twice_gets_a_sentence(author, moment):
    response = save(author, ReleaseFactory(), first_published_at=moment)
    assert "couldn’t be interpreted in time zone Europe/London" in response.content.decode()


def test_the_date_stays_once_the_release_is_published(author):
    edition = published(ReleaseFactory(first_published_at=dt.datetime(2014, 6, 30, 10, 9, tzinfo=dt.UTC)))
    save(author, edition.release, first_published_at="2020-01-01T00:00")
    edition.release.refresh_from_db()
    assert edition.release.first_published_at == edition.first_published_at


def test_the_form_shows_findings_facts_and_why_an_act_is_refused(author):
    release = ReleaseFactory(headline="H" * 80)
    page = author.get(address("change", release))
    assert says(page, "The headline has 80 characters", "What cannot be done now, and why", "needs a permission")


def test_place_and_topics_are_saved(author):
    release, place, topic = ReleaseFactory(), PlaceFactory(), TopicFactory()
    save(author, release, place=place.pk, topics=[topic.pk])
    release.refresh_from_db()
    assert (release.place, list(release.topics.all())) == (place, [topic])
    assert release.history.first().verb == "edited"


def test_hostile_markup_in_the_body_does_not_survive_saving(author):
    release = ReleaseFactory()
    save(author, release, body='<p onclick="x()">Kept</p><script>alert(1)</script><svg onload="x()"></svg>')
    release.refresh_from_db()
    assert release.body == "<p>Kept</p>"


def test_forged_fields_are_ignored(author):
    release = ReleaseFactory()
    save(author, release, status="approved", key="x", created_by="1", import_ref="x", publish_at="2030-01-01")
    release.refresh_from_db()
    assert (release.status, release.import_ref, release.publish_at) == ("draft", None, None)


def test_a_published_release_cannot_be_deleted(administrator):
    edition = published()
    assert administrator.get(address("delete", edition.release)).status_code == 403
    draft = ReleaseFactory()
    assert administrator.post(address("delete", draft), {"post": "yes"}).status_code == 302
    assert not Release.objects.filter(pk=draft.pk).exists()


def test_an_inspections_officer_reads_and_does_not_write(inspections_officer):
    release = ReleaseFactory()
    page = inspections_officer.get(address("change", release))
    assert says(page, release.headline)
    assert fields(page) == {}
    assert inspections_officer.post(address("change", release), {"headline": "x"}).status_code == 403


def test_the_old_history_page_leads_to_editions(author):
    release = ReleaseFactory()
    response = author.get(reverse("admin:releases_release_history", args=[release.pk]))
    assert response.url == address("editions", release)


def test_queries_of_the_form_do_not_grow_with_its_parts(author, django_assert_max_num_queries):
    release = ReleaseFactory()
    for position in range(6):
        QuoteFactory(release=release, position=position)
    author.get(address("change", release))
    with django_assert_max_num_queries(75):
        author.get(address("change", release))
