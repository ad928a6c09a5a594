"""What stands in a feed: the rules of each format (standards.md FEED-*), and the three agree."""

import json
import re
from dataclasses import replace
from email.utils import parsedate_to_datetime
from html.parser import HTMLParser

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from releases.models import Edition, Newsroom
from tests import factories as make
from tests.everything import amend, full_release
from tests.many import publish_many
from tests.site.feeds import FORMS, TYPES, parsed, read, titles, tree
from tests.site.pages import Page

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
MEDIA = "{http://search.yahoo.com/mrss/}"
CREATOR = "{http://purl.org/dc/elements/1.1/}creator"
URN = re.compile(r"urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
RFC3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d")


@pytest.fixture
def full(settings, django_capture_on_commit_callbacks):
    """A published release with one of everything, its files written, on a public address of its own."""
    settings.PUBLIC_URL = "https://news.fernshire.example"
    Newsroom.objects.create(name="Fernshire News", council_name="Fernshire County Council")
    with django_capture_on_commit_callbacks(execute=True):
        release = full_release()
    return make.published(release)


@pytest.mark.parametrize("form", FORMS)
def test_content_type_encoding_and_who_may_read(client, form):
    response = client.get(f"/feed.{form}", headers={"user-agent": ""})
    assert response["Content-Type"] == f"{TYPES[form]}; charset=utf-8"
    assert response["Access-Control-Allow-Origin"] == "*"
    assert response["Vary"] == "Accept-Encoding"
    assert not response.cookies
    assert not response.content.startswith(b"\xef\xbb\xbf")
    if form != "json":
        assert response.content.startswith(b'<?xml version="1.0" encoding="utf-8"?>')
        assert b"<?xml-stylesheet" not in response.content


def test_only_feeds_may_be_read_by_other_sites(client):
    make.published()
    assert "Access-Control-Allow-Origin" not in client.get("/")


@pytest.mark.parametrize("stem", ["/feed", "/topics/children/feed", "/inspections/feed"])
def test_the_three_formats_agree(client, full, stem):
    amend(full.release, kind="update", note="There is more to say.", summary="More & <more>.")
    make.published()
    if stem != "/feed":
        assert [entry.id for entry in read(client, "atom", stem)] == [full.urn]
    rss, atom, feed = ([*map(without_html, read(client, form, stem))] for form in FORMS)
    assert rss == atom == feed


def without_html(entry):
    """All but the text, which feedparser sanitises in its own way."""
    return replace(entry, html="")


def test_rss_keeps_its_rules(client, full):
    channel = tree(client.get("/feed.rss").content).find("channel")
    (item,) = channel.findall("item")
    self_link = channel.find(f"{ATOM}link")
    order = [child.tag for child in item]
    assert channel.findtext("title") == "Fernshire News – Fernshire County Council"
    assert channel.findtext("link") == "https://news.fernshire.example/"
    assert channel.findtext("description") == "News from Fernshire County Council"
    assert channel.findtext("language") == "en-gb"
    assert self_link.attrib == {
        "rel": "self",
        "type": "application/rss+xml",
        "href": "https://news.fernshire.example/feed.rss",
    }
    assert item.find("guid").attrib == {"isPermaLink": "false"}
    assert URN.fullmatch(item.findtext("guid"))
    assert item.findtext("title") == full.headline
    assert parsedate_to_datetime(item.findtext("pubDate")) == full.first_published_at.replace(microsecond=0)
    assert order.index("description") < order.index(CONTENT)
    assert item.findtext("description") != item.findtext(CONTENT)
    assert item.findtext(CREATOR) == "Fernshire County Council"
    assert item.find("author") is None
    assert [category.text for category in item.findall("category")] == ["Children", "Schools"]
    for tag in ("title", "link", "guid", "pubDate", "enclosure", CONTENT):
        assert order.count(tag) == 1


def test_atom_keeps_its_rules(client, full):
    feed = tree(client.get("/feed.atom").content)
    (entry,) = feed.findall(f"{ATOM}entry")
    links = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}
    assert links == {
        "alternate": "https://news.fernshire.example/",
        "self": "https://news.fernshire.example/feed.atom",
    }
    assert feed.findtext(f"{ATOM}author/{ATOM}name") == "Fernshire County Council"
    for element in (feed, entry):
        for tag in ("id", "title", "updated"):
            assert len(element.findall(ATOM + tag)) == 1
        assert RFC3339.fullmatch(element.findtext(f"{ATOM}updated"))
    assert entry.find(f"{ATOM}summary").get("type") == "text"
    assert entry.find(f"{ATOM}content").get("type") == "html"
    assert entry.findtext(f"{ATOM}id") == full.urn


