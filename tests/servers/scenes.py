"""The storm: officers of two machines act at the same moment. Prints as JSON what came of it; ``storm`` runs it."""

import gzip
import json
import os
import sys
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import copytree
from typing import Any

import django

django.setup()

import psycopg  # noqa: E402 - after setup, as everything below
from django.conf import settings  # noqa: E402
from django.db import connection, transaction  # noqa: E402
from django.db.models import Model  # noqa: E402

from council_news.outbox.models import Change  # noqa: E402
from council_news.site.folder import Folder  # noqa: E402
from council_news.site.state import State  # noqa: E402
from council_news.site.writing import write_whole  # noqa: E402
from releases.models import Document, Edition, HistoryEntry, Listed, Listing, Photo, Release, SearchEntry  # noqa: E402
from tests import buckets, samples  # noqa: E402
from tests.factories import PASSWORD  # noqa: E402
from tests.servers import running, table  # noqa: E402
from tests.servers.machines import Machine, Officer, machine  # noqa: E402
from tests.servers.seeds import Seeds, plant  # noqa: E402
from tests.site_written.conftest import files  # noqa: E402

PATIENCE = 60  # seconds for anything that is waited for
PUBLIC = ("published", "withdrawn", "restored")
OWN_TO_A_MACHINE = {"date", "etag", "last-modified"}  # when its writer wrote a file
Call = Callable[[], Any]


def main() -> None:
    """Two machines, and everything at once."""
    base = Path(sys.argv[1])
    seeds = plant()
    for name in ("one", "two"):
        copytree(settings.STATIC_ROOT, base / name / "static")
    with machine(base / "one") as one, machine(base / "two") as two:
        both = [one, two]
        await_written(both)
        said = {"before": counts(), **storm(seeds, both), "after": counts()}
        await_written(both)
        said["pages"] = differing_pages(*both)
        said["mirror"] = mirrored(both)
        said["complaints"] = [complaint for machine in both for complaint in complaints(machine)]
    fresh = Folder(base / "afresh")
    write_whole(fresh)
    written = [files(Folder(machine.data / "site")) for machine in both]
    said["files"] = {
        "count": len(written[0]),
        "differ": unlike(*written),
        "differ_afresh": unlike(written[0], files(fresh)),
    }
    said["inside"] = inside()
    json.dump(said, sys.stdout)


def unlike(one: dict[str, bytes], two: dict[str, bytes]) -> list[str]:
    """The names of files that are not the same in both."""
    return sorted(name for name in one.keys() | two.keys() if one.get(name) != two.get(name))


def storm(seeds: Seeds, both: list[Machine]) -> dict[str, Any]:
    """Every scene, one after the other; the last is all at once."""
    officers = [Officer(name) for name in seeds.officers]
    for number, officer in enumerate(officers):
        officer.sign_in(both[number % 2].port, PASSWORD)  # each is known to the other machine as well
    ports = [both[1].port, both[0].port]
    return {
        "published_twice": [publish_twice(release, officers, ports) for release in seeds.contested],
        "saved_twice": [save_twice(release, officers, ports) for release in seeds.edited],
        "clocks": two_clocks(seeds.due, both),
        "begun_twice": begin_twice(officers, ports),
        "uploaded_twice": upload_twice(officers, ports),
        "all_at_once": everything_at_once(seeds, officers, ports),
    }


