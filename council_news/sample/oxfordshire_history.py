"""The inspections of Oxfordshire's children's services, as facts, for the demo (reference/ofsted.md 2.1, 2.4).

Plain data in the shape of ``inspections.importers.history.record_history``, oldest first. What a source
does not give is left out: two inspections have no known day of publication, and the focused visit no
known day at all. The findings of 2014 come from the press release that the demo imports.
"""

from datetime import date
from typing import Any

COUNCIL = ("authority", "Oxfordshire County Council")
BOARD = ("lscb", "Oxfordshire Safeguarding Children Board")
PARTNERSHIP = ("partnership", "Oxfordshire local area partnership")

AUTHORITY: dict[str, Any] = {
    "name": "Oxfordshire",
    "slug": "oxfordshire",
    "aliases": ["Oxfordshire County Council"],
    "urn": "80536",
    "dfe_code": "931",
    "region": "South East",
    "is_ours": True,
    "gss_codes": ["E10000025"],
}

INSPECTIONS: list[dict[str, Any]] = [
    {
        "slug": "oxfordshire-2011",
        "title": "Safeguarding and looked after children services in Oxfordshire, 2011",
        "framework": "slac",
        "source_note": "Restated on page 8 of the report of 30 June 2014.",
        "bodies": [COUNCIL],
        "periods": [(date(2011, 3, 1), date(2011, 3, 31), "month")],
        "judgements": {"Safeguarding": "Good", "Looked after": "Good"},
    },
    {
        "slug": "oxfordshire-2014",
        "title": "Children’s services in Oxfordshire, 2014",
        "framework": "sif",
        "published_on": date(2014, 6, 30),
        "lead_inspector": "Emmy Tomsett HMI",
        "source_note": "The report of 30 June 2014.",
        "bodies": [COUNCIL, BOARD],
        "periods": [(date(2014, 4, 29), date(2014, 5, 21), "day")],
        "judgements": {
            "Overall": "Good",
            "1": "Good",
            "2": "Good",
            "2.1": "Good",
            "2.2": "Good",
            "3": "Good",
            "The effectiveness of the Local Safeguarding Children Board": "Good",
        },
        "report": {
            "title": (
                "Inspection of services for children in need of help and protection, children looked after and care "
                "leavers and Review of the effectiveness of the local safeguarding children board"
            ),
            "url": "https://files.ofsted.gov.uk/v1/file/2762428",
            "pages": 31,
            "licence": "non_commercial",
            "licence_line": (
                "You may copy all or parts of this document for non-commercial educational purposes, as long as you "
                "give details of the source and date of publication and do not alter the information in any way."
            ),
        },
    },
    {
        "slug": "oxfordshire-joint-2016",
        "title": "Joint targeted area inspection of Oxfordshire, 2016",
        "framework": "jtai",
        "kind": "joint",
        "theme": "Child sexual exploitation and missing children",
        "outcome": "The inspectors’ letter is dated 10 May 2016; a statement of proposed action was due by 15 August.",
        "source_note": "Council papers of 2016; the day of publication was not found.",
        "bodies": [COUNCIL, PARTNERSHIP],
        "periods": [(date(2016, 3, 7), date(2016, 3, 12), "day")],
    },
    {
        "slug": "oxfordshire-send-2017",
        "title": "Special educational needs and disabilities in Oxfordshire, 2017",
        "framework": "area-send-2016",
        "kind": "joint",
        "published_on": date(2017, 12, 4),
        "outcome": "A written statement of action was required, about five significant weaknesses.",
        "source_note": "Ofsted’s area SEND inspection data, 2016 to 2022. Only the first day on site is known.",
        "bodies": [COUNCIL, PARTNERSHIP],
        "periods": [(date(2017, 9, 25), date(2017, 9, 25), "day")],
        "judgements": {"Written statement": "Required"},
        "source": "open_data",
    },
    {
        "slug": "oxfordshire-2018",
        "title": "Children’s services in Oxfordshire, 2018",
        "framework": "ilacs-2018",
        "kind": "short",
        "published_on": date(2018, 5, 22),
        "lead_inspector": "Donna Marriott HMI",
        "source_note": "The report of 22 May 2018.",
        "bodies": [COUNCIL],
        "periods": [(date(2018, 4, 16), date(2018, 4, 20), "day")],
        "judgements": {
            "The impact of leaders": "Good",
            "The experiences and progress of children who need": "Requires improvement to be good",
            "The experiences and progress of children in care": "Good",
            "Overall": "Good",
        },
        "report": {
            "title": "Oxfordshire County Council: Inspection of local authority children’s services",
            "url": "https://files.ofsted.gov.uk/v1/file/50004449",
            "pages": 9,
            "licence": "ogl",
        },
    },
    {
        "slug": "oxfordshire-send-revisit-2019",
        "title": "Special educational needs and disabilities in Oxfordshire, revisit of 2019",
        "framework": "area-send-2016-revisit",
        "kind": "revisit",
        "published_on": date(2019, 12, 23),
        "outcome": "Sufficient progress had been made on three of the five significant weaknesses.",
        "source_note": "Ofsted’s area SEND inspection data, 2016 to 2022. Only the first day on site is known.",
        "bodies": [COUNCIL, PARTNERSHIP],
        "periods": [(date(2019, 10, 14), date(2019, 10, 14), "day")],
        "judgements": {"Progress": "Sufficient progress in some"},
        "source": "open_data",
    },
    {
        "slug": "oxfordshire-focused-visit-2020",
        "title": "Focused visit to children’s services in Oxfordshire, 2020",
        "framework": "focused-visit",
        "kind": "focused_visit",
        "outcome": (
            "Inspectors gave no grade. The report of 2024 says that leaders have made good progress in addressing "
            "the areas identified."
        ),
        "source_note": "Summary and paragraph 53 of the report of 9 April 2024; the day and the theme were not found.",
        "bodies": [COUNCIL],
        "periods": [(date(2020, 1, 1), date(2020, 12, 31), "year")],
    },
    {
        "slug": "oxfordshire-send-2023",
        "title": "Special educational needs and disabilities in Oxfordshire, 2023",
        "framework": "area-send-2023",
        "kind": "joint",
        "published_on": date(2023, 9, 15),
        "outcome": "A priority action plan was required, about five areas for priority action.",
        "source_note": "Ofsted’s management information, winter 2022 to 2023. Only the first day on site is known.",
        "bodies": [COUNCIL, PARTNERSHIP],
        "periods": [(date(2023, 7, 17), date(2023, 7, 17), "day")],
        "judgements": {"Inspection outcome": "Widespread and/or systemic failings"},
        "source": "open_data",
    },
    {
        "slug": "oxfordshire-2024",
        "title": "Children’s services in Oxfordshire, 2024",
        "framework": "ilacs-2023",
        "kind": "standard",
        "published_on": date(2024, 4, 9),
        "lead_inspector": "Nicki Shaw HMI",
        "source_note": "The report of 9 April 2024.",
        "bodies": [COUNCIL],
        "periods": [(date(2024, 2, 12), date(2024, 2, 23), "day")],
        "judgements": {
            "The impact of leaders": "Good",
            "The experiences and progress of children who need": "Good",
            "The experiences and progress of children in care": "Good",
            "The experiences and progress of care leavers": "Good",
            "Overall": "Good",
        },
        "report": {
            "title": "Inspection of Oxfordshire local authority children’s services",
            "url": "https://files.ofsted.gov.uk/v1/file/50243682",
            "pages": 12,
            "licence": "ogl",
        },
    },
    {
        "slug": "oxfordshire-send-monitoring-2025",
        "title": "Special educational needs and disabilities in Oxfordshire, monitoring inspection of 2025",
        "framework": "area-send-2023-monitoring",
        "kind": "monitoring_visit",
        "outcome": "Effective action had been taken in all five areas for priority action.",
        "source_note": "Press reports of November 2025; the day of publication was not found.",
        "bodies": [COUNCIL, PARTNERSHIP],
        "periods": [(date(2025, 9, 15), date(2025, 10, 1), "day")],
    },
]
