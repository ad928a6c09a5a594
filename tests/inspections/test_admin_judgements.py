"""The judgement table of the admin: the framework's lines, in its order, with its grades only."""

import re

import pytest
from django.urls import reverse

from inspections.models import Inspection, Judgement, JudgementConflict
from tests.inspections.build import category, grade, inspection, judge, officer

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client):
    client.force_login(officer("Inspections officer"))
    return client


def page(client, made):
    return client.get(reverse("admin:inspections_inspection_change", args=[made.pk]))


def table(response):
    """The judgement table as [(line, [grades offered])]."""
    html = response.content.decode()
    body = html[html.index('id="judgements-group"') :].split("</table>")[0].split("<tbody>")[1]
    rows = []
    for row in body.split('<th scope="row">')[1:]:
        offered = re.search(r'<select name="judgements-\d+-result".*?</select>', row, re.DOTALL)
        rows.append((row.split("\n")[1].strip(), re.findall(r">([^<]+)</option>", offered[0])))
    return rows


def form_data(response, **changes):
    """What a browser would send back: the fields of the page as they stand, then the changes."""
    data = {}
    for form in [response.context["adminform"].form, *_formsets(response)]:
        for bound in form:
            value = bound.value()
            if value is None or value is False:
                continue
            data[bound.html_name] = [str(getattr(v, "pk", v)) for v in value] if isinstance(value, list) else str(value)
    return data | changes


def _formsets(response):
    for inline in response.context["inline_admin_formsets"]:
        yield inline.formset.management_form
        yield from inline.formset.forms


def row_of(response, line):
    """The prefix of the row for a line."""
    forms = next(
        inline.formset for inline in response.context["inline_admin_formsets"] if hasattr(inline.formset, "lines")
    )
    return next(form.prefix for form in forms if form.line == line)


SIF_GRADES = ["Outstanding", "Good", "Requires improvement", "Inadequate"]
STATES = ["Not judged", "This judgement was not made"]


def test_one_row_for_each_line_in_printed_order_with_its_own_grades(desk):
    rows = table(page(desk, inspection("sif")))
    assert [line for line, _offered in rows] == [
        "Overall effectiveness",
        "1 Children who need help and protection",
        "2 Children looked after and achieving permanence",
        "2.1 Adoption performance",
        "2.2 Experiences and progress of care leavers",
        "3 Leadership, management and governance",
        "The effectiveness of the Local Safeguarding Children Board (LSCB)",
    ]
    assert all(offered == ["Not recorded yet", *SIF_GRADES, *STATES] for _line, offered in rows)


def test_recorded_rows_keep_their_place_in_the_order(desk):
    made = inspection("sif")
    judge(made, "3", "Good")
    judge(made, "2.1", "Good")
    lines = [line for line, _offered in table(page(desk, made))]
    assert lines.index("2.1 Adoption performance") == 3
    assert lines.index("3 Leadership, management and governance") == 5


def test_a_line_with_a_scale_of_its_own_offers_that(desk):
    rows = dict(table(page(desk, inspection("report-card-2025"))))
    assert rows["Safeguarding standards"] == ["Not recorded yet", "Met", "Not met", *STATES]
    assert rows["Inclusion"][1] == "Exceptional"


def test_a_framework_without_grades_says_so(desk):
    assert "there are no judgements to grade" in page(desk, inspection("jtai")).content.decode()


def test_only_the_rows_that_were_filled_in_are_saved(desk):
    made = inspection("sif")
    response = page(desk, made)
    line = category("sif", "2.1")
    board = category("sif", "The effectiveness of the Local")
    changes = {
        f"{row_of(response, line)}-result": str(grade("Requires improvement").pk),
        f"{row_of(response, line)}-words": "requires improvement",
        f"{row_of(response, board)}-result": "not_made",
    }
    saved = desk.post(response.request["PATH_INFO"], form_data(response, **changes))
    assert saved.status_code == 302, _errors(saved)
    assert [(row.category, str(row.grade or row.status), row.words) for row in made.judgements.all()] == [
        (line, "Requires improvement", "requires improvement"),
        (board, "not_made", ""),
    ]


