"""The officer's desk: adding, confirming, the log of progress, reports, and who may do what."""

from datetime import date, timedelta

import pytest
from django.contrib.admin.models import LogEntry
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from inspections.models import (
    Framework,
    GradeScale,
    Inspection,
    InspectionPeriod,
    LocalAuthority,
    RecommendationProgress,
    Report,
)
from tests.inspections.build import body, inspection, judge, officer

pytestmark = pytest.mark.django_db

CHANGE = "admin:inspections_inspection_change"
EMPTY = {"TOTAL_FORMS": "0", "INITIAL_FORMS": "0"}


def managed(*prefixes):
    return {f"{prefix}-{key}": value for prefix in prefixes for key, value in EMPTY.items()}


@pytest.fixture
def by():
    return officer("Inspections officer")


@pytest.fixture
def desk(client, by):
    client.force_login(by)
    return client


@pytest.mark.parametrize(
    "model", ["inspection", "framework", "gradescale", "localauthority", "inspectedbody", "recommendation", "report"]
)
def test_every_list_and_search_answers(desk, model):
    inspection(confirmed=True).recommendations.create(text="Improve.")
    address = reverse(f"admin:inspections_{model}_changelist")
    assert desk.get(address).status_code == 200
    assert desk.get(address, {"q": "fern"}).status_code == 200


@pytest.mark.parametrize("code", ["sif", "report-card-2025", "jtai"])
def test_frameworks_can_be_edited(desk, code):
    framework = Framework.objects.get(code=code)
    assert desk.get(reverse("admin:inspections_framework_change", args=[framework.pk])).status_code == 200


def test_two_grades_can_swap_places(desk):
    scale = GradeScale.objects.get(code="safeguarding-met")
    met, not_met = scale.grades.all()
    data = {"code": scale.code, "name": scale.name, "grades-TOTAL_FORMS": "2", "grades-INITIAL_FORMS": "2"}
    for row, (row_grade, position) in enumerate([(met, 2), (not_met, 1)]):
        fields = {"id": row_grade.pk, "scale": scale.pk, "position": position, "label": row_grade.label}
        data |= {f"grades-{row}-{name}": value for name, value in fields.items()}
    answer = desk.post(reverse("admin:inspections_gradescale_change", args=[scale.pk]), data)
    assert answer.status_code == 302, answer.context["errors"]
    assert [row.label for row in scale.grades.all()] == ["Not met", "Met"]


def test_other_wordings_are_typed_one_to_a_line(desk):
    council = LocalAuthority.objects.create(name="Bristol", slug="bristol")
    data = {"name": "Bristol", "slug": "bristol", "aliases": "Bristol, City of\r\n\r\n Bristol, City of \r\nBCC"}
    address = reverse("admin:inspections_localauthority_change", args=[council.pk])
    assert desk.post(address, data | managed("gss_codes")).status_code == 302
    council.refresh_from_db()
    assert council.aliases == ["Bristol, City of", "BCC"]
    assert "Bristol, City of\nBCC" in desk.get(address).content.decode()


def test_adding_an_inspection_leads_to_its_judgements(desk):
    add = reverse("admin:inspections_inspection_add")
    first = desk.get(add).content.decode()
    assert "judgements-group" not in first
    answer = desk.post(
        add,
        {
            "title": "Children’s services in Fernshire, 2014",
            "slug": "fernshire-2014",
            "framework": str(Framework.objects.get(code="sif").pk),
            "kind": "inspection",
            "bodies": [str(body().pk)],
            "published_on": "2014-06-30",
            "periods-TOTAL_FORMS": "1",
            "periods-INITIAL_FORMS": "0",
            "periods-0-starts_on": "2014-04-29",
            "periods-0-ends_on": "2014-05-21",
            "periods-0-precision": "day",
        },
        follow=True,
    )
    made = Inspection.objects.get(slug="fernshire-2014")
    assert answer.request["PATH_INFO"] == reverse(CHANGE, args=[made.pk])
    assert "1 Children who need help and protection" in answer.content.decode()
    assert not made.is_confirmed


def test_nobody_scrolls_through_authorities(desk):
    LocalAuthority.objects.bulk_create(LocalAuthority(name=f"Shire {n}", slug=f"shire-{n}") for n in range(160))
    for address in (reverse("admin:inspections_inspection_add"), reverse("admin:inspections_inspectedbody_add")):
        assert "Shire 150" not in desk.get(address).content.decode()
    found = desk.get(
        reverse("admin:autocomplete"),
        {"term": "Shire 150", "app_label": "inspections", "model_name": "inspectedbody", "field_name": "authority"},
    )
    assert [row["text"] for row in found.json()["results"]] == ["Shire 150"]


