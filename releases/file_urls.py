"""Addresses of files: the public's, and the same ones for officers under the prefix of the admin."""

from django.urls import re_path

from releases.views import files

_PHOTO = r"^photos/(?P<sha256>[0-9a-f]{64})/(?P<width>480|960|1600)\.(?P<extension>jpg|webp)$"
_DOCUMENT = r"^documents/(?P<sha256>[0-9a-f]{64})/(?P<name>[a-z0-9_-]{1,100}\.[a-z]{3,4})$"

public = [
    re_path(_PHOTO, files.photo, name="photo"),
    re_path(_DOCUMENT, files.document, name="document"),
    re_path(r"^logo/(?P<key>[0-9a-f]{8}\.(?:jpg|png))$", files.logo, name="logo"),
]
officers = [
    re_path(_PHOTO, files.officers_photo, name="photo"),
    re_path(_DOCUMENT, files.officers_document, name="document"),
]
