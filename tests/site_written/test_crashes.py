"""Whatever stops the writer, readers see whole pages, and the next run ends where it should."""

import resource
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from council_news.site.folder import STATE, Folder, Stranger
from council_news.site.state import State
from council_news.site.writing import write_changes, write_whole
from releases import models as words
from releases import workflow
from tests import factories as make
from tests.site_written import elsewhere
from tests.site_written.conftest import files

pytestmark = pytest.mark.django_db
Afresh = Callable[[], dict[str, bytes]]


TO_FILES = {"open", "os.rename", "os.remove", "os.mkdir", "os.rmdir", "shutil.rmtree"}  # as audit hooks call them


class Killed(BaseException):
    """The process is dead: it does nothing more."""


class Death:
    """Strikes at the n-th time that anything is done to a folder, and every time after it."""

    def __init__(self) -> None:
        self.root, self.left = "", 0
        sys.addaudithook(self.hear)

    def hear(self, event: str, arguments: tuple[Any, ...]) -> None:
        if self.root and event in TO_FILES and any(str(path).startswith(self.root) for path in arguments[:2]):
            self.left -= 1
            if self.left < 0:
                raise Killed

    @contextmanager
    def at(self, folder: Folder, number: int) -> Iterator[None]:
        """Whether or not it strikes, it is over afterwards."""
        self.root, self.left = str(folder.root), number
        try:
            yield
        except Killed:
            pass
        finally:
            self.root = ""


death = Death()


@pytest.fixture
def few() -> words.Release:
    """A newsroom with little in it, so that a site is soon written."""
    words.Newsroom.objects.create(name="Fernshire News", council_name="Fernshire County Council")
    for number in range(2):
        make.published(make.ReleaseFactory(slug=f"earlier-{number}"))
    release = make.ReleaseFactory(slug="first")
    release.topics.add(make.TopicFactory(slug="libraries"))
    make.published(release)
    return release


def copy_of(folder: Folder, name: str) -> Folder:
    root = folder.root.with_name(name)
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(folder.root, root)
    return Folder(root)


@pytest.mark.parametrize("taken_back", [False, True], ids=["and goes on", "and the change is taken back"])
def test_killed_anywhere_the_next_run_repairs(
    folder: Folder, few: words.Release, afresh: Afresh, taken_back: bool
) -> None:
    write_whole(folder)
    workflow.withdraw(release=few, by=make.staff("Approver"), reason="It was wrong.")
    killed = []
    for number in range(1, 400, 37):
        killed.append(copy_of(folder, f"killed-{number}"))
        with death.at(killed[-1], number):
            write_changes(killed[-1])
    if taken_back:
        workflow.restore(release=few, by=make.staff("Approver"))
    wanted = afresh()
    for one in killed:
        write_changes(one)
        assert files(one) == wanted


def test_pages_are_whole_while_a_killed_writer_waits_for_the_next(folder: Folder, few: words.Release) -> None:
    write_whole(folder)
    before = files(folder)
    words.Newsroom.objects.update(name="Another name")
    write_whole(reference := copy_of(folder, "reference"))
    after = files(reference)
    for number in (60, 120, 180):
        with death.at(one := copy_of(folder, f"killed-{number}"), number):
            write_whole(one)
        pages = {str(path.relative_to(one.root)): path.read_bytes() for path in one.root.rglob("*.html")}
        assert pages
        assert {name for name, page in pages.items() if page not in (before[name], after[name])} == set()


def test_a_run_over_the_whole_site_goes_on_where_it_was(folder: Folder, few: words.Release, afresh: Afresh) -> None:
    every = write_whole(folder).looked_at
    folder.note_progress(["index.html", "feed.rss"])  # as a run that was killed leaves it
    state = State.of(folder)
    state.is_due = True
    with folder.locked():
        state.keep(folder, at=state.at)  # type: ignore[arg-type]
    timely = 4
    assert write_whole(folder).looked_at == every - 2
    assert write_whole(folder).looked_at == every >= timely
    assert files(folder) == afresh()


def test_a_full_disk_leaves_the_old_pages_and_raises_an_alarm(
    few: words.Release, site_root: Path, client: Any, caplog: pytest.LogCaptureFixture
) -> None:
    call_command("write_site")
    folder = Folder(site_root)
    before = files(folder)
    make.published(make.ReleaseFactory(slug="brand-new"))
    with room_for(3_000):
        call_command("clock")
    assert "could not be written" in caplog.text
    assert files(folder) == before
    with room_for(3_000), pytest.raises(CommandError, match="The old pages stay"):
        call_command("write_site")
    assert client.get("/readyz").json()["site"]["waiting"] == 1
    call_command("clock")
    assert "news/brand-new/index.html" in files(folder)


@contextmanager
def room_for(size: int) -> Iterator[None]:
    """A disk on which no file can be larger than ``size`` bytes."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_folder_of_somebody_else_is_left_alone(folder: Folder) -> None:
    folder.root.mkdir()
    (folder.root / "diary.txt").write_text("Dear diary")
    with pytest.raises(Stranger, match=r"diary\.txt"):
        write_whole(folder)
    with pytest.raises(CommandError, match="Choose an empty folder"):
        call_command("write_site", into=folder.root)
    assert (folder.root / "diary.txt").read_text() == "Dear diary"


def test_a_torn_state_means_that_everything_is_written(folder: Folder, few: words.Release, afresh: Afresh) -> None:
    write_whole(folder)
    (folder.root / STATE).write_text('{"at": "20')
    (folder.root / "index.html.gz").unlink()
    write_changes(folder)
    assert files(folder) == afresh()


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_really_killed_and_two_at_once(tmp_path: Path, few: words.Release, afresh: Afresh) -> None:
    wanted, root = afresh(), tmp_path / "site"
    env = elsewhere.environment(tmp_path)
    script = [sys.executable, "-m", "tests.site_written.killed", str(root), "60"]
    killed = subprocess.run(script, env=env, cwd=settings.BASE_DIR, check=False, capture_output=True, text=True)
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    assert (root / ".unsure").exists()
    both = [elsewhere.command("write_site", f"--into={root}", env=env) for _number in range(2)]
    for process in both:
        elsewhere.finish(process)
    assert files(Folder(root)) == wanted
