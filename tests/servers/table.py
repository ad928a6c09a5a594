"""What both servers are asked: methods, conditions, parts, encodings and odd paths."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tests.servers.running import Answer

PAGE = "/news/good-say-inspectors/"
LONG_AGO, FAR_AHEAD = "Thu, 01 Jan 2015 00:00:00 GMT", "Fri, 01 Jan 2038 00:00:00 GMT"


@dataclass(frozen=True)
class Asked:
    """One request, and the status that both must answer."""

    status: int
    method: str
    path: str
    headers: dict[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        return f"{self.method} {self.path[:80]} {self.headers}"


def _get(status: int, *paths: str, **headers: str) -> Iterator[Asked]:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return (Asked(status, "GET", path, named) for path in paths)


def everything(site: Path, page: Answer, packed: Answer) -> Iterator[Asked]:
    """The whole table. ``page`` and ``packed`` are the answers for ``PAGE`` as it is and as gzip."""
    yield from encodings()
    yield from conditions(page.headers["etag"], page.headers["last-modified"], packed.headers["etag"])
    yield from parts(page.headers["etag"], page.headers["last-modified"])
    yield from kinds(site)
    yield from absent()
    yield from methods()
    yield from hidden()
    yield from odd()
    yield from dynamic()


def encodings() -> Iterator[Asked]:
    for accepted in [
        "",
        "gzip",
        "br",
        "BR",
        "gzip, deflate, br, zstd",
        "br;q=0, gzip;q=0.5",
        "br;q=0.000,gzip;q=0",
        "gzip ; q=0",
        "*",
        "gzip;q=1.0, identity;q=0.5, *;q=0",
        "x-gzip, brx",
        "identity",
    ]:
        yield from _get(200, PAGE, Accept_Encoding=accepted)
    yield from _get(200, PAGE)
    yield from _get(200, PAGE, Accept_Encoding="gzip", Via="1.1 cache")
    yield Asked(200, "HEAD", PAGE, {"Accept-Encoding": "br"})


def conditions(etag: str, modified: str, packed: str) -> Iterator[Asked]:
    for known in (etag, f"W/{etag}", f'"other", {etag}', "*"):
        yield from _get(304, PAGE, If_None_Match=known)
    yield Asked(304, "HEAD", PAGE, {"If-None-Match": etag})
    yield from _get(304, PAGE, If_None_Match=packed, Accept_Encoding="gzip")
    yield from _get(200, PAGE, If_None_Match=etag, Accept_Encoding="gzip")
    yield from _get(200, PAGE, If_None_Match='"other"')
    yield from _get(304, PAGE, If_Modified_Since=modified)
    yield from _get(304, PAGE, If_Modified_Since=FAR_AHEAD)
    yield from _get(200, PAGE, If_Modified_Since=LONG_AGO)
    yield from _get(200, PAGE, If_Modified_Since="yesterday")
    yield from _get(304, PAGE, If_None_Match=etag, If_Modified_Since=modified)
    yield from _get(200, PAGE, If_None_Match='"other"', If_Modified_Since=modified)
    yield from _get(200, PAGE, If_Match=etag)
    yield from _get(412, PAGE, If_Match='"other"')
    yield from _get(412, PAGE, If_Match=f"W/{etag}")
    yield from _get(200, PAGE, If_Unmodified_Since=modified)
    yield from _get(412, PAGE, If_Unmodified_Since=LONG_AGO)


def parts(etag: str, modified: str) -> Iterator[Asked]:
    for asked in ("0-9", "10-", "-10", "0-0", " 0 - 9 ", "-999999", "0-1,999999-", "5-99999999"):
        yield from _get(206, PAGE, Range=f"bytes={asked}")
    for asked in (
        "bytes=999999-",
        "bytes=-0",
        "bytes=5-2",
        "bytes=abc",
        "bytes=- 5",
        "bytes=0-0-",
        f"bytes=0-{10**30}",
    ):
        yield from _get(416, PAGE, Range=asked)
    for asked in ("items=0-9", "bytes=", "bytes=0-1,5-6"):
        yield from _get(200, PAGE, Range=asked)
    yield from _get(206, PAGE, Range="BYTES=0-9")
    yield Asked(206, "HEAD", PAGE, {"Range": "bytes=0-9"})
    for coding in ("gzip", "br"):
        yield from _get(200, PAGE, Range="bytes=0-9", Accept_Encoding=coding)
    yield from _get(206, PAGE, Range="bytes=0-9", If_Range=etag)
    yield from _get(206, PAGE, Range="bytes=0-9", If_Range=modified)
    yield from _get(200, PAGE, Range="bytes=0-9", If_Range='"other"')
    yield from _get(200, PAGE, Range="bytes=0-9", If_Range=LONG_AGO)
    yield from _get(304, PAGE, Range="bytes=0-9", If_None_Match=etag)


def kinds(site: Path) -> Iterator[Asked]:
    """Every file of the site at its address, as it is and compressed, and a part of every upload."""
    for path in addresses(site):
        yield from _get(200, path)
        yield from _get(200, path, Accept_Encoding="gzip, br")
        if path.startswith("/files/"):
            yield from _get(206, path, Range="bytes=1-5")


def addresses(site: Path) -> list[str]:
    """The address of every file of the written site that is public and not gone."""
    names = (str(path.relative_to(site)) for path in sorted(site.rglob("*")) if path.is_file())
    paths = (f"/{name.removesuffix('index.html')}" for name in names if not name.endswith((".gz", ".br", ".gone")))
    own = {"/404.html", "/resting.html"}
    return [path for path in paths if path not in own and ("/." not in path or path.startswith("/.well-known/"))]


def absent() -> Iterator[Asked]:
    yield from _get(410, "/news/was-removed/")
    yield from _get(410, "/news/was-removed/", Accept_Encoding="br")
    yield from _get(410, "/news/was-removed/", Range="bytes=0-9")
    yield from _get(410, "/news/was-removed/", If_None_Match="*")
    yield Asked(410, "HEAD", "/news/was-removed/")
    yield from _get(
        301, "/news", "/news?page=2", "/news/good-say-inspectors", "/news/was-removed", "/search?q=x", "/admin"
    )
    yield Asked(301, "HEAD", "/news")
    yield from _get(200, "/news/?page=2", "/?utm_source=letter")
    yield from _get(
        404, "/nothing/", "/nothing", "/nothing.txt", "/files", "/files/", "/files/photos/", "/news/2026/13/"
    )
    yield from _get(404, "/style-00000000.css", f"/files/photos/{'0' * 64}/960.jpg", "/topics/nothing/feed.rss")
    yield from _get(404, "/nothing/", Accept_Encoding="br")
    yield from _get(404, "/nothing/", Range="bytes=0-9")
    yield from _get(404, "/nothing/", If_None_Match="*")
    yield Asked(404, "HEAD", "/nothing/")


def methods() -> Iterator[Asked]:
    for method in ("POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND", "BREW"):
        yield Asked(405, method, "/")
    yield Asked(405, "POST", "/nothing/")
    yield Asked(405, "POST", "/inspections/national/?region=London")
    yield Asked(405, "DELETE", "/.state.json")
    yield Asked(400, "get", "/")
    yield Asked(400, "GeT", "/")


def hidden() -> Iterator[Asked]:
    yield from _get(
        404, "/index.html", "/news/index.html", "/404.html", "/resting.html", "/404", "/news/was-removed/index.html"
    )
    yield from _get(404, "/index.html.gz", "/index.html.br", "/feed.rss.gz", "/news/was-removed/index.html.gone")
    yield from _get(404, "/.state.json", "/.lock", "/.manifest/00.json", "/.manifest", "/.new/0", "/.git/config")
    yield from _get(404, "/.well-known/", "/.well-known/other", "/feed.rss/", "/robots.txt/", "/static/../.state.json")


def odd() -> Iterator[Asked]:
    yield from _get(200, "//", "//news//", "/news//good-say-inspectors/", "/./news/", "/news/.", "/news/..")
    yield from _get(200, "/news/../about/", "/news/%2e%2e/about/", "/news/..%2fabout/", "/news%2f", "/%6eews/")
    yield from _get(301, "/news/../about", "//news")
    yield from _get(400, "/../", "/../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/news/../../x", "/%00", "/news/%00")
    yield from _get(
        404, "/100%25/", "/%ff/", "/%c3%a9/", "/news%3Fx", "/news/%3Fx=1", "/NEWS/", "/news%20/", "/news;x/"
    )
    yield from _get(404, "/news/%0d%0aX:1/", "/\\news/", "/..\\news/", "/news/+/", "/news/*/", "/~news/", "/news/~/")
    yield from _get(404, f"/{'a' * 300}/", "/" + "a/" * 1500)
    yield from _get(414, f"/{'a' * 9000}")
    yield from _get(200, f"/?{'a' * 3000}")


def dynamic() -> Iterator[Asked]:
    yield from _get(200, "/search/", "/search/?q=library", "/healthz", "/readyz")
    yield from _get(200, "/inspections/national/?region=")
    yield from _get(200, "/inspections/national.csv?region=")
    yield Asked(200, "HEAD", "/search/")
    yield Asked(403, "POST", "/search/")  # no form of ours
    yield from _get(302, "/admin/")
    yield from _get(404, "/search/nothing", "/news/../search/")
