"""Nothing of what is not public shows at any address: every public surface × every state, found by the resolver."""

import datetime as dt
from itertools import product

import pytest
from django.urls import URLPattern, reverse
from django.utils import timezone

from inspections.models import Inspection, Report
from releases import models as words
from releases import workflow
from releases.documents import store_document
from releases.photos import WIDTHS, store_photo
from tests import factories as make
from tests.everything import amend, picture, table
from tests.site.addresses import patterns

pytestmark = pytest.mark.django_db

SECRET = "zanzibar"
SLUG = f"{SECRET}-opens"
ALSO = "anchorage"  # stands wherever the secret does; searching for it echoes nothing secret

SLUGS = {"topic": f"{SECRET}-topic", "person": f"{SECRET}-person", "place": f"{SECRET}-place"}
# Every argument of a public address, with all values worth trying; a new argument fails the test until it is here.
CANDIDATES = {
    "slug": lambda: [SLUG, "plain", *SLUGS.values(), *Inspection.objects.values_list("slug", flat=True)],
    "year": lambda: [timezone.localdate().year],
    "month": lambda: [timezone.localdate().month],
    "page": lambda: [1, 2],
    "form": lambda: ["rss", "atom", "json"],
    "sha256": lambda: (
        [*words.Photo.objects.values_list("sha256", flat=True)]
        + [*words.Document.objects.values_list("sha256", flat=True)]
    ),
    "width": lambda: WIDTHS,
    "extension": lambda: ["jpg", "webp"],
    "name": lambda: words.Document.objects.values_list("name", flat=True),
    "key": lambda: ["00000000.png"],
    "digest": lambda: ["00000000"],
}


def named(pattern: URLPattern) -> list[str]:
    """The arguments of a pattern."""
    return list(pattern.pattern.regex.groupindex)


def addresses() -> list[str]:
    """Every public address that there could be, with each candidate for each argument."""
    found = [f"/search/?q={ALSO}", f"/search/?q={ALSO}&year={timezone.localdate().year}"]
    for route, name, pattern in patterns():
        if not route.startswith("admin/"):
            wanted = named(pattern)
            for values in product(*(CANDIDATES[argument]() for argument in wanted)):
                found.append(reverse(name, kwargs=dict(zip(wanted, values, strict=True))))
    return sorted(set(found))


def fill(release: words.Release) -> None:
    """Put the secret into everything that a release has."""
    person = make.PersonFactory(name=f"Pat {SECRET} {ALSO}", slug=SLUGS["person"])
    role = make.RoleFactory(person=person, title=f"Director of {SECRET}")
    release.place = make.PlaceFactory(name=f"Port {SECRET}", slug=SLUGS["place"])
    release.headline = f"{SECRET} {ALSO} opens"
    release.summary = f"A summary of {SECRET} {ALSO}."
    quote = make.QuoteFactory(release=release, speaker=person, role=role, words=f"We like {SECRET} {ALSO}.")
    make.KeyFactFactory(release=release, label=f"{SECRET} {ALSO} children")
    photo = store_photo(picture((1, 2, 3)), by=None, credit=SECRET)
    words.PhotoPlacement.objects.create(
        release=release, photo=photo, is_lead=True, alt=SECRET, caption=f"{SECRET} {ALSO}"
    )
    document = store_document(table(), title="Table", by=None)
    words.Attachment.objects.create(release=release, document=document, title=f"{SECRET} {ALSO} table")
    words.NoteToEditors.objects.create(release=release, text=f"{SECRET} {ALSO} does not exist.")
    words.ReleaseContact.objects.create(release=release, contact=make.ContactFactory(name=SECRET, is_listed=False))
    embeds = f'<div data-embed="quote" data-ref="{quote.key}"></div><div data-embed="key-facts" data-ref=""></div>'
    release.body = f"<p>The text of {SECRET} {ALSO}.</p>{embeds}"
    release.save()
    release.topics.add(make.TopicFactory(name=f"About {SECRET}", slug=SLUGS["topic"]))


def empty(release: words.Release) -> None:
    """Take the secret out of everything again."""
    for part in ("quote", "keyfact", "photoplacement", "attachment", "notetoeditors", "releasecontact"):
        getattr(release, f"{part}_set").all().delete()
    release.topics.clear()
    release.place = None


def officer() -> object:
    return make.staff("Approver")


def draft() -> words.Release:
    release = make.ReleaseFactory(slug=SLUG)
    fill(release)
    return release


def in_review() -> None:
    workflow.submit(release=draft(), by=make.staff("Author"))


def approved() -> words.Release:
    return make.approved(draft())


def scheduled() -> words.Release:
    release = approved()
    workflow.schedule(release=release, by=officer(), publish_at=timezone.now() + dt.timedelta(days=1))
    return release


def due_but_not_published() -> None:
    words.Release.objects.filter(pk=scheduled().pk).update(publish_at=timezone.now() - dt.timedelta(days=1))


def changed_after_publication() -> None:
    release = make.published(make.ReleaseFactory(slug="plain-too")).release
    fill(release)
    workflow.record_edit(release=release, by=make.staff("Author"))