def test_json_feed_keeps_its_rules(client, full):
    feed = json.loads(client.get("/feed.json").content)
    (item,) = feed["items"]
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["feed_url"] == "https://news.fernshire.example/feed.json"
    assert feed["home_page_url"] == "https://news.fernshire.example/"
    assert feed["language"] == "en-GB"
    assert [author["name"] for author in feed["authors"]] == ["Fernshire County Council"]
    assert "author" not in feed
    assert isinstance(item["id"], str)
    assert RFC3339.fullmatch(item["date_published"])
    assert RFC3339.fullmatch(item["date_modified"])
    assert "content_text" not in item
    assert item["image"] == item["attachments"][0]["url"]


class Links(HTMLParser):
    """Every address in a text, and whatever a feed may not hold."""

    def __init__(self, html):
        super().__init__()
        self.addresses, self.bad = [], []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        if tag in {"script", "style", "iframe", "object", "form"}:
            self.bad.append(tag)
        for name, value in attrs:
            if name == "style" or name.startswith("on"):
                self.bad.append(name)
            if name in {"href", "src"}:
                self.addresses.append(value)
            if name == "srcset":
                self.addresses += [source.split()[0] for source in value.split(", ")]


def test_text_is_whole_clean_and_absolute(client, full):
    item = tree(client.get("/feed.rss").content).find("channel/item")
    entry = tree(client.get("/feed.atom").content).find(f"{ATOM}entry")
    html = json.loads(client.get("/feed.json").content)["items"][0]["content_html"]
    assert item.findtext(CONTENT) == entry.findtext(f"{ATOM}content") == html
    links = Links(html)
    assert links.bad == []
    assert {address.split(":")[0] for address in links.addresses} == {"https", "mailto", "tel"}
    for words in ["What they found", "This is good news", "3,100", "Stable leadership", "Paragraphs 11 &amp; 92-108"]:
        assert words in html
    for words in [
        "Opening hours of the library",
        "Fernshire does not exist",
        "press@fernshire.example",
        "Report of 2014",
    ]:
        assert words in html


def test_enclosure_and_other_files_are_what_they_say(client, full):
    item = tree(client.get("/feed.rss").content).find("channel/item")
    enclosure = item.find("enclosure").attrib
    media = [media.attrib for media in item.findall(f"{MEDIA}content")]
    assert [file["type"] for file in media] == ["image/jpeg", "text/csv"]
    sizes = {file["url"]: (file["type"], file["fileSize"]) for file in media}
    sizes[enclosure["url"]] = (enclosure["type"], enclosure["length"])
    assert len(sizes) == 3
    for url, (content_type, size) in sizes.items():
        response = client.get(url.removeprefix("https://news.fernshire.example"))
        assert response.status_code == 200
        assert response["Content-Type"].startswith(content_type)
        assert len(response.getvalue()) == int(size)
    feed = json.loads(client.get("/feed.json").content)["items"][0]
    assert {file["url"]: (file["mime_type"], str(file["size_in_bytes"])) for file in feed["attachments"]} == sizes
    atom = parsed(client.get("/feed.atom").content, "atom").entries[0]
    (file,) = atom.enclosures
    assert (file.href, file.type, file.length) == (enclosure["url"], "image/jpeg", enclosure["length"])


