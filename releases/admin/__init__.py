"""The news desk, one subject a module."""

from releases.admin.media import DocumentAdmin, PhotoAdmin
from releases.admin.newsroom import NewsroomAdmin
from releases.admin.people import ContactAdmin, PersonAdmin, RoleAdmin
from releases.admin.release import ReleaseAdmin
from releases.admin.topics import PlaceAdmin, TopicAdmin

__all__ = [
    "ContactAdmin",
    "DocumentAdmin",
    "NewsroomAdmin",
    "PersonAdmin",
    "PhotoAdmin",
    "PlaceAdmin",
    "ReleaseAdmin",
    "RoleAdmin",
    "TopicAdmin",
]
