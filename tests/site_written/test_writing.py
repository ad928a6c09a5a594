"""Publishing writes the pages that changed, and any order of changes ends in the same bytes."""

from collections.abc import Callable

import pytest

from council_news.outbox.models import Change
from council_news.site.folder import Folder
from council_news.site.writing import write_changes, write_whole
from releases import models as words
from releases import workflow
from tests import factories as make
from tests.everything import newsroom
from tests.site_written.conftest import files

pytestmark = pytest.mark.django_db
Afresh = Callable[[], dict[str, bytes]]


def test_the_whole_site_is_written(folder: Folder) -> None:
    newsroom()
    write_whole(folder)
    names = files(folder)
    for name in ("index.html", "news/index.html", "news/good-say-inspectors/index.html", "feed.rss", "404.html"):
        assert {name, f"{name}.gz", f"{name}.br"} <= set(names)
    assert b"Corrected" in names["news/was-corrected/index.html"]
    assert b"/news/has-moved/" in names["news/was-moved/index.html"]
    assert "news/was-removed/index.html.gone" in names
    assert "news/not-yet/index.html" not in names


def test_writing_again_writes_nothing(folder: Folder) -> None:
    newsroom()
    write_whole(folder)
    assert write_whole(folder).written == []
    assert write_changes(folder).written == []


def test_a_publication_is_written(folder: Folder, afresh: Afresh) -> None:
    newsroom()
    write_whole(folder)
    make.published(make.ReleaseFactory(slug="brand-new", headline="Brand new"))
    done = write_changes(folder)
    assert "news/brand-new/index.html" in done.written
    assert b"Brand new" in files(folder)["index.html"]
    assert files(folder) == afresh()


def test_a_withdrawal_is_written(folder: Folder, afresh: Afresh) -> None:
    made = newsroom()
    write_whole(folder)
    workflow.withdraw(release=made["full"], by=make.staff("Approver"), reason="Wrong council.")
    write_changes(folder)
    assert b"Wrong council." in files(folder)["news/good-say-inspectors/index.html"]
    assert files(folder) == afresh()


def test_settings_change_everything(folder: Folder, afresh: Afresh) -> None:
    newsroom()
    write_whole(folder)
    words.Newsroom.objects.update(name="Another name")
    Change.objects.record(Change.Kind.NEWSROOM)
    write_changes(folder)
    assert b"Another name" in files(folder)["about/index.html"]
    assert files(folder) == afresh()
