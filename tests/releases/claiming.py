"""What the tests of claims share: a release and a report as plain data, and claims in short."""

from inspections.quotations import Passage
from releases.claims import Method, Source, check_claims, claims

SIF = Method("Single inspection framework", "sif", 2013)
ILACS = Method("ILACS (2018 to 2022)", "four-point", 2017)
ILACS_2026 = Method("ILACS (from April 2026)", "four-point", 2017, has_overall=False)

GRADES = ("Outstanding", "Good", "Requires improvement to be good", "Inadequate")
OVERALL = "Overall effectiveness"
LEADERS = "The impact of leaders on social work practice with children and families"
HELP = "The experiences and progress of children who need help and protection"
IN_CARE = "The experiences and progress of children in care and care leavers"


def judgements(**grades):
    """Judgement lines in the shape of the facts; ``OVERALL="Good"`` and so on, by the names above."""
    labels = {"OVERALL": OVERALL, "LEADERS": LEADERS, "HELP": HELP, "IN_CARE": IN_CARE}
    return [
        {
            "id": at,
            "label": labels[name],
            "is_overall": name == "OVERALL",
            "grade": grade,
            "position": GRADES.index(grade) + 1,
            "status": "graded",
        }
        for at, (name, grade) in enumerate(grades.items())
    ]


def facts(slug="fernshire-2018", code="ilacs-2018", **changes):
    return {
        "slug": slug,
        "title": "Children’s services in Fernshire",
        "is_confidential": False,
        "framework": {"code": code, "short_title": code, "inspectorate": "Ofsted", "note": ""},
        "periods": [{"starts_on": "2018-04-16", "ends_on": "2018-04-20"}],
        "published_on": "2018-05-22",
        "judgements": [],
        "praised_areas": [],
        "recommendations": [],
        **changes,
    }


def content(body="", **changes):
    """A release that reports one inspection and has no findings of its own."""
    return {
        "headline": "News from Fernshire",
        "summary": "What the inspectors said.",
        "body": body,
        "first_published_at": None,
        "quotes": [],
        "key_facts": [],
        "photos": [],
        "attachments": [],
        "notes": [],
        "contacts": [{"key": "c", "name": "Press desk"}],
        "inspections": [facts()],
        **changes,
    }


def quote(words, key="q1"):
    return {"key": key, "speaker": {"name": "Jo Fern", "slug": "jo-fern"}, "role": "", "lead_in": "", "words": words}


def source(*texts, method=ILACS, earlier=(), section="", **changes):
    """A source whose report has ``texts`` as paragraphs from 1, or passages as they are."""
    passages = [
        one if isinstance(one, Passage) else Passage(number, 2, section, one)
        for number, one in enumerate(texts, start=1)
    ]
    told = changes.pop("facts", None) or facts(**changes)
    return Source(told, tuple(passages), "https://files.ofsted.gov.uk/v1/file/1", True, method, tuple(earlier))


def found(body, **changes):
    """The words of the claims of a body, with their kinds."""
    return [(claim.words, str(claim.kind)) for claim in claims(content(body, **changes))]


def words(body, **changes):
    return [claim.words for claim in claims(content(body, **changes))]


def checked(body, *texts, **changes):
    """The claims of a body checked against a report of those paragraphs."""
    return check_claims(content(body, **changes), {"fernshire-2018": source(*texts)})


def verdicts(body, *texts, **changes):
    return [(one.claim.words, str(one.verdict)) for one in checked(body, *texts, **changes)]
