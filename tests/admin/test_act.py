"""Doing something with a release: who may, what is asked, what is refused and in which words."""

import datetime as dt

import pytest
from django.utils import timezone

from releases import workflow
from releases.models import Edition, Release
from tests.admin.pages import address, fields, says
from tests.factories import ContactFactory, ReleaseFactory, approved, published, staff

ACT = "act-form"


def in_review(**values):
    release = ReleaseFactory(**values)
    release.releasecontact_set.create(contact=ContactFactory())
    workflow.record_created(release=release, by=staff("Author"))
    workflow.submit(release=release, by=staff("Author"))
    release.refresh_from_db()
    return release


def act(client, release, name, **words):
    """Open the page of the act and send its form with ``words``."""
    page = client.get(address("act", release), {"act": name})
    return client.post(address("act", release), {**fields(page, ACT), **words}, follow=True)


def status(release):
    release.refresh_from_db()
    return release.status


def test_the_approver_sees_text_checks_and_changes_before_deciding(approver):
    edition = published(ReleaseFactory(headline="One library opens"))
    edition.release.headline = "Two libraries open"
    edition.release.save()
    workflow.submit(release=edition.release, by=staff("Author"))
    page = approver.get(address("act", edition.release), {"act": "approve"})
    assert says(page, "You agree to exactly the text below", "What changes for readers", "The release names no contact")
    assert page.content.decode().count("<ins>") == 1


def test_from_review_to_the_public_page(approver):
    release = in_review()
    assert says(act(approver, release, "approve"), "Approved. It can be published or scheduled")
    response = act(approver, release, "publish")
    assert says(response, "Published.", "See the public page")
    assert Edition.objects.live().get().release == release


def test_warnings_need_a_note_to_be_approved(approver):
    release = in_review(summary="")
    response = act(approver, release, "approve")
    assert response.status_code == 409
    assert says(response, "Nothing was done", "There are warnings. Say why they may stand before you approve.")
    act(approver, release, "approve", note="The headline says it all.")
    assert status(release) == "approved"
    assert release.approvals.get().note == "The headline says it all."


def test_who_worked_on_the_text_is_told_that_somebody_else_approves(approver):
    release = in_review()
    release.summary = "Changed."
    release.save()
    workflow.record_edit(release=release, by=approver.officer)
    page = approver.get(address("act", release), {"act": "approve"})
    assert says(page, "Not possible now", "somebody else must approve it")
    assert fields(page, ACT) == {}
    response = approver.post(address("act", release), {"act": "approve", "expected": "x"})
    assert response.status_code == 409


def test_sending_back_asks_what_should_change(approver):
    release = in_review()
    response = act(approver, release, "send_back", note="")
    assert says(response, "What should change?", "This field is required.")
    act(approver, release, "send_back", note="Which year?")
    assert (status(release), release.history.first().note) == ("draft", "Which year?")


def test_what_was_changed_meanwhile_is_not_approved(approver):
    release = in_review()
    opened = fields(approver.get(address("act", release), {"act": "approve"}), ACT)
    Release.objects.filter(pk=release.pk).update(headline="Another headline")
    response = approver.post(address("act", release), opened)
    assert says(response, "The release was changed while you were looking at it. Read it again, then decide.")
    assert status(release) == "in_review"


def test_a_release_is_scheduled_in_london_time_and_taken_off_again(approver):
    release = approved(in_review_done())
    day = timezone.localdate() + dt.timedelta(days=30)
    act(approver, release, "schedule", publish_at=f"{day}T09:30")
    assert status(release) == "scheduled"
    assert timezone.localtime(release.publish_at).strftime("%H:%M") == "09:30"
    act(approver, release, "unschedule")
    assert status(release) == "approved"


def in_review_done():
    release = ReleaseFactory()
    release.releasecontact_set.create(contact=ContactFactory())
    return release


def test_the_past_is_no_time_to_schedule_for(approver):
    release = approved(in_review_done())
    response = act(approver, release, "schedule", publish_at="2014-06-30T11:09")
    assert says(response, "Choose a time in the future.")


def changed(approver):
    edition = published(in_review_done())
    release = edition.release
    release.summary = "It opens on Tuesday."
    release.save()
    workflow.record_edit(release=release, by=staff("Author"))
    return approved(release)


def test_a_change_asks_whether_readers_have_to_know(approver):
    release = changed(approver)
    page = approver.get(address("act", release), {"act": "publish"})
    assert says(page, "Do readers have to know?", "What changes for readers")
    response = act(approver, release, "publish", kind="correction")
    assert says(response, "Write the sentence that tells readers what was changed and why.")
    act(approver, release, "publish", kind="correction", change_note="It opens on Tuesday, not on Monday.")
    edition = release.editions.get(is_current=True)
    assert (edition.number, edition.kind) == (2, "correction")
    assert edition.change_note == "It opens on Tuesday, not on Monday."


def test_a_typo_fix_tells_the_public_nothing(approver):
    release = changed(approver)
    act(approver, release, "publish", kind="typo", change_note="Left over from before.")
    edition = release.editions.get(is_current=True)
    assert (edition.kind, edition.change_note) == ("typo", "")


def test_withdrawing_asks_for_reason_and_kind_and_can_be_undone(approver):
    release = published().release
    assert says(act(approver, release, "withdraw", kind="withdrawn"), "This field is required.")
    response = act(approver, release, "withdraw", kind="withdrawn", reason="It is not open.")
    assert says(response, "Withdrawn. Its address now says so, and why.")
    assert not Edition.objects.live().exists()
    act(approver, release, "restore")
    assert Edition.objects.live().exists()


@pytest.mark.parametrize("name", ["approve", "send_back", "schedule", "unschedule", "publish", "withdraw", "restore"])
def test_an_author_may_not(author, name):
    release = in_review()
    assert author.get(address("act", release), {"act": name}).status_code == 403
    assert author.post(address("act", release), {"act": name, "expected": ""}).status_code == 403


def test_nothing_is_done_by_following_a_link(approver):
    release = in_review()
    approver.get(address("act", release), {"act": "approve", "expected": "", "note": "x"})
    assert status(release) == "in_review"


@pytest.mark.parametrize("name", ["", "delete", "__class__"])
def test_there_is_no_other_act(approver, name):
    release = in_review()
    assert approver.get(address("act", release), {"act": name}).status_code == 404
    assert approver.post(address("act", release), {"act": name}).status_code == 404


def test_the_bar_offers_what_can_be_done_and_says_why_not_the_rest(approver):
    release = in_review()
    page = approver.get(address("change", release))
    assert says(page, "Approve…", "Send back…", "“Publish” is not possible while the release stands at “in review”.")
    assert "?act=publish" not in page.content.decode()
