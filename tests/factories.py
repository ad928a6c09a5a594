"""Deterministic test data: every factory counts, nothing is random."""

import datetime as dt
from typing import Any

import factory
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group

from inspections import models as facts
from releases import models as words
from releases import workflow

PASSWORD = "correct horse battery staple"  # for logging in through the form


class UserFactory(factory.django.DjangoModelFactory):
    """A member of staff; ``role="Approver"`` puts them in that group."""

    class Meta:
        model = get_user_model()
        skip_postgeneration_save = True

    username = factory.Sequence(lambda n: f"officer{n}")
    is_staff = True

    @factory.post_generation
    def role(self, create: bool, name: str | None, **kwargs: Any) -> None:
        if name:
            self.groups.add(Group.objects.get(name=name))

    @factory.post_generation
    def password(self, create: bool, text: str | None, **kwargs: Any) -> None:
        self.set_password(text or PASSWORD)
        self.save()


class LocalAuthorityFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = facts.LocalAuthority
        django_get_or_create = ("name",)

    name = "Fernshire"
    slug = factory.LazyAttribute(lambda o: o.name.lower().replace(" ", "-"))
    region = "South East"


class InspectedBodyFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = facts.InspectedBody
        django_get_or_create = ("kind", "name")

    kind = facts.InspectedBody.Kind.AUTHORITY
    name = "Fernshire County Council"
    authority = factory.SubFactory(LocalAuthorityFactory)


class InspectionFactory(factory.django.DjangoModelFactory):
    """A SIF inspection of Fernshire, unconfirmed; ``confirmed=True`` makes it public."""

    class Meta:
        model = facts.Inspection
        skip_postgeneration_save = True

    class Params:
        confirmed = factory.Trait(
            confirmed_at=dt.datetime(2014, 7, 1, 9, tzinfo=dt.UTC), confirmed_by=factory.SubFactory(UserFactory)
        )

    slug = factory.Sequence(lambda n: f"fernshire-{n}")
    title = "Inspection of services for children in need of help and protection"
    framework = factory.LazyFunction(lambda: facts.Framework.objects.get(code="sif"))
    kind = facts.Inspection.Kind.INSPECTION
    published_on = dt.date(2014, 6, 30)

    @factory.post_generation
    def body(self, create: bool, extracted: Any, **kwargs: Any) -> None:
        self.bodies.add(extracted or InspectedBodyFactory())


class PersonFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = words.Person

    name = factory.Sequence(lambda n: f"Alex Marsh {n}")
    slug = factory.Sequence(lambda n: f"alex-marsh-{n}")


class RoleFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = words.Role

    person = factory.SubFactory(PersonFactory)
    title = "Fernshire County Council’s Director for Children"


class ContactFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = words.Contact

    name = factory.Sequence(lambda n: f"Press desk {n}")
    phone = "01632 960123"
    email = "press@fernshire.example"


class TopicFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = words.Topic

    name = factory.Sequence(lambda n: f"Topic {n}")
    slug = factory.Sequence(lambda n: f"topic-{n}")


class PlaceFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = words.Place

    name = factory.Sequence(lambda n: f"Fernbury {n}")
    slug = factory.Sequence(lambda n: f"fernbury-{n}")


class ReleaseFactory(factory.django.DjangoModelFactory):
    """A draft with text and nothing else; the checks find no error in it."""

    class Meta:
        model = words.Release

    headline = factory.Sequence(lambda n: f"Fernshire opens library {n}")
    summary = "The library opens on Monday."
    body = "<p>The new library opens on Monday.</p>"
    slug = factory.Sequence(lambda n: f"fernshire-opens-library-{n}")


class QuoteFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = words.Quote

    release = factory.SubFactory(ReleaseFactory)
    role = factory.SubFactory(RoleFactory)
    speaker = factory.LazyAttribute(lambda o: o.role.person)
    words = "This is good news.\n\nWe are grateful to everyone who helped."


class KeyFactFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = words.KeyFact

    release = factory.SubFactory(ReleaseFactory)
    value = "3,100"
    label = "children receive a specialist service"


def staff(role: str, **kwargs: Any) -> Any:
    """A member of staff in ``role``."""
    return UserFactory(role=role, **kwargs)


def approved(release: words.Release) -> words.Release:
    """``release``, sent for review by an author and approved by an approver."""
    workflow.submit(release=release, by=staff("Author"))
    workflow.approve(release=release, by=staff("Approver"), note="Read and agreed.")
    release.refresh_from_db()
    return release


def published(release: words.Release | None = None, **publication: Any) -> words.Edition:
    """The edition made by taking ``release`` (or a new one) through the whole workflow."""
    release = approved(release or ReleaseFactory())
    edition = workflow.publish(release=release, by=staff("Approver"), **publication)
    release.refresh_from_db()
    return edition