def at_once(*calls: Call) -> list[Any]:
    """What ``calls`` return, all begun at the same moment."""
    barrier, answers = threading.Barrier(len(calls)), [None] * len(calls)

    def run(number: int, call: Call) -> None:
        barrier.wait(PATIENCE)
        answers[number] = call()

    threads = [threading.Thread(target=run, args=each) for each in enumerate(calls)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


@contextmanager
def held(model: type[Model], waiting: int, **rows: Any) -> Iterator[None]:
    """Hold ``rows``, or new ones of the table off, until so many others wait: then they go on at one moment."""
    with transaction.atomic():
        if rows:
            list(model._default_manager.select_for_update().filter(**rows))
        else:
            connection.cursor().execute(f"LOCK TABLE {model._meta.db_table} IN SHARE MODE")
        yield
        await_blocked(waiting)


def contend(model: type[Model], *calls: Call, **rows: Any) -> list[Any]:
    """What ``calls`` return, which all reach the lock on ``rows`` (see ``held``) before any goes on."""
    answers: list[Any] = []
    callers = threading.Thread(target=lambda: answers.extend(at_once(*calls)))
    with held(model, len(calls), **rows):
        callers.start()
    callers.join()
    return answers


def await_blocked(waiting: int) -> None:
    """Return when so many transactions wait for a lock."""
    known, tick = connection.get_connection_params(), threading.Event()
    where = {name: known[name] for name in ("dbname", "user") if name in known}
    with psycopg.connect(**where, autocommit=True) as watcher:
        for _look in range(PATIENCE * 50):
            blocked = watcher.execute(
                "SELECT count(*) FROM pg_stat_activity WHERE cardinality(pg_blocking_pids(pid)) > 0"
            )
            if blocked.fetchone()[0] >= waiting:
                return
            tick.wait(0.02)
    raise AssertionError(f"{waiting} transactions should wait for a lock")


def complaints(machine: Machine) -> list[str]:
    """What the server and the writer logged, but for acts and refusals: those are as they should be."""
    lines = machine.log.read_text().splitlines()
    return [line for line in lines if not line.startswith("{") or json.loads(line)["level"] not in ("info", "warning")]


def act(officer: Officer, port: int, release: Release, name: str, **typed: str) -> Call:
    """The page of an act is read now; what is returned sends it."""
    path = f"/admin/releases/release/{release.pk}/act/"
    form = officer.form(port, f"{path}?act={name}", "act-form")
    return lambda: officer.post(port, path, {**form, **typed})


def refusal(answers: list[running.Answer]) -> str:
    """Which of the sentences that are known here was said."""
    text = " ".join(answer.body.decode() for answer in answers if answer.status != 302)
    known = ("after you had opened it. Nothing of yours is saved yet", "is not possible while the release stands at")
    return next((sentence for sentence in known if sentence in text), text)


def publish_twice(release: Release, officers: list[Officer], ports: list[int]) -> dict[str, Any]:
    """Two officers press Publish on two machines, and both have been let in before either is done."""
    calls = [act(officer, port, release, "publish") for officer, port in zip(officers[:2], ports, strict=True)]
    answers = contend(Release, *calls, pk=release.pk)
    return {
        "statuses": sorted(answer.status for answer in answers),
        "refusal": refusal(answers),
        "editions": Edition.objects.filter(release=release).count(),
    }


def save_twice(release: Release, officers: list[Officer], ports: list[int]) -> dict[str, Any]:
    """Two officers open the same form and save different words at the same moment."""
    path = f"/admin/releases/release/{release.pk}/change/"
    calls = []
    for officer, port in zip(officers[:2], ports, strict=True):
        typed = officer.form(port, path, "release_form") | {"headline": f"The words of {officer.username}"}
        calls.append(lambda officer=officer, port=port, typed=typed: officer.post(port, path, typed))
    edits = release.history.filter(verb="edited").count()
    answers = contend(Release, *calls, pk=release.pk)
    release.refresh_from_db()
    winner = next(
        (officer.username for officer, answer in zip(officers, answers, strict=False) if answer.status == 302), ""
    )
    return {
        "statuses": sorted(answer.status for answer in answers),
        "refusal": refusal(answers),
        "kept_the_winners": release.headline == f"The words of {winner}",
        "edits": release.history.filter(verb="edited").count() - edits,
    }


def two_clocks(due: list[Release], both: list[Machine]) -> dict[str, Any]:
    """The clocks of both machines strike while the rows are locked. Their log, lines of JSON, is left out."""
    with held(Release, 2, pk__in=[release.pk for release in due]):
        clocks = [machine.begin("clock") for machine in both]
    said = [clock.communicate(timeout=PATIENCE)[0] for clock in clocks]
    return {
        "codes": [clock.returncode for clock in clocks],
        "published": sum(text.count("Published: ") for text in said),
        "said": [line for text in said for line in text.splitlines() if not line.startswith(("Published: ", "{"))],
        "editions": Edition.objects.filter(release__in=due).count(),
        "held": HistoryEntry.objects.filter(release__in=due, verb="held").count(),
        "due": len(due),
    }


def begin_twice(officers: list[Officer], ports: list[int]) -> dict[str, Any]:
    """Two begin a release with the same headline, and so the same address."""
    path, typed = "/admin/releases/release/add/", {"headline": "Two have one idea", "body": "<p>It is a good one.</p>"}
    forms = [
        officer.form(port, path, "release_form") | typed for officer, port in zip(officers[:2], ports, strict=True)
    ]
    calls = [
        lambda officer=officer, port=port, form=form: officer.post(port, path, form)
        for officer, port, form in zip(officers[:2], ports, forms, strict=True)
    ]
    answers = contend(Release, *calls)
    made = Release.objects.filter(headline="Two have one idea")
    return {
        "statuses": [answer.status for answer in answers],
        "slugs": sorted(made.values_list("slug", flat=True)),
    }


def upload_twice(officers: list[Officer], ports: list[int]) -> dict[str, Any]:
    """Two upload the same photo."""
    path, upload = "/admin/releases/photo/add/", {"upload": ("door.jpg", samples.picture(size=(70, 50), colour="navy"))}
    calls = []
    for officer, port in zip(officers[:2], ports, strict=True):
        typed = {**officer.form(port, path, "photo_form"), "alt": "A navy door", "licence": "council"}
        calls.append(lambda officer=officer, port=port, typed=typed: officer.post(port, path, typed, files=upload))
    before = Photo.objects.count()
    answers = contend(Photo, *calls)
    return {"statuses": [answer.status for answer in answers], "photos": Photo.objects.count() - before}


def everything_at_once(seeds: Seeds, officers: list[Officer], ports: list[int]) -> dict[str, Any]:
    """Each officer has a list of acts, on one machine after the other; all begin at once."""
    reason = {"kind": "withdrawn", "reason": "It was about another council."}
    correction = {"kind": "correction", "change_note": "It opens later than was said."}
    acts: list[tuple[Release, str, dict[str, str]]] = [(release, "publish", {}) for release in seeds.first]
    acts += [(release, "publish", correction) for release in seeds.corrected]
    acts += [(release, "withdraw", reason) for release in seeds.withdrawn]
    acts += [(release, "restore", {}) for release in seeds.restored]
    lists: list[list[Call]] = [[] for _officer in officers]
    for number, (release, name, typed) in enumerate(acts):
        whose = number % len(officers)
        lists[whose].append(act(officers[whose], ports[number // len(officers) % 2], release, name, **typed))
    for number, photo in enumerate(seeds.photos):
        lists[number].insert(1, take_down(officers[number], ports[number], photo))
    answers = at_once(*([lambda mine=mine: [call() for call in mine] for mine in lists]))
    statuses = Counter(str(answer.status) for each in answers for answer in each)
    odd = [answer.body.decode()[:2_000] for each in answers for answer in each if answer.status != 302]
    return {"statuses": statuses, "acts": len(acts) + len(seeds.photos), "odd": odd}


def take_down(officer: Officer, port: int, photo: Photo) -> Call:
    path = f"/admin/releases/photo/{photo.pk}/take-down/"
    typed = {**officer.form(port, path, None), "reason": "Consent was withdrawn."}
    return lambda: officer.post(port, path, typed)


def counts() -> dict[str, int]:
    """How many changes the outbox ever took, and how many public acts there ever were."""
    return {
        "changes": Change.objects.filter(kind="release").count(),
        "public_acts": HistoryEntry.objects.filter(verb__in=PUBLIC).count(),
        "taken_down": HistoryEntry.objects.filter(verb="taken_down").count(),
    }


def await_written(both: list[Machine]) -> None:
    """Return when both written sites have seen and written everything."""
    tick = threading.Event()
    for _look in range(PATIENCE * 20):
        states = [State.of(Folder(machine.data / "site")) for machine in both]
        if all(state.is_whole and not state.is_due and not state.seen.unseen().exists() for state in states):
            assert not any(state.failed for state in states)
            return
        tick.wait(0.05)
    raise AssertionError("a site was not written in time")


def differing_pages(one: Machine, two: Machine) -> dict[str, Any]:
    """Every public path asked of both servers: how many, and those whose status, headers or bytes differ."""
    gone = [f"/files/photos/{photo.sha256}/480.webp" for photo in Photo.objects.exclude(taken_down_at=None)]
    paths = [
        *table.addresses(one.data / "site"),
        *gone,
        "/nothing/",
        "/news/was-removed/",
        "/about",
        "/search/?q=library",
    ]
    answers = {path: [_answer(machine.port, path) for machine in (one, two)] for path in paths}
    return {
        "asked": len(paths),
        "differ": [path for path, (mine, yours) in answers.items() if mine != yours],
        "gone": [answers[path][0][0] for path in gone],
        "statuses": Counter(str(mine[0]) for mine, _yours in answers.values()),
    }


def _answer(port: int, path: str) -> tuple[int, dict[str, str], bytes]:
    answer = running.ask(port, "GET", path, {"Accept-Encoding": "br"})
    headers = {name: value for name, value in answer.headers.items() if name not in OWN_TO_A_MACHINE}
    policy = sorted(headers.pop("content-security-policy", "").split("; "))  # in any order, where Django answers
    return answer.status, {**headers, "policy": " ".join(policy)}, answer.body


def mirrored(both: list[Machine]) -> dict[str, Any]:
    """Both machines mirror at once; what differs between bucket and folder."""
    command = ("write_site", "--to", "s3://public/site")
    runs = at_once(
        *([lambda machine=machine: machine.begin(*command).communicate(timeout=PATIENCE)[0] for machine in both])
    )
    folder = Folder(both[0].data / "site")
    s3 = buckets.client(both[0].env)
    wanted = {name for name in folder.manifest() if not name.endswith(".gone")}
    there = {name.removeprefix("site/") for name in buckets.names(s3, "public")} - {".mirror.json"}
    differ = sorted(wanted ^ there)
    for name in wanted & there:
        found = s3.get_object(Bucket="public", Key=f"site/{name}")
        body = found["Body"].read()
        plain = gzip.decompress(body) if found.get("ContentEncoding") == "gzip" else body
        differ += [name] if plain != (folder.root / name).read_bytes() else []
    s3.close()
    return {"runs": runs, "objects": len(there), "differ": differ}


def inside() -> dict[str, Any]:
    """What must hold in the database and in the store of uploads, whatever happened at once."""
    wrong = []
    for release in Release.objects.all():
        editions = list(release.editions.order_by("number"))
        chain = ["", *(edition.sha256 for edition in editions)]
        told = release.history.filter(verb="published").values_list("edition_id", flat=True)
        sound = [edition.number for edition in editions] == list(range(1, len(editions) + 1))
        sound = sound and [edition.previous_sha256 for edition in editions] == chain[:-1]
        sound = sound and sum(edition.is_current for edition in editions) == bool(editions)
        if not (sound and sorted(told) == sorted(edition.pk for edition in editions)):
            wrong.append(release.slug)
    live = set(Edition.objects.live().values_list("pk", flat=True))
    everything = Listing.objects.get(is_everything=True)
    miscounted = [
        str(listing.pk)
        for listing in Listing.objects.all()
        if not listing.total == sum(listing.months.values()) == Listed.objects.filter(listing=listing).count()
    ]
    s3 = buckets.client(dict(os.environ))
    kept = buckets.names(s3, "uploads")
    s3.close()
    owned = {f"media/photos/{photo.sha256}/" for photo in Photo.objects.all()}
    owned |= {f"media/documents/{document.sha256}/" for document in Document.objects.all()} | {"media/newsroom/"}
    return {
        "wrong_editions": wrong,
        "not_listed": sorted(live ^ set(Listed.objects.filter(listing=everything).values_list("edition", flat=True))),
        "not_found": sorted(live ^ set(SearchEntry.objects.values_list("edition", flat=True))),
        "miscounted": miscounted,
        "orphans": sorted(name for name in kept if not name.startswith(tuple(owned))),
        "photos": {
            f"{photo.pk} {photo.name}": sum(name.startswith(f"media/photos/{photo.sha256}/") for name in kept)
            for photo in Photo.objects.all()
        },
    }


if __name__ == "__main__":
    main()