def test_dates_in_the_wrong_order_are_explained(desk):
    made = inspection()
    period = made.periods.get()
    data = {"title": "x", "framework": made.framework_id, "kind": "inspection", "slug": made.slug}
    data |= {"bodies": [str(body().pk)], **managed("judgements", "praisedareas", "recommendations", "report")}
    data |= {"periods-TOTAL_FORMS": "1", "periods-INITIAL_FORMS": "1", "periods-0-id": period.pk}
    data |= {"periods-0-inspection": made.pk, "periods-0-starts_on": "2014-05-21", "periods-0-ends_on": "2014-04-29"}
    answer = desk.post(reverse(CHANGE, args=[made.pk]), data | {"periods-0-precision": "day"})
    assert "An inspection cannot end before it starts." in answer.content.decode()
    assert InspectionPeriod.objects.get().ends_on == date(2014, 5, 21)


def test_the_list_narrows_by_framework_kind_and_record(desk):
    inspection("sif", title="First", kind="reinspection")
    inspection("ilacs-2023", title="Second", confirmed=True)
    address = reverse("admin:inspections_inspection_changelist")
    for query, wanted in [
        ({"family": "SIF"}, "First"),
        ({"kind__exact": "reinspection"}, "First"),
        ({"record": "confirmed"}, "Second"),
        ({"record": "draft"}, "First"),
    ]:
        shown = [row.title for row in desk.get(address, query).context["cl"].result_list]
        assert shown == [wanted]


def test_the_list_costs_the_same_for_few_and_many(desk, django_assert_max_num_queries):
    address = reverse("admin:inspections_inspection_changelist")
    for _ in range(12):
        judge(inspection("sif"), "Overall", "Good")
    with django_assert_max_num_queries(30):
        assert "Good" in desk.get(address).content.decode()


def test_confirming_is_a_post_that_makes_the_record_public(desk, by):
    made = judge(inspection(), "1", "Good").inspection
    address = reverse("admin:inspections_inspection_confirm", args=[made.pk])
    assert address in desk.get(reverse(CHANGE, args=[made.pk])).content.decode()
    assert desk.get(address).status_code == 405
    assert "the public can see this inspection" in desk.post(address, follow=True).content.decode()
    made.refresh_from_db()
    assert made.confirmed_by == by
    assert LogEntry.objects.filter(object_id=str(made.pk), user=by).count() == 1


def test_what_stands_against_confirming_is_on_the_page(desk):
    made = inspection()
    html = desk.get(reverse(CHANGE, args=[made.pk])).content.decode()
    assert "Give the result: at least one judgement, or the outcome in a sentence." in html
    answer = desk.post(reverse("admin:inspections_inspection_confirm", args=[made.pk]), follow=True)
    assert "Give the result" in answer.content.decode()
    assert not Inspection.objects.public().exists()


def test_taking_out_of_view_asks_for_a_reason(desk):
    made = inspection(confirmed=True)
    address = reverse("admin:inspections_inspection_unconfirm", args=[made.pk])
    assert "Say why the record is taken out" in desk.post(address, follow=True).content.decode()
    assert Inspection.objects.public().count() == 1
    desk.post(address, {"reason": "Wrong authority."})
    assert not Inspection.objects.public().exists()


@pytest.mark.parametrize(
    ("role", "see", "edit", "confirm"),
    [
        ("Inspections officer", 200, True, 302),
        ("Administrator", 200, True, 302),
        ("Author", 200, False, 403),
        ("Approver", 200, False, 403),
        ("", 403, False, 403),
    ],
)
def test_who_may_do_what(client, role, see, edit, confirm):
    made = judge(inspection(), "1", "Good").inspection
    client.force_login(officer(role))
    response = client.get(reverse(CHANGE, args=[made.pk]))
    assert response.status_code == see
    assert (b'name="_save"' in response.content) is edit
    assert (client.get(reverse("admin:inspections_inspection_add")).status_code == 200) is edit
    assert client.post(reverse("admin:inspections_inspection_confirm", args=[made.pk])).status_code == confirm


def test_strangers_are_sent_to_the_login(client):
    made = inspection()
    for name in ("change", "confirm", "unconfirm"):
        answer = client.post(reverse(f"admin:inspections_inspection_{name}", args=[made.pk]))
        assert answer.status_code == 302
        assert "login" in answer["Location"]


def progress_form(asked, **fields):
    data = {"kind": asked.kind, "text": asked.text, "position": "0", "source": "hand"}
    data |= {"progress-TOTAL_FORMS": "1", "progress-INITIAL_FORMS": "0", "progress-0-recommendation": asked.pk}
    return data | {f"progress-0-{name}": value for name, value in fields.items()}


def test_progress_is_added_with_who_recorded_it(desk, by):
    asked = inspection().recommendations.create(text="Recruit more foster carers.")
    address = reverse("admin:inspections_recommendation_change", args=[asked.pk])
    answer = desk.post(address, progress_form(asked, on="2015-01-31", status="under_way", note="Twelve recruited."))
    assert answer.status_code == 302
    entry = RecommendationProgress.objects.get()
    assert (entry.recorded_by, entry.note) == (by, "Twelve recruited.")


