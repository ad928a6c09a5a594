"""Sitemaps, robots.txt and security.txt."""

import datetime as dt

import pytest
import time_machine

from releases import workflow
from releases.models import Contact, Newsroom
from releases.views import machine
from tests import factories as make
from tests.everything import amend, newsroom
from tests.many import publish_many
from tests.site.feeds import tree

pytestmark = pytest.mark.django_db

HOST = "https://news.fernshire.example"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"


@pytest.fixture(autouse=True)
def public_address(settings):
    settings.PUBLIC_URL = HOST


def sitemap(client):
    """Path and ``lastmod`` of every address in the sitemaps."""
    return {path: changed for part in sitemap_files(client) for path, changed in addresses_in(client, part).items()}


def sitemap_files(client):
    """The paths of the sitemaps that the index names."""
    index = tree(client.get("/sitemap.xml").content)
    assert index.tag == f"{MAP}sitemapindex"
    return [loc.text.removeprefix(HOST) for loc in index.iter(f"{MAP}loc")]


def addresses_in(client, path):
    """Path and ``lastmod`` of every address in one sitemap."""
    response = client.get(path)
    assert response["Content-Type"] == "application/xml; charset=utf-8"
    urls = tree(response.content).findall(f"{MAP}url")
    return {url.findtext(f"{MAP}loc").removeprefix(HOST): url.findtext(f"{MAP}lastmod") for url in urls}


def news(client, path="/news-sitemap.xml"):
    return [url.findtext(f"{NEWS}news/{NEWS}title") for url in tree(client.get(path).content).findall(f"{MAP}url")]


def test_every_public_page_is_in_the_sitemap_and_answers(client):
    made = newsroom()
    edition = make.published(make.ReleaseFactory(first_published_at=dt.datetime(2014, 6, 30, 10, tzinfo=dt.UTC)))
    told = sitemap(client)
    expected = {"/", "/news/", "/topics/", "/people/", "/places/", "/inspections/"}
    expected |= {"/about/", "/contacts/", "/cookies/", "/accessibility-statement/"}
    expected |= {"/news/good-say-inspectors/", "/news/has-moved/", edition.get_absolute_url()}
    expected |= {"/topics/children/", "/people/alex-marsh/", "/places/fernbury/", "/inspections/fernshire-2014/"}
    expected |= {"/news/2014/", "/news/2014/06/"}
    assert expected <= set(told)
    for name in ("withdrawn", "removed", "draft"):
        assert f"/news/{made[name].slug}/" not in told
    assert "/news/was-moved/" not in told
    for path in told:
        assert client.get(path).status_code == 200, path


def test_lastmod_is_the_last_correction_or_update(client):
    with time_machine.travel(dt.datetime(2014, 6, 30, 10, 9, tzinfo=dt.UTC), tick=False) as clock:
        release = make.ReleaseFactory()
        release.topics.add(make.TopicFactory(slug="children"))
        edition = make.published(release)
        path = edition.get_absolute_url()
        assert sitemap(client)[path] == "2014-06-30T11:09:00+01:00"
        clock.move_to(dt.datetime(2014, 11, 3, 9, tzinfo=dt.UTC))
        amend(release, kind="typo", note="", body="<p>Mended.</p>")
        assert sitemap(client)[path] == "2014-06-30T11:09:00+01:00"
        amend(release, kind="correction", note="It was Tuesday.", body="<p>Tuesday.</p>")
    told = sitemap(client)
    assert told[path] == "2014-11-03T09:00:00+00:00"
    assert told["/about/"] is told["/news/2014/06/"] is None


def test_a_month_is_a_month_in_london(client):
    make.published(make.ReleaseFactory(first_published_at=dt.datetime(2014, 8, 31, 23, 30, tzinfo=dt.UTC)))
    told = sitemap(client)
    assert "/news/2014/09/" in told
    assert "/news/2014/08/" not in told


def test_each_year_of_releases_is_a_file_of_its_own(client):
    publish_many(1_000)  # two years
    assert sitemap_files(client) == ["/sitemap-pages.xml", "/sitemap-2007.xml", "/sitemap-2006.xml"]
    of_years = [addresses_in(client, f"/sitemap-{year}.xml") for year in (2006, 2007)]
    assert sum(map(len, of_years)) == 1_000
    assert not any(path.startswith("/news/fernshire") for path in addresses_in(client, "/sitemap-pages.xml"))
    assert client.get("/sitemap-2008.xml").status_code == 404


