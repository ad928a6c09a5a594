"""Which authority a row means: by any code, then by name and alias; made with all that is known of it."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspections.importers.england import ENGLAND
from inspections.importers.names import name_key
from inspections.importers.summary import Summary
from inspections.models import GssCode, Inspection, LocalAuthority
from tests.inspections.open_data.running import imported
from tests.inspections.open_data.spreadsheets import csv_file, row
from tests.inspections.open_data.test_other_shapes import LOOKUP

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Bristol", "Bristol, City of"),
        ("Bristol", "Bristol City Council"),
        ("Hammersmith & Fulham", "London Borough of Hammersmith and Fulham"),
        ("St Helens", "St. Helens"),
        ("Kingston upon Hull", "Kingston Upon Hull, City of"),
        ("Durham", "County Durham"),
        ("Durham", "Durham County Council"),
        ("Herefordshire", "Herefordshire, County of"),
        ("Windsor and Maidenhead", "Royal Borough of Windsor & Maidenhead"),
        ("City of London", "City of London Corporation"),
        ("Southend-on-Sea", "Southend on Sea"),
        ("Wigan", "Wigan Metropolitan Borough Council"),
        ("Bedford", "Bedford Borough"),
    ],
)
def test_two_spellings_of_one_name(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)


def test_no_two_authorities_share_a_name_but_the_two_dorsets() -> None:
    keys = [key for known in ENGLAND for key in {name_key(name) for name in (known.name, *known.aliases)}]
    assert {key for key in keys if keys.count(key) > 1} == {"dorset"}
    assert name_key("London") != name_key("City of London")
    assert len([known for known in ENGLAND if known.abolished_on is None]) == 153


@given(st.text())
def test_a_name_is_never_made_empty(name: str) -> None:
    if any(char.isascii() and char.isalnum() for char in name):
        assert name_key(name)


def made_of(**fields: Any) -> LocalAuthority:
    """The authority of the one inspection imported."""
    imported(row(**fields))
    return Inspection.objects.get().bodies.get().authority


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"code": "E06000023", "name": "Bristol"}, "Bristol"),
        ({"code": "E08000016", "name": "Barnsley"}, "Barnsley"),  # its code until 2025
        ({"code": "801", "name": ""}, "Bristol"),
        ({"code": "80441", "name": ""}, "Bristol"),
        ({"code": "", "name": "Hull"}, "Kingston upon Hull"),
        ({"code": "", "name": "Bournemouth, Christchurch & Poole"}, "Bournemouth, Christchurch and Poole"),
        ({"code": "E06000010", "name": "Some new spelling"}, "Kingston upon Hull"),
        ({"code": "E10000099", "name": "Hull"}, "Kingston upon Hull"),  # a code nobody knows
        ({"code": "E10000009", "name": "Dorset"}, "Dorset (until 2019)"),
        ({"code": "", "name": "Dorset"}, "Dorset"),
    ],
)
def test_an_authority_is_found_by_any_code_and_by_name(fields: dict, name: str) -> None:
    assert made_of(**fields).name == name


def test_it_is_made_with_all_its_codes() -> None:
    barnsley = made_of(code="E08000016", name="Barnsley")
    assert (barnsley.urn, barnsley.dfe_code, barnsley.region) == ("80426", "370", "Yorkshire and the Humber")
    assert [code.code for code in barnsley.gss_codes.all()] == ["E08000016", "E08000038"]


@pytest.mark.parametrize(
    ("name", "code", "ended_on", "successors"),
    [
        ("Poole", "E06000029", date(2019, 4, 1), ["Bournemouth, Christchurch and Poole"]),
        ("Northamptonshire", "E10000021", date(2021, 4, 1), ["North Northamptonshire", "West Northamptonshire"]),
        ("Cumbria", "E10000006", date(2023, 4, 1), ["Cumberland", "Westmorland and Furness"]),
    ],
)
def test_an_abolished_one_has_its_successors(name: str, code: str, ended_on: date, successors: list[str]) -> None:
    ended = made_of(code=code, name=name)
    assert (ended.abolished_on, [each.name for each in ended.successors.all()]) == (ended_on, successors)


def test_one_on_record_is_used_and_its_blanks_are_filled() -> None:
    there = LocalAuthority.objects.create(name="Leeds", slug="leeds-council", region="Yorkshire")
    assert made_of() == there
    there.refresh_from_db()
    assert (there.urn, there.dfe_code, there.region) == ("80481", "383", "Yorkshire"), "what is there stays"
    assert [code.code for code in there.gss_codes.all()] == ["E08000035"]


def test_the_old_dorset_on_record_as_dorset_leaves_the_new_one_its_place() -> None:
    old = LocalAuthority.objects.create(name="Dorset", slug="dorset")
    old.gss_codes.create(code="E10000009")
    assert made_of(code="E06000059", name="Dorset").name == "Dorset (E06000059)"


def test_an_alias_that_an_editor_added_counts() -> None:
    there = LocalAuthority.objects.create(name="Fernshire", slug="fernshire", aliases=["The Ferns"])
    assert made_of(code="", name="The Ferns Council") == there


def test_one_that_nobody_has_heard_of_is_taken_on_with_its_code() -> None:
    summary = imported(row(code="E06000099", name="Newshire"))
    assert summary.authorities_made == ["Newshire"]
    assert GssCode.objects.get(code="E06000099").authority.slug == "newshire"


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"code": "", "name": "Newshire"}, "No authority is known as “Newshire”."),
        ({"code": "=1+1", "name": "=cmd|' /C calc'!A0"}, "No authority is known as “=cmd|' /C calc'!A0”."),
        ({"code": "E99", "name": ""}, "No authority is known as “E99”."),
        ({"code": "E10000025", "name": "Kent"}, "The code E10000025 belongs to Oxfordshire, but the row names “Kent”."),
    ],
)
def test_one_that_cannot_be_told_is_a_problem(fields: dict, sentence: str) -> None:
    [problem] = imported(row(**fields)).problems
    assert sentence in str(problem)
    assert not LocalAuthority.objects.exists()


# The lookup


def lookup(text: str = LOOKUP, **how: Any) -> Summary:
    return imported(data=text.encode("utf-8-sig"), name="lookup.csv", **how)


def test_the_lookup_makes_authorities_and_says_nothing_the_second_time() -> None:
    assert lookup().counts["new"] == 2
    assert LocalAuthority.objects.get(gss_codes__code="E06000023").name == "Bristol"
    again = lookup()
    assert (again.counts["unchanged"], again.changes_something) == (2, False)


def test_the_lookup_fills_blanks_and_overwrites_nothing() -> None:
    LocalAuthority.objects.create(name="Oxfordshire", slug="oxfordshire", urn="11111", region="")
    summary = lookup()
    there = LocalAuthority.objects.get(name="Oxfordshire")
    assert (there.urn, there.dfe_code, there.region) == ("11111", "931", "South East")
    assert summary.remarks == ["Oxfordshire: the record says 11111, the file 80536. The record stays."]
    assert summary.counts == {"new": 1, "updated": 1, "unchanged": 0, "conflict": 0}


def test_the_lookup_as_windows_writes_it() -> None:
    rows = [
        line.split(",") for line in ("la_code,la_code_new,la_name,region_name,urn", "999,E06000098,Café,Wales,89999")
    ]
    imported(data=csv_file(rows, "cp1252"), name="lookup.csv")
    assert LocalAuthority.objects.get().name == "Café"
