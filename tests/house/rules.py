"""The house rules that one file can break, each with a sample that breaks it and one that keeps it."""

import ast
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from tests.house.sources import Source

Find = Callable[[Source], Iterator[str]]


@dataclass(frozen=True)
class Rule:
    """What must not be found where, and the proof that it would be."""

    name: str
    applies: Callable[[Source], bool]
    find: Find
    bad: Source = field(repr=False)
    good: Source = field(repr=False)

    def complaints(self, source: Source) -> list[str]:
        """A line for each breach in ``source``."""
        return [f"{source.path}: {breach}" for breach in self.find(source)] if self.applies(source) else []


def pattern(regex: str, flags: int = 0) -> Find:
    """Finds the lines that hold ``regex``."""
    compiled = re.compile(regex, flags)

    def find(source: Source) -> Iterator[str]:
        for number, line in enumerate(source.text.splitlines(), 1):
            if compiled.search(line):
                yield f"line {number}: {line.strip()[:100]}"

    return find


def functions(source: Source) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function and method of a Python file."""
    for node in ast.walk(ast.parse(source.text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def too_long(source: Source) -> Iterator[str]:
    """Files over 300 lines, or 400 in tests."""
    limit = 400 if source.is_test else 300
    if source.lines > limit:
        yield f"{source.lines} lines, the limit is {limit}"


def long_functions(source: Source) -> Iterator[str]:
    """Functions over 50 lines."""
    for node in functions(source):
        length = (node.end_lineno or 0) - node.lineno + 1
        if length > 50:
            yield f"{node.name} has {length} lines, the limit is 50"


def inner_imports(source: Source) -> Iterator[str]:
    """Imports inside a function; ``AppConfig.ready`` is where Django itself asks for them."""
    for node in functions(source):
        if source.path.endswith("/apps.py") and node.name == "ready":
            continue
        for inner in ast.walk(node):
            if isinstance(inner, ast.Import | ast.ImportFrom):
                yield f"line {inner.lineno}: import inside {node.name}: a module is in the wrong place"


def overridden_saves(source: Source) -> Iterator[str]:
    """``save`` and ``delete`` on a class of the models folder."""
    for cls in ast.walk(ast.parse(source.text)):
        if isinstance(cls, ast.ClassDef):
            for node in cls.body:
                if isinstance(node, ast.FunctionDef) and node.name in {"save", "delete"}:
                    yield f"{cls.name}.{node.name}: a verb is a function of workflow.py"


def signals(source: Source) -> Iterator[str]:
    """Model signals, or signals of our own: the next reader cannot see what happens."""
    for node in ast.walk(ast.parse(source.text)):
        if isinstance(node, ast.ImportFrom):
            names = {alias.name for alias in node.names}
            if node.module == "django.db.models.signals" or (node.module == "django.dispatch" and "Signal" in names):
                yield f"line {node.lineno}: {node.module}: call the function instead"


# What officers are working on; the public reads Edition (design.md: a draft cannot leak by a forgotten filter).
WORKING_COPY = {"Release", "Quote", "KeyFact", "PhotoPlacement", "Attachment", "NoteToEditors", "ReleaseContact"}


def reads_working_copy(source: Source) -> Iterator[str]:
    """Public modules that import a model of the working copy."""
    for node in ast.walk(ast.parse(source.text)):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("releases.models"):
            for alias in node.names:
                if alias.name in WORKING_COPY:
                    yield f"line {node.lineno}: imports {alias.name}: the public reads Edition"


PUBLIC = ("releases/views/", "releases/feeds/", "releases/search/", "inspections/views", "council_news/site/")
VAGUE = re.compile(r"(^|/)(utils?|helpers?|common|misc|services?|managers?|base_?classes)\.py$")
UNFINISHED = "|".join(["TO" + "DO", "FIX" + "ME", "XX" + "X", "HA" + "CK"])
SKIPPED = "|".join([r"pytest\.mark\.(ski" + "p|xfa" + "il)", r"pytest\.(ski" + r"p|xfa" + r"il|importorski" + r"p)\("])
TRUSTED_HTML = r"\bmark_safe\(|\bSafeString\(|\|safe\b|autoescape off"
# Where markup is declared safe: the sanitiser's own output, and JSON escaped for a script element.
DECLARES_SAFE = ("releases/embeds.py", "releases/structured.py")
INLINE = (
    r"<script(?![^>]*\bsrc=)(?![^>]*application/ld\+json)[^>]*>|<style\b|[\s\"']style\s*=|[\s\"']on[a-z]+\s*=\s*[\"']"
    r"|javascript:"
)


def sample(path: str, bad: str, good: str) -> dict[str, Source]:
    """The two samples of a rule, as files at ``path``."""
    return {"bad": Source(path, bad), "good": Source(path, good)}


RULES = [
    Rule(
        "no file is over 300 lines, 400 in tests",
        lambda source: (
            source.path.endswith((".py", ".html", ".js", ".css")) and "/migrations/0001_initial" not in source.path
        ),
        too_long,
        **sample("releases/views/home.py", "x = 1\n" * 301, "x = 1\n" * 300),
    ),
    Rule(
        "no function is over 50 lines",
        lambda source: source.is_python and "/migrations/" not in source.path,
        long_functions,
        **sample("releases/a.py", "def f():\n" + "    x = 1\n" * 50, "def f():\n" + "    x = 1\n" * 49),
    ),
    Rule(
        "no import inside a function",
        lambda source: source.is_python,
        inner_imports,
        **sample("releases/a.py", "def f():\n    import os\n", "import os\n"),
    ),
    Rule(
        "models do not override save or delete",
        lambda source: source.is_product and "/models/" in source.path,
        overridden_saves,
        **sample(
            "releases/models/a.py",
            "class A(Model):\n    def save(self):\n        pass\n",
            "class A(Model):\n    def clean(self):\n        pass\n",
        ),
    ),
    Rule(
        "no signals between our own modules",
        lambda source: source.is_product,
        signals,
        **sample(
            "releases/a.py",
            "from django.db.models.signals import post_save\n",
            "from django.contrib.auth.signals import user_login_failed\n",
        ),
    ),
    Rule(
        "public modules read Edition, never the working copy",
        lambda source: source.path.startswith(PUBLIC) and source.is_python,
        reads_working_copy,
        **sample(
            "releases/views/home.py",
            "from releases.models import Edition, Release\n",
            "from releases.models import Edition, Topic\n",
        ),
    ),
    Rule(
        "a file is named for what it holds",
        lambda source: source.is_product,
        lambda source: iter(["say what it holds"] if VAGUE.search(source.path) else []),
        bad=Source("releases/utils.py", ""),
        good=Source("releases/markup.py", ""),
    ),
    Rule(
        "nothing is left for later",
        lambda source: source.path != "tests/house/rules.py",
        pattern(rf"\b({UNFINISHED})\b|raise NotImplemented" + "Error"),
        **sample("releases/a.py", f"# {UNFINISHED.split('|')[0]}: later\n", "# A todo list is a list.\n"),
    ),
    Rule(
        "no test is passed over",
        # The one exception is the fixture that finds the reference folder of the developers' machine.
        lambda source: source.is_test and source.is_python and source.path != "tests/conftest.py",
        pattern(SKIPPED),
        **sample("tests/a.py", "@pytest.mark.ski" + "p\ndef test_a(): ...\n", "def test_a(): ...\n"),
    ),
    Rule(
        "markup is declared safe in one place",
        lambda source: (source.is_product or source.is_template) and source.path not in DECLARES_SAFE,
        pattern(TRUSTED_HTML),
        **sample("templates/a.html", "{{ body|safe }}\n", "{{ body|safeseq_not }} {{ safe }}\n"),
    ),
    Rule(
        "no inline script, style or event handler in a template",
        lambda source: source.is_template,
        pattern(INLINE, re.IGNORECASE),
        **sample(
            "templates/a.html",
            '<p style="color: red">\n',
            '<script src="/a.js" defer></script><p data-style="x" class="on">\n',
        ),
    ),
]
