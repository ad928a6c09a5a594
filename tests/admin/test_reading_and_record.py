"""A report for an inspection that is on record: what changes is shown, and nothing is overwritten unasked."""

import datetime as dt
from dataclasses import replace

import pytest
from django.http import QueryDict
from django.test import Client

from inspections import workflow_confirming
from inspections.admin.reading_form import ConfirmForm
from inspections.models import FactChange, FactConflict, Inspection, ReportReading, Source
from inspections.proposing.proposal import propose
from inspections.reading.shape import Found, Place
from inspections.workflow import Refused
from tests.admin.conftest import signed_in
from tests.admin.pages import says
from tests.admin.test_reading_confirmed import confirm, page, typed
from tests.inspections import build
from tests.inspections.readings import asked, judged, reading, waiting

pytestmark = pytest.mark.django_db


@pytest.fixture
def record() -> Inspection:
    """The same inspection on record: its days, two judgements, something praised, no report."""
    made = build.inspection(confirmed=True, published_on=dt.date(2014, 6, 29), lead_inspector="Sam Reed HMI")
    build.judge(made, "Overall", "Good", source=Source.HAND)
    build.judge(made, "1", "Outstanding", source=Source.HAND)
    build.judge(made, "2.1", "Inadequate", source=Source.OPEN_DATA)
    made.praisedareas.create(text="Early help", paragraphs="2", source=Source.RELEASE)
    return made


def grades(made: Inspection) -> dict[str, str]:
    return {line.category.number or "overall": str(line.grade) for line in made.judgements.all() if line.grade}


def key(made: Inspection, number: str) -> int:
    return made.framework.categories.get(number=number).pk


def test_what_changes_is_shown_before_anything_does(inspections_officer: Client, record: Inspection) -> None:
    answer = inspections_officer.get(page(waiting()))
    assert says(answer, "Into the record", record.title, "29 June 2014", "30 June 2014", "Keep ours: 29 June 2014")
    assert says(answer, "1 Children who need help and protection: report and record disagree", "Keep ours: Outstanding")
    assert "Lead inspector: report and record disagree" not in answer.content.decode()
    assert grades(record) == {"overall": "Good", "1": "Outstanding", "2.1": "Inadequate"}


def test_what_was_typed_by_hand_is_kept_unless_somebody_says_so(
    inspections_officer: Client, record: Inspection
) -> None:
    confirm(inspections_officer, waiting())
    record.refresh_from_db()
    assert Inspection.objects.get() == record
    assert record.published_on == dt.date(2014, 6, 29)
    assert grades(record)["1"] == "Outstanding"
    assert grades(record)["2.1"] == "Good", "the report comes before open data"
    assert grades(record)["3"] == "Good", "what was missing is filled in"
    assert [area.text for area in record.praisedareas.all()] == ["Early help"]
    conflict = FactConflict.objects.get(field="published_on")
    assert (conflict.theirs, conflict.settled_by) == ("2014-06-30", inspections_officer.officer)
    change = FactChange.objects.get(what="2.1 Adoption performance")
    assert (change.old, change.new, change.source, change.by) == (
        "Inadequate",
        "Good",
        "report",
        inspections_officer.officer,
    )


def test_the_report_s_value_is_taken_and_the_old_one_remembered(
    inspections_officer: Client, record: Inspection
) -> None:
    line = f"keep-judgement-{key(record, '1')}"
    confirm(inspections_officer, waiting(), **{"keep-published_on": "take", line: "take"})
    record.refresh_from_db()
    assert record.published_on == dt.date(2014, 6, 30)
    assert record.sources["published_on"] == Source.REPORT
    judgement = record.judgements.get(category__number="1")
    assert (str(judgement.grade), judgement.source) == ("Good", Source.REPORT)
    changes = {change.what: (change.old, change.new) for change in FactChange.objects.all()}
    assert changes["Published"] == ("29 June 2014", "30 June 2014")
    assert changes["1 Children who need help and protection"] == ("Outstanding", "Good")


