"""The judgement table of an inspection: one row for each line of its framework, with that line's grades only."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import HttpRequest

from inspections.admin.bases import Form, FormSet, OfficerTabular
from inspections.models import Grade, Inspection, Judgement, JudgementCategory, Source

NOTHING_YET = ("", "Not recorded yet")
WITHOUT_GRADE = [
    (Judgement.Status.NOT_JUDGED.value, "Not judged"),
    (Judgement.Status.NOT_MADE.value, "This judgement was not made"),
]


class JudgementForm(Form):
    """One row. The result is a grade of the line's own scale, or one of the states without a grade."""

    category = forms.ModelChoiceField(
        JudgementCategory.objects.none(),
        widget=forms.HiddenInput,
        error_messages={"invalid_choice": "This line belongs to another framework: save the framework first."},
    )
    result = forms.ChoiceField(required=False)

    class Meta:
        model = Judgement
        fields = ("category", "words", "source")

    def __init__(self, *args: Any, lines: dict[int, JudgementCategory], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["category"].queryset = JudgementCategory.objects.filter(pk__in=lines)  # type: ignore[attr-defined]
        self.line = lines.get(_number(self["category"].value()))
        self.grades = {str(grade.pk): grade for grade in _grades(self.line)}
        choices = [*((key, grade.label) for key, grade in self.grades.items()), *WITHOUT_GRADE]
        self.fields["result"].choices = choices if self.instance.pk else [NOTHING_YET, *choices]  # type: ignore[attr-defined]
        self.fields["result"].required = bool(self.instance.pk)
        if self.instance.pk:
            self.initial["result"] = str(self.instance.grade_id or self.instance.status)
        else:
            self.initial["source"] = Source.REPORT
        for name, label in (("result", "Grade"), ("words", "Words as printed"), ("source", "Read in")):
            self.fields[name].widget.attrs["aria-label"] = f"{label}: {self.line}"

    def has_changed(self) -> bool:
        """A row that only offers its line is no judgement."""
        changed = set(self.changed_data)
        return bool(changed if self.instance.pk else changed - {"category", "source"})

    def clean(self) -> dict[str, Any]:
        """Turn the result into a grade or a state; words alone are not a result."""
        cleaned: dict[str, Any] = super().clean() or {}
        result = cleaned.get("result", "")
        if not result and "result" not in self.errors:
            self.add_error("result", "Choose a grade, or say that the line was not judged.")
        if not self.instance.pk and self._was_recorded_meanwhile():
            raise forms.ValidationError(f"A colleague has recorded “{self.line}” meanwhile: open the page again.")
        self.instance.grade = self.grades.get(result)
        self.instance.status = Judgement.Status.GRADED if result in self.grades or not result else result
        return cleaned

    def _was_recorded_meanwhile(self) -> bool:
        """Whether the line got its judgement after this page was opened; Django does not look."""
        return Judgement.objects.filter(inspection=self.instance.inspection, category=self.line).exists()


class JudgementFormSet(FormSet):
    """Rows for the judgements there are, then one more for each line that has none yet."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lines = _lines(self.instance)
        judged = {judgement.category_id for judgement in self.get_queryset()}
        self.initial_extra = [{"category": key} for key in self.lines if key not in judged]
        self.extra = len(self.initial_extra)

    def get_form_kwargs(self, index: int | None) -> dict[str, Any]:
        """Each row knows the lines of the framework, read once."""
        return {**super().get_form_kwargs(index), "lines": self.lines}


class JudgementInline(OfficerTabular):
    """The table, in the framework's printed order (``templates/admin/inspections/judgements.html``)."""

    model = Judgement
    form = JudgementForm
    formset = JudgementFormSet
    template = "admin/inspections/judgements.html"
    fields = ("category", "result", "words", "source")
    max_num = None

    def get_queryset(self, request: HttpRequest) -> QuerySet[Judgement]:
        """Judgements with what the table shows of them."""
        return super().get_queryset(request).select_related("category", "grade").prefetch_related("conflicts__grade")


def _lines(inspection: Inspection) -> dict[int, JudgementCategory]:
    """The lines of the inspection's framework by key, in printed order, with their scales and grades."""
    if inspection.framework_id is None:
        return {}
    lines = JudgementCategory.objects.filter(framework=inspection.framework_id).select_related("parent")
    with_grades = lines.prefetch_related("scale__grades", "framework__scale__grades").order_by("position")
    return {line.pk: line for line in with_grades}


def _grades(line: JudgementCategory | None) -> list[Grade]:
    """The grades this line can be given, best first."""
    scale = line.grade_scale if line else None
    return list(scale.grades.all()) if scale else []


def _number(value: Any) -> int:
    """The key in a hidden field; 0 for anything that is none."""
    return int(value) if str(value).isdecimal() and len(str(value)) < 19 else 0
