from __future__ import annotations

from pathlib import Path

import pytest

from index.milvus.connection import Connection


@pytest.fixture
def connection(tmp_path: Path) -> Connection:
    """To a Milvus Lite of the test's own."""
    return Connection(str(tmp_path / "lite.db"))
