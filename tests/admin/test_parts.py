"""Rows of parts: keys, order, roles of the day, sign-off, uploads."""

import datetime as dt
import io
import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from releases.models import PhotoPlacement
from releases.photos import store_photo
from tests.admin.pages import address, fields, row, says
from tests.factories import ContactFactory, PersonFactory, QuoteFactory, ReleaseFactory, RoleFactory, staff


@pytest.fixture(autouse=True)
def _media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def picture(name="library.png", colour="red"):
    data = io.BytesIO()
    Image.new("RGB", (40, 30), colour).save(data, "PNG")
    return SimpleUploadedFile(name, data.getvalue(), "image/png")


def save(client, release, **changes):
    page = client.get(address("change", release))
    return client.post(address("change", release), {**fields(page), **changes})


def test_a_quote_is_added_with_the_key_the_browser_made(author):
    release, role, key = ReleaseFactory(), RoleFactory(), uuid.uuid4()
    added = row("quote_set", 0, key=key, position=0, speaker=role.person_id, role=role.pk, words="Good.\r\n\r\nVery.")
    assert save(author, release, **added).status_code == 302
    quote = release.quote_set.get()
    assert (quote.key, quote.words, quote.role) == (key, "Good.\n\nVery.", role)


def test_without_a_key_the_server_makes_one(author):
    release, contact = ReleaseFactory(), ContactFactory()
    save(author, release, **row("releasecontact_set", 0, contact=contact.pk))
    assert release.releasecontact_set.get().key


def test_the_key_of_a_saved_part_cannot_be_changed(author):
    quote = QuoteFactory()
    save(author, quote.release, **{"quote_set-0-key": str(uuid.uuid4()), "quote_set-0-words": "Changed."})
    key = quote.key
    quote.refresh_from_db()
    assert (quote.key, quote.words) == (key, "Changed.")


def test_a_row_of_another_release_is_not_reached(author):
    theirs, mine = QuoteFactory(), QuoteFactory()
    response = save(author, mine.release, **{"quote_set-0-id": theirs.pk, "quote_set-0-words": "Stolen."})
    theirs.refresh_from_db()
    assert response.status_code == 200
    assert theirs.words != "Stolen."


def test_an_empty_new_row_is_no_row(author):
    release = ReleaseFactory()
    assert save(author, release, **row("quote_set", 0, key=uuid.uuid4(), position=0)).status_code == 302
    assert not release.quote_set.exists()


def test_rows_are_kept_in_the_order_of_the_form(author):
    release = ReleaseFactory()
    first, second = QuoteFactory(release=release, position=0), QuoteFactory(release=release, position=1)
    save(author, release, **{"quote_set-0-position": 1, "quote_set-1-position": 0})
    assert list(release.quote_set.all()) == [second, first]


def test_a_row_is_removed_by_its_box(author):
    quote = QuoteFactory()
    save(author, quote.release, **{"quote_set-0-DELETE": "on"})
    assert not quote.release.quote_set.exists()


def test_the_role_belongs_to_the_speaker(author):
    release, role = ReleaseFactory(), RoleFactory()
    added = row("quote_set", 0, speaker=PersonFactory().pk, role=role.pk, words="Good.")
    assert says(save(author, release, **added), f"is a role of {role.person.full_name}, not of")


def test_the_role_was_held_on_the_day_of_the_release(author):
    release = ReleaseFactory(first_published_at=dt.datetime(2014, 6, 30, 10, 9, tzinfo=dt.UTC))
    role = RoleFactory(held_from=dt.date(2015, 1, 1))
    added = row("quote_set", 0, speaker=role.person_id, role=role.pk, words="Good.")
    assert says(save(author, release, **added), "did not hold this role on 30 June 2014")


def test_a_role_left_blank_on_a_new_quote_is_the_one_of_the_day(author):
    release = ReleaseFactory(first_published_at=dt.datetime(2014, 6, 30, 10, 9, tzinfo=dt.UTC))
    old = RoleFactory(held_to=dt.date(2014, 12, 31))
    RoleFactory(person=old.person, held_from=dt.date(2015, 1, 1))
    save(author, release, **row("quote_set", 0, speaker=old.person_id, words="Good."))
    assert release.quote_set.get().role == old


