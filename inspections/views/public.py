"""How every public page of the facts is answered: to GET and HEAD, compressed, conditional, the same for everybody."""

from collections.abc import Callable

from django.http import HttpResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import conditional_page, require_safe

View = Callable[..., HttpResponse]


def public_page(view: View) -> View:
    """``view`` for the public; browsers ask every time, a shared cache may answer for a minute (PERF-05)."""

    answer: View = gzip_page(cache_control(public=True, max_age=0, s_maxage=60)(conditional_page(require_safe(view))))
    return answer
