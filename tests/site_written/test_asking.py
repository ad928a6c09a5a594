"""What a request asks of a file, read from its path and headers; tests/servers hold it against nginx."""

import posixpath

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from council_news.site.asking import NotSatisfiable, Validators, endings, normalised, part_of, precondition

NOW = Validators('"5f-a"', 1_700_000_000)
PATHS = st.lists(st.sampled_from(["", ".", "..", "a", "news", "..a", "a.", ".a"]), min_size=1, max_size=8)


@given(PATHS)
@example(["..", "a"])
def test_no_path_leads_out_of_the_folder(parts: list[str]) -> None:
    path = normalised("/" + "/".join(parts))
    if path is None:
        assert ".." in parts
        return
    assert path.startswith("/")
    assert not {"", ".", ".."} & set(path.strip("/").split("/")) or path == "/"
    assert posixpath.normpath(path) == (path.rstrip("/") or "/")
    assert normalised(path) == path


@pytest.mark.parametrize("path", ["", "*", "news/", "/\0", "/news/\0/", "/../", "/a/../../a/"])
def test_what_is_no_path_is_refused(path: str) -> None:
    assert normalised(path) is None


@pytest.mark.parametrize(
    ("accepted", "wanted"),
    [
        ("", ("",)),
        ("gzip, deflate, br, zstd", (".br", ".gz", "")),
        ("gzip;q=1, br;q=0.1", (".br", ".gz", "")),
        ("br;q=0, gzip;q=0.5", (".gz", "")),
        ("BR ; Q=0.00 , GZip", (".gz", "")),
        ("*", ("",)),
        ("brotli, x-gzip", ("",)),
        ("gzip" + "," * 300_000, (".gz", "")),
    ],
)
def test_copies_by_what_is_accepted(accepted: str, wanted: tuple[str, ...]) -> None:
    assert endings(accepted) == wanted


@given(st.integers(0, 300), st.integers(0, 40), st.integers(0, 40))
def test_a_part_is_what_slicing_gives(size: int, first: int, last: int) -> None:
    body = bytes(range(256))[:size] * 2
    headers = {"HTTP_RANGE": f"bytes={first}-{last}"}
    wanted = body[first : last + 1] if first <= last else b""
    if not wanted:
        with pytest.raises(NotSatisfiable):
            part_of(headers, len(body), NOW)
        return
    part = part_of(headers, len(body), NOW)
    assert part is not None
    assert body[slice(*part)] == wanted


@given(st.text("bytes=0123456789-, ", max_size=30))
def test_no_range_is_too_odd(text: str) -> None:
    try:
        part = part_of({"HTTP_RANGE": f"bytes={text}"}, 100, NOW)
    except NotSatisfiable:
        return
    assert part is None or 0 <= part[0] < part[1] <= 100


@pytest.mark.parametrize(
    "date", ["Tue, 14 Nov 2023 22:13:20 GMT", "Tuesday, 14-Nov-23 22:13:20 GMT", "Tue Nov 14 22:13:20 2023"]
)
def test_dates_of_all_three_forms(date: str) -> None:
    assert precondition({"HTTP_IF_MODIFIED_SINCE": date}, NOW) == 304
    assert precondition({"HTTP_IF_UNMODIFIED_SINCE": date}, NOW) == 200