def superseded() -> None:
    release = make.published(draft()).release
    empty(release)
    plain = {"headline": "Plain", "summary": "Plain.", "body": "<p>Plain.</p>", "slug": "plain-now"}
    amend(release, kind="correction", note="It was about another place.", **plain)


def withdrawn() -> None:
    workflow.withdraw(release=make.published(draft()).release, by=officer(), reason="A mistake.")


def removed() -> None:
    workflow.withdraw(release=make.published(draft()).release, by=officer(), reason="A court.", kind="removed")


NEVER_PUBLIC = [draft, in_review, approved, scheduled, due_but_not_published, changed_after_publication]
ONCE_PUBLIC = [superseded, withdrawn, removed]

# What may still be told of a release that was public: the page of a withdrawn one keeps its headline, and the feed of
# its topic stays for its subscribers, empty and under its name.
ALLOWED = {f"<h1>{SECRET} {ALSO} opens</h1>", f"<title>withdrawn: {SECRET} {ALSO} opens –"}
FEEDS_OF_TOPIC = {f"/topics/{SLUGS['topic']}/feed.{form}" for form in ("rss", "atom", "json")}


def told(client, address: str) -> str:
    """All that an address answers, headers included, in small letters."""
    response = client.get(address)
    assert response.status_code in {200, 301, 404, 410} or address == "/readyz", (address, response.status_code)
    headers = dict(response.items())
    if address.startswith(headers.get("Location", address + "/")):
        del headers["Location"]  # …/page/1/ leads to the list itself and says no more than was asked
    return f"{headers} {response.getvalue().decode('utf-8', 'replace')}".lower()


def leaks(client) -> list[str]:
    return [address for address in addresses() if SECRET in told(client, address)]


@pytest.fixture(autouse=True)
def plain_news(django_capture_on_commit_callbacks):
    """A live release, so that lists and feeds hold something; files are written as in life."""
    make.published(make.ReleaseFactory(slug="plain", headline="Plain news"))
    with django_capture_on_commit_callbacks(execute=True):
        yield


def test_the_addresses_would_show_the_secret_if_it_were_public(client):
    make.published(draft())
    shown = leaks(client)
    expected = ["/", "/news/", f"/news/{SLUG}/", "/topics/", "/people/", "/places/", f"/search/?q={ALSO}"]
    expected += ["/feed.rss", "/feed.atom", "/feed.json", "/news-sitemap.xml", *sorted(FEEDS_OF_TOPIC)]
    expected += ["/sitemap-pages.xml", f"/sitemap-{timezone.localdate().year}.xml"]
    expected += [f"/topics/{SLUGS['topic']}/", f"/people/{SLUGS['person']}/", f"/places/{SLUGS['place']}/"]
    assert set(expected) <= set(shown)
    assert "application/ld+json" in told(client, f"/news/{SLUG}/")


@pytest.mark.parametrize("state", NEVER_PUBLIC, ids=lambda state: state.__name__)
def test_nothing_shows_of_what_was_never_public(client, state):
    state()
    assert leaks(client) == []


@pytest.mark.parametrize("state", ONCE_PUBLIC, ids=lambda state: state.__name__)
def test_nothing_shows_of_what_is_public_no_longer(client, state):
    state()
    showing = set(leaks(client)) - FEEDS_OF_TOPIC
    if state is withdrawn:
        page = told(client, f"/news/{SLUG}/")
        for allowed in ALLOWED:
            page = page.replace(allowed, "")
        assert SECRET not in page
        showing -= {f"/news/{SLUG}/"}
    assert showing == set()
    for address in FEEDS_OF_TOPIC:
        assert "urn:uuid:" not in client.get(address).content.decode()


@pytest.mark.parametrize("state", [*NEVER_PUBLIC, *ONCE_PUBLIC], ids=lambda state: state.__name__)
def test_files_are_there_only_while_a_live_release_shows_them(client, state):
    state()
    codes = {client.get(address).status_code for address in addresses() if address.startswith("/files/")}
    assert codes == {404}


def test_an_inspection_shows_once_it_is_confirmed(client):
    inspection = make.InspectionFactory(title=f"The {SECRET} inspection", slug=f"{SECRET}-2014", lead_inspector=SECRET)
    Report.objects.create(inspection=inspection, title=SECRET, url="https://files.ofsted.gov.uk/v1/file/1")
    assert leaks(client) == []


def test_strangers_see_no_preview_nor_any_other_page_of_the_office(client):
    release = draft()
    seen = 0
    for route, name, pattern in patterns():
        wanted = named(pattern)
        if route.startswith("admin/") and len(wanted) == 1 and wanted[0] in {"object_id", "pk"} and name[-1] != ":":
            response = client.get(reverse(name, kwargs={wanted[0]: release.pk}))
            assert response.status_code in {302, 403, 404, 405}, name
            assert SECRET not in f"{response.headers} {response.getvalue().decode()}".lower(), name
            seen += 1
    assert seen > 20
