"""Photos, documents, people, topics, the newsroom itself, and who may sign in."""

import datetime as dt
import io

import pytest
from django.contrib.auth.models import Group, User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image

from releases.models import Document, Newsroom, Person, Photo, Topic
from tests.admin.pages import fields, says
from tests.factories import PersonFactory, ReleaseFactory, TopicFactory, UserFactory, published


@pytest.fixture(autouse=True)
def _media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def picture(colour="red"):
    data = io.BytesIO()
    Image.new("RGB", (40, 30), colour).save(data, "PNG")
    return SimpleUploadedFile("library.png", data.getvalue(), "image/png")


def add_photo(client):
    return client.post("/admin/releases/photo/add/", {"upload": picture(), "alt": "A red square", "licence": "council"})


def test_a_photo_is_uploaded_and_described(author):
    assert add_photo(author).status_code == 302
    photo = Photo.objects.get()
    assert (photo.alt, photo.uploaded_by) == ("A red square", author.officer)
    page = author.get("/admin/releases/photo/")
    assert f"/admin/files/photos/{photo.sha256}/480.webp" in page.content.decode()
    address = f"/admin/releases/photo/{photo.pk}/change/"
    author.post(address, {**fields(author.get(address), "photo_form"), "alt": "A square"})
    photo.refresh_from_db()
    assert photo.alt == "A square"


def test_a_bad_upload_gets_a_sentence(author):
    response = author.post(
        "/admin/releases/photo/add/",
        {"upload": SimpleUploadedFile("a.png", b"no picture"), "alt": "Kept", "licence": "council"},
    )
    assert says(response, "This is not a photo we can take.")
    assert fields(response, "photo_form")["alt"] == "Kept"


def test_a_photo_is_taken_down_with_a_reason(author):
    add_photo(author)
    photo = Photo.objects.get()
    address = f"/admin/releases/photo/{photo.pk}/take-down/"
    assert says(author.get(address), "The public is no longer served this file")
    assert says(author.post(address, {"reason": " "}), "Nothing was done", "Say why in a sentence.")
    response = author.post(address, {"reason": "The family withdrew their consent."}, follow=True)
    assert says(response, "Taken down.", "The family withdrew their consent.")
    assert author.post(f"/admin/releases/photo/{photo.pk}/delete/", {"post": "yes"}).status_code == 403


def test_a_document_is_uploaded(author):
    upload = SimpleUploadedFile("figures.csv", b"year,number\n2014,467\n", "text/csv")
    author.post("/admin/releases/document/add/", {"upload": upload, "title": "Figures"})
    document = Document.objects.get()
    assert document.title == "Figures"
    assert says(author.get(f"/admin/releases/document/{document.pk}/change/"), "CSV, 21 bytes")


def test_photos_are_chosen_with_a_picture_beside(author):
    add_photo(author)
    query = {"app_label": "releases", "model_name": "photoplacement", "field_name": "photo", "term": "red"}
    [found] = author.get("/admin/autocomplete/", query).json()["results"]
    assert found["detail"] == "A red square"
    assert found["thumbnail"].startswith("/admin/files/photos/")


def test_a_person_is_added_with_dated_roles(author):
    address = "/admin/releases/person/add/"
    rows = {"roles-TOTAL_FORMS": 1, "roles-0-title": "Director", "roles-0-held_from": "2014-01-01"}
    typed = {"name": "Jim Leivers", "slug": "jim-leivers", "kind": "officer", **rows}
    author.post(address, {**fields(author.get(address), "person_form"), **typed})
    person = Person.objects.get()
    assert person.role_on(dt.date(2014, 6, 30)).title == "Director"
    assert person.role_on(dt.date(2013, 6, 30)) is None


def test_the_address_of_a_person_or_topic_in_use_does_not_change(author):
    person, topic = PersonFactory(), TopicFactory()
    for form, row, name in (("person_form", person, "person"), ("topic_form", topic, "topic")):
        address = f"/admin/releases/{name}/{row.pk}/change/"
        author.post(address, {**fields(author.get(address), form), "name": "Renamed", "slug": "renamed"})
    assert Person.objects.get().slug == person.slug
    assert (Topic.objects.get().slug, Topic.objects.get().name) == (topic.slug, "Renamed")


