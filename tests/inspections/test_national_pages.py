"""The national picture as people and programs get it."""

import csv
import io
import json

import pytest
from django.conf import settings

from inspections.downloads import safe
from inspections.models import LocalAuthority
from tests.inspections.test_national import RI, inspected
from tests.site.pages import Page

pytestmark = pytest.mark.django_db

PAGE = "/inspections/national/"
LICENCE = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"


@pytest.fixture
def three() -> None:
    """Our council and two others."""
    inspected("Fernshire", "2019-05-01", region="South West")
    inspected("Eastshire", "2019-06-01", RI)
    inspected("Westshire", "2023-05-01", code="ilacs-2023")
    LocalAuthority.objects.filter(name="Fernshire").update(is_ours=True)


def page(client, query="", status=200) -> Page:
    response = client.get(PAGE + query)
    assert response.status_code == status
    return Page(response.content.decode())


def test_nothing_is_shown_before_anything_is_imported(client):
    assert "No national data has been imported yet." in page(client).words
    for ending in ("csv", "json"):
        response = client.get(f"/inspections/national.{ending}")
        assert response.status_code == 404
        assert "No national data has been imported yet." in response.content.decode()


@pytest.mark.usefixtures("three")
def test_the_page_tells_counts_regions_authorities_and_where_ours_stands(client):
    found = page(client)
    order = [
        "held each grade on 1 May 2023",
        "Overall effectiveness: England",
        "Outstanding 0 0.0%",
        "Good ◆ Fernshire 2 66.7%",
        f"{RI} 1 33.3%",
        "3 authorities, inspected under ILACS",
        "Fernshire, our council: ■■■□Good, in the report of 1 May 2019.",
        "By region",
        "South East 0 1 1 0 2",
        "South West 0 1 0 0 1",
        f"Eastshire {RI}, Jun 2019",
        "Source: Ofsted. Licence: Open Government Licence v3.0. Counted by this newsroom from its record, which "
        "reaches to 1 May 2023. Grades read in: open data 3.",
    ]
    places = [found.words.find(wanted) for wanted in order]
    assert -1 not in places, order[places.index(-1)]
    assert places == sorted(places)
    assert found.links["Eastshire"] == "/inspections/eastshire-2019-06-01/"
    assert found.links["Open Government Licence v3.0"] == LICENCE


@pytest.mark.usefixtures("three")
def test_a_day_a_region_and_a_judgement_can_be_chosen(client):
    assert "England" in page(client, "?on=2019-05-31").words
    narrow = page(client, "?region=South+West&on=2019-05-31&judgement=ILACS/overall")
    assert "Overall effectiveness: South West" in narrow.words
    assert "By region" not in narrow.words
    assert "1 authority, inspected" in narrow.words
    csv_link = next(link for words, link in narrow.links.items() if words.startswith("CSV"))
    assert csv_link == "/inspections/national.csv?judgement=ILACS%2Foverall&on=2019-05-31&region=South+West"
    assert "No inspection of this kind had been published by then." in page(client, "?on=2001-01-01").words


@pytest.mark.usefixtures("three")
@pytest.mark.parametrize(
    "query", ["on=x", "on=2019-02-31", "judgement=x", "region=x%00", "on=9999-12-31", "judgement=%F0"]
)
def test_a_bad_choice_is_answered_with_a_sentence(client, query):
    assert "Below is the latest picture instead." in page(client, f"?{query}", 400).words
    for ending in ("csv", "json"):
        response = client.get(f"/inspections/national.{ending}?{query}")
        assert response.status_code == 400
        assert response.content.decode().strip()
    assert "error" in json.loads(client.get(f"/inspections/national.json?{query}").content)


@pytest.mark.usefixtures("three")
def test_the_csv_has_a_row_for_each_authority_with_source_and_licence(client):
    response = client.get("/inspections/national.csv?on=2019-12-31")
    assert response["Content-Type"] == "text/csv; charset=utf-8; header=present"
    assert response["Content-Disposition"] == 'attachment; filename="inspections-2019-12-31.csv"'
    assert response["Link"] == f'<{LICENCE}>; rel="license"'
    assert not response.content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(response.content.decode(), newline="")))
    assert [row["authority"] for row in rows] == ["Eastshire", "Fernshire"]
    assert rows[0] | {"dfe_code": "", "ofsted_urn": ""} == {
        "authority": "Eastshire",
        "dfe_code": "",
        "ofsted_urn": "",
        "region": "South East",
        "framework": "ILACS (2018 to 2022)",
        "grade": RI,
        "published_on": "2019-06-01",
        "read_in": "open_data",
        "page": f"{settings.PUBLIC_URL}/inspections/eastshire-2019-06-01/",
        "judgement": "Overall effectiveness",
        "on": "2019-12-31",
        "source": "Ofsted",
        "licence": "Open Government Licence v3.0",
    }


def test_no_cell_is_a_formula(client):
    inspected("=HYPERLINK(1)", "2019-05-01", region="@SUM(A1)")
    rows = list(csv.reader(io.StringIO(client.get("/inspections/national.csv").content.decode())))
    assert rows[1][0] == "'=HYPERLINK(1)"
    assert rows[1][3] == "'@SUM(A1)"
    for start in "=+-@\t\r":
        assert safe(f"{start}1") == f"'{start}1"
    assert safe("Good") == "Good"
    assert safe("") == ""


@pytest.mark.usefixtures("three")
def test_the_json_has_counts_and_authorities_with_source_and_licence(client):
    data = client.get("/inspections/national.json").json()
    assert data["grades"][1] == {"grade": "Good", "authorities": 2, "of": 3}
    assert data["regions"][1] == {
        "region": "South West",
        "grades": [
            {"grade": "Outstanding", "authorities": 0, "of": 1},
            {"grade": "Good", "authorities": 1, "of": 1},
            {"grade": RI, "authorities": 0, "of": 1},
            {"grade": "Inadequate", "authorities": 0, "of": 1},
        ],
    }
    assert (data["on"], data["framework"], data["source"]) == ("2023-05-01", "ILACS", "Ofsted")
    assert (data["licence"], data["licence_url"]) == ("Open Government Licence v3.0", LICENCE)
    assert len(data["authorities"]) == 3


@pytest.mark.usefixtures("three")
def test_an_empty_day_has_an_empty_csv(client):
    text = client.get("/inspections/national.csv?on=2001-01-01").content.decode()
    assert text.startswith(
        "authority,dfe_code,ofsted_urn,region,framework,grade,published_on,read_in,page,judgement,on,"
    )
    assert len(text.splitlines()) == 1
