"""The seeded frameworks against the reference table, and the migration on a filled database."""

import importlib

import pytest
from django.apps import apps

from inspections import seed
from inspections.models import Framework, GradeScale, JudgementCategory

pytestmark = pytest.mark.django_db

FOUR = ["Outstanding", "Good", "Requires improvement to be good", "Inadequate"]
NUMBERED = ["Outstanding", "Good", "Adequate", "Inadequate"]
LEADERS = "The impact of leaders on social work practice with children and families"
PROTECTION = "The experiences and progress of children who need help and protection"
IN_CARE = "The experiences and progress of children in care"
LEAVERS = "The experiences and progress of care leavers"
BOTH = "The experiences and progress of children in care and care leavers"
BOARD = "The effectiveness of the Local Safeguarding Children Board (LSCB)"

# Reference/ofsted.md section 1, in printed order: grades best to worst, then the lines of the table.
REFERENCE = {
    "apa": (
        NUMBERED,
        [
            "Overall effectiveness of children’s services",
            "Being healthy",
            "Staying safe",
            "Enjoying and achieving",
            "Making a positive contribution",
            "Achieving economic well-being",
            "Capacity to improve",
        ],
    ),
    "csa": (
        ["Performs excellently", "Performs well", "Performs adequately", "Performs poorly"],
        ["Children’s services"],
    ),
    "cra": ([], []),
    "slac": (NUMBERED, ["Safeguarding: overall effectiveness", "Looked after children: overall effectiveness"]),
    "cp2012": (
        NUMBERED,
        [
            "Overall effectiveness",
            "The effectiveness of the help and protection provided to children, young people, families and carers",
            "The quality of practice",
            "Leadership and governance",
        ],
    ),
    "lac2013": (
        NUMBERED,
        [
            "Overall effectiveness",
            "Capacity to improve",
            "Outcomes for looked after children and young people",
            "Quality of provision",
            "Leadership and management",
        ],
    ),
    "sif": (
        ["Outstanding", "Good", "Requires improvement", "Inadequate"],
        [
            "Overall effectiveness",
            "1 Children who need help and protection",
            "2 Children looked after and achieving permanence",
            "2.1 Adoption performance",
            "2.2 Experiences and progress of care leavers",
            "3 Leadership, management and governance",
            BOARD,
        ],
    ),
    "lscb-review": (["Outstanding", "Good", "Requires improvement", "Inadequate"], [BOARD]),
    "ilacs-pilot": (FOUR, [LEADERS, PROTECTION, BOTH, "Overall effectiveness"]),
    "ilacs-2018": (FOUR, [LEADERS, PROTECTION, BOTH, "Overall effectiveness"]),
    "ilacs-2023": (FOUR, [LEADERS, PROTECTION, IN_CARE, LEAVERS, "Overall effectiveness"]),
    "ilacs-2026": (FOUR, [LEADERS, PROTECTION, IN_CARE, LEAVERS]),
    "focused-visit": ([], []),
    "monitoring-visit": ([], []),
    "jtai": ([], []),
    "area-send-2016": (["Not required", "Required"], ["Written statement of action"]),
    "area-send-2016-revisit": (
        ["Sufficient progress in all", "Sufficient progress in some", "Insufficient progress in all"],
        ["Progress in addressing the significant weaknesses"],
    ),
    "area-send-2023": (
        [
            "Typically positive experiences and outcomes",
            "Inconsistent experiences and outcomes",
            "Widespread and/or systemic failings",
        ],
        ["Inspection outcome"],
    ),
    "area-send-2023-monitoring": ([], []),
    "sccif": (
        FOUR,
        [
            "Overall experiences and progress of children and young people",
            "How well children and young people are helped and protected",
            "The effectiveness of leaders and managers",
        ],
    ),
    "supported-accommodation": (["Outcome 1", "Outcome 2", "Outcome 3"], ["Inspection outcome"]),
    "report-card-2025": (
        ["Exceptional", "Strong standard", "Expected standard", "Needs attention", "Urgent improvement"],
        [
            "Inclusion",
            "Curriculum and teaching",
            "Achievement",
            "Attendance and behaviour",
            "Personal development and well-being",
            "Leadership and governance",
            "Safeguarding standards",
        ],
    ),
}