def test_a_grade_can_be_corrected_and_removed(desk):
    made = inspection("sif")
    first, second = judge(made, "1", "Good"), judge(made, "2", "Good")
    response = page(desk, made)
    changes = {
        f"{row_of(response, first.category)}-result": str(grade("Inadequate").pk),
        f"{row_of(response, second.category)}-DELETE": "on",
    }
    saved = desk.post(response.request["PATH_INFO"], form_data(response, **changes))
    assert saved.status_code == 302, _errors(saved)
    assert [row.grade.label for row in made.judgements.all()] == ["Inadequate"]


@pytest.mark.parametrize("foreign", ["four-point", "csa"])
def test_a_grade_of_another_scale_is_refused(desk, foreign):
    made = inspection("sif")
    response = page(desk, made)
    other = str(grade("Good", foreign).pk if foreign == "four-point" else grade("Performs well", "csa").pk)
    changes = {f"{row_of(response, category('sif', '1'))}-result": other}
    refused = desk.post(response.request["PATH_INFO"], form_data(response, **changes))
    assert "Select a valid choice" in refused.content.decode()
    assert not Judgement.objects.exists()


@pytest.mark.parametrize("key", ["ilacs", "", "x", "9" * 30])
def test_a_line_of_another_framework_is_refused(desk, key):
    made = inspection("sif")
    response = page(desk, made)
    prefix = row_of(response, category("sif", "1"))
    line = str(category("ilacs-2018", "Overall").pk) if key == "ilacs" else key
    changes = {f"{prefix}-category": line, f"{prefix}-result": str(grade("Good").pk)}
    assert desk.post(response.request["PATH_INFO"], form_data(response, **changes)).status_code == 200
    assert not Judgement.objects.exists()


def test_words_without_a_grade_are_asked_about(desk):
    response = page(desk, inspection("sif"))
    changes = {f"{row_of(response, category('sif', '1'))}-words": "good"}
    refused = desk.post(response.request["PATH_INFO"], form_data(response, **changes))
    assert "Choose a grade, or say that the line was not judged." in refused.content.decode()


def test_a_colleague_who_was_faster_is_not_overwritten(desk):
    made = inspection("sif")
    response = page(desk, made)
    judge(made, "1", "Inadequate")
    changes = {f"{row_of(response, category('sif', '1'))}-result": str(grade("Good").pk)}
    refused = desk.post(response.request["PATH_INFO"], form_data(response, **changes))
    assert refused.status_code == 200
    assert [row.grade.label for row in made.judgements.all()] == ["Inadequate"]


def test_what_another_source_says_stands_beside_the_grade(desk):
    made = judge(inspection("sif"), "1", "Good")
    JudgementConflict.objects.create(judgement=made, grade=grade("Inadequate"), source="open_data")
    assert "Open data: Inadequate" in page(desk, made.inspection).content.decode()


def test_who_may_only_read_sees_the_table_without_controls(client):
    made = judge(inspection("sif"), "1", "Good", words="good").inspection
    client.force_login(officer("Author"))
    html = page(client, made).content.decode()
    assert "1 Children who need help and protection" in html
    assert not re.search(r'<(select|input)[^>]*name="judgements-\d+-result"', html)


def test_the_framework_is_fixed_once_there_are_judgements(desk):
    made = inspection("sif")
    assert "framework" in page(desk, made).context["adminform"].form.fields
    judge(made, "1", "Good")
    assert "framework" not in page(desk, made).context["adminform"].form.fields
    assert Inspection.objects.get(pk=made.pk).framework.code == "sif"


def _errors(response):
    return response.context and response.context["errors"]
