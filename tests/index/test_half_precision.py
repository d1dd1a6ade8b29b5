from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
import torch

from index import half_precision
from index.half_precision import in_threads


@pytest.fixture(autouse=True)
def two(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    all_ = half_precision.ALL
    monkeypatch.setattr(half_precision, "ALL", 2)
    yield
    torch.set_num_threads(all_)


def _of_a_new_thread() -> int:
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(torch.get_num_threads).result()


def test_who_begins_while_another_computes_in_one_thread_leaves_the_others_all() -> None:
    begun, may_end = threading.Event(), threading.Event()

    def second() -> int:
        with in_threads(1):
            begun.set()
            assert may_end.wait(10)
        return torch.get_num_threads()

    with ThreadPoolExecutor(1) as pool:
        with in_threads(1):
            left = pool.submit(second)
            assert begun.wait(10)
        may_end.set()
        assert left.result() == 2
    assert _of_a_new_thread() == 2


def test_a_model_computes_in_all_threads_though_it_begins_while_another_is_in_one() -> None:
    def of_a_model() -> int:
        with in_threads(half_precision.ALL):
            return torch.get_num_threads()

    with ThreadPoolExecutor(1) as pool, in_threads(1):
        assert pool.submit(of_a_model).result() == 2
