"""What embeds look like, for the editor: rendered by the public templates from the form as it stands.

One POST brings the form's fields and the embeds wanted (``embed=quote/<key>``, repeated) and returns::

    {"embeds": {"quote/<key>": {"html": "…"} | {"note": "a sentence"}},
     "inspections": [{"slug", "title", "embeds": [names with something to show]}]}

Errors are JSON with one sentence, ``{"error": "…"}``.
"""

import uuid
from typing import Any

from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_POST

from releases.addresses import for_officers
from releases.admin.typed_parts import TypedParts, chosen, typed_parts
from releases.embeds import EMBEDS, render_embed
from releases.models import Release
from releases.snapshot import Content, snapshot

MOST_EMBEDS = 100
GONE = "{label}: this is no longer on the release. Remove this block, or add what it showed again."
UNFINISHED = "{label}: its row below is not complete yet. Fill it in and it appears here."


@require_POST
def embed_view(request: HttpRequest, model_admin: Any, pk: int | None = None) -> JsonResponse:
    """Previews of the embeds wanted, of the release ``pk`` or of one that is not saved yet."""
    release = Release.objects.with_parts().filter(pk=pk).first() if pk else Release(key=uuid.uuid4())
    if release is None:
        return JsonResponse({"error": "This release is no longer there. Somebody may have deleted it."}, status=404)
    allowed = (
        model_admin.has_change_permission(request, release) if pk else model_admin.has_add_permission(request)
    ) and request.user.has_perm("releases.view_release")
    if not allowed:
        return JsonResponse({"error": "You may not edit this release, so its previews are not shown."}, status=403)
    typed = typed_parts(request.POST, release)
    content = {**(snapshot(release) if pk else _blank(release)), **typed.content}
    if "inspections_chosen" in request.POST:
        content["inspections"] = chosen(request)
    wanted = request.POST.getlist("embed")[:MOST_EMBEDS]
    return JsonResponse(
        {
            "embeds": {embed: _preview(content, typed, *embed.partition("/")[::2]) for embed in wanted},
            "inspections": [_offer(inspection) for inspection in content["inspections"] if inspection["slug"]],
        }
    )


def _preview(content: Content, typed: TypedParts, name: str, ref: str) -> dict[str, str]:
    """One embed, or what to say in its place."""
    html = render_embed(content, name, ref)
    if html:
        return {"html": for_officers(html)}
    label = EMBEDS[name].label if name in EMBEDS else "Part"
    return {"note": (UNFINISHED if ref in typed.unfinished else GONE).format(label=label)}


def _offer(inspection: Content) -> Content:
    """What the Insert menu offers of an inspection."""
    kinds = [kind for kind in EMBEDS.values() if kind.group == "inspections"]
    return {
        "slug": inspection["slug"],
        "title": inspection["title"],
        "embeds": [kind.name for kind in kinds if not kind.needs or inspection[kind.needs]],
    }


def _blank(release: Release) -> Content:
    """The content of a release before it is first saved."""
    words = dict.fromkeys(("headline", "summary", "body", "slug"), "")
    groups: Content = {kind.group: [] for kind in EMBEDS.values()}
    return {
        "format": 1,
        "release": str(release.key),
        "language": "en-GB",
        "first_published_at": None,
        "place": None,
        "topics": [],
        **words,
        **groups,
    }
