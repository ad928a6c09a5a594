"""Releases that read like a council's to a search engine: for benchmarks, the same in every run.

600 words each. A few hundred words of every day and of council business are as frequent as in English prose; behind
them comes a long tail of made-up words by Zipf's law, with endings, names and figures, so that an index of 100,000
releases has the shape of a real one: some words in nearly all, most in a handful.

A text returns to its own words (H. A. Simon, On a class of skew distribution functions, 1955). What is real has, of 600
words in a row, 206 to 320 different ones, and words of 5.1 to 5.3 letters (``tests/site/test_texts.py`` compares).
"""

import datetime as dt
import json
import random
from collections.abc import Iterator, Sequence
from itertools import accumulate, count, islice
from pathlib import Path

SEED = 2026
WORDS = 600
FIRST = dt.datetime(2006, 1, 3, 9, 30, tzinfo=dt.UTC)
UNTIL = dt.datetime(2026, 10, 1, tzinfo=dt.UTC)
RARE = "zoetrope"  # stands in every 5,000th release
RARE_EVERY = 5_000
COMMON = "council"  # stands in most
TAIL = 60_000  # made-up words
RETURNING = 0.4  # of the words from the tail, how many the text had before
SYLLABLES = (1, 1, 1, 2)  # of a made-up word, one as likely as the other

# Per thousand words of running text.
_EVERYDAY = {
    "the": 61, "of": 29, "and": 28, "to": 27, "a": 21, "in": 19, "is": 10, "that": 9, "for": 11, "it": 7, "on": 8,
    "with": 7, "as": 6, "be": 7, "by": 6, "at": 5, "are": 6, "was": 6, "will": 6, "from": 5, "have": 5, "has": 4,
    "this": 5, "an": 4, "or": 3, "we": 5, "not": 3, "their": 4, "which": 3, "our": 4, "been": 3, "more": 3, "they": 3,
    "who": 3, "can": 3, "you": 2, "all": 2, "new": 3, "also": 2, "about": 2, "one": 2, "these": 2, "said": 3, "up": 2,
    "other": 1.5, "its": 2, "people": 3, "time": 1.5, "when": 1.5, "there": 1.5, "than": 1.4, "into": 1.3, "some": 1.3,
    "would": 1.5, "had": 1.4, "were": 1.8, "first": 1.2, "year": 1.6, "years": 1.6, "two": 1.1, "over": 1.2, "out": 1.3,
    "so": 1, "make": 0.9, "work": 1.5, "working": 1, "how": 0.8, "after": 0.9, "where": 0.8, "both": 0.7,
    "next": 0.8, "before": 0.7, "three": 0.7, "week": 0.7, "month": 0.5, "today": 0.6, "open": 0.5, "place": 0.6,
}  # fmt: skip
_COUNCIL = [
    "council", "residents", "services", "local", "community", "county", "children", "support", "care", "schools",
    "school", "plans", "district", "councillor", "cabinet", "leader", "road", "area", "public", "health", "safety",
    "planning", "education", "housing", "report", "funding", "budget", "adults", "families", "young", "social",
    "information", "application", "centre", "parish", "borough", "consultation", "roads", "transport", "waste",
    "recycling", "environment", "highways", "library", "libraries", "museum", "bridge", "flood", "inspectors",
    "inspection", "fostering", "adoption", "carers", "tenants", "landlords", "licence", "licensing", "bus", "route",
    "cycling", "footpath", "pavement", "pothole", "repairs", "works", "closure", "diversion", "traffic", "parking",
    "permit", "fire", "rescue", "police", "partnership", "trust", "volunteers", "charity", "grant", "scheme",
    "project", "investment", "business", "economy", "jobs", "training", "apprenticeship", "skills", "college",
    "university", "leisure", "swimming", "pool", "park", "playground", "allotments", "trees", "woodland", "river",
    "wildlife", "climate", "carbon", "energy", "heating", "grit", "winter", "snow", "storm", "emergency", "shelter",
    "homelessness", "benefit", "tax", "payment", "election", "polling", "voters", "register", "democracy",
    "scrutiny", "committee", "meeting", "agenda", "decision", "vote", "chairman", "officer", "director", "manager",
    "improvement", "outstanding", "good", "requires", "inadequate", "judgement", "safeguarding", "protection",
    "welfare", "nursery", "pupils", "teachers", "headteacher", "governors", "academy", "sixth", "form", "places",
    "admissions", "attendance", "exclusion", "special", "needs", "disability", "autism", "mental", "dementia",
    "hospital", "discharge", "vaccination", "pharmacy", "nurse", "doctor", "smoking", "obesity", "alcohol", "drugs",
    "sport", "walking", "festival", "carnival", "market", "town", "village", "rural", "urban", "regeneration",
    "development", "affordable", "homes", "tenancy", "repairs", "boiler", "broadband", "digital", "website",
    "online", "telephone", "opening", "hours", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
    "sunday", "january", "february", "march", "april", "june", "july", "august", "september", "october", "november",
    "december",
]  # fmt: skip
_ONSETS = [
    "b", "br", "c", "ch", "cl", "cr", "d", "dr", "f", "fl", "g", "gl", "gr", "h", "k", "l", "m", "n", "p", "pl",
    "pr", "qu", "r", "s", "sc", "sh", "sl", "sp", "st", "str", "t", "th", "tr", "v", "w",
]  # fmt: skip
_VOWELS = ["a", "e", "i", "o", "u", "ai", "ea", "ee", "oa", "oo", "ou"]
_CODAS = ["", "", "", "n", "r", "l", "s", "t", "m", "nd", "st", "ck", "rd", "ng"]
_ENDINGS = ["", "", "", "", "s", "ed", "ing", "er", "ly", "ment", "ation", "ness"]
_PLACES = [
    f"{start}{end}"
    for start in ["Fern", "Ash", "Oak", "West", "Elm", "Kings", "Long", "Mar"]
    for end in ["bury", "ham", "ton", "ley"]
]
TOPICS = [
    "Adult care", "Business", "Children", "Climate", "Community safety", "Education", "Elections", "Environment",
    "Fire and rescue", "Health", "Housing", "Leisure", "Libraries", "Planning", "Roads", "Transport",
]  # fmt: skip
# Half of all releases have these, so that their lists are full in a small newsroom too.
MAIN_TOPIC, MAIN_PLACE = "Residents", "Fernbury"


