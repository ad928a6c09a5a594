"""The admin site: the newsroom's name and look around Django's admin."""

from django.contrib.admin import AdminSite


class NewsroomAdminSite(AdminSite):
    """Django's admin site under the newsroom's name."""

    site_header = "Council News"
    site_title = "Council News"
    index_title = "Newsroom"
