"""The form of a release: its own fields, its address, and the lock against overwriting a colleague."""

import datetime as dt
from typing import Any

from django import forms

from council_news.text import london, time_and_day
from inspections.admin.bases import Form
from releases.admin.editor import BodyField
from releases.models import Release
from releases.slugs import free_slug, is_taken
from releases.snapshot import digest, snapshot


def release_day(release: Release) -> dt.date:
    """The London day of ``release``: the one printed on it, or for which it is planned, or today."""
    current = release.editions.filter(is_current=True).first() if release.pk else None
    at = current.first_published_at if current else release.first_published_at or release.publish_at
    return london(at or dt.datetime.now(dt.UTC)).date()


class ReleaseForm(Form):
    """Headline, summary, text, and what the release is about; parts are inlines."""

    body = BodyField()

    class Meta:
        model = Release
        fields = ("headline", "summary", "body", "place", "topics", "inspections", "slug", "first_published_at")
        widgets = {
            "headline": forms.Textarea(attrs={"rows": 2, "maxlength": 160, "data-count": 65}),
            "summary": forms.Textarea(attrs={"rows": 3, "maxlength": 300, "data-count": 160}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].required = False
        published = bool(self.instance.pk) and self.instance.editions.exists()
        if published and "first_published_at" in self.fields:
            self.fields["first_published_at"].disabled = True
            self.fields["first_published_at"].help_text = "Printed on the release; it does not change any more."

    def clean_headline(self) -> str:
        """A headline is one line."""
        return " ".join(self.cleaned_data["headline"].split())

    def clean_summary(self) -> str:
        """A summary is one line."""
        return " ".join(self.cleaned_data["summary"].split())

    def clean_slug(self) -> str:
        """The address as typed, or one made from the headline; never one that belongs to another release."""
        slug: str = self.cleaned_data["slug"]
        if not slug:
            return self.instance.slug or free_slug(self.cleaned_data.get("headline", ""), self.instance)
        if slug != self.instance.slug and is_taken(slug, by_other_than=self.instance):
            raise forms.ValidationError(
                "Another release has, or once had, the address “%(slug)s”. Add a word that tells the two apart.",
                params={"slug": slug},
            )
        return slug

    def clean(self) -> dict[str, Any]:
        """Refuse to save over what a colleague saved since the form was opened."""
        seen = str(self.data.get("seen", ""))
        if self.instance.pk and seen and seen != saved_digest(self.instance):
            raise forms.ValidationError(self._overtaken(), code="overtaken")
        return super().clean() or self.cleaned_data

    def _overtaken(self) -> str:
        last = self.instance.history.select_related("by").first()
        who = (last.by.get_full_name() or last.by.get_username()) if last and last.by else "Somebody"
        when = f" at {time_and_day(last.at)}" if last else ""
        return (
            f"{who} changed this release{when}, after you had opened it. Nothing of yours is saved yet, and all of it "
            "is still below. Look at their version in another tab, then save again to put yours in its place."
        )


def saved_digest(release: Release) -> str:
    """The hash of ``release`` as it is saved, whatever the object in hand holds."""
    return digest(snapshot(Release.objects.with_parts().get(pk=release.pk)))
