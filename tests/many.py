"""Thousands of published releases in seconds, for what must not depend on their number."""

import datetime as dt
import uuid
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db import models, transaction
from django.utils.text import slugify

from inspections.models import Framework, Judgement
from releases import listing, search
from releases.models import Edition, Person, Place, Release, Topic
from releases.snapshot import Content, digest
from tests import factories as make

FIRST = dt.datetime(2006, 1, 3, 9, 30, tzinfo=dt.UTC)
APART = dt.timedelta(hours=17)  # 10,000 releases reach into 2025
AUTHORITIES = 153
FIRST_PARTS = ["Ash", "Brad", "Cal", "Dun", "Elm", "Fern", "Glou", "Hart", "Kirk", "Lam", "Mer", "Nor", "Ply", "Roth"]
LAST_PARTS = ["bury", "caster", "derdale", "ingham", "land", "minster", "mouth", "sea", "ton upon Wey", "wich", "worth"]
SUBJECTS = ["library", "bridge", "school meals", "flood wall", "bus route", "care home", "museum", "allotments"]


def content_of(release: Release, number: int, topic: Topic, place: Place, speaker: Person) -> Content:
    """A plausible edition: some paragraphs, a topic, a place and a quote."""
    subject = SUBJECTS[number % len(SUBJECTS)]
    key = str(uuid.UUID(int=number + 1))
    paragraph = f"<p>The {subject} of Fernshire opens again after works that took {number % 40 + 2} weeks.</p>"
    return {
        "format": 1,
        "release": str(release.key),
        "slug": release.slug,
        "headline": release.headline,
        "summary": f"What residents need to know about the {subject}.",
        "body": paragraph * 6 + f'<div data-embed="quote" data-ref="{key}"></div>',
        "language": "en-GB",
        "first_published_at": None,
        "place": {"name": place.name, "slug": place.slug},
        "topics": [{"name": topic.name, "slug": topic.slug}],
        "quotes": [
            {
                "key": key,
                "speaker": {"name": speaker.full_name, "slug": speaker.slug},
                "role": "Leader of the council",
                "lead_in": f"{speaker.full_name}, Leader of the council, said:",
                "words": "We thank everyone for their patience.",
            }
        ],
        **{group: [] for group in ("key_facts", "photos", "attachments", "notes", "contacts", "inspections")},
    }


def link(through: type[models.Model], editions: Iterable[Edition], field: str, to: list[int]) -> None:
    """Join each edition with one of ``to``, in turn."""
    rows = [through(edition_id=edition.pk, **{field: to[number % len(to)]}) for number, edition in enumerate(editions)]
    through.objects.bulk_create(rows, batch_size=500)


def _named(number: int, texts: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    """Headline and slug of a release."""
    if number < len(texts):
        return {"headline": texts[number]["headline"], "slug": slugify(texts[number]["headline"])[:120]}
    return {"headline": f"Fernshire {SUBJECTS[number % 8]} news {number}", "slug": f"fernshire-news-{number}"}


@transaction.atomic
def publish_many(
    count: int,
    start: int = 0,
    apart: dt.timedelta = APART,
    *,
    subjects: int = 8,
    texts: Sequence[Mapping[str, Any]] = (),
) -> list[Edition]:
    """``count`` releases as though each had gone through the workflow, with a topic, a place and a speaker each.

    ``texts`` gives headline, summary and body to those numbers that it has.
    """
    topics = [Topic.objects.get_or_create(name=f"Subject {n}", slug=f"subject-{n}")[0] for n in range(subjects)]
    places = [Place.objects.get_or_create(name=f"Fernby {n}", slug=f"fernby-{n}")[0] for n in range(4)]
    people = [Person.objects.get_or_create(name=f"Sam Hill {n}", slug=f"sam-hill-{n}")[0] for n in range(4)]
    numbers = range(start, start + count)
    releases = Release.objects.bulk_create(
        [Release(**_named(number, texts)) for number in numbers],
        batch_size=500,
    )
    editions = []
    for number, release in zip(numbers, releases, strict=True):
        content = content_of(release, number, topics[number % subjects], places[number % 4], people[number % 4])
        if number < len(texts):
            content |= {name: texts[number][name] for name in ("headline", "summary", "body")}
        at = FIRST + apart * number
        editions.append(
            Edition(
                release=release,
                number=1,
                kind=Edition.Kind.FIRST,
                content=content,
                sha256=digest(content),
                first_published_at=at,
                published_at=at,
                updated_at=at,
                slug=release.slug,
                headline=release.headline,
                summary=content["summary"],
                place=places[number % 4],
            )
        )
    editions = Edition.objects.bulk_create(editions, batch_size=500)
    link(Edition.topics.through, editions, "topic_id", [topic.pk for topic in topics])
    link(Edition.people.through, editions, "person_id", [person.pk for person in people])
    search.rebuild()
    listing.rebuild()
    return editions


def every_authority() -> None:
    """As many authorities as England has, each with an inspection of its children's services."""
    regions = ["East Midlands", "London", "North West", "South East", "South West", "Yorkshire and the Humber"]
    framework = Framework.objects.get(code="ilacs-2023")
    lines = list(framework.categories.all())
    names = [f"{first}{last}" for first in FIRST_PARTS for last in LAST_PARTS][:AUTHORITIES]
    for number, name in enumerate(names):
        authority = make.LocalAuthorityFactory(name=name, region=regions[number % len(regions)])
        published_on = dt.date(2023, 9, 5) + dt.timedelta(days=number * 4)
        made = make.InspectionFactory(
            confirmed=True,
            framework=framework,
            slug=f"{authority.slug}-{published_on.year}",
            title=f"Children’s services in {name}, {published_on.year}",
            published_on=published_on,
            body=make.InspectedBodyFactory(name=f"{name} County Council", authority=authority),
        )
        grades = list(lines[0].grade_scale.grades.all())
        Judgement.objects.bulk_create(
            Judgement(inspection=made, category=line, grade=grades[number % len(grades)], source="open_data")
            for line in lines
        )
