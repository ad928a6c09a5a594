"""Words that stand in offices, in names of bodies and before names, never in the names of people."""

# fmt: off
OFFICES = frozenset({
    "director", "cabinet", "member", "council", "councils", "services", "service", "leader", "chief",
    "executive", "officer", "head", "chair", "chairman", "chairwoman", "chairperson", "manager", "minister",
    "ofsted", "spokesman", "spokeswoman", "spokesperson", "children", "childrens", "families", "education",
    "social", "care", "health", "adult", "adults", "police", "thames", "valley", "county", "city", "borough",
    "district", "deputy", "assistant", "interim", "corporate", "strategic", "community", "communities",
    "housing", "transport", "environment", "highways", "culture", "young", "people", "public", "trust", "nhs",
    "board", "safeguarding", "school", "schools", "skills", "learning", "lead", "portfolio", "holder",
    "secretary", "state", "commissioner", "inspector", "inspectors", "partnership", "fire", "rescue",
    "commenting", "speaking", "responding", "following", "after", "the", "our", "a", "an", "new", "report",
    "today", "and", "for", "of", "government", "department", "university", "college", "academy", "association",
    "foundation", "group", "team", "centre", "office", "press", "media", "local", "authority", "national",
    "north", "south", "east", "west", "improvement", "parent", "mother", "father", "mum", "dad", "carer",
    "foster", "resident", "teacher", "headteacher", "principal", "pupil", "student", "councillor", "cllr", "dr",
    "prof", "professor", "mr", "mrs", "ms", "miss", "sir", "dame", "lord", "lady", "regional", "finance",
    "resources", "infrastructure", "planning", "growth", "prevention", "wellbeing", "inclusion", "water",
    "rail", "homes", "energy", "bank", "bus", "buses", "railway", "railways", "airport", "zoo", "theatre",
    "museum", "union", "alliance", "campaign", "society", "institute", "agency", "network", "action", "age",
    "uk", "england", "britain", "british", "english", "royal", "party", "labour", "conservative",
    "conservatives", "green", "greens", "democrats", "liberal", "church", "hospital", "club", "festival",
    "parliament", "committee", "panel", "forum", "trustees", "governors", "both", "company", "limited", "ltd",
    "plc",
})
# fmt: on

# Some of them are surnames too.
SURNAMES = frozenset({"church", "green", "head", "may", "north", "west", "young"})
