"""Public addresses of the newsroom."""

from django.urls import URLPattern, URLResolver, include, path

from releases import file_urls, machine_urls
from releases.feeds import urls as feed_urls
from releases.paths import paged
from releases.views.home import HomeView
from releases.views.indexes import PeopleView, PlacesView, TopicsView
from releases.views.lists import (
    ArchiveView,
    MonthView,
    PersonView,
    PersonYearView,
    PlaceView,
    PlaceYearView,
    TopicView,
    TopicYearView,
    YearView,
)
from releases.views.pages import AboutView, AccessibilityView, ChecksView, ContactsView, CookiesView, stylesheet_view
from releases.views.release import ReleaseView
from releases.views.search import SearchView

app_name = "releases"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", HomeView.as_view(), name="home"),
    path("news/", ArchiveView.as_view(), name="archive"),
    path("news/<year:year>/", YearView.as_view(), name="year"),
    *paged("news/<year:year>/<month:month>/", MonthView.as_view(), "month"),
    path("news/<slug:slug>/", ReleaseView.as_view(), name="release"),
    *paged("topics/", TopicsView.as_view(), "topics"),
    path("topics/<slug:slug>/", TopicView.as_view(), name="topic"),
    *paged("topics/<slug:slug>/<year:year>/", TopicYearView.as_view(), "topic_year"),
    *paged("people/", PeopleView.as_view(), "people"),
    path("people/<slug:slug>/", PersonView.as_view(), name="person"),
    *paged("people/<slug:slug>/<year:year>/", PersonYearView.as_view(), "person_year"),
    *paged("places/", PlacesView.as_view(), "places"),
    path("places/<slug:slug>/", PlaceView.as_view(), name="place"),
    *paged("places/<slug:slug>/<year:year>/", PlaceYearView.as_view(), "place_year"),
    path("search/", SearchView.as_view(), name="search"),
    path("about/", AboutView.as_view(), name="about"),
    path("about/checks/", ChecksView.as_view(), name="checks"),
    path("contacts/", ContactsView.as_view(), name="contacts"),
    path("cookies/", CookiesView.as_view(), name="cookies"),
    path("accessibility-statement/", AccessibilityView.as_view(), name="accessibility"),
    path("style-<slug:digest>.css", stylesheet_view, name="stylesheet"),
    path("files/", include(file_urls.public)),
    *feed_urls.urlpatterns,
    *machine_urls.urlpatterns,
]
