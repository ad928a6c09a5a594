"""What an officer does about a claim, through the verbs: mended or kept, never silently."""

import pytest

from releases import workflow
from releases.models import KeptClaim, Release
from releases.permissions import Act
from releases.refusals import Refused, WorkingCopy, refusals
from releases.snapshot import snapshot
from releases.workflow_claims import correct_paragraphs, keep_claim, unkeep, use_report_words
from tests.factories import ContactFactory, InspectionFactory, KeyFactFactory, QuoteFactory, ReleaseFactory, staff

pytestmark = pytest.mark.django_db

WRONG = "<p>Ofsted said staff “know the children very well” (Paragraph 1).</p>"


@pytest.fixture
def inspection():
    inspection = InspectionFactory(slug="fernshire-2014", confirmed=True)
    report = read_report_of(inspection)
    for number, text in enumerate(["Leaders act fast.", "Staff know their children very well."], start=1):
        report.paragraphs.create(position=number, number=number, page=3, section="Findings", text=text)
    report.paragraphs.create(position=3, page=7, text="In March 512 children were the subject of a protection plan.")
    return inspection


def read_report_of(inspection):
    from_url = "https://files.ofsted.gov.uk/v1/file/1"
    model = inspection._meta.get_field("report").related_model
    return model.objects.create(inspection=inspection, title="The report", url=from_url, licence="ogl")


def release_with(inspection, **fields):
    release = ReleaseFactory(**fields)
    release.inspections.add(inspection)
    release.releasecontact_set.create(contact=ContactFactory())
    return release


def key_of(release, at=0):
    return WorkingCopy(release).checked[at].claim.key


def claim_ids(release):
    return [one.id for one in WorkingCopy(release).findings if one.id.startswith("claims.")]


def test_the_report_words_are_put_in_and_the_history_says_so(inspection):
    release = release_with(inspection, body=WRONG)
    assert claim_ids(release) == ["claims.W001", "claims.W002"]
    entry = use_report_words(release=release, key=key_of(release), by=staff("Author"))
    release.refresh_from_db()
    assert "“know their children very well”" in release.body
    assert entry.verb == "edited"
    assert "“the” → “their”" in entry.note
    assert claim_ids(release) == ["claims.W002"]


def test_the_paragraph_is_corrected_and_the_history_says_from_what_to_what(inspection):
    release = release_with(inspection, body=WRONG)
    entry = correct_paragraphs(release=release, key=key_of(release), by=staff("Author"))
    release.refresh_from_db()
    assert release.body.endswith("(Paragraph 2).</p>")
    assert "Paragraph 1 → 2" in entry.note
    assert claim_ids(release) == ["claims.W001"]


def test_a_claim_is_kept_with_a_reason_that_the_edition_keeps(inspection):
    release = release_with(inspection, body=WRONG)
    key, author, approver = key_of(release), staff("Author"), staff("Approver")
    workflow.submit(release=release, by=author)
    release.refresh_from_db()
    assert any("warnings" in reason for reason in refusals(release, Act.APPROVE, by=approver))
    kept = keep_claim(release=release, key=key, reason=" The inspector agreed. ", by=author)
    assert (kept.reason, kept.verdict, kept.cited) == ("The inspector agreed.", "differs", "Paragraph 1")
    assert claim_ids(release) == []
    assert "Kept “know the children very well”" in release.history.first().note
    workflow.approve(release=release, by=approver, note="Read.")
    edition = workflow.publish(release=release, by=approver)
    assert edition.content["kept"] == [
        {
            "key": key,
            "claim": "know the children very well",
            "cited": "Paragraph 1",
            "verdict": "differs",
            "reason": "The inspector agreed.",
        }
    ]
    [entry] = edition.evidence
    assert (entry["verdict"], entry["kept"]) == ("differs", "The inspector agreed.")


def test_a_reason_can_be_taken_back(inspection):
    release = release_with(inspection, body=WRONG)
    author, key = staff("Author"), key_of(release)
    keep_claim(release=release, key=key, reason="Agreed.", by=author)
    keep_claim(release=release, key=key, reason="Agreed by letter.", by=author)
    assert [kept.reason for kept in release.kept_claims.all()] == ["Agreed by letter."]
    unkeep(release=release, key=key, by=author)
    assert not release.kept_claims.exists()
    assert "kept" not in snapshot(Release.objects.with_parts().get(pk=release.pk))
    assert claim_ids(release) == ["claims.W001", "claims.W002"]
    with pytest.raises(Refused, match="No reason was given"):
        unkeep(release=release, key=key, by=author)