def test_a_permission_may_end(author):
    today = timezone.localdate()
    add_photo(author)
    address = f"/admin/releases/photo/{Photo.objects.get().pk}/change/"

    def until(on):
        return author.post(address, {**fields(author.get(address), "photo_form"), "shown_to": on.isoformat()})

    assert says(until(today - dt.timedelta(days=1)), "That day has passed. Give a day to come, or take the file down.")
    assert until(today).status_code == 302
    assert says(author.get("/admin/releases/photo/"), f"May be shown until {today.day} {today:%B %Y}")


def test_a_topic_that_nothing_was_published_under_can_be_deleted(administrator):
    topic = TopicFactory()
    administrator.post(f"/admin/releases/topic/{topic.pk}/delete/", {"post": "yes"})
    assert not Topic.objects.exists()


def test_a_topic_that_news_was_published_under_stays(administrator):
    release = ReleaseFactory()
    release.topics.add(TopicFactory())
    published(release)
    topic = Topic.objects.get()
    response = administrator.post(f"/admin/releases/topic/{topic.pk}/delete/", {"post": "yes"})
    assert response.status_code == 403
    assert Topic.objects.exists()


def change_newsroom(client, **changes):
    newsroom, _made = Newsroom.objects.get_or_create()
    address = f"/admin/releases/newsroom/{newsroom.pk}/change/"
    response = client.post(address, {**fields(client.get(address), "newsroom_form"), **changes})
    newsroom.refresh_from_db()
    return newsroom, response


def test_there_is_one_newsroom_and_the_menu_leads_to_it(administrator):
    assert administrator.get("/admin/releases/newsroom/").url == "/admin/releases/newsroom/add/"
    newsroom, _response = change_newsroom(administrator, name="Fernshire news")
    assert newsroom.name == "Fernshire news"
    assert administrator.get("/admin/releases/newsroom/").url.endswith(f"/{newsroom.pk}/change/")
    assert administrator.get("/admin/releases/newsroom/add/").status_code == 403


def test_a_colour_too_faint_to_read_is_refused_with_its_contrast(administrator):
    newsroom, response = change_newsroom(administrator, brand_colour="#79AEC8", link_colour="#79aec8")
    assert says(response, "contrast of 2.4 to 1", "at least 7 to 1", "at least 4.5 to 1")
    assert newsroom.brand_colour == "#1f4e5f"


def test_a_logo_is_written_again_and_can_be_removed(administrator, tmp_path, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        change_newsroom(administrator, logo=picture("blue"))
        newsroom, _response = change_newsroom(administrator, logo=picture())
    assert newsroom.logo.name.endswith(".png")
    assert list(tmp_path.rglob("*.png")) == [tmp_path / newsroom.logo.name]
    newsroom, response = change_newsroom(administrator, logo=SimpleUploadedFile("logo.svg", b"<svg onload='x()'/>"))
    assert says(response, "This is not a photo we can take.")
    with django_capture_on_commit_callbacks(execute=True):
        newsroom, _response = change_newsroom(administrator, remove_logo="on")
    assert not newsroom.logo
    assert not list(tmp_path.rglob("*.png"))


def test_an_administrator_makes_a_user_with_a_role(administrator):
    group = Group.objects.get(name="Author")
    address = "/admin/auth/user/add/"
    password = "a long and quiet phrase"
    typed = {"username": "new", "groups": [group.pk], "password1": password, "password2": password}
    page = fields(administrator.get(address), "user_form")
    administrator.post(address, {**page, **typed, "usable_password": "true"})
    made = User.objects.get(username="new")
    assert (made.is_staff, list(made.groups.all())) == (True, [group])


def test_an_administrator_cannot_become_superuser_or_touch_one(administrator):
    me = administrator.officer
    address = f"/admin/auth/user/{me.pk}/change/"
    administrator.post(address, {**fields(administrator.get(address), "user_form"), "is_superuser": "on"})
    me.refresh_from_db()
    assert not me.is_superuser
    boss = UserFactory(is_superuser=True)
    assert administrator.post(f"/admin/auth/user/{boss.pk}/change/", {"username": "x"}).status_code == 403
    assert administrator.get(f"/admin/auth/user/{boss.pk}/password/").status_code == 403


def test_an_author_does_not_reach_users_or_settings(author):
    assert author.get("/admin/auth/user/").status_code == 403
    assert author.get("/admin/releases/newsroom/").status_code == 403
