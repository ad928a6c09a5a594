"""Public addresses of the facts."""

from django.urls import path, re_path

from inspections.views import national, pages

app_name = "inspections"
urlpatterns = [
    path("", pages.inspection_list, name="inspections"),
    re_path(r"^page/(?P<page>[1-9][0-9]{0,3})/$", pages.inspection_list, name="inspections"),
    path("national/", national.national_page, name="national"),
    path("national.csv", national.national_csv, name="national_csv"),
    path("national.json", national.national_json, name="national_json"),
    path("<slug:slug>/", pages.inspection_detail, name="inspection"),
]