def test_progress_is_never_changed_or_deleted(desk):
    asked = inspection().recommendations.create(text="Recruit more foster carers.")
    entry = asked.progress.create(on=date(2015, 1, 31), status="under_way", note="Twelve recruited.")
    address = reverse("admin:inspections_recommendation_change", args=[asked.pk])
    html = desk.get(address).content.decode()
    assert "Twelve recruited." in html
    assert 'name="progress-0-note"' not in html
    data = progress_form(asked, id=entry.pk, note="None.", on="2015-01-31", status="done", DELETE="on")
    desk.post(address, data | {"progress-INITIAL_FORMS": "1"})
    desk.post(reverse("admin:inspections_recommendation_delete", args=[asked.pk]), {"post": "yes"})
    desk.post(reverse("admin:inspections_inspection_delete", args=[asked.inspection_id]), {"post": "yes"})
    assert [row.note for row in RecommendationProgress.objects.all()] == ["Twelve recruited."]


def test_progress_lies_in_the_past(desk):
    asked = inspection().recommendations.create(text="Recruit more foster carers.")
    tomorrow = timezone.localdate() + timedelta(days=1)
    address = reverse("admin:inspections_recommendation_change", args=[asked.pk])
    answer = desk.post(address, progress_form(asked, on=tomorrow.isoformat(), status="done", note="Done."))
    assert "This day is in the future" in answer.content.decode()


def report_form(made, upload):
    data = {"title": made.title, "framework": made.framework_id, "kind": made.kind, "slug": made.slug}
    data |= {"bodies": [str(body().pk)], **managed("periods", "judgements", "praisedareas", "recommendations")}
    data |= {"report-TOTAL_FORMS": "1", "report-INITIAL_FORMS": "0", "report-0-inspection": made.pk}
    data |= {"report-0-title": "The report", "report-0-url": "https://files.example/1", "report-0-licence": "ogl"}
    return data | {"report-0-file": upload}


def test_a_file_that_is_no_pdf_is_refused_in_a_sentence(desk):
    made = inspection()
    upload = SimpleUploadedFile("report.pdf", b"<script>alert(1)</script>", content_type="application/pdf")
    answer = desk.post(reverse(CHANGE, args=[made.pk]), report_form(made, upload))
    assert answer.status_code == 200
    assert "PDF" in str(answer.context["errors"])
    assert not Report.objects.exists()


def test_a_kept_copy_is_for_staff_and_never_for_the_public(client, desk, small_pdf):
    made = judge(inspection(confirmed=True), "1", "Good").inspection
    answer = desk.post(
        reverse(CHANGE, args=[made.pk]), report_form(made, SimpleUploadedFile("My Report.pdf", small_pdf))
    )
    assert answer.status_code == 302, answer.context["errors"]
    report = Report.objects.get()
    assert len(report.sha256) == 64
    assert "My" not in report.file.name
    address = reverse("admin:inspections_report_file", args=[report.pk])
    served = desk.get(address)
    assert served.getvalue() == small_pdf
    assert served["Content-Security-Policy"].startswith("sandbox")
    assert served["Cache-Control"].startswith("private, no-store")
    client.logout()
    assert client.get(address).status_code == 302
    client.force_login(officer())
    assert client.get(address).status_code == 403


def test_the_address_stays_once_the_public_may_link_to_it(desk):
    made = inspection()
    assert "slug" in desk.get(reverse(CHANGE, args=[made.pk])).context["adminform"].form.fields
    shown = inspection(confirmed=True)
    assert "slug" not in desk.get(reverse(CHANGE, args=[shown.pk])).context["adminform"].form.fields


def test_progress_is_reached_from_the_inspection(desk):
    asked = inspection().recommendations.create(text="Recruit more foster carers.")
    address = reverse("admin:inspections_recommendation_change", args=[asked.pk])
    page = reverse(CHANGE, args=[asked.inspection_id])
    assert f'<a href="{address}">Record progress</a>' in desk.get(page).content.decode()
    asked.progress.create(on=date(2015, 1, 31), status="under_way", note="Twelve recruited.")
    assert f'<a href="{address}">31 January 2015: Under way</a>' in desk.get(page).content.decode()


def test_the_form_costs_the_same_for_few_and_many_findings(desk):
    made = inspection()
    address = reverse(CHANGE, args=[made.pk])

    def cost():
        with CaptureQueriesContext(connection) as queries:
            assert desk.get(address).status_code == 200
        return len(queries)

    made.recommendations.create(text="First.")
    few = cost()
    for _ in range(12):
        made.recommendations.create(text="More.")
        made.praisedareas.create(text="More.")
    assert cost() <= few
