"""The national picture as a page and as data to take away. Public: no cookies, the same for everybody."""

from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from inspections.downloads import as_csv, as_data
from inspections.national import BadChoice, National, national
from inspections.picture import LICENCE, LICENCE_URL
from inspections.views.public import public_page

CHOICES = ("judgement", "on", "region")
NOTHING = "No national data has been imported yet."


@public_page
def national_page(request: HttpRequest) -> HttpResponse:
    """Counts by grade and region, every authority, and where our council stands. Five queries."""
    asked = _asked(request)
    found, refused = None, ""
    try:
        found = national(**asked)
    except BadChoice as error:
        refused = str(error)
        found = national()
    context = {
        "asked": asked,
        "national": found,
        "refused": refused,
        "query": urlencode({name: value for name, value in asked.items() if value}),
        "licence": LICENCE,
        "licence_url": LICENCE_URL,
    }
    return render(request, "inspections/national.html", context, status=400 if refused else 200)


@public_page
def national_csv(request: HttpRequest) -> HttpResponse:
    """A row for each authority. Four queries."""
    found = _found(request)
    if isinstance(found, str):
        return HttpResponse(f"{found}\n", content_type="text/plain; charset=utf-8", status=_status(found))
    response = HttpResponse(as_csv(found, settings.PUBLIC_URL), content_type="text/csv; charset=utf-8; header=present")
    return _licensed(response, found, "csv")


@public_page
def national_json(request: HttpRequest) -> HttpResponse:
    """Counts and authorities. Four queries."""
    found = _found(request)
    if isinstance(found, str):
        return JsonResponse({"error": found}, status=_status(found), json_dumps_params={"ensure_ascii": False})
    data: dict[str, Any] = as_data(found, settings.PUBLIC_URL)
    return _licensed(JsonResponse(data, json_dumps_params={"ensure_ascii": False}), found, "json")


def _asked(request: HttpRequest) -> dict[str, str]:
    """What the address asks for, blank where it does not."""
    return {name: request.GET.get(name, "").strip() for name in CHOICES}


def _found(request: HttpRequest) -> National | str:
    """What the address asks for, or the sentence that says why there is none."""
    try:
        return national(**_asked(request)) or NOTHING
    except BadChoice as error:
        return str(error)


def _status(sentence: str) -> int:
    return 404 if sentence == NOTHING else 400


def _licensed(response: HttpResponse, found: National, ending: str) -> HttpResponse:
    """With the licence said to machines, a name for the file, and open to programs of other sites."""
    day = found.picture.on.isoformat()
    response["Content-Disposition"] = f'attachment; filename="inspections-{day}.{ending}"'
    response["Link"] = f'<{LICENCE_URL}>; rel="license"'
    response["Access-Control-Allow-Origin"] = "*"
    return response
