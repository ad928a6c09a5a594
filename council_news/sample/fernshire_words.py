"""The invented county of Fernshire: its places, its people, and what happens there. Nothing in it is real."""

from typing import NamedTuple

COUNCIL = "Fernshire County Council"
PLACES = ("Fernbury", "Brackenford", "Mosswell", "Frondham", "Little Sporing", "Tendril Cross", "Adder’s Tongue")


class Voice(NamedTuple):
    """Somebody who is quoted."""

    name: str
    title: str
    role: str
    kind: str


MEMBERS = "Fernshire County Council’s cabinet member for"
VOICES = {
    "Children and families": Voice("Rowan Ashby", "Councillor", f"{MEMBERS} children", "member"),
    "Schools and learning": Voice("Nell Harrow", "", "Fernshire’s director of education", "officer"),
    "Roads and transport": Voice("Idris Pell", "Councillor", f"{MEMBERS} transport", "member"),
    "Environment": Voice("Sorrel Lind", "", "Fernshire’s head of climate and nature", "officer"),
    "Libraries and culture": Voice("Bea Thorne", "", "county librarian", "officer"),
    "Health and care": Voice("Dilys Marwood", "Dr", "Fernshire’s director of public health", "officer"),
    "Council and budget": Voice("Hugh Vetch", "Councillor", "leader of Fernshire County Council", "member"),
    "Fire and rescue": Voice("Cass Burnet", "", "Fernshire’s chief fire officer", "officer"),
}


class Story(NamedTuple):
    """One kind of news: {place} and {number} are filled in."""

    topic: str
    headline: str
    opening: str
    said: str
    counted: str  # what {number} counts


STORIES = (
    Story("Children and families", "{number} families in {place} offered help before school starts",
          "Health visitors and family workers in {place} will meet {number} families this term, in their own homes.",
          "A quiet word at the right time can spare a family years of worry.", "families are offered a first visit"),
    Story("Children and families", "More foster carers wanted in and around {place}",
          "Foster carers in {place} look after {number} children. The council is looking for more people with room.",
          "You do not need a big house. You need patience and a sense of humour.", "children live with foster carers"),
    Story("Schools and learning", "New classrooms open at {place} primary school",
          "Pupils in {place} came back to four new classrooms with room for {number} more children.",
          "The children chose the colours, and they chose well.", "new places for pupils"),
    Story("Schools and learning", "Evening classes begin in {place}",
          "Adults in {place} can learn to read music, mend a bicycle or keep accounts. {number} have signed up.",
          "It is never too late to be a beginner.", "people have signed up"),
    Story("Roads and transport", "Bridge in {place} closes for repairs",
          "The bridge in {place}, which {number} drivers cross each day, is closed for six weeks from Monday.",
          "We have chosen the summer because the water is low and the schools are out.", "drivers cross it each day"),
    Story("Roads and transport", "Night buses for {place}",
          "Two buses an hour will run between {place} and the hospital until midnight, after {number} people asked.",
          "Nurses told us that the last bus left before their shift did.", "people answered the survey"),
    Story("Environment", "Wood planted above {place} to slow the flood",
          "Volunteers have planted {number} trees on the hill above {place}, where the stream begins.",
          "In ten years the water will take its time.", "trees were planted"),
    Story("Environment", "{place} recycles more than ever",
          "Households in {place} recycled {number} tonnes last year, more than in any year before.",
          "People do this every week without being thanked. So: thank you.", "tonnes were recycled"),
    Story("Libraries and culture", "{place} library opens on Sundays",
          "The library in {place} opens on Sundays from noon to four. {number} people borrowed books last year.",
          "Some people only have Sundays.", "people borrowed a book last year"),
    Story("Libraries and culture", "Old maps of {place} can be seen online",
          "The county archive has put {number} maps of {place} and its fields online, the oldest from 1611.",
          "You can follow a hedge through four centuries.", "maps can be seen"),
    Story("Health and care", "Free health checks in {place}",
          "People in {place} between 40 and 74 are invited to a free health check. {number} letters go out.",
          "Twenty minutes now are worth twenty years later.", "residents are invited"),
    Story("Health and care", "Sitting service gives carers in {place} an evening off",
          "People who care for a relative in {place} can ask for a sitter. {number} did so in the first month.",
          "Carers told us that they wanted to see a film to its end.", "carers have asked for a sitter"),
    Story("Council and budget", "Council tax: what {place} pays and what it pays for",
          "Each of the {number} households in {place} will have a leaflet that says where the money goes.",
          "People have a right to the sums as well as the total.", "households receive the leaflet"),
    Story("Council and budget", "Councillors meet in {place}",
          "The county council will hold its next meeting in {place}, in a hall with {number} seats for the public.",
          "It is their meeting as much as ours.", "seats are kept for the public"),
    Story("Fire and rescue", "Smoke alarms fitted in {place}",
          "Firefighters have fitted {number} smoke alarms in homes in {place}, free of charge.",
          "The alarm that saves you is the one that works.", "smoke alarms were fitted"),
    Story("Fire and rescue", "Open day at {place} fire station",
          "The fire station in {place} opens its doors on Saturday. {number} visitors came last year.",
          "Bring the children, and ask us anything.", "visitors came last year"),
)  # fmt: skip

PARAGRAPHS = (
    "The work was agreed by the cabinet in the spring, after three months in which residents could have their say.",
    "Letters have gone to every address nearby. Those who need another format or language can ask for it.",
    "Parking is limited. Buses stop at the market cross, five minutes away on foot and on the level.",
    "The cost is met from money set aside in the budget of last year. No other service loses by it.",
    "Schools, shops and the parish council were asked first, and the plan was changed twice after what they said.",
    "A short report will say in a year’s time what was done, what it cost, and what did not go as planned.",
    "Anybody who would like to help can leave a name and number at the library desk.",
    "Members of the public can follow the work on the council’s website, where there is a picture for each week.",
)
POINTS = (
    "a map of the area, with steps and slopes marked",
    "a telephone number that is answered until eight",
    "opening hours that do not change from month to month",
    "a place to sit, in the dry",
    "a way to say what went wrong",
)
HEADINGS = ("What happens next", "How to take part", "What residents asked for", "The plan in short")
SECOND_THOUGHTS = (
    "We said at the start that we would listen, and this is what listening looks like.",
    "There is more to do, and we know who will tell us if we forget it.",
    "It has taken longer than we hoped. We think that it was worth the wait.",
)
NOTICE = "This is a sample. Fernshire is an invented county, and nothing in this release has happened."
