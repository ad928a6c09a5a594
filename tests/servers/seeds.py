"""What is in the newsroom before the storm: officers who can sign in, and releases at every station."""

import datetime as dt
from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.utils import timezone

from releases import workflow
from releases.models import Photo, PhotoPlacement, Release, Topic
from releases.photos import store_photo
from tests import factories as make
from tests import samples
from tests.everything import complete
from tests.site.production_run import write_static_files

OFFICERS = 4
CHEAP = "django.contrib.auth.hashers.MD5PasswordHasher"  # a hundred other accounts need no strong one


@dataclass
class Seeds:
    """Releases by what happens to them in the storm."""

    officers: list[str]
    contested: list[Release]  # approved: published by two at once
    edited: list[Release]  # drafts: saved by two at once
    due: list[Release]  # scheduled: two clocks at once
    first: list[Release]  # approved
    corrected: list[Release]  # published, changed and approved again
    withdrawn: list[Release]  # published: will be withdrawn
    restored: list[Release]  # withdrawn: will be put back
    photos: list[Photo]  # shown by some of ``first`` and ``corrected``: will be taken down


def plant() -> Seeds:
    """A newsroom with one of everything, and all that."""
    settings.PASSWORD_HASHERS = [CHEAP, *settings.PASSWORD_HASHERS]
    write_static_files()
    call_command("migrate", verbosity=0)
    complete()
    # Nothing is public under these yet, so that two who publish at once both make their lists.
    topics = [make.TopicFactory() for _number in range(3)]
    photos = [_photo(colour) for colour in ("red", "green")]
    return Seeds(
        officers=[_officer(number) for number in range(OFFICERS)],
        contested=[make.approved(_release(topics)) for _number in range(3)],
        edited=[_release(topics) for _number in range(3)],
        due=[_scheduled(topics) for _number in range(6)],
        first=[make.approved(_release(topics, photos[number % 2])) for number in range(8)],
        corrected=[_changed(topics, photos[number % 2]) for number in range(8)],
        withdrawn=[make.published(_release(topics[:1])).release for _number in range(4)],
        restored=[_withdrawn(topics[:1]) for _number in range(4)],
        photos=photos,
    )


def _officer(number: int) -> str:
    officer = make.staff("Approver", username=f"storm{number}")
    officer.password = make_password(make.PASSWORD, hasher="argon2")  # as the servers expect it
    officer.save()
    return str(officer.username)


def _photo(colour: str) -> Photo:
    data = samples.picture(size=(60, 40), colour=colour)
    return store_photo(SimpleUploadedFile(f"{colour}.jpg", data), by=None, alt=f"A {colour} door")


def _release(topics: list[Topic], photo: Photo | None = None) -> Release:
    """A draft with words that no other release has."""
    release = make.ReleaseFactory()
    number = str(release.pk).translate(str.maketrans("0123456789", "abcdefghij"))
    release.body = f"<p>The library opens. Words{number} and others{number}, and more{number}.</p>"
    release.save()
    release.topics.set(topics)
    if photo:
        PhotoPlacement.objects.create(release=release, photo=photo, alt="A door", caption="The door")
    return release


def _scheduled(topics: list[Topic]) -> Release:
    release = make.approved(_release(topics))
    at = timezone.now() - dt.timedelta(minutes=1)
    Release.objects.filter(pk=release.pk).update(status="scheduled", publish_at=at)
    return release


def _changed(topics: list[Topic], photo: Photo) -> Release:
    release = _release(topics[:1], photo)
    make.published(release)
    release.headline = f"{release.headline}, later than planned"
    release.save()
    release.topics.set(topics)
    workflow.record_edit(release=release, by=make.staff("Author"))
    return make.approved(release)


def _withdrawn(topics: list[Topic]) -> Release:
    release = make.published(_release(topics)).release
    workflow.withdraw(release=release, by=make.staff("Approver"), reason="It was about another council.")
    return release
