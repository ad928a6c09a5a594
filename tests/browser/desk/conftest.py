"""The desk is looked at with less motion; the public pages, where nothing may move, without asking for that."""

from typing import Any

import pytest


@pytest.fixture
def preferences() -> dict[str, Any]:
    """Less motion: the editor's bar fades out of view, and axe would meet its letters on their way."""
    return {"reduced_motion": "reduce"}
