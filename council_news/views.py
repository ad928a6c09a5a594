"""Answers that belong to no app: a form that was not ours, and what is left when nothing works."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form came without the sign that it was ours: say so in plain words, and not why in detail."""
    request.denied_because = "csrf"  # type: ignore[attr-defined]
    return render(request, "403_csrf.html", status=403)
