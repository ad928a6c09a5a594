"""The inspections officer's desk, one subject a module."""

from inspections.admin.authorities import InspectedBodyAdmin, LocalAuthorityAdmin
from inspections.admin.findings import RecommendationAdmin
from inspections.admin.frameworks import FrameworkAdmin, GradeScaleAdmin
from inspections.admin.inspections import InspectionAdmin
from inspections.admin.readings import ReportReadingAdmin
from inspections.admin.reports import ReportAdmin

__all__ = [
    "FrameworkAdmin",
    "GradeScaleAdmin",
    "InspectedBodyAdmin",
    "InspectionAdmin",
    "LocalAuthorityAdmin",
    "RecommendationAdmin",
    "ReportAdmin",
    "ReportReadingAdmin",
]
