"""What several tests of the facts share."""

import io

import pytest
from PIL import Image


@pytest.fixture
def small_pdf() -> bytes:
    """A PDF of one empty page."""
    out = io.BytesIO()
    Image.new("RGB", (20, 20), "white").save(out, format="PDF")
    return out.getvalue()
