"""Questions to the database that are put together once: Django takes longer to do that than a database to answer."""

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Any, ParamSpec, TypeVar

from django.db.models import QuerySet

KEPT = 256  # forms of a question, by its arguments

Rows = TypeVar("Rows", bound=QuerySet[Any, Any])
Given = ParamSpec("Given")


def prepared(question: Callable[Given, Rows]) -> Callable[Given, Rows]:
    """Decorates what puts a queryset together, from hashable arguments alone: it is asked anew each time it is used.

    Not for what depends on the time or on rows: whatever ``question`` looks at, it looks at once.
    """
    made: Any = lru_cache(KEPT)(question)

    @wraps(question)
    def ask(*args: Given.args, **kwargs: Given.kwargs) -> Rows:
        rows: Rows = made(*args, **kwargs).all()  # a copy without the rows of an earlier answer
        return rows

    return ask
