"""What only machines read: sitemaps, robots.txt, security.txt. Feeds have a package of their own."""

import datetime as dt

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html_join
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from council_news.text import machine_time
from releases.models import Newsroom
from releases.sitemaps import NEWS_LIMIT, Entry, lists, recent, releases, years
from releases.views.public import FRESH

XML = "application/xml; charset=utf-8"
TEXT = "text/plain; charset=utf-8"
SECURITY_TXT_DAYS = 180  # RFC 9116 asks for less than a year


@gzip_page
@FRESH
@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """The index of the sitemaps: one of all pages but releases, and one for each year of releases. One query."""
    addresses = [_public("releases:sitemap_pages"), *(_public("releases:sitemap_year", year) for year in years())]
    return render(request, "releases/sitemap_index.xml", {"addresses": addresses}, content_type=XML)


@gzip_page
@FRESH
@require_safe
def sitemap_pages(request: HttpRequest) -> HttpResponse:
    """All public pages but releases. Five queries."""
    return _urlset(request, lists())


@gzip_page
@FRESH
@require_safe
def sitemap_year(request: HttpRequest, year: int) -> HttpResponse:
    """The releases of a year. Two queries."""
    found = releases(year)
    if not found:
        raise Http404("There is no such sitemap.")
    return _urlset(request, found)


def _urlset(request: HttpRequest, entries: list[Entry]) -> HttpResponse:
    # Joined here: a template takes seconds for so many.
    urls = format_html_join("\n", "<url><loc>{}</loc>{}</url>", map(_url, entries))
    return render(request, "releases/sitemap.xml", {"urls": urls}, content_type=XML)


@gzip_page
@FRESH
@require_safe
def news_sitemap(request: HttpRequest, page: int = 1) -> HttpResponse:
    """The news of two days, a thousand a file. Two or three queries."""
    files = Paginator(recent(), NEWS_LIMIT)
    if page not in files.page_range:
        raise Http404("There is no such sitemap.")
    context = {"editions": files.page(page).object_list}
    return render(request, "releases/news_sitemap.xml", context, content_type=XML)


@FRESH
@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Everything public may be read, and here is what there is. What is not public is not named. One query."""
    more = range(2, Paginator(recent(), NEWS_LIMIT).num_pages + 1)
    maps = [_public("releases:sitemap"), _public("releases:news_sitemap")]
    maps += [_public("releases:news_sitemap_part", number) for number in more]
    lines = ["User-agent: *", "Allow: /", "", *(f"Sitemap: {address}" for address in maps)]
    return HttpResponse("\n".join(lines) + "\n", content_type=TEXT)


@FRESH
@require_safe
def security_txt(request: HttpRequest) -> HttpResponse:
    """Whom to tell of a weakness (RFC 9116): the default contact's e-mail; 404 where there is none. One query."""
    contact = Newsroom.objects.get_current().default_contact
    if contact is None or not contact.email:
        raise Http404("The newsroom has no default contact with an e-mail address.")
    midnight = timezone.now().astimezone(dt.UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    expires = midnight + dt.timedelta(days=SECURITY_TXT_DAYS)
    lines = [
        f"Contact: mailto:{contact.email}",
        f"Expires: {expires:%Y-%m-%dT%H:%M:%SZ}",
        "Preferred-Languages: en",
        f"Canonical: {_public('releases:security_txt')}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type=TEXT)


def _public(name: str, *args: int) -> str:
    """The public address of what ``name`` routes to."""
    return f"{settings.PUBLIC_URL}{reverse(name, args=args)}"


def _url(entry: Entry) -> tuple[str, str]:
    """Address and ``lastmod`` element of an entry; the latter empty where the change is not recorded."""
    changed = entry.changed_at
    lastmod = format_html_join("", "<lastmod>{}</lastmod>", [(machine_time(changed),)] if changed else [])
    return settings.PUBLIC_URL + entry.path, lastmod
