from __future__ import annotations

import sys

import psutil
import pytest

from app.serve.gradio_wire.memory import give_back

MB = 1_000_000


@pytest.mark.skipif(sys.platform != "linux", reason="other C libraries give back by themselves")
def test_what_was_freed_is_given_back() -> None:
    own = psutil.Process()
    # Pieces too small to be mapped by themselves, the last of which keeps those before it.
    pieces = [bytes(60_000) for _ in range(2_000)]
    last = pieces[-1]
    most = own.memory_info().rss
    del pieces
    give_back()
    assert most - own.memory_info().rss > 60 * MB
    assert len(last) == 60_000
