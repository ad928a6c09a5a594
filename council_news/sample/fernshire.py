"""Sample releases of the invented Fernshire County Council, so that lists, archive and search can be tried.

Number ``n`` is always the same release. They go through the same functions as any other: written by the
author, approved and published by the approver; some are corrected, some withdrawn.
"""

import datetime as dt
import random
from dataclasses import dataclass
from html import escape

from django.db import transaction
from django.utils.text import slugify

from council_news.sample.fernshire_words import (
    HEADINGS,
    NOTICE,
    PARAGRAPHS,
    PLACES,
    POINTS,
    SECOND_THOUGHTS,
    STORIES,
    VOICES,
    Story,
)
from council_news.sample.logins import officer
from council_news.sample.newsroom import press_desk
from council_news.sample.pictures import picture
from council_news.text import LONDON
from releases import workflow
from releases.importers.body import marker
from releases.models import (
    Edition,
    KeyFact,
    NoteToEditors,
    Person,
    PhotoPlacement,
    Place,
    Quote,
    Release,
    ReleaseContact,
    Topic,
)

FIRST_DAY = dt.date(2012, 1, 9)
DAYS = 4900  # to the summer of 2025
AGREED = "A sample: the warnings may stand."


@dataclass(frozen=True)
class Sample:
    """What sample number ``number`` is about; the rest is drawn from ``rnd``, which the number seeds."""

    number: int
    story: Story
    place: str
    count: str
    issued_at: dt.datetime
    rnd: random.Random

    def fill(self, text: str) -> str:
        """``text`` with the place and the figure of this sample."""
        return text.format(place=self.place, number=self.count)


def publish_samples(number: int) -> int:
    """Publish the samples from 1 to ``number`` that are not there yet; how many that were."""
    there = set(Release.objects.filter(import_ref__startswith="sample-").values_list("import_ref", flat=True))
    missing = [at for at in range(1, number + 1) if _ref(at) not in there]
    for at in missing:
        _publish(_sample(at))
    return len(missing)


def _ref(number: int) -> str:
    return f"sample-{number}"


def _sample(number: int) -> Sample:
    """The sample of that number."""
    rnd = random.Random(f"fernshire {number}")  # noqa: S311 - sample text, not a secret
    day = FIRST_DAY + dt.timedelta(days=rnd.randrange(DAYS))
    at = dt.datetime.combine(day, dt.time(rnd.randrange(8, 18), rnd.randrange(60)), LONDON)
    return Sample(number, rnd.choice(STORIES), rnd.choice(PLACES), f"{rnd.randrange(12, 9800):,}", at, rnd)


@transaction.atomic
def _publish(sample: Sample) -> None:
    """One sample with all that happened to it."""
    release = _written(sample)
    _through_the_rules(release, kind=Edition.Kind.FIRST, at=sample.issued_at)
    if sample.number % 9 == 4:
        _correct(release, sample)
    if sample.number % 25 == 13:
        reason = "Sample: published by mistake. The work in question has been put off."
        workflow.withdraw(release=release, by=officer("approver"), reason=reason)


def _through_the_rules(release: Release, *, kind: str, at: dt.datetime, change_note: str = "") -> None:
    """Sent for review, approved by another, published."""
    workflow.submit(release=release, by=officer("author"))
    workflow.approve(release=release, by=officer("approver"), note=AGREED)
    workflow.publish(release=release, by=officer("approver"), kind=kind, change_note=change_note, at=at)


def _correct(release: Release, sample: Sample) -> None:
    """A correction some days later, with its note."""
    release.refresh_from_db()
    wrong = sample.rnd.choice(("Monday", "Tuesday", "Thursday"))
    release.body += f"<p>The information line is open until Friday, not {wrong}.</p>"
    release.save(update_fields=["body"])
    workflow.record_edit(release=release, by=officer("author"))
    later = sample.issued_at + dt.timedelta(days=sample.rnd.randrange(1, 20), hours=1)
    note = f"Sample: an earlier version said that the information line closes on {wrong}."
    _through_the_rules(release, kind=Edition.Kind.CORRECTION, at=later, change_note=note)


def _written(sample: Sample) -> Release:
    """The draft with its parts."""
    headline = f"Sample: {sample.fill(sample.story.headline)}"
    place, _made = Place.objects.get_or_create(name=sample.place, defaults={"slug": slugify(sample.place)})
    release = Release.objects.create(
        headline=headline,
        summary=sample.fill(sample.story.opening),
        slug=f"{slugify(headline)[:100]}-{sample.number}",
        place=place,
        first_published_at=sample.issued_at,
        import_ref=_ref(sample.number),
        created_by=officer("author"),
    )
    release.topics.add(Topic.objects.get(name=sample.story.topic))
    if sample.number % 11 == 5:
        release.topics.add(Topic.objects.get(name="Council and budget"))
    release.body = "\n".join(_body(release, sample))
    release.save(update_fields=["body"])
    ReleaseContact.objects.create(release=release, contact=press_desk())
    NoteToEditors.objects.create(release=release, text=NOTICE)
    workflow.record_created(release=release, by=officer("author"))
    return release


def _body(release: Release, sample: Sample) -> list[str]:
    """The text, of a length that differs from sample to sample, with markers for its parts."""
    rnd = sample.rnd
    paragraphs = [f"<p>{escape(text, quote=False)}</p>" for text in rnd.sample(PARAGRAPHS, rnd.randrange(1, 8))]
    pieces = [f"<p>{escape(sample.fill(sample.story.opening), quote=False)}</p>", f"<p><em>{NOTICE}</em></p>"]
    if sample.number % 4 == 1:
        KeyFact.objects.create(release=release, value=sample.count, label=sample.story.counted)
        pieces.append(marker("key-facts", ""))
    pieces += paragraphs[:2]
    if sample.number % 5 != 3:
        pieces.append(marker("quote", str(_quote(release, sample).key)))
    if len(paragraphs) > 3:
        points = rnd.sample(POINTS, rnd.randrange(2, 5))
        items = "".join(f"<li>{escape(point, quote=False)}</li>" for point in points)
        pieces += [f"<h2>{rnd.choice(HEADINGS)}</h2>", paragraphs[2], f"<ul>{items}</ul>"]
    if sample.number % 3 == 0:
        _photo(release, sample, is_lead=True)
    if sample.number % 7 == 0:
        pieces.append(marker("photo", str(_photo(release, sample, is_lead=False).key)))
    return pieces + paragraphs[3:]


def _quote(release: Release, sample: Sample) -> Quote:
    """What the voice of the topic says."""
    voice = VOICES[sample.story.topic]
    person, _made = Person.objects.get_or_create(
        name=voice.name, defaults={"slug": slugify(voice.name), "title": voice.title, "kind": voice.kind}
    )
    role, _made = person.roles.get_or_create(title=voice.role)
    words = [sample.story.said, *sample.rnd.sample(SECOND_THOUGHTS, sample.rnd.randrange(0, 3))]
    return Quote.objects.create(release=release, speaker=person, role=role, words="\n\n".join(words))


def _photo(release: Release, sample: Sample, *, is_lead: bool) -> PhotoPlacement:
    """A drawn picture, at the top or in the text."""
    photo = picture(sample.number + (0 if is_lead else 1), by=officer("author"))
    caption = "" if is_lead else f"A drawing in place of a photo of {sample.place}."
    return PhotoPlacement.objects.create(release=release, photo=photo, is_lead=is_lead, alt=photo.alt, caption=caption)