def test_the_autocomplete_of_roles_offers_the_speakers_alone(author):
    role, _other = RoleFactory(), RoleFactory()
    query = {
        "app_label": "releases",
        "model_name": "quote",
        "field_name": "role",
        "speaker": role.person_id,
        "term": "",
    }
    [found] = author.get("/admin/autocomplete/", query).json()["results"]
    assert (found["id"], found["text"]) == (str(role.pk), role.title)
    assert role.person.full_name in found["detail"]


def test_a_sign_off_covers_the_words_it_was_given_for(author):
    quote = QuoteFactory()
    given = {"quote_set-0-signed_off_by": "Jim Leivers", "quote_set-0-signed_off_on": "2014-06-27"}
    save(author, quote.release, **given)
    quote.refresh_from_db()
    assert quote.is_signed_off
    save(author, quote.release, **{"quote_set-0-words": "Changed."})
    quote.refresh_from_db()
    assert not quote.is_signed_off
    assert says(author.get(address("change", quote.release)), "Changed since it was signed off")
    save(author, quote.release, **{"quote_set-0-cleared_again": "on"})
    quote.refresh_from_db()
    assert quote.is_signed_off


def test_a_sign_off_needs_both_who_and_when(author):
    response = save(author, QuoteFactory().release, **{"quote_set-0-signed_off_by": "Jim Leivers"})
    assert says(response, "Give both who signed the quote off and the day, or neither.")


def test_a_photo_is_uploaded_on_the_form(author):
    release = ReleaseFactory()
    added = row("photoplacement_set", 0, alt="A red square", is_lead="on", credit="Fernshire", upload=picture())
    assert save(author, release, **added).status_code == 302
    placed = release.photoplacement_set.get()
    assert (placed.photo.width, placed.photo.credit, placed.is_lead) == (40, "Fernshire", True)
    assert placed.photo.uploaded_by == author.officer


def test_an_uploaded_photo_stays_chosen_when_something_else_is_wrong(author):
    release = ReleaseFactory()
    response = save(author, release, headline="", **row("photoplacement_set", 0, upload=picture()))
    chosen = fields(response)["photoplacement_set-0-photo"]
    assert chosen
    assert says(response, "library.jpg")


def test_what_is_not_a_photo_gets_a_sentence(author):
    upload = SimpleUploadedFile("library.png", b"MZ this is a program")
    response = save(author, ReleaseFactory(), **row("photoplacement_set", 0, upload=upload))
    assert says(response, "This is not a photo we can take.")


def test_a_photo_row_without_a_photo_gets_a_sentence(author):
    response = save(author, ReleaseFactory(), **row("photoplacement_set", 0, alt="Nothing"))
    assert says(response, "Choose a photo, or upload one.")


def test_there_is_one_lead_photo_and_it_can_move(author):
    release, officer = ReleaseFactory(), staff("Author")
    for position, colour in enumerate(["red", "blue"]):
        photo = store_photo(picture(f"{colour}.png", colour), by=officer)
        PhotoPlacement.objects.create(release=release, photo=photo, position=position, is_lead=position == 0)
    both = {"photoplacement_set-0-is_lead": "on", "photoplacement_set-1-is_lead": "on"}
    assert says(save(author, release, **both), "Two photos are marked as the lead photo.")
    page = fields(author.get(address("change", release)))
    del page["photoplacement_set-0-is_lead"]
    author.post(address("change", release), {**page, "photoplacement_set-1-is_lead": "on"})
    assert [placed.is_lead for placed in release.photoplacement_set.all()] == [False, True]


def test_a_document_is_uploaded_on_the_form(author):
    release = ReleaseFactory()
    upload = SimpleUploadedFile("figures.csv", b"year,number\n2014,467\n", "text/csv")
    assert save(author, release, **row("attachment_set", 0, title="Figures", upload=upload)).status_code == 302
    assert release.attachment_set.get().document.title == "Figures"


def test_parts_not_in_the_text_are_flagged(author):
    quote = QuoteFactory()
    assert says(author.get(address("change", quote.release)), "Not in the text")
    quote.release.body += f'<div data-embed="quote" data-ref="{quote.key}"></div>'
    quote.release.save()
    assert "Not in the text" not in author.get(address("change", quote.release)).content.decode()
