"""Two machines, one PostgreSQL and one store of uploads: nothing is published twice, lost, or shown differently."""

import json
import subprocess
import sys
from typing import Any

import pytest

from tests.servers import running


@pytest.fixture(scope="module")
def outcome() -> dict[str, Any]:
    """What came of the storm; it takes most of a minute, so it rages once."""
    command = [running.ROOT / ".ci" / "with-postgres", sys.executable, "-m", "tests.servers.storm"]
    run = subprocess.run(command, cwd=running.ROOT, capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    found: dict[str, Any] = json.loads(run.stdout)
    return found


def test_what_two_publish_at_once_is_published_once_and_refused_once(outcome: dict[str, Any]) -> None:
    once = {
        "statuses": [302, 409],
        "refusal": "is not possible while the release stands at",
        "editions": 1,
    }
    assert outcome["published_twice"] == [once] * 3


def test_of_two_who_save_at_once_the_second_is_told(outcome: dict[str, Any]) -> None:
    one_kept = {
        "statuses": [200, 302],
        "refusal": "after you had opened it. Nothing of yours is saved yet",
        "kept_the_winners": True,
        "edits": 1,
    }
    assert outcome["saved_twice"] == [one_kept] * 3


def test_two_clocks_publish_what_is_due_once(outcome: dict[str, Any]) -> None:
    assert outcome["clocks"] == {
        "codes": [0, 0],
        "published": 6,
        "said": [],
        "editions": 6,
        "held": 0,
        "due": 6,
    }


def test_one_idea_had_twice_gets_two_addresses_and_one_photo_uploaded_twice_is_one(outcome: dict[str, Any]) -> None:
    assert outcome["begun_twice"] == {"statuses": [302, 302], "slugs": ["two-have-one-idea", "two-have-one-idea-2"]}
    assert outcome["uploaded_twice"] == {"statuses": [302, 302], "photos": 1}


def test_publications_corrections_withdrawals_and_takedowns_at_once_all_succeed(outcome: dict[str, Any]) -> None:
    told = outcome["all_at_once"]
    assert told["statuses"] == {"302": told["acts"]}, told["odd"]
    assert outcome["complaints"] == []


def test_editions_history_outbox_lists_and_search_agree(outcome: dict[str, Any]) -> None:
    inside = outcome["inside"]
    assert inside["wrong_editions"] == inside["miscounted"] == inside["orphans"] == []
    assert inside["not_listed"] == inside["not_found"] == []
    assert set(inside["photos"].values()) == {7}, inside["photos"]
    acts, changes = (outcome["after"][name] - outcome["before"][name] for name in ("public_acts", "changes"))
    assert acts == 3 + 6 + 8 + 8 + 4 + 4
    shown = outcome["after"]["taken_down"]  # a release that shows the photo is written again
    assert acts <= changes <= acts + shown


def test_both_sites_and_both_servers_say_the_same_and_so_does_the_bucket(outcome: dict[str, Any]) -> None:
    assert outcome["pages"]["differ"] == []
    assert outcome["pages"]["asked"] > 100
    assert set(outcome["pages"]["gone"]) == {410}
    assert outcome["files"]["differ"] == []
    assert outcome["files"]["differ_afresh"] == []
    assert outcome["mirror"]["differ"] == []
    assert outcome["mirror"]["objects"] > 100
    done = [
        "files sent to s3://public/site" in run or "Another machine is at" in run for run in outcome["mirror"]["runs"]
    ]
    assert done == [True, True], outcome["mirror"]["runs"]
