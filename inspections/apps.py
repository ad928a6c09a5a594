"""The facts: what an inspectorate found."""

from django.apps import AppConfig


class InspectionsConfig(AppConfig):
    """Frameworks, inspections, judgements, findings and reports."""

    name = "inspections"
    verbose_name = "Inspections"
