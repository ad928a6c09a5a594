"""Who speaks for the council, in which office on which day, and whom to ring."""

from __future__ import annotations

import datetime as dt

from django.db import models
from django.db.models import F, Q

from council_news.addresses import address
from releases.querysets import IndexQuerySet


class Person(models.Model):
    """Someone who is quoted."""

    class Kind(models.TextChoices):
        """In what capacity a person speaks (standards.md PUB-12); pre-election rules turn on it."""

        OFFICER = "officer", "Council officer"
        MEMBER = "member", "Councillor"
        PARTNER = "partner", "Partner organisation"
        RESIDENT = "resident", "Resident"
        EXPERT = "expert", "Expert"

    name = models.CharField(max_length=120, unique=True, help_text="As printed, without a title: “Melinda Tilley”.")
    slug = models.SlugField(max_length=120, unique=True)
    title = models.CharField(max_length=40, blank=True, help_text="Printed before the name: “Councillor”, “Dr”.")
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.OFFICER)

    objects = IndexQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "people"

    def __str__(self) -> str:
        return self.full_name

    def get_absolute_url(self) -> str:
        """The public page of this person."""
        return address("releases:person", self.slug)

    @property
    def full_name(self) -> str:
        """Title and name: “Councillor Melinda Tilley”."""
        return f"{self.title} {self.name}".strip()

    def role_on(self, day: dt.date) -> Role | None:
        """The role held on ``day``, the latest begun if there are several; None if none is recorded."""
        held = Q(held_from__isnull=True) | Q(held_from__lte=day)
        not_over = Q(held_to__isnull=True) | Q(held_to__gte=day)
        return self.roles.filter(held, not_over).order_by(F("held_from").desc(nulls_last=True), "-pk").first()


class Role(models.Model):
    """An office a person holds or held. Old releases keep the role of their day."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="roles")
    title = models.CharField(
        max_length=200,
        help_text="As printed: “Oxfordshire County Council’s Director for Children, Education and Families”.",
    )
    held_from = models.DateField(null=True, blank=True)
    held_to = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["person", "held_from"]
        constraints = [
            models.CheckConstraint(
                condition=Q(held_from__isnull=True) | Q(held_to__isnull=True) | Q(held_to__gte=F("held_from")),
                name="role_dates_in_order",
                violation_error_message="A role cannot end before it begins.",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def was_held_on(self, day: dt.date) -> bool:
        """Whether the role was held on ``day``; an open end counts as held."""
        return (self.held_from is None or self.held_from <= day) and (self.held_to is None or day <= self.held_to)


class Contact(models.Model):
    """Whom journalists or residents can reach."""

    class Audience(models.TextChoices):
        """Whom the contact answers."""

        MEDIA = "media", "Journalists"
        PUBLIC = "public", "Residents"

    name = models.CharField(max_length=120, help_text="A person or a team.")
    team = models.CharField(max_length=120, blank=True)
    phone = models.CharField(max_length=30, blank=True)
    email = models.EmailField(blank=True)
    hours = models.CharField(max_length=160, blank=True, help_text="“9am to 5pm, Monday to Friday”.")
    audience = models.CharField(max_length=6, choices=Audience, default=Audience.MEDIA)
    is_listed = models.BooleanField("on the contacts page", default=True)

    class Meta:
        ordering = ["audience", "name"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(phone="", email=""),
                name="contact_can_be_reached",
                violation_error_message="Give a telephone number or an e-mail address.",
            ),
        ]

    def __str__(self) -> str:
        return self.name