@pytest.mark.parametrize(
    ("path", "queries"), [("/sitemap.xml", 1), ("/sitemap-pages.xml", 5), ("/sitemap-2006.xml", 2)]
)
def test_sitemaps_take_as_many_queries_however_many_pages(client, django_assert_num_queries, path, queries):
    publish_many(30)
    with django_assert_num_queries(queries):
        client.get(path)


@pytest.mark.parametrize(("hours", "is_news"), [(47, True), (49, False)])
def test_news_is_two_days_old_at_most(client, hours, is_news):
    with time_machine.travel(
        dt.datetime(2026, 3, 28, 12, tzinfo=dt.UTC), tick=False
    ) as clock:  # clocks change in between
        make.published(make.ReleaseFactory(headline="Tea & <cake>"))
        clock.shift(dt.timedelta(hours=hours))
        assert news(client) == (["Tea & <cake>"] if is_news else [])


def test_an_old_release_published_here_today_is_no_news(client):
    make.published(make.ReleaseFactory(first_published_at=dt.datetime(2014, 6, 30, 10, tzinfo=dt.UTC)))
    assert news(client) == []


def test_a_news_article_is_told_as_its_page_tells_it(client):
    Newsroom.objects.create(name="Fernshire News", council_name="Fernshire County Council")
    with time_machine.travel(dt.datetime(2026, 7, 1, 10, 9, 1, 500, tzinfo=dt.UTC)):
        edition = make.published()
        (url,) = tree(client.get("/news-sitemap.xml").content)
    article = url.find(f"{NEWS}news")
    assert url.findtext(f"{MAP}loc") == HOST + edition.get_absolute_url()
    assert article.findtext(f"{NEWS}publication/{NEWS}name") == "Fernshire News, Fernshire County Council"
    assert article.findtext(f"{NEWS}publication/{NEWS}language") == "en"
    assert article.findtext(f"{NEWS}publication_date") == "2026-07-01T11:09:01+01:00"
    assert article.findtext(f"{NEWS}title") == edition.headline
    assert b'datetime="2026-07-01T11:09:01+01:00"' in client.get(edition.get_absolute_url()).content


def test_much_news_takes_several_files_and_robots_names_them(client, monkeypatch):
    monkeypatch.setattr(machine, "NEWS_LIMIT", 2)
    for number in range(3):
        make.published(make.ReleaseFactory(headline=f"News {number}"))
    assert news(client) == ["News 2", "News 1"]
    assert news(client, "/news-sitemap-2.xml") == ["News 0"]
    assert f"Sitemap: {HOST}/news-sitemap-2.xml\n" in client.get("/robots.txt").text
    assert client.get("/news-sitemap-3.xml").status_code == 404


def test_robots_may_read_everything_public_and_hear_of_nothing_else(client):
    response = client.get("/robots.txt", headers={"host": "localhost"})
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert response.text == (
        f"User-agent: *\nAllow: /\n\nSitemap: {HOST}/sitemap.xml\nSitemap: {HOST}/news-sitemap.xml\n"
    )


def test_security_txt_says_whom_to_tell(client):
    contact = Contact.objects.create(name="Web team", email="web@fernshire.example")
    Newsroom.objects.create(default_contact=contact)
    with time_machine.travel(dt.datetime(2026, 11, 23, 18, tzinfo=dt.UTC)):
        response = client.get("/.well-known/security.txt")
    fields = dict(line.split(": ", 1) for line in response.text.splitlines())
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert fields == {
        "Contact": "mailto:web@fernshire.example",
        "Expires": "2027-05-22T00:00:00Z",
        "Preferred-Languages": "en",
        "Canonical": f"{HOST}/.well-known/security.txt",
    }


def test_without_an_address_there_is_no_security_txt(client):
    assert client.get("/.well-known/security.txt").status_code == 404
    Newsroom.objects.create(default_contact=Contact.objects.create(name="Web team", phone="01632 960123"))
    assert client.get("/.well-known/security.txt").status_code == 404


@pytest.mark.parametrize("path", ["/sitemap.xml", "/news-sitemap.xml", "/robots.txt"])
def test_machine_files_answer_head_and_set_no_cookie(client, path):
    edition = make.published()
    workflow.withdraw(release=edition.release, by=make.staff("Approver"), reason="A mistake.")
    response = client.head(path)
    assert (response.status_code, response.content) == (200, b"")
    assert not response.cookies
    assert "Access-Control-Allow-Origin" not in response
    assert client.post(path).status_code == 405