def test_a_disagreement_may_stay_open(inspections_officer: Client, record: Inspection) -> None:
    line = f"keep-judgement-{key(record, '1')}"
    confirm(inspections_officer, waiting(), **{"keep-published_on": "open", line: "open"})
    record.refresh_from_db()
    assert record.published_on == dt.date(2014, 6, 29)
    assert FactConflict.objects.get(field="published_on").settled_at is None
    conflict = record.judgements.get(category__number="1").conflicts.get()
    assert (str(conflict.grade), conflict.source, conflict.settled_at) == ("Good", Source.REPORT, None)


def test_a_change_since_the_page_was_opened_is_not_overwritten(inspections_officer: Client, record: Inspection) -> None:
    record.published_on = None
    record.save()
    row = waiting()
    sent = typed(inspections_officer, row)
    record.published_on = dt.date(2014, 7, 1)
    record.save()
    answer = inspections_officer.post(page(row), sent)
    assert says(answer, "Report and record disagree here: choose which of the two goes on record.")
    record.refresh_from_db()
    assert record.published_on == dt.date(2014, 7, 1)
    assert record.judgements.count() == 3, "nothing else was written either"


def test_a_corrected_value_was_typed_by_hand(inspections_officer: Client) -> None:
    build.body()
    row = waiting()
    line = f"grade-{build.category('sif', '3').pk}"
    confirm(inspections_officer, row, lead_inspector="Kim Reed", **{line: build.grade("Outstanding").pk})
    made = Inspection.objects.get()
    assert made.lead_inspector == "Kim Reed"
    assert "lead_inspector" not in made.sources
    judgement = made.judgements.get(category__number="3")
    assert (str(judgement.grade), judgement.source) == ("Outstanding", Source.HAND)
    assert judgement.words == "Good"


def test_sent_in_for_an_inspection_it_goes_to_that_one(inspections_officer: Client) -> None:
    other = build.inspection("sif", published_on=dt.date(2010, 1, 1))
    other.periods.all().delete()
    confirm(inspections_officer, waiting(inspection=other))
    other.refresh_from_db()
    assert Inspection.objects.get() == other
    assert other.judgements.count() == 7


def test_a_new_record_may_be_made_instead(inspections_officer: Client, record: Inspection) -> None:
    row = waiting()
    shown = inspections_officer.post(page(row), typed(inspections_officer, row, show="new", lead_inspector="Kim Reed"))
    assert says(shown, "Into a new record.")
    assert 'value="Kim Reed"' in shown.content.decode(), "what was typed is still there"
    assert Inspection.objects.count() == 1


def test_another_framework_shows_its_lines_and_keeps_what_was_typed(inspections_officer: Client) -> None:
    row = waiting()
    other = build.category("ilacs-2023", "Overall").framework
    answer = inspections_officer.post(
        page(row), typed(inspections_officer, row, framework=other.pk, lead_inspector="Kim")
    )
    assert says(answer, "The experiences and progress of care leavers")
    assert 'value="Kim"' in answer.content.decode()
    assert not Inspection.objects.exists()


def test_a_record_stays_under_its_framework(inspections_officer: Client, record: Inspection) -> None:
    row = waiting(inspection=record, content=reading(framework="ilacs-2018"))
    answer = confirm(inspections_officer, row)
    assert says(answer, "is on record under Single inspection framework")
    assert grades(record)["1"] == "Outstanding"


def test_a_record_does_not_become_another_council_s(inspections_officer: Client, record: Inspection) -> None:
    other = replace(reading(), body=Found("Oxfordshire County Council", Place(1, "Oxfordshire County Council")))
    answer = confirm(inspections_officer, waiting(other, inspection=record))
    assert says(answer, f"“{record}” is of Fernshire. Choose that authority, or make a new record.")
    assert [body.name for body in record.bodies.all()] == ["Fernshire County Council"]


def test_the_second_of_two_officers_gets_a_sentence(inspections_officer: Client) -> None:
    row = waiting()
    second = signed_in("Inspections officer")
    first, late = typed(inspections_officer, row), typed(second, row)
    inspections_officer.officer.first_name = "Indira"
    inspections_officer.officer.save()
    assert inspections_officer.post(page(row), first).status_code == 302
    answer = second.post(page(row), late, follow=True)
    assert says(answer, "Indira has confirmed this reading meanwhile")
    assert Inspection.objects.count() == 1


