"""What Dask tells of its workers, in sentences; none is started."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from ingest.errors import SettingsError
from ingest.library.adding import Wishes, open_report
from ingest.library.worker import working_version
from ingest.library.workers import ClusterWorkers, _result


def test_a_file_that_ends_each_process_that_reads_it_is_told_as_such(tmp_path: Path) -> None:
    from distributed.scheduler import KilledWorker

    worker: Any = SimpleNamespace(address="tls://a:1")

    class Dead:
        def result(self) -> bytes:
            raise KilledWorker("read", worker, 1)

    path = tmp_path / "nota.txt"
    path.write_text("De droogte treft boeren in Kenia.\n", "utf-8")
    read = _result(Dead(), open_report(path, Wishes()))
    assert str(read) == f"The report file {path} ended each process that read it."


def test_what_is_no_report_is_told_as_such(tmp_path: Path) -> None:
    path = tmp_path / "nota.txt"
    path.write_text("De droogte treft boeren in Kenia.\n", "utf-8")
    read = _result(SimpleNamespace(result=lambda: b'{"record": "rep'), open_report(path, Wishes()))
    assert str(read) == f"What was read of the report file {path} came back damaged."


def raises(error: Exception) -> Callable[..., Any]:
    """Returns a function that raises the error."""

    def function(*_: object, **__: object) -> Any:  # noqa: ANN401
        raise error

    return function


OURS = working_version()
LACKS = "The scheduler at tls://a:1 or its workers lack this program, or have another version."
NONE = "The scheduler at tls://a:1 has no workers."


@pytest.mark.parametrize(
    ("waiting", "scheduler", "workers", "said"),
    [
        (raises(asyncio.TimeoutError()), raises(AssertionError()), raises(AssertionError()), NONE),
        (None, raises(AttributeError("working_version")), lambda _: {"a": OURS}, LACKS),
        (None, lambda _: OURS, raises(AttributeError("working_version")), LACKS),
        (None, lambda _: OURS, raises(ImportError("ingest")), LACKS),
        (None, lambda _: OURS, lambda _: {"a": OURS, "b": "old"}, LACKS),
        (None, lambda _: "old", lambda _: {"a": OURS}, LACKS),
        (None, lambda _: OURS, lambda _: {"a": OURS, "b": OURS}, None),
    ],
)
def test_a_cluster_has_this_version_of_the_program_everywhere(
    waiting: Callable[..., Any] | None,
    scheduler: Callable[..., Any],
    workers: Callable[..., Any],
    said: str | None,
) -> None:
    client = SimpleNamespace(
        wait_for_workers=waiting or (lambda *_, **__: None),
        run_on_scheduler=scheduler,
        run=workers,
    )
    told = None
    try:
        ClusterWorkers("tls://a:1")._check(client)
    except SettingsError as error:
        told = str(error)
    assert told == said
