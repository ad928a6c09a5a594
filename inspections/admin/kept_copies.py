"""Our copies of reports, for officers; never for the public (design.md section 3)."""

from django.db.models.fields.files import FieldFile
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase

from council_news.files import serve


def serve_copy(request: HttpRequest, file: FieldFile, *, sha256: str, name: str) -> HttpResponseBase:
    """The PDF, kept by no cache. Raises ``Http404`` where no copy is there."""
    if not file or not file.storage.exists(str(file.name)):
        raise Http404("No copy of this report is kept.")
    return serve(
        request,
        file,
        content_type="application/pdf",
        name=name,
        etag=sha256,
        modified=file.storage.get_modified_time(str(file.name)),
        cache="private, no-store",
    )