def test_of_two_confirmations_at_one_moment_the_second_is_refused(inspections_officer: Client) -> None:
    row = waiting()
    sent = QueryDict(mutable=True)
    sent.update(typed(inspections_officer, row))
    form = ConfirmForm(sent, proposal=propose(row), may_publish=True)
    assert form.is_valid(), form.errors
    workflow_confirming.confirm(reading=row, choices=form.choices(), by=inspections_officer.officer)
    with pytest.raises(Refused, match="has confirmed this reading meanwhile"):
        workflow_confirming.confirm(reading=row, choices=form.choices(), by=inspections_officer.officer)
    assert Inspection.objects.count() == 1


def test_a_second_version_shows_what_changed(inspections_officer: Client) -> None:
    confirm(inspections_officer, waiting())
    made = Inspection.objects.get()
    old = reading()
    paragraphs = (*old.paragraphs[:2], replace(old.paragraphs[2], text="Other words."), *old.paragraphs[3:-1])
    row = waiting(
        replace(
            old,
            paragraphs=paragraphs,
            judgements=(*old.judgements[:-1], judged(old.judgements[-1].category, "Inadequate")),
        )
    )
    answer = inspections_officer.get(page(row))
    assert says(answer, "3; changed: 2; gone: 4")
    confirm(inspections_officer, row)
    report = made.report
    report.refresh_from_db()
    assert report.sha256 == row.sha256
    assert [paragraph.text for paragraph in report.paragraphs.filter(number=2)] == ["Other words."]
    assert made.recommendations.count() == 2
    changes = {change.what for change in FactChange.objects.all()}
    assert {"Paragraphs of the report", "Our copy of the report"} <= changes
    assert ReportReading.objects.filter(status="confirmed").count() == 2


def test_recommendations_on_record_are_met_and_not_doubled(inspections_officer: Client, record: Inspection) -> None:
    record.recommendations.create(text="Recruit more foster carers", source=Source.RELEASE)
    record.recommendations.create(text="Evaluate training now.", number=4, source=Source.HAND)
    told = record.recommendations.create(text="Something only the release says.", source=Source.RELEASE)
    record.recommendations.create(text="Something an officer typed.", source=Source.HAND)
    followed = record.recommendations.create(text="Told to the public.", source=Source.RELEASE)
    followed.progress.create(on=dt.date(2015, 1, 5), status="done", note="Done.")
    row = waiting()
    assert says(inspections_officer.get(page(row)), f"Take off the record: {told.text}")
    confirm(inspections_officer, row)
    assert {one.text: (one.number, one.paragraphs) for one in record.recommendations.all()} == {
        "Recruit more foster carers": (3, "3"),
        "Evaluate training now.": (4, ""),
        "Something an officer typed.": (None, ""),
        "Told to the public.": (None, ""),
    }
    assert FactChange.objects.filter(what="Recommendation", old=told.text, new="").exists()


def test_a_release_s_shorter_words_give_way_to_the_report_s(inspections_officer: Client, record: Inspection) -> None:
    whole = "Recruit more foster carers within Fernshire so that children can be placed near their own communities."
    record.recommendations.create(text="Recruit more foster carers so that children can be near", source=Source.RELEASE)
    confirm(inspections_officer, waiting(reading(recommendations=(asked(whole, 15),))))
    only = record.recommendations.get()
    assert (only.text, only.number, only.source) == (whole, 15, Source.REPORT)


def test_what_somebody_unticked_is_not_recorded(inspections_officer: Client) -> None:
    row = waiting()
    sent = typed(inspections_officer, row)
    del sent["asked-0-include"]
    inspections_officer.post(page(row), sent)
    assert [one.number for one in Inspection.objects.get().recommendations.all()] == [4]


def test_a_day_from_the_file_s_name_was_not_read_in_the_report(inspections_officer: Client) -> None:
    named = Found("2026-07-07", Place(0, "the file’s name, 2026-07-07-fernshire.pdf"))
    row = waiting(reading(published_on=named))
    assert says(inspections_officer.get(page(row)), "From the file’s name")
    confirm(inspections_officer, row)
    made = Inspection.objects.get()
    assert made.published_on == dt.date(2026, 7, 7)
    assert "published_on" not in made.sources
