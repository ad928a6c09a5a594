"""The facts, one subject a module."""

from inspections.models.authority import GssCode, InspectedBody, LocalAuthority
from inspections.models.finding import Finding, PraisedArea, Recommendation, RecommendationProgress
from inspections.models.framework import Framework, Grade, GradeScale, JudgementCategory
from inspections.models.inspection import Inspection, InspectionPeriod
from inspections.models.judgement import Judgement, JudgementConflict, Source
from inspections.models.provenance import FactChange, FactConflict
from inspections.models.reading import ReportReading
from inspections.models.report import Report, ReportParagraph

__all__ = [
    "FactChange",
    "FactConflict",
    "Finding",
    "Framework",
    "Grade",
    "GradeScale",
    "GssCode",
    "InspectedBody",
    "Inspection",
    "InspectionPeriod",
    "Judgement",
    "JudgementCategory",
    "JudgementConflict",
    "LocalAuthority",
    "PraisedArea",
    "Recommendation",
    "RecommendationProgress",
    "Report",
    "ReportParagraph",
    "ReportReading",
    "Source",
]