def test_mending_takes_the_reason_for_the_old_words_with_it(inspection):
    release = release_with(inspection, body=WRONG)
    author, key = staff("Author"), key_of(release)
    keep_claim(release=release, key=key, reason="Agreed.", by=author)
    use_report_words(release=release, key=key, by=author)
    assert not KeptClaim.objects.exists()


def test_a_claim_in_a_part_is_mended_in_the_part(inspection):
    release = release_with(inspection, body="<p>News.</p>")
    quote = QuoteFactory(release=release, words="Ofsted said we ‘know the children very well’.")
    fact = KeyFactFactory(
        release=release, value="517", label="children are the subject of a protection plan", source="Ofsted report"
    )
    for one in WorkingCopy(release).checked:
        use_report_words(release=release, key=one.claim.key, by=staff("Author"))
    quote.refresh_from_db()
    fact.refresh_from_db()
    assert quote.words == "Ofsted said we ‘know their children very well’."
    assert fact.value == "512"


def test_what_stands_in_the_record_of_the_inspection_is_mended_there(inspection):
    inspection.praisedareas.create(text="Staff “know the children very well”", paragraphs="2")
    panel = '<div data-embed="praised-areas" data-ref="fernshire-2014"></div>'
    release = release_with(inspection, body=f"<p>Ofsted praised us.</p>{panel}")
    with pytest.raises(Refused, match="record of the inspection fernshire-2014"):
        use_report_words(release=release, key=key_of(release), by=staff("Author"))
    assert keep_claim(release=release, key=key_of(release), reason="Agreed.", by=staff("Author"))


@pytest.mark.parametrize("verb", [use_report_words, correct_paragraphs, unkeep])
def test_who_may_not_change_releases_may_not_mend_them(inspection, verb):
    release = release_with(inspection, body=WRONG)
    for by in (None, staff("Inspections officer")):
        with pytest.raises(Refused, match="You may not change releases"):
            verb(release=release, key=key_of(release), by=by)


def test_what_is_gone_right_or_without_a_reason_is_refused(inspection):
    release = release_with(inspection, body="<p>Ofsted said “know their children very well” (Paragraph 2).</p>")
    author = staff("Author")
    for verb in (use_report_words, correct_paragraphs):
        with pytest.raises(Refused, match="Read the findings again"):
            verb(release=release, key=key_of(release), by=author)
        with pytest.raises(Refused, match="no longer in the release"):
            verb(release=release, key="0" * 64, by=author)
    with pytest.raises(Refused, match="Nothing stands against"):
        keep_claim(release=release, key=key_of(release), reason="Because.", by=author)
    wrong = release_with(inspection, body=WRONG)
    for reason, sentence in ((" ", "Say in a sentence"), ("x" * 501, "501 characters")):
        with pytest.raises(Refused, match=sentence):
            keep_claim(release=wrong, key=key_of(wrong), reason=reason, by=author)


def test_a_headline_without_room_for_the_report_words_is_refused_whole(inspection):
    headline = f"{'News ' * 23} Ofsted: staff “know the children very well”"
    assert len(headline) == 159
    release = release_with(inspection, headline=headline, body="<p>News.</p>")
    with pytest.raises(Refused, match="has room for 160"):
        use_report_words(release=release, key=key_of(release), by=staff("Author"))
    assert not release.history.exists()


def test_a_scheduled_release_is_not_mended(inspection):
    release = release_with(inspection, body=WRONG)
    Release.objects.filter(pk=release.pk).update(status="scheduled", publish_at="2030-01-01T00:00Z")
    workflow_key = key_of(release)
    with pytest.raises(Refused, match="Take it off the schedule"):
        use_report_words(release=release, key=workflow_key, by=staff("Author"))
    release.refresh_from_db()
    assert "the children" in release.body


def test_a_comparison_over_methods_cannot_be_kept(inspection):
    judged = inspection.judgements
    category = inspection.framework.categories.get(is_overall=True)
    judged.create(category=category, grade=inspection.framework.scale.grades.get(label="Good"))
    body = "<p>It is the third time running that Ofsted rated children’s services in Fernshire good.</p>"
    release = release_with(inspection, body=body)
    assert "claims.E002" in claim_ids(release)
    with pytest.raises(Refused, match="cannot be kept"):
        keep_claim(release=release, key=key_of(release, -1), reason="We like it.", by=staff("Author"))
