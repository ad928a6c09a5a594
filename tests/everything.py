"""A newsroom with one of everything, for the checks that go through every page."""

import datetime as dt
from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import TestCase
from django.utils import timezone
from PIL import Image

from inspections import models as facts
from releases import models as words
from releases import search, workflow
from releases.documents import store_document
from releases.embeds import EMBEDS
from releases.photos import clean_logo, store_photo
from releases.search.entries import UNPREPARED
from releases.workflow_bulk import Bulk, Piece
from tests import factories as make
from tests import samples

LEAD = "Inspectors found that services for children in Fernshire are good, and said what should be better."


def picture(colour: tuple[int, int, int] = (31, 78, 95)) -> SimpleUploadedFile:
    """A photograph as an officer uploads it: plain, 600 by 400."""
    file = BytesIO()
    Image.new("RGB", (600, 400), colour).save(file, "JPEG")
    return SimpleUploadedFile("library.jpg", file.getvalue(), "image/jpeg")


def table() -> SimpleUploadedFile:
    """A small document that may be attached."""
    return SimpleUploadedFile("opening hours.csv", b"day,hours\nMonday,9 to 5\n", "text/csv")


def inspection() -> facts.Inspection:
    """A confirmed inspection with a date range, every judgement, findings of each kind and a report."""
    made = make.InspectionFactory(
        confirmed=True,
        slug="fernshire-2014",
        title="Children’s services in Fernshire, 2014",
        lead_inspector="Sam Reed HMI",
    )
    facts.InspectionPeriod.objects.create(inspection=made, starts_on=dt.date(2014, 4, 29), ends_on=dt.date(2014, 5, 21))
    for category in made.framework.categories.all():
        good = category.grade_scale.grades.get(label="Good") if category.grade_scale else None
        status = facts.Judgement.Status.GRADED if good else facts.Judgement.Status.NOT_JUDGED
        facts.Judgement.objects.create(inspection=made, category=category, grade=good, status=status)
    for position, (text, where) in enumerate([("Stable leadership", "2, 24"), ("Early help", "11 & 92-108")]):
        facts.PraisedArea.objects.create(inspection=made, position=position, text=text, paragraphs=where)
    for position, kind in enumerate(facts.Recommendation.Kind):
        asked = facts.Recommendation.objects.create(
            inspection=made,
            position=position,
            kind=kind,
            number=position + 1,
            text=f"{kind.label} & more",
            paragraphs="14-23",
        )
        facts.RecommendationProgress.objects.create(
            recommendation=asked, on=dt.date(2015, 1, 5), status="under_way", note="Begun."
        )
    facts.Report.objects.create(
        inspection=made, title="Report of 2014", url="https://files.ofsted.gov.uk/v1/file/2762428", pages=45
    )
    return made


def national() -> None:
    """What came after: two more inspections of Fernshire, which is our council, and some of other authorities."""
    facts.LocalAuthority.objects.filter(name="Fernshire").update(is_ours=True)
    rows = [
        ("Fernshire", "ilacs-2018", dt.date(2018, 5, 22), "Requires improvement to be good"),
        ("Fernshire", "ilacs-2023", dt.date(2024, 4, 9), "Good"),
        ("Eastshire", "ilacs-2018", dt.date(2019, 3, 5), "Inadequate"),
        ("Westshire", "ilacs-2023", dt.date(2023, 11, 30), "Good"),
        ("Northshire", "ilacs-2026", dt.date(2026, 6, 17), None),
    ]
    for name, code, published_on, overall in rows:
        authority = make.LocalAuthorityFactory(name=name)
        made = make.InspectionFactory(
            confirmed=True,
            framework=facts.Framework.objects.get(code=code),
            slug=f"{authority.slug}-{published_on.year}",
            title=f"Children’s services in {name}, {published_on.year}",
            published_on=published_on,
            body=make.InspectedBodyFactory(name=f"{name} County Council", authority=authority),
        )
        for line in made.framework.categories.all():
            grade = line.grade_scale.grades.get(label=overall if line.is_overall else "Good")
            facts.Judgement.objects.create(inspection=made, category=line, grade=grade, source="open_data")


PROSE = """
<h3>In a table</h3>
<table><thead><tr><th>Year</th><th>Grade</th></tr></thead><tbody><tr><td>2014</td><td>Good</td></tr></tbody></table>
<ul><li>One</li><li><strong>Two</strong> and <em>three</em></li></ul>
<ol><li>First</li></ol>
<blockquote><p>Quoted</p></blockquote>
<p><a href="https://www.gov.uk/">GOV.UK</a></p>
"""