def test_every_framework_of_the_reference_is_there_and_no_other():
    assert set(Framework.objects.values_list("code", flat=True)) == set(REFERENCE)


@pytest.mark.parametrize("code", REFERENCE)
def test_a_framework_has_its_own_scale_and_categories_in_printed_order(code):
    framework = Framework.objects.get(code=code)
    grades, categories = REFERENCE[code]
    assert [grade.label for grade in framework.scale.grades.all()] == grades if framework.scale else not grades
    assert [str(category) for category in framework.categories.all()] == categories


def test_sub_judgements_sit_under_their_judgement():
    lines = JudgementCategory.objects.filter(framework__code="sif", parent__number="2")
    assert [line.number for line in lines] == ["2.1", "2.2"]
    assert not JudgementCategory.objects.exclude(framework__code="sif").filter(parent__isnull=False).exists()


def test_which_frameworks_have_an_overall_judgement():
    overall = JudgementCategory.objects.filter(is_overall=True).values_list("framework__code", flat=True)
    single = {"apa", "csa", "cp2012", "lac2013", "sif", "ilacs-pilot", "ilacs-2018", "ilacs-2023", "sccif"}
    assert sorted(overall) == sorted([*single, "slac", "slac"])  # two overalls, none for both together


def test_overall_is_printed_last_in_ilacs_and_first_in_sif():
    ilacs = Framework.objects.get(code="ilacs-2023").categories.all()
    assert list(ilacs)[-1].is_overall
    assert Framework.objects.get(code="sif").categories.all()[0].is_overall


def test_only_the_judgements_that_limit_the_overall_say_so():
    limiting = JudgementCategory.objects.filter(limits_overall="always").values_list("framework__code", "label")
    assert {label for code, label in limiting if code == "ilacs-2023"} == {PROTECTION, IN_CARE, LEAVERS}
    assert len([code for code, _label in limiting if code == "sif"]) == 3


def test_numbers_are_kept_where_reports_print_them_and_4_was_once_the_best():
    def numbers(code):
        return list(GradeScale.objects.get(code=code).grades.values_list("numeric", flat=True))

    assert numbers("four-point-adequate") == [1, 2, 3, 4]
    assert numbers("apa") == [4, 3, 2, 1]
    assert numbers("four-point") == [None] * 4


def test_good_is_defined_in_the_words_of_the_report():
    good = GradeScale.objects.get(code="sif").grades.get(label="Good")
    assert (
        "“leads effective services that help, protect and care for children and young people and those who are looked "
        "after and care leavers have their welfare safeguarded and promoted”"
    ) in good.definition


def test_safeguarding_on_a_report_card_has_a_scale_of_its_own():
    line = JudgementCategory.objects.get(framework__code="report-card-2025", label="Safeguarding standards")
    assert [grade.label for grade in line.grade_scale.grades.all()] == ["Met", "Not met"]


def test_planting_again_changes_nothing_and_leaves_what_an_editor_changed():
    sif = Framework.objects.get(code="sif")
    sif.categories.filter(number="2.1").delete()
    Framework.objects.filter(code="sif").update(note="Ours")
    Framework.objects.filter(code="jtai").delete()
    migration = importlib.import_module("inspections.migrations.0003_seed_frameworks")
    migration.plant(apps, None)
    sif.refresh_from_db()
    assert (sif.note, sif.categories.count(), sif.scale.grades.count()) == ("Ours", 6, 4)
    assert Framework.objects.filter(code="jtai").count() == 1
    assert Framework.objects.count() == len(seed.FRAMEWORKS)
