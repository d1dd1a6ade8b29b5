"""Who may sign in."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.sign_in.credentials import add_user
from tests.app.sign_in.test_credentials import PASSWORD, QUICK


@pytest.fixture
def users(tmp_path: Path) -> Path:
    """Returns the file of a server that one person may sign in to."""
    file = tmp_path / "users.txt"
    add_user(file, "ann", PASSWORD, QUICK)
    return file
