from __future__ import annotations

import gc
import sys
import weakref

import psutil
import pytest

from app.serve.gradio_wire.memory import give_back, give_back_all

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


class Knot:
    """Refers to itself, so that only the collector of garbage can free it."""

    def __init__(self) -> None:
        self.itself = self


def test_what_only_knows_itself_is_freed_though_the_collector_rests() -> None:
    gc.disable()
    try:
        left = weakref.ref(Knot())
        assert left()
        give_back_all()
        assert left() is None
    finally:
        gc.enable()
