"""The field and widget of the text, without a browser."""

import json
import re

import pytest
from django import forms
from django.contrib.staticfiles import finders

from releases.admin.editor import LONGEST_BODY, BodyField
from releases.embeds import EMBEDS
from releases.markup.allowed import REFERENCES, TAGS

pytestmark = pytest.mark.django_db


class Form(forms.Form):
    body = BodyField()


@pytest.fixture
def config():
    """What the textarea tells TinyMCE."""
    widget = BodyField().widget
    return widget.get_mce_config({"id": "id_body"})


def test_what_is_submitted_is_cleaned():
    form = Form({"body": "<h1>Top</h1><script>alert(1)</script><p>Text</p>"})
    assert form.is_valid()
    assert form.cleaned_data["body"] == "<h2>Top</h2>\n<p>Text</p>"


def test_the_editors_own_spelling_of_a_character_is_no_change():
    field = BodyField()
    assert not field.has_changed("<p>30&nbsp;June</p>", "<p>30\xa0June</p>\n<p></p>")
    assert field.has_changed("<p>30 June</p>", "<p>30 July</p>")


def test_a_text_that_is_too_long_is_told_so():
    form = Form({"body": "<p>" + "a" * LONGEST_BODY})
    assert not form.is_valid()
    assert str(LONGEST_BODY) in form.errors["body"][0]
    assert "attach" in form.errors["body"][0]


def test_no_option_of_the_editor_needs_eval(config):
    """init_tinymce.js evaluates a callback with a bracket in it, which the policy refuses."""
    assert config["license_key"] == "gpl"
    for name in ("setup", "paste_preprocess"):
        assert re.fullmatch(r"\w+", config[name])


def test_the_editor_allows_what_the_sanitiser_allows(config):
    allowed = re.findall(r"(\w+)(?:/[\w/]+)?(?:\[([^\]]*)\])?(?:,|$)", config["valid_elements"])
    assert {tag: set(filter(None, attributes.split("|"))) for tag, attributes in allowed if tag} == TAGS


def test_every_file_the_editor_asks_for_is_in_the_house(config):
    here = [f"tinymce/plugins/{plugin}/plugin.min.js" for plugin in config["plugins"].split()]
    here += [
        "tinymce/themes/silver/theme.min.js",
        "tinymce/icons/default/icons.min.js",
        "tinymce/models/dom/model.min.js",
    ]
    here += [f"tinymce/skins/ui/{skin}/skin.min.css" for skin in ("oxide", "oxide-dark")]
    media = BodyField().widget.media
    here += [path.removeprefix("/static/") for path in [*media._js, *media._css["all"]]]
    assert [path for path in here if not finders.find(path)] == []
    assert config["base_url"] == "/static/tinymce"


def test_the_registry_the_sanitiser_and_the_editor_know_the_same_embeds():
    labels = json.loads(BodyField().widget.attrs["data-embed-labels"])
    assert set(labels) == set(EMBEDS) == set(REFERENCES)
