"""Public addresses of the facts."""

from django.urls import path

from inspections import views

app_name = "inspections"
urlpatterns = [
    path("", views.inspection_list, name="inspections"),
    path("<slug:slug>/", views.inspection_detail, name="inspection"),
]
