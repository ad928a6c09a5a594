"""A figure of the national picture goes into a draft, and is checked again until it is published."""

import pytest
from django.test import Client
from django.utils import timezone

from inspections.models import Judgement
from releases import workflow
from releases.checks import run
from releases.models import KeyFact, Release
from releases.refusals import Refused
from releases.snapshot import digest, snapshot
from releases.workflow_figures import use_figure
from tests import factories as make
from tests.admin.pages import says
from tests.inspections.test_national import RI, inspected

pytestmark = pytest.mark.django_db

PAGE = "/admin/releases/release/national/"
GOOD = "ILACS/overall/good/2019-05-01"


@pytest.fixture
def officer() -> object:
    return make.staff("Author")


@pytest.fixture
def desk(officer) -> Client:
    client = Client()
    client.force_login(officer, backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture
def draft(officer) -> Release:
    release = make.ReleaseFactory(headline="Where we stand")
    workflow.record_created(release=release, by=officer)
    return release


@pytest.fixture
def two() -> None:
    inspected("Westshire", "2019-05-01")
    inspected("Eastshire", "2019-05-01", RI)


def figures(release: Release) -> list[str]:
    """What the checks of figures say of the release."""
    content = snapshot(Release.objects.with_parts().get(pk=release.pk))
    return [finding.sentence for finding in run(content) if finding.id.startswith("figures.")]


def test_before_anything_is_imported_the_page_says_so(desk):
    assert says(desk.get(PAGE), "No national data has been imported yet.")


@pytest.mark.usefixtures("two")
def test_a_figure_becomes_a_key_fact_with_date_and_source(desk, draft):
    assert says(desk.get(PAGE), "1 of 2 local authorities judged good overall", "Where we stand")
    response = desk.post(PAGE, {"reference": GOOD, "release": draft.pk}, follow=True)
    assert says(response, "“1 of 2 local authorities judged good overall” is now a key fact.")
    fact = draft.keyfact_set.get()
    assert (fact.value, fact.label, fact.figure) == ("1 of 2", "local authorities judged good overall", GOOD)
    assert fact.source == "Ofsted, ILACS inspection outcomes at 1 May 2019, Open Government Licence v3.0"
    entry = draft.history.first()
    assert (entry.verb, entry.note) == (
        "edited",
        "From the national picture: 1 of 2 local authorities judged good overall.",
    )


@pytest.mark.usefixtures("two")
def test_a_figure_of_another_day_and_region_can_be_chosen(desk, draft):
    inspected("Northshire", "2018-03-01", "Inadequate", region="North East")
    address = f"{PAGE}?on=2018-12-31&region=North+East"
    desk.post(address, {"reference": "ILACS/overall/inadequate/2018-12-31/north-east", "release": draft.pk})
    assert draft.keyfact_set.get().label == "local authorities in North East judged inadequate overall"


@pytest.mark.usefixtures("two")
def test_what_is_missing_or_wrong_is_told_and_nothing_is_written(desk, draft):
    assert says(desk.post(PAGE, {"release": draft.pk}), "Choose a figure.")
    assert says(desk.post(PAGE, {"reference": GOOD}), "Choose the release that will use it.")
    assert says(desk.get(f"{PAGE}?on=x"), "“x” is not a day: write it as year, month and day")
    desk.post(PAGE, {"reference": "ILACS/overall/lucky/2019-05-01", "release": draft.pk})
    assert not KeyFact.objects.exists()
    desk.post(PAGE, {"reference": GOOD, "release": draft.pk})
    again = desk.post(PAGE, {"reference": GOOD, "release": draft.pk})
    assert again.status_code == 409
    assert says(again, "This figure is among the key facts of the release already.")
    assert KeyFact.objects.count() == 1


@pytest.mark.usefixtures("two")
def test_a_scheduled_release_and_a_stranger_are_refused(draft, officer):
    with pytest.raises(Refused, match="your role does not have the permission"):
        use_figure(release=draft, reference=GOOD, by=make.staff("Inspections officer"))
    with pytest.raises(Refused, match="The record has no such figure"):
        use_figure(release=draft, reference="ILACS/overall/good/1999-01-01", by=officer)
    Release.objects.filter(pk=draft.pk).update(status=Release.Status.SCHEDULED, publish_at=timezone.now())
    with pytest.raises(Refused, match="scheduled"):
        use_figure(release=draft, reference=GOOD, by=officer)
    assert not KeyFact.objects.exists()


@pytest.mark.usefixtures("two")
def test_an_approved_release_goes_back_to_review(officer):
    release = make.approved(make.ReleaseFactory())
    use_figure(release=release, reference=GOOD, by=officer)
    release.refresh_from_db()
    assert release.status == Release.Status.IN_REVIEW


@pytest.mark.usefixtures("two")
def test_a_check_warns_once_the_record_says_something_else(draft, officer):
    use_figure(release=draft, reference=GOOD, by=officer)
    assert figures(draft) == []
    inspected("Southshire", "2019-04-01")
    assert figures(draft) == [
        "The record now says 2 of 3: the release says 1 of 2 local authorities judged good overall."
    ]
    Judgement.objects.all().delete()
    assert figures(draft) == [
        "The record no longer has this figure: the release says 1 of 2 local authorities judged good overall."
    ]


def test_a_key_fact_that_is_no_figure_costs_no_query_and_hashes_as_before(draft, django_assert_num_queries):
    make.KeyFactFactory(release=draft)
    content = snapshot(Release.objects.with_parts().get(pk=draft.pk))
    assert "figure" not in content["key_facts"][0]
    with django_assert_num_queries(0):
        run(content)
    assert digest(content) == digest(snapshot(Release.objects.with_parts().get(pk=draft.pk)))