def parts(release: words.Release) -> dict[str, Any]:
    """Gives ``release`` a part of every kind; the keys of those that the body places, by embed."""
    speaker = make.RoleFactory(person=make.PersonFactory(name="Alex Marsh", slug="alex-marsh", title="Councillor"))
    make.KeyFactFactory(release=release)
    make.KeyFactFactory(release=release, value="512", unit="children", label="have a plan", source="Report, page 7")
    lead = store_photo(picture(), by=None, alt="A library", credit="A. Hill")
    inner = store_photo(picture((90, 20, 20)), by=None)
    words.PhotoPlacement.objects.create(
        release=release, photo=lead, alt="The new library", is_lead=True, caption="Open from Monday"
    )
    document = store_document(table(), title="Opening hours", by=None)
    words.NoteToEditors.objects.create(release=release, text="Fernshire does not exist.")
    words.ReleaseContact.objects.create(release=release, contact=make.ContactFactory(name="Press desk", hours="9 to 5"))
    attached = words.Attachment.objects.create(release=release, document=document, title="Opening hours of the library")
    return {
        "quote": make.QuoteFactory(release=release, role=speaker).key,
        "photo": words.PhotoPlacement.objects.create(release=release, photo=inner, is_decorative=True).key,
        "attachment": attached.key,
    }


def full_release(**fields: Any) -> words.Release:
    """A draft with every kind of part and every embed in its body."""
    release = make.ReleaseFactory(
        headline="“Good” – inspectors’ verdict on Fernshire’s <children’s> services & more",
        summary=LEAD,
        slug="good-say-inspectors",
        place=make.PlaceFactory(name="Fernbury", slug="fernbury"),
        **fields,
    )
    inspected = inspection()
    release.topics.add(
        make.TopicFactory(name="Children", slug="children"), make.TopicFactory(name="Schools", slug="schools")
    )
    release.inspections.add(inspected)
    references = parts(release)
    for name, kind in EMBEDS.items():
        references.setdefault(name, inspected.slug if kind.group == "inspections" else "")
    markers = [f'<div data-embed="{name}" data-ref="{references[name]}"></div>' for name in EMBEDS]
    release.body = "\n".join([f"<p>{LEAD}</p><h2>What they found</h2>", *markers, PROSE])
    release.save()
    return release


def amend(release: words.Release, *, kind: str, note: str, **fields: Any) -> words.Edition:
    """The next edition of ``release``, with ``fields`` changed."""
    for name, value in fields.items():
        setattr(release, name, value)
    release.save()
    workflow.record_edit(release=release, by=make.staff("Author"))
    return make.published(release, kind=kind, change_note=note)


def newsroom() -> dict[str, words.Release]:
    """One of everything, by what it is: full, moved, corrected, withdrawn, removed, draft; and some earlier news."""
    words.Newsroom.objects.update_or_create(
        singleton=True,
        defaults={
            "name": "Fernshire News",
            "council_name": "Fernshire County Council",
            "council_url": "https://www.fernshire.example/",
            "strapline": "News from the council",
            "address": "County Hall\nFernbury",
            "about": "Who we are.\n\nAnd what we do.",
            "boilerplate": "Fernshire serves 600,000 people.",
            "accessibility_problems": "PDF files from before 2018",
        },
    )
    made = {"full": full_release()}
    national()
    make.published(made["full"])
    for name in ("moved", "corrected", "withdrawn", "removed"):
        made[name] = make.ReleaseFactory(headline=f"The release that was {name}", slug=f"was-{name}")
        make.published(made[name])
    amend(made["moved"], kind="typo", note="", slug="has-moved")
    amend(
        made["corrected"],
        kind="correction",
        note="The library opens on Tuesday, not on Monday.",
        body="<p>Tuesday.</p>",
    )
    for kind in ("withdrawn", "removed"):
        workflow.withdraw(
            release=made[kind], by=make.staff("Approver"), reason="It was about another council.", kind=kind
        )
    made["draft"] = make.ReleaseFactory(headline="Not yet public", slug="not-yet")
    earlier_news(25)
    return made


def earlier_news(count: int) -> None:
    """Plain releases that fill a page, as the import of an archive leaves them."""
    names = [f"earlier-news-{number}" for number in range(count)]
    pieces = [
        Piece(
            headline=name.replace("-", " ").capitalize(),
            summary="The library opens on Monday.",
            body="<p>The new library opens on Monday.</p>",
            text=None,
            slug=name,
            first_published_at=timezone.now(),
            ref=name,
        )
        for name in names
    ]
    with search.adding() as found:
        bulk = Bulk(found, by=None)
        bulk.publish(pieces, UNPREPARED)
        bulk.close()


def complete() -> dict[str, words.Release]:
    """The newsroom, its files stored, with a logo and somebody to tell of weaknesses."""
    with TestCase.captureOnCommitCallbacks(execute=True):
        made = newsroom()
    row = words.Newsroom.objects.get_current()
    logo = clean_logo(samples.upload("crest.png", samples.picture("PNG", (480, 160))))
    row.default_contact = make.ContactFactory()
    row.logo.save(logo.name, logo)
    return made
