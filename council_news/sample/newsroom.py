"""The demo's newsroom: name, statements, topics and a press desk that nobody sits at."""

from typing import Any

from django.utils import timezone

from council_news.outbox.models import Change
from releases.models import Contact, Newsroom, Topic

NOTICE = (
    "This is a demonstration of Council News, software for council newsrooms. It is not a website of Oxfordshire "
    "County Council and does not speak for it."
)
ABOUT = f"""{NOTICE}

The release of 30 June 2014 is the council’s own text, as it was published. The inspections are public facts. \
The contacts are invented, and so is everything that is marked as a sample."""

NEWSROOM: dict[str, Any] = {
    "name": "Oxfordshire newsroom",
    "council_name": "Oxfordshire County Council",
    "council_url": "https://www.oxfordshire.gov.uk/",
    "strapline": "A demonstration of Council News",
    "address": "County Hall\nNew Road\nOxford\nOX1 1ND",
    "about": ABOUT,
    "boilerplate": NOTICE,
    "brand_colour": "#17433b",
    "link_colour": "#0b5c52",
}
# Numbers from the range that Ofcom keeps for drama; names and addresses that cannot exist.
CONTACTS: tuple[dict[str, Any], ...] = (
    {
        "name": "Sample press desk",
        "team": "Communications (invented for the demonstration)",
        "phone": "01632 960101",
        "email": "press@oxfordshire-newsroom.example",
        "hours": "9am to 5pm, Monday to Friday",
        "audience": Contact.Audience.MEDIA,
    },
    {
        "name": "Sample customer service centre",
        "team": "Residents (invented for the demonstration)",
        "phone": "01632 960102",
        "email": "hello@oxfordshire-newsroom.example",
        "hours": "8.30am to 5pm, Monday to Friday",
        "audience": Contact.Audience.PUBLIC,
    },
)
TOPICS = {
    "Children and families": "Social care, fostering, adoption and early help.",
    "Schools and learning": "Places, results and building work at schools.",
    "Roads and transport": "Repairs, buses, cycling and walking.",
    "Environment": "Flooding, trees, recycling and energy.",
    "Libraries and culture": "Libraries, museums and archives.",
    "Health and care": "Public health and support for adults.",
    "Council and budget": "Decisions, money and elections.",
    "Fire and rescue": "Safety advice and news from fire stations.",
}


def make_newsroom() -> Newsroom:
    """The newsroom with its topics and contacts; what is there already is left as officers have made it."""
    contacts = [_contact(row) for row in CONTACTS]
    for name, description in TOPICS.items():
        Topic.objects.get_or_create(name=name, defaults={"slug": _slug(name), "description": description})
    newsroom = Newsroom.objects.first()
    if newsroom:
        return newsroom
    today = timezone.localdate()
    Change.objects.record(Change.Kind.NEWSROOM)
    return Newsroom.objects.create(
        **NEWSROOM,
        default_contact=contacts[0],
        accessibility_problems="Reports of inspectorates are PDF documents that we did not make.",
        statement_prepared_on=today,
        statement_reviewed_on=today,
        statement_tested_on=today,
    )


def press_desk() -> Contact:
    """The contact for journalists."""
    return Contact.objects.get(name=CONTACTS[0]["name"])


def _contact(row: dict[str, Any]) -> Contact:
    contact, _made = Contact.objects.get_or_create(name=row["name"], defaults=row)
    return contact


def _slug(name: str) -> str:
    return name.lower().replace(" ", "-")