class Author:
    """Writes releases one after the other; two authors write the same. Without ``returning`` no text has a subject."""

    def __init__(self, returning: float = RETURNING, syllables: Sequence[int] = SYLLABLES) -> None:
        self.returning, self.syllables = returning, syllables
        self.random = random.Random(SEED)  # noqa: S311 - repeatable on purpose
        tail = self._tail()
        self.tail, weights = set(tail), _weights(tail)
        self.words, self.weights = list(weights), list(accumulate(weights.values()))

    def _tail(self) -> list[str]:
        """Made-up words, each once, the likeliest first."""
        pick, made = self.random.choice, dict[str, None]()
        while len(made) < TAIL:
            stem = "".join(pick(_ONSETS) + pick(_VOWELS) for _ in range(pick(self.syllables))) + pick(_CODAS)
            made[stem + pick(_ENDINGS)] = None
        return list(made)

    def release(self, number: int, total: int) -> dict[str, object]:
        """The release ``number`` of ``total``, as a line of the bulk import."""
        words = self._running(WORDS + 12)
        if number % RARE_EVERY == 17:
            words[200] = RARE
        heads = [word for word in words[:40] if len(word) > 3]
        at = FIRST + (UNTIL - FIRST) * number / total
        return {
            "headline": " ".join(heads[:8]).capitalize()[:150] + f" {number}",
            "summary": " ".join(words[WORDS:]).capitalize()[:290] + ".",
            "body": self._body(words[:WORDS]),
            "first_published_at": at.isoformat(timespec="seconds"),
            "topics": list(_topics(number)),
            "place": MAIN_PLACE if number % 2 else _PLACES[number % len(_PLACES)],
        }

    def _running(self, number: int) -> list[str]:
        """So many words; of those from the tail some are there again."""
        words, own = self.random.choices(self.words, cum_weights=self.weights, k=number), []
        for at, word in enumerate(words):
            if word in self.tail:
                if own and self.random.random() < self.returning:
                    words[at] = self.random.choice(own)
                own.append(words[at])
        return words

    def _body(self, words: list[str]) -> str:
        """Sentences of 8 to 24 words, with a figure here and there, in paragraphs; one heading and one list."""
        left, blocks = iter(words), []
        while sentences := [self._sentence(left) for _ in range(self.random.randint(1, 3))]:
            text = " ".join(filter(None, sentences))
            if not text:
                break
            blocks.append(f"<p>{text}</p>")
        blocks.insert(len(blocks) // 2, f"<h2>{blocks[-1][3:40].rpartition(' ')[0]}</h2>")
        blocks.insert(-1, "<ul><li>" + "</li><li>".join(word.capitalize() for word in words[5:9]) + "</li></ul>")
        return "".join(blocks)

    def _sentence(self, left: Iterator[str]) -> str:
        words = list(islice(left, self.random.randint(8, 24)))
        if len(words) > 20:
            words[9] = f"{self.random.randint(2, 9999):,}"
        return " ".join(words).capitalize() + "." if words else ""


def _topics(number: int) -> Iterator[str]:
    """One of its own, one more for every third, and one that half of all releases have."""
    yield TOPICS[number % len(TOPICS)]
    if number % 3 == 0:
        yield TOPICS[number // 7 % len(TOPICS)]
    if number % 2:
        yield MAIN_TOPIC


def _weights(tail: list[str]) -> dict[str, float]:
    """How often each word comes, per thousand."""
    weights = {word: 1.1 / (rank + 6) * 12 for rank, word in enumerate(dict.fromkeys(_COUNCIL))}
    weights |= _EVERYDAY
    left = 1_000 - sum(weights.values())
    zipf = [1 / (rank + 300) for rank in range(len(tail))]
    scale = left / sum(zipf)
    return weights | {word: scale * share for word, share in zip(tail, zipf, strict=True) if word not in weights}


def releases(total: int) -> Iterator[dict[str, object]]:
    """``total`` releases, oldest first, twenty years to the last."""
    author = Author()
    return (author.release(number, total) for number in islice(count(), total))


def written(folder: Path, total: int) -> Path:
    """A file of ``total`` releases, one a line; written once."""
    path = folder / f"releases-{SEED}-{total}.jsonl"
    if not path.exists():
        folder.mkdir(exist_ok=True)
        part = path.with_suffix(".part")
        with part.open("w", encoding="utf-8") as file:
            file.writelines(json.dumps(release, ensure_ascii=False) + "\n" for release in releases(total))
        part.rename(path)
    return path