def test_a_photo_without_its_file_is_not_promised(client, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    make.published(full_release())  # files are written at commit, and this transaction never does
    assert tree(client.get("/feed.rss").content).find("channel/item/enclosure") is None


def test_addresses_come_from_the_setting_and_never_from_the_host(client, full):
    here = client.get("/feed.atom", headers={"host": "127.0.0.1"})
    there = client.get("/feed.atom", headers={"host": "localhost"})
    assert here.content == there.content
    assert b"localhost" not in here.content


def test_titles_are_plain_text(client):
    title = "Tea < coffee & “cake” ]]> 🍰"
    make.published(make.ReleaseFactory(headline=title))
    assert titles(client) == [title]
    assert tree(client.get("/feed.rss").content).findtext("channel/item/title") == title


def test_a_release_without_a_summary_is_described_by_its_beginning(client):
    make.published(make.ReleaseFactory(summary="", body=f"<p>It begins.</p><p>{'And goes on. ' * 60}</p>"))
    (entry,) = read(client, "json")
    assert entry.summary.startswith("It begins. And goes on.")
    assert len(entry.summary) < 300


def test_twenty_entries_newest_first(client):
    headlines = [edition.headline for edition in publish_many(33)]
    assert titles(client) == headlines[:12:-1]


def test_an_empty_feed_is_a_feed(client):
    for form in ("rss", "atom"):
        assert parsed(client.get(f"/feed.{form}").content, form).entries == []
    assert json.loads(client.get("/feed.json").content)["items"] == []
    assert client.get("/feed.atom").content == client.get("/feed.atom").content


def test_a_topic_is_named_in_its_feed(client, full):
    channel = tree(client.get("/topics/schools/feed.rss").content).find("channel")
    assert channel.findtext("title") == "Schools – Fernshire News – Fernshire County Council"
    assert channel.findtext("link") == "https://news.fernshire.example/topics/schools/"
    assert channel.find(f"{ATOM}link").get("href") == "https://news.fernshire.example/topics/schools/feed.rss"


@pytest.mark.parametrize(
    ("path", "own"),
    [
        ("/", "/feed"),
        ("/about/", "/feed"),
        ("/news/good-say-inspectors/", "/feed"),
        ("/topics/schools/", "/topics/schools/feed"),
        ("/inspections/", "/inspections/feed"),
        ("/inspections/fernshire-2014/", "/inspections/feed"),
    ],
)
def test_pages_tell_readers_of_their_feeds(client, full, path, own):
    links = Page(client.get(path).text).all("link", rel="alternate")
    assert [link["href"] for link in links[:3]] == [f"{own}.{form}" for form in FORMS]
    assert {"/feed.rss", "/feed.atom", "/feed.json"} <= {link["href"] for link in links}
    assert len({link["title"] for link in links}) == len(links)
    for link in links:
        response = client.get(link["href"])
        assert (response.status_code, response["Content-Type"].partition(";")[0]) == (200, link["type"])


def test_unknown_feeds_are_not_found(client):
    for path in ("/feed.xml", "/topics/nothing/feed.rss", "/people/alex-marsh/feed.rss"):
        assert client.get(path).status_code == 404


def test_three_queries_however_long_the_feed(client, django_assert_num_queries):
    make.published(full_release())
    publish_many(5)
    for form in FORMS:
        with django_assert_num_queries(3):
            client.get(f"/feed.{form}")


ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=120)


@hypothesis_settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(headline=ANY_TEXT, text=ANY_TEXT)
def test_no_text_breaks_a_feed(client, headline, text):
    edition = Edition.objects.first() or make.published()
    content = edition.content | {"body": f"<p>{text}</p>", "topics": [{"name": text, "slug": "x"}]}
    Edition.objects.filter(pk=edition.pk).update(headline=headline, summary=text, content=content)
    for form in ("rss", "atom"):
        root = tree(client.get(f"/feed.{form}").content)
        assert len(root.findall("channel/item") or root.findall(f"{ATOM}entry")) == 1
    assert len(json.loads(client.get("/feed.json").content)["items"]) == 1
