"""Uploads kept in a bucket: reports read from it and dropped, a store that fails, the state of health, the setting."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.files.storage import default_storage
from django.test import Client
from django.utils import timezone

from council_news.settings.uploads import FOLDER, uploads
from inspections import workflow_reading, workflow_waiting
from releases.models import Photo
from releases.photos import store_photo
from tests import buckets, samples
from tests.factories import staff
from tests.inspections.report_of_2026 import report_pdf

pytestmark = pytest.mark.django_db


@pytest.fixture
def kept(bucket: str, settings: Any) -> Iterator[str]:
    """The bucket that uploads are kept in."""
    settings.STORAGES = settings.STORAGES | {"default": uploads(f"s3://{bucket}/up/loads")}
    yield bucket
    default_storage.connection.meta.client.close()


def test_a_report_is_read_by_the_clock_from_the_bucket_and_leaves_nothing_when_it_is_discarded(
    kept: str, s3: Any, django_capture_on_commit_callbacks: Any
) -> None:
    officer = staff("Inspections officer")
    row = workflow_reading.send_in(upload=samples.upload("r.pdf", report_pdf()), by=officer, seconds=0)
    assert row.status == "waiting"
    assert buckets.names(s3, kept) == {f"up/loads/{row.file.name}"}
    (row,) = workflow_waiting.read_waiting(at=timezone.now())
    assert (row.status, row.pages) == ("read", 3)
    with django_capture_on_commit_callbacks(execute=True):
        workflow_reading.discard(reading=row, by=officer)
    assert buckets.names(s3, kept) == set()


def test_a_report_whose_file_is_lost_is_refused_in_a_sentence(kept: str) -> None:
    row = workflow_reading.send_in(upload=samples.upload("r.pdf", report_pdf()), by=staff("Author"), seconds=0)
    default_storage.delete(row.file.name)
    (row,) = workflow_waiting.read_waiting(at=timezone.now())
    assert (row.status, row.sentence) == ("refused", workflow_waiting.GONE)


def test_health_says_when_the_bucket_does_not_answer(kept: str, s3: Any, client: Client) -> None:
    assert client.get("/readyz").json()["ready"] is True
    s3.delete_bucket(Bucket=kept)
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert answer.json()["failed"] == {
        "media": "The bucket for uploads does not answer as it should: There is no such object."
    }


def test_a_store_that_fails_leaves_no_file_and_the_next_upload_mends_it(
    kept: str, s3: Any, django_capture_on_commit_callbacks: Any
) -> None:
    data = samples.picture(size=(50, 51))
    s3.delete_bucket(Bucket=kept)
    with (
        pytest.raises(OSError, match=r"The object store refused \(NoSuchBucket\)"),
        django_capture_on_commit_callbacks(execute=True),
    ):
        store_photo(samples.upload("a.jpg", data), by=None)
    buckets.make(s3, kept)
    assert buckets.names(s3, kept) == set()
    with django_capture_on_commit_callbacks(execute=True):
        photo = store_photo(samples.upload("a.jpg", data), by=None)
    assert Photo.objects.get() == photo
    assert len(buckets.names(s3, kept)) == 7


def test_the_setting() -> None:
    assert uploads("") == FOLDER
    assert uploads("s3://news/a/b/")["OPTIONS"] == {"bucket_name": "news", "location": "a/b"}
    for wrong in ("news", "https://news.example/", "s3:///prefix", "s3://[", "/var/media"):
        with pytest.raises(ImproperlyConfigured, match="Write s3://bucket/prefix for a bucket"):
            uploads(wrong)
