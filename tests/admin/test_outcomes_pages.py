"""The import of open data in the admin: from the file to the record, through the page that shows what it would do."""

import re
from html import unescape
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from inspections.models import Inspection, Judgement
from tests.admin.conftest import signed_in
from tests.admin.pages import says
from tests.hostile import TEXTS, live_in
from tests.inspections.open_data.spreadsheets import HEADINGS, history, ods, row

pytestmark = pytest.mark.django_db

IMPORT = "admin:inspections_inspection_import"
CONFIRM = "admin:inspections_inspection_import_confirm"
BAD = row(name="Kent", code="E10000016", starts_on="yesterday")


def upload(client: Client, data: bytes, name: str = "outcomes.ods") -> Any:
    """The page that answers the upload of a file."""
    response = client.post(reverse(IMPORT), {"file": SimpleUploadedFile(name, data)})
    assert response.status_code == 200
    return response


def carried(response: Any) -> str:
    """The signed file that the summary page carries."""
    found = re.search(r'name="file" value="([^"]+)"', response.content.decode())
    assert found is not None
    return unescape(found[1])


def confirm(client: Client, file: str, **fields: str) -> Any:
    return client.post(reverse(CONFIRM), {"file": file, **fields}, follow=True)


def test_from_the_file_to_the_public_record(inspections_officer: Client) -> None:
    page = upload(inspections_officer, history(row(), row(name="Kent", code="E10000016")))
    says(
        page,
        "Nothing has been stored yet.",
        "the public will see 2 of them at once",
        "Children’s services in Leeds, 2024",
    )
    assert not Inspection.objects.exists()
    done = confirm(inspections_officer, carried(page))
    says(done, "Imported: 2 new, 0 updated, 0 unchanged", "2 inspections confirmed: the public can see them.")
    assert Inspection.objects.public().count() == 2
    again = upload(inspections_officer, history(row(), row(name="Kent", code="E10000016")))
    says(again, "Everything in it is on record already.")


def test_problems_hold_it_back_until_the_officer_leaves_them_out(inspections_officer: Client) -> None:
    page = upload(inspections_officer, history(row(), BAD))
    says(page, "Row 5, column F: “yesterday” is not a day.", "Leave out what has problems and import the rest")
    refused = confirm(inspections_officer, carried(page))
    says(refused, "Nothing was stored: the file has problems.")
    assert not Inspection.objects.exists()
    says(confirm(inspections_officer, carried(refused), skip="on"), "Imported: 1 new", "1 problem was left out.")
    assert Inspection.objects.count() == 1


def test_disagreements_are_listed_before_and_after(inspections_officer: Client) -> None:
    confirm(inspections_officer, carried(upload(inspections_officer, history(row()))))
    Judgement.objects.update(source="report")
    page = upload(inspections_officer, history(row(grades=["Inadequate", *["Good"] * 4])))
    says(page, "Overall effectiveness: the record says Good, the file Inadequate")
    done = confirm(inspections_officer, carried(page))
    says(done, "1 inspection disagrees with the record: listed here, to be settled.")
    assert done.redirect_chain[0][0].endswith("?conflicts=open")


def test_another_sheet_can_be_looked_at(inspections_officer: Client) -> None:
    visit = row(kind="ILACS Focused Visit", grades=[""] * 5)
    page = upload(inspections_officer, ods({"History": [HEADINGS, row()], "In-year": [HEADINGS, visit]}))
    other = confirm(inspections_officer, carried(page), sheet="In-year", look="1")
    says(other, "from outcomes.ods, sheet In-year", "Focused visit to children’s services in Leeds, 2024")
    assert not Inspection.objects.exists()
    confirm(inspections_officer, carried(other), sheet="In-year")
    assert Inspection.objects.get().kind == "focused_visit"
    says(confirm(inspections_officer, carried(page), sheet="No such"), "No sheet called “No such” can be imported.")


def test_of_an_officer_who_may_not_confirm_it_stays_hidden(inspections_officer: Client) -> None:
    group = inspections_officer.officer.groups.get()  # type: ignore[attr-defined]
    group.permissions.remove(group.permissions.get(codename="confirm_inspection"))
    page = upload(inspections_officer, history(row()))
    says(page, "1 stay hidden until an officer who may has confirmed them.")
    says(confirm(inspections_officer, carried(page)), "1 inspection still to be confirmed.")
    assert not Inspection.objects.public().exists()


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("a.ods", b"", "This file is empty."),
        ("a.ods", b"<html>", "is not a whole OpenDocument spreadsheet."),
        ("a.pdf", b"%PDF-1.7", "Choose a spreadsheet (ODS or XLSX) or a CSV file."),
        ("a.ods", b"PK" + bytes(2_000_000), "This file is larger than 2 MB"),
        ("a.ods", ods({"S": [["a", "b"]]}), "There is no table of inspection outcomes in this file."),
    ],
)
def test_a_file_that_cannot_be_read_gets_a_sentence(
    inspections_officer: Client, name: str, data: bytes, sentence: str
) -> None:
    says(upload(inspections_officer, data, name), sentence)


def test_no_file_at_all(inspections_officer: Client) -> None:
    says(inspections_officer.post(reverse(IMPORT)), "Choose the file that holds the table.")


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_what_attackers_write_into_cells_is_shown_as_text(inspections_officer: Client, text: str) -> None:
    page = upload(
        inspections_officer, history(row(code="E06000099", name=text), row(kind=text), row(name=text, code=""))
    )
    assert not live_in(page.content.decode())
    done = confirm(inspections_officer, carried(page), skip="on")
    assert not live_in(done.content.decode())


def test_a_forged_or_foreign_file_is_refused(inspections_officer: Client) -> None:
    mine = carried(upload(inspections_officer, history(row())))
    says(confirm(inspections_officer, f"{mine}x"), "The file could not be taken over, or waited too long.")
    assert confirm(signed_in("Administrator"), mine).status_code == 403
    assert not Inspection.objects.exists()


def test_the_button_is_there_for_those_who_may(inspections_officer: Client, author: Client) -> None:
    address = reverse("admin:inspections_inspection_changelist")
    assert reverse(IMPORT) in inspections_officer.get(address).content.decode()
    assert reverse(IMPORT) not in author.get(address).content.decode()
