"""Templates parse, and ask only for what they are given."""

from pathlib import Path

import pytest
from django.template import Context, Engine, TemplateSyntaxError, engines

from tests.house.sources import ROOT, Source, sources
from tests.house.variables import UndefinedVariableError, UndefinedVariableFilter


def syntax_error(text: str) -> str:
    """What is wrong with the text of a template, or nothing."""
    try:
        engines["django"].from_string(text)
    except TemplateSyntaxError as error:
        return str(error)
    return ""


def test_every_template_parses() -> None:
    assert "endif" in syntax_error("{% if a %}")
    templates = [source for source in sources() if source.is_template]
    assert [f"{each.path}: {error}" for each in templates if (error := syntax_error(each.text))] == []


@pytest.fixture
def render_in(tmp_path: Path, undefined_variables: UndefinedVariableFilter, monkeypatch: pytest.MonkeyPatch):
    """Renders text as a template of a project that lives in ``tmp_path``."""
    monkeypatch.setattr(undefined_variables, "root", tmp_path)

    def render(text: str, folder: str = "templates") -> str:
        place = tmp_path / folder
        place.mkdir(parents=True, exist_ok=True)
        (place / "page.html").write_text(text)
        return Engine(dirs=[str(place)]).get_template("page.html").render(Context({"known": {"here": "yes"}}))

    return render


@pytest.mark.parametrize(
    "text",
    ["{{ unknown }}", "{{ known.absent }}", "{% if unknown %}x{% endif %}", "{{ unknown|default:'' }}"],
)
def test_undefined_variable_is_an_error(render_in, text: str) -> None:
    with pytest.raises(UndefinedVariableError, match="is not defined"):
        render_in(text)


def test_defined_variables_and_other_people_s_templates_pass(render_in) -> None:
    assert render_in("{{ known.here }}") == "yes"
    assert render_in("[{{ unknown }}]", folder=".venv/lib/site-packages/other/templates") == "[]"


def test_templates_lie_where_the_loaders_look() -> None:
    stray = [
        source.path
        for source in sources()
        if source.path.endswith(".html") and not source.is_template and not source.path.startswith(("docs/", "tests/"))
    ]
    assert stray == []
    assert Source("templates/a.html", "").is_template
    assert (ROOT / "templates").is_dir()
