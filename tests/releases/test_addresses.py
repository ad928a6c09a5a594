"""Addresses in HTML: whole for feeds, the office's own for files that are not public yet."""

from releases.addresses import for_officers, with_host

SHA = "ab" * 32
PICTURE = (
    f'<picture><source srcset="/files/photos/{SHA}/480.webp 480w, /files/photos/{SHA}/960.webp 960w">'
    f'<img src="/files/photos/{SHA}/960.jpg" alt="x"></picture>'
)


def test_feeds_get_whole_addresses(settings):
    settings.PUBLIC_URL = "https://news.example.org"
    html = with_host(PICTURE + '<p>href="/x" <a href="/news/">a</a> <a href="//other.example/">b</a></p>')
    host = "https://news.example.org"
    assert f'srcset="{host}/files/photos/{SHA}/480.webp 480w, {host}/files/photos/{SHA}/960.webp 960w"' in html
    assert f'src="{host}/files/photos/{SHA}/960.jpg"' in html
    assert f'<p>href="/x" <a href="{host}/news/">a</a> <a href="//other.example/">b</a></p>' in html


def test_officers_see_files_before_the_public_does():
    html = for_officers(PICTURE + f'<a href="/files/documents/{SHA}/plan.pdf">Plan</a> <a href="/news/files/">n</a>')
    assert html.count("/admin/files/") == 4
    assert '"/files/' not in html
    assert '<a href="/news/files/">' in html
    assert for_officers(html) == html
