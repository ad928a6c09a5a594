"""What an attacker types, for every test that needs it (standards.md 8.6, families T3 and T4).

``MARKER`` is in every payload, so that a test can tell an escaped payload from an absent one; ``live_in``
says whether a page would run any of it.
"""

import re
from html.parser import HTMLParser

MARKER = "hOsTiLe"

# T3: for fields of plain text (headline, alt, caption, names, notes, file names, user names).
TEXTS = {
    "script": f"<script>alert('{MARKER}')</script>",
    "image": f"<img src=x onerror=\"alert('{MARKER}')\">",
    "attribute": f'" autofocus onfocus="alert(`{MARKER}`)" x="',
    "single-quoted attribute": f"' onmouseover='alert(1)' {MARKER}='",
    "close the element": f"</title></textarea></style></noscript><svg onload=alert('{MARKER}')>",
    "json-ld": f"</script><script>alert('{MARKER}')</script>",
    "comment": f"--><img src=x onerror=alert(1)>{MARKER}<!--",
    "cdata": f"]]><script>alert('{MARKER}')</script><![CDATA[",
    "template language": f"{{{{ settings.SECRET_KEY }}}}{{% load static %}}{MARKER}",
    "entity": f"&lt;script&gt;alert('{MARKER}')&lt;/script&gt;&#x3c;script>",
    "zero width": f"<scr\u200bipt>alert('{MARKER}')</scr\u200bipt>",
}
# One text with all the characters that matter, short enough for the shortest field.
SHORT = f"\"><i onclick=x()>{MARKER}</i>'"

# T4: for rich text. What browsers mend into something else than the sanitiser saw, and what editors have let through.
RICH = {
    **TEXTS,
    "javascript link": f'<p><a href="javascript:alert(1)">{MARKER}</a></p>',
    "javascript link, disguised": f'<p><a href="java&#x0A;script&colon;alert(1)">{MARKER}</a></p>',
    "data link": f'<p><a href="data:text/html,<script>alert(1)</script>">{MARKER}</a></p>',
    "protocol-relative": f'<p><img src="//evil.example/x.png" alt="{MARKER}"></p>',
    "noscript": f'<noscript><p title="</noscript><img src=x onerror=alert(1)>">{MARKER}</p></noscript>',
    "template": f"<template><script>alert(1)</script></template><p>{MARKER}</p>",
    "svg": f"<svg><a xlink:href=javascript:alert(1)><text y=20>{MARKER}</text></a></svg>",
    "nested svg": f"<svg></p><svg><style><a id='</style><img src=x onerror=alert(1)>'></svg></svg>{MARKER}",
    "svg style": f'<svg></p><style><a id="</style><img src=1 onerror=alert(1)>">{MARKER}',
    "math": (
        f"<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=alert(1)&gt;'>{MARKER}"
    ),
    "math annotation": (
        f'<math><annotation-xml encoding="text/html"><script>alert(1)</script></annotation-xml></math>{MARKER}'
    ),
    "form in form": f"<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>{MARKER}",
    "iframe": f'<iframe srcdoc="<script>alert(1)</script>">{MARKER}</iframe>',
    "object": f'<object data="data:text/html,<script>alert(1)</script>">{MARKER}</object>',
    "embed element": f'<embed src="javascript:alert(1)">{MARKER}',
    "base": f'<base href="https://evil.example/">{MARKER}',
    "meta refresh": f'<meta http-equiv="refresh" content="0;url=https://evil.example/">{MARKER}',
    "style element": f"<style>@import 'https://evil.example/x.css';</style>{MARKER}",
    "style attribute": f'<p style="background:url(https://evil.example/x)">{MARKER}</p>',
    "tinymce href": f'<p><a data-mce-href="javascript:alert(1)" href="#">{MARKER}</a></p>',
    "tinymce src": f'<p><img data-mce-src="x" onerror="alert(1)" alt="{MARKER}"></p>',
    "tinymce bogus": f'<p data-mce-bogus="all"><img src=x onerror=alert(1)>{MARKER}</p>',
    "tinymce zero width": f"<p>\ufeff<s\ufeffcript>alert(1)</script>{MARKER}</p>",
    "tinymce comment": f"<!--mce:protected %3Cscript%3Ealert(1)%3C/script%3E--><p>{MARKER}</p>",
    "form": f'<form action="https://evil.example"><input name=a><button>{MARKER}</button></form>',
    "embed with text": f'<div data-embed="quote" data-ref="x"><script>alert(1)</script>{MARKER}</div>',
    "embed, forged name": f'<div data-embed="../../admin/base" data-ref="x" onclick="alert(1)">{MARKER}</div>',
    "embed, forged reference": f'<div data-embed="photo" data-ref="&quot;><script>alert(1)</script>{MARKER}"></div>',
    "pasted from Word": f'<p class=MsoNormal style="mso-x:y"><o:p>{MARKER}</o:p><img src="file:///C:/x.png"></p>',
    "unclosed": f"<p>{MARKER}<b><a href='https://x.example/\"><img src=x onerror=alert(1)>",
}

