"""The field and the editor for the text of a release.

For the form: ``body = BodyField()``. For ``ModelAdmin.get_urls``, before Django's own, each as
``self.admin_site.admin_view(embed_view)`` with ``{"model_admin": self}``::

    "embed/"           name releases_release_embed_new   (the form of a new release)
    "<int:pk>/embed/"  name releases_release_embed

The editor finds the parts in the form by Django's formset names (``quote_set-0-key`` …), asks that
address for their previews, and keeps markers alone in the text. The configuration follows what was
tried (toolchain.md section 4): no callback that needs ``eval``, no file outside the bundle.
"""

import json
from typing import Any

from django import forms
from django.conf import settings
from django.templatetags.static import static
from tinymce.settings import get_js_url
from tinymce.widgets import TinyMCE

from releases.embeds import EMBEDS
from releases.markup import clean
from releases.markup.allowed import TAGS
from releases.models import Newsroom
from releases.stylesheet import stylesheet_url

LONGEST_BODY = 200_000  # characters of HTML; a long release has some 10,000

HELP = (
    "“Insert” places quotes, figures, photos and what inspectors found. They are shown here as readers will see them "
    "and changed in their own rows below. By keyboard: Alt+F10 reaches the toolbar, Ctrl+F9 the buttons of a block or "
    "table, Alt+Up and Alt+Down move a block, Tab leaves the text."
)

# What elements are called when they are pasted (see markup.names, which has the last word).
_SYNONYMS = {"strong": "strong/b", "em": "em/i", "h2": "h2/h1", "h3": "h3/h4/h5/h6"}

CONFIG: dict[str, Any] = {
    # The bundle alone: its licence, its language, nothing that asks for other files.
    "license_key": "gpl",
    "language": "en",
    "promotion": False,
    "branding": False,
    # A restrained page.
    "theme": "silver",
    "plugins": "autolink autoresize link lists table",
    "toolbar": "newsroominsert blocks | bold italic bullist numlist link blockquote newsroomtable | undo redo",
    "toolbar_mode": "wrap",
    "toolbar_sticky": True,
    "menubar": False,
    "statusbar": False,
    "resize": False,  # the handle has an attribute axe refuses
    "min_height": 480,
    "autoresize_overflow_padding": 24,
    "autoresize_bottom_margin": 48,
    "contextmenu": False,  # the browser's own, with its spelling
    "browser_spellcheck": True,
    "block_formats": "Paragraph=p; Heading 2=h2; Heading 3=h3",
    "body_class": "text flow",
    "iframe_aria_text": "Text of the release. Press Alt+F10 for the toolbar.",
    # Tab moves on to the next field, in lists and tables too (WCAG 2.1.2).
    "lists_indent_on_tab": False,
    "table_tab_navigation": False,
    # Nothing but the allow-list, as characters, with addresses as typed.
    "valid_elements": ",".join(
        _SYNONYMS.get(tag, tag) + (f"[{'|'.join(sorted(attributes))}]" if attributes else "")
        for tag, attributes in TAGS.items()
    ),
    "invalid_styles": "*",
    "entity_encoding": "raw",
    "convert_urls": False,
    "link_default_protocol": "https",
    "link_title": False,
    "link_target_list": False,
    "paste_data_images": False,
    "paste_preprocess": "newsroomPaste",
    "smart_paste": True,
    "paste_remove_styles_if_webkit": False,  # newsroomPaste reads bold and italics from them
    "object_resizing": False,
    # Tables: header cells and rows, no look.
    "table_toolbar": (
        "tablerowheader tablecolheader tablecaption | tableinsertrowbefore tableinsertrowafter tabledeleterow | "
        "tableinsertcolbefore tableinsertcolafter tabledeletecol | tabledelete"
    ),
    "table_header_type": "sectionCells",
    "table_appearance_options": False,
    "table_advtab": False,
    "table_cell_advtab": False,
    "table_row_advtab": False,
    "table_resize_bars": False,
    "table_sizing_mode": "responsive",
    "table_default_attributes": {},
    "table_default_styles": {},
    "setup": "newsroomEditor",
}


class BodyWidget(TinyMCE):  # type: ignore[misc]  # django-tinymce has no types
    """TinyMCE over a plain textarea, which without JavaScript still works, with the markers as text."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        # On the forms of a new and of a saved release "../embed/" is the address of its previews.
        labels = json.dumps({kind.name: kind.label for kind in EMBEDS.values()})
        plain = {"rows": 24, "cols": 80, "data-embed-url": "../embed/", "data-embed-labels": labels}
        super().__init__(attrs={**plain, **(attrs or {})})

    def get_mce_config(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """The configuration, with the addresses that depend on how static files are served."""
        config: dict[str, Any] = super().get_mce_config(attrs)
        return {
            **config,
            **CONFIG,
            "base_url": f"{settings.STATIC_URL}tinymce",
            "suffix": ".min",
            "content_css": [
                stylesheet_url(Newsroom.objects.get_current()),
                static("admin/newsroom/editor-content.css"),
            ],
        }

    @property
    def media(self) -> forms.Media:
        """Ours stands between TinyMCE and the script that starts it and looks our functions up."""
        ours = [f"admin/newsroom/editor-{part}.js" for part in ("paste", "parts", "embeds")]
        return forms.Media(
            css={"all": ["admin/newsroom/editor.css"]},
            js=[get_js_url(), *ours, "admin/newsroom/editor.js", "django_tinymce/init_tinymce.js"],
        )


class BodyField(forms.CharField):
    """Rich text: whatever comes in, what ``markup.clean`` leaves of it goes out."""

    widget = BodyWidget

    def __init__(self, **kwargs: Any) -> None:
        settled = {"required": False, "label": "Text", "help_text": HELP, "max_length": LONGEST_BODY, **kwargs}
        super().__init__(**settled)
        self.error_messages["max_length"] = (
            "The text has %(show_value)s characters with its markup; %(limit_value)s fit. Shorten it, or attach the "
            "long part as a document."
        )

    def clean(self, value: Any) -> str:
        """The cleaned text."""
        return clean(super().clean(value))

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether the text differs once both are cleaned: the editor writes some characters its own way."""
        return clean(initial or "") != clean(data or "")
