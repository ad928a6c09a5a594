"""What the head of a page tells machines agrees with the page: canonical link, Open Graph, schema.org."""

import datetime as dt
import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from releases import workflow, workflow_media
from releases.models import Newsroom, Photo
from releases.structured import script
from tests import factories as make
from tests.everything import amend, full_release
from tests.site.pages import Page

pytestmark = pytest.mark.django_db

HOST = "https://news.fernshire.example"
SCRIPT = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


@pytest.fixture(autouse=True)
def public_address(settings):
    settings.PUBLIC_URL = HOST
    Newsroom.objects.create(
        name="Fernshire News", council_name="Fernshire County Council", council_url="https://www.fernshire.example/"
    )


def html_of(client, edition):
    return client.get(edition.get_absolute_url(), headers={"host": "localhost"}).text


def article(client, edition):
    (data,) = SCRIPT.findall(html_of(client, edition))
    return json.loads(data)


def metas(client, edition):
    page = Page(html_of(client, edition))
    return {meta.get("property") or meta.get("name"): meta["content"] for meta in page.all("meta") if "content" in meta}


@pytest.fixture
def full(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        release = full_release()
    return make.published(release)


def test_canonical_link_is_absolute_and_names_the_page_itself(client, full):
    for path in ("/", full.get_absolute_url(), "/topics/children/", "/about/"):
        (link,) = Page(client.get(path, headers={"host": "localhost"}).text).all("link", rel="canonical")
        assert link["href"] == HOST + path


def test_open_graph_of_a_release(client, full):
    told = metas(client, full)
    photo = Photo.objects.get(placements__is_lead=True)
    time = html_of(client, full).partition('<time datetime="')[2].partition('"')[0]
    expected = {
        "og:type": "article",
        "og:title": full.headline,
        "og:url": HOST + full.get_absolute_url(),
        "og:description": full.summary,
        "description": full.summary,
        "og:site_name": "Fernshire News, Fernshire County Council",
        "og:locale": "en_GB",
        "og:image": f"{HOST}/files/photos/{photo.sha256}/1600.jpg",
        "og:image:width": "600",
        "og:image:height": "400",
        "og:image:alt": "The new library",
        "article:published_time": time,
        "article:modified_time": time,
        "article:section": "Children",
        "twitter:card": "summary_large_image",
    }
    assert {name: told.get(name) for name in expected} == expected
    image = client.get(told["og:image"].removeprefix(HOST))
    assert image.status_code == 200
    assert len(image.getvalue()) < 1_000_000


def test_a_release_without_a_photo_claims_none(client):
    edition = make.published(make.ReleaseFactory(summary=""))
    told = metas(client, edition)
    assert told["twitter:card"] == "summary"
    assert not {name for name in told if name.startswith("og:image") or name == "og:description"}
    assert told["description"] == edition.headline
    assert "image" not in article(client, edition)


def test_every_kind_of_page_says_what_it_is_in_a_sentence_of_its_own(client, full):
    paths = [
        "/",
        "/news/",
        "/topics/",
        "/topics/children/",
        "/people/",
        "/places/",
        "/search/",
        "/about/",
        "/contacts/",
    ]
    paths += ["/about/checks/", "/cookies/", "/accessibility-statement/", "/inspections/", "/inspections/national/"]
    paths += ["/inspections/fernshire-2014/", full.get_absolute_url()]
    found = []
    for path in paths:
        (meta,) = Page(client.get(path).text).all("meta", name="description")
        found.append(meta["content"])
    assert len(set(found)) == len(paths)
    assert all(found)


def test_news_article_agrees_with_the_page(client, full):
    told = article(client, full)
    page = Page(html_of(client, full))
    times = [time["datetime"] for time in page.all("time")]
    council = {
        "@type": "GovernmentOrganization",
        "name": "Fernshire County Council",
        "url": "https://www.fernshire.example/",
    }
    assert told["@context"] == "https://schema.org"
    assert told["@type"] == "NewsArticle"
    assert [words for level, words in page.headings if level == 1] == [told["headline"]]
    assert told["mainEntityOfPage"]["@id"] == told["url"] == HOST + full.get_absolute_url()
    assert told["datePublished"] == told["dateModified"] == times[0]
    assert told["author"] == told["publisher"] == council
    assert told["dateline"] == "Fernbury"
    assert told["articleSection"] == ["Children", "Schools"]
    assert told["image"][0]["width"] == 600
    assert [(report["name"], report["url"]) for report in told["isBasedOn"]] == [
        ("Report of 2014", "https://files.ofsted.gov.uk/v1/file/2762428")
    ]
    assert told["isBasedOn"][0]["publisher"]["name"] == "Ofsted"
    assert told["identifier"] == full.urn
    assert "correction" not in told


def test_corrections_are_told_newest_first_and_typo_fixes_are_not(client):
    edition = make.published()
    amend(edition.release, kind="correction", note="It opens on Tuesday.", body="<p>Tuesday.</p>")
    amend(edition.release, kind="typo", note="", body="<p>On Tuesday.</p>")
    current = amend(edition.release, kind="update", note="It is open.", body="<p>Open.</p>")
    told = article(client, current)
    page = Page(html_of(client, current))
    assert [change["text"] for change in told["correction"]] == ["It is open.", "It opens on Tuesday."]
    assert told["dateModified"] == told["correction"][0]["datePublished"]
    for change in told["correction"]:
        assert change["text"] in page.words


def test_times_carry_their_offset_on_both_sides_of_the_clock_changes(client):
    for at, told in [
        ("2014-03-30T00:59:59+00:00", "2014-03-30T00:59:59+00:00"),
        ("2014-03-30T01:00:00+00:00", "2014-03-30T02:00:00+01:00"),
        ("2014-10-26T00:59:59+00:00", "2014-10-26T01:59:59+01:00"),
        ("2014-10-26T01:00:00+00:00", "2014-10-26T01:00:00+00:00"),
    ]:
        edition = make.published(make.ReleaseFactory(first_published_at=dt.datetime.fromisoformat(at)))
        assert article(client, edition)["datePublished"] == told
        assert metas(client, edition)["article:published_time"] == told


def test_hostile_words_stay_words(client):
    headline = "</script><script>alert(1)</script><!-- & \"quoted\" 'too' \u2028"
    edition = make.published(make.ReleaseFactory(headline=headline, summary=headline))
    html = html_of(client, edition)
    assert article(client, edition)["headline"] == headline
    assert metas(client, edition)["og:title"] == headline
    assert html.count("<script") == 1
    assert "alert(1)</script>" not in html


@given(text=st.text())
def test_no_text_ends_the_script_element(text):
    printed = script({"text": text})
    assert not set("<>&\u2028\u2029") & set(printed)
    assert json.loads(printed) == {"text": text}


def test_a_photo_taken_down_is_told_no_more(client, full):
    photo = Photo.objects.get(placements__is_lead=True)
    workflow_media.take_down(photo, by=make.staff("Administrator"), reason="Consent was withdrawn.")
    assert photo.sha256 not in html_of(client, full)
    assert metas(client, full)["twitter:card"] == "summary"
    assert client.get("/search/?q=%22open+from+monday%22").text.count("<mark>") == 0


@pytest.mark.parametrize("kind", ["withdrawn", "removed"])
def test_a_withdrawn_page_tells_machines_nothing(client, full, kind):
    workflow.withdraw(release=full.release, by=make.staff("Approver"), reason="A mistake.", kind=kind)
    response = client.get(full.get_absolute_url())
    assert response["X-Robots-Tag"] == "noindex"
    assert SCRIPT.findall(response.text) == []
    assert "og:" not in response.text
    assert 'rel="canonical"' not in response.text