SLUGS = ["../../etc/passwd", "a/b", "a%2fb", "javascript:alert(1)", "<script>", "a\nb", "a b", "//evil.example"]
FORWARDS = [
    "https://evil.example/",
    "//evil.example/",
    "///evil.example",
    "/\\evil.example",
    "https:evil.example",
    "javascript:alert(1)",
    "data:text/html,x",
    "\thttps://evil.example/",
]

_ACTIVE_ELEMENTS = {"iframe", "object", "embed", "applet", "base", "svg", "math", "template", "noscript", "style"}
_DRAWINGS = {"timeline", "strip"}  # classes of the drawings that our own templates make
_DRAWN = {"title", "line", "rect", "circle", "path", "text"}  # all that is in them
_ADDRESSES = {"href", "src", "action", "formaction", "data", "srcset", "poster", "xlink:href"}
_SCHEME = re.compile(r"^[\x00-\x20]*(javascript|data|vbscript|file)\s*:", re.IGNORECASE)


class _Finder(HTMLParser):
    """Collects what would run, or load from elsewhere, in a page of ours, where nothing inline is allowed."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self.drawings = 0  # open ones of ours

    def _is_drawn(self, tag: str, attrs: dict[str, str | None]) -> bool:
        """Whether a tag is of a drawing of ours, which is lines and shapes alone."""
        if tag == "svg" and (self.drawings or attrs.get("class") in _DRAWINGS):
            self.drawings += 1
            return True
        return bool(self.drawings) and tag in _DRAWN

    def handle_endtag(self, tag: str) -> None:
        self.drawings -= tag == "svg" and self.drawings > 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        inline = tag == "script" and "src" not in named and named.get("type") not in {"application/ld+json"}
        is_drawn = self._is_drawn(tag, named)
        if self.drawings and not is_drawn:
            self.found.append(f"<{tag}> in a drawing")
        if (tag in _ACTIVE_ELEMENTS and not is_drawn) or inline or (tag == "meta" and "http-equiv" in named):
            self.found.append(f"<{tag}>")
        for name, value in attrs:
            if name.startswith("on") or name == "style" or name == "srcdoc":
                self.found.append(f"<{tag} {name}=…>")
            if name in _ADDRESSES and _SCHEME.match("".join((value or "").split())):
                self.found.append(f"<{tag} {name}={value!r}>")
            if name in {"src", "srcset"} and (value or "").startswith(("//", "http")):
                self.found.append(f"<{tag} {name}={value!r}>")


def live_in(html: str) -> list[str]:
    """What in ``html`` would run or load from elsewhere; empty for a harmless page."""
    finder = _Finder()
    finder.feed(html)
    finder.close()
    return finder.found
