"""What each act asks for before it is done, and the verb of ``workflow`` it then calls."""

from collections.abc import Callable
from typing import Any

from django import forms

from releases import workflow
from releases.admin.widgets import InstantInput
from releases.models import Edition, Withdrawal
from releases.permissions import Act


class ActForm(forms.Form):
    """An act that needs no words. ``expected`` is the hash of the text the officer looked at."""

    act = forms.ChoiceField(choices=Act.choices, widget=forms.HiddenInput)
    expected = forms.CharField(widget=forms.HiddenInput)

    def intent(self) -> dict[str, Any]:
        """The arguments of the verb, beside the release and who acts."""
        return {name: value for name, value in self.cleaned_data.items() if name != "act"}


class SendBackForm(ActForm):
    """Why, for the authors."""

    note = forms.CharField(
        label="What should change?",
        help_text="The authors read this. It stays in the history.",
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
    )


class ApproveForm(ActForm):
    """Why warnings may stand; the workflow asks for it if there are any."""

    note = forms.CharField(
        label="Why may the warnings stand?",
        help_text="Needed if there are warnings. It stays in the history.",
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        required=False,
    )


class ScheduleForm(ActForm):
    """When."""

    publish_at = forms.DateTimeField(
        label="When should it go live?",
        help_text="London time. Until then nothing in the release can be changed.",
        widget=InstantInput,
    )


class FirstPublicationForm(ActForm):
    """The first edition needs no words."""


class ChangeForm(ActForm):
    """GOV.UK's one question about a change, and what follows from the answer."""

    kind = forms.ChoiceField(
        label="Do readers have to know?",
        widget=forms.RadioSelect,
        choices=[
            (Edition.Kind.CORRECTION, "Yes, it was wrong: this is a correction"),
            (Edition.Kind.UPDATE, "Yes, there is something new: this is an update"),
            (Edition.Kind.TYPO, "No: a typing mistake that nobody could have misunderstood"),
        ],
    )
    change_note = forms.CharField(
        label="Change note",
        help_text="The sentence readers see on the page and in the feed. Needed for a correction or an update; it "
        "cannot be changed later. For example: “The figure for 2014 was 467, not 476.”",
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=500,
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        """A typo fix tells the public nothing."""
        cleaned = super().clean() or self.cleaned_data
        needs_note = cleaned.get("kind") in (Edition.Kind.CORRECTION, Edition.Kind.UPDATE)
        if needs_note and not cleaned.get("change_note", "").strip():
            self.add_error("change_note", "Write the sentence that tells readers what was changed and why.")
        return cleaned

    def intent(self) -> dict[str, Any]:
        """Without a note where the public is not told."""
        intent = super().intent()
        return {**intent, "change_note": ""} if intent["kind"] == Edition.Kind.TYPO else intent


class WithdrawForm(ActForm):
    """How far, and the reason the public reads."""

    kind = forms.ChoiceField(
        label="What should readers find?", widget=forms.RadioSelect, choices=Withdrawal.Kind.choices
    )
    reason = forms.CharField(
        label="Reason",
        help_text="The public reads this at the address of the release.",
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=500,
    )


FORMS: dict[Act, type[ActForm]] = {
    Act.SUBMIT: ActForm,
    Act.SEND_BACK: SendBackForm,
    Act.APPROVE: ApproveForm,
    Act.SCHEDULE: ScheduleForm,
    Act.UNSCHEDULE: ActForm,
    Act.PUBLISH: FirstPublicationForm,
    Act.WITHDRAW: WithdrawForm,
    Act.RESTORE: ActForm,
}
VERBS: dict[Act, Callable[..., Any]] = {
    Act.SUBMIT: workflow.submit,
    Act.SEND_BACK: workflow.send_back,
    Act.APPROVE: workflow.approve,
    Act.SCHEDULE: workflow.schedule,
    Act.UNSCHEDULE: workflow.unschedule,
    Act.PUBLISH: workflow.publish,
    Act.WITHDRAW: workflow.withdraw,
    Act.RESTORE: workflow.restore,
}
DONE: dict[Act, str] = {
    Act.SUBMIT: "Sent for review. Somebody who has not worked on the text can now approve it.",
    Act.SEND_BACK: "Sent back. Its authors find your note on the newsdesk and in the history.",
    Act.APPROVE: "Approved. It can be published or scheduled; any change makes the approval void.",
    Act.SCHEDULE: "Scheduled.",
    Act.UNSCHEDULE: "Taken off the schedule. It is still approved.",
    Act.PUBLISH: "Published.",
    Act.WITHDRAW: "Withdrawn. Its address now says so, and why.",
    Act.RESTORE: "Put back. The public can read it again.",
}
# What the page says before the act, below its heading.
MEANING: dict[Act, str] = {
    Act.SUBMIT: "Somebody who has not worked on the text will be asked to approve it.",
    Act.SEND_BACK: "The release becomes a draft again.",
    Act.APPROVE: "You agree to exactly the text below. Any later change makes your approval void.",
    Act.SCHEDULE: "All checks run again at that moment. If one fails, the release is held and nothing goes out.",
    Act.UNSCHEDULE: "It stays approved, and can be changed, published or scheduled again.",
    Act.PUBLISH: "Page, feeds, search and sitemap change at once.",
    Act.WITHDRAW: "It leaves the lists, the search and the feeds. Nothing is deleted, and it can be put back.",
    Act.RESTORE: "It returns to the page, the lists and the feeds as it stands in its current edition.",
}
