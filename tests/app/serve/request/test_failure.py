from __future__ import annotations

import gc
import logging
import sys
import traceback
from collections.abc import Iterator

import pytest

from app.serve.request.failure import kind_and_place, log_failure, log_what_is_printed


@pytest.fixture
def _put_back() -> Iterator[None]:
    printing, ignoring = traceback.print_exc, sys.unraisablehook
    yield
    traceback.print_exc, sys.unraisablehook = printing, ignoring


def failed() -> Exception:
    try:
        raise ValueError("a question")
    except ValueError as error:
        return error


def test_an_error_is_known_by_its_type_and_place() -> None:
    assert kind_and_place(failed()).startswith("ValueError at ")
    assert "test_failure.py:" in kind_and_place(failed())
    assert kind_and_place(ValueError("a question")) == "ValueError at an unknown place"


def test_its_words_are_not_logged(caplog: pytest.LogCaptureFixture) -> None:
    log_failure("it failed", failed())
    (record,) = caplog.records
    assert record.getMessage().startswith("it failed: ValueError at ")
    assert "test_failure.py:" in vars(record)["where"][-1]
    assert "a question" not in str(vars(record))


@pytest.mark.usefixtures("_put_back")
def test_what_a_library_prints_is_logged_without_its_words(
    caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    log_what_is_printed()
    try:
        raise KeyError("a question")
    except KeyError:
        traceback.print_exc()
    traceback.print_exc()  # nothing went wrong

    class Bad:
        def __del__(self) -> None:
            raise RuntimeError("a question")

    Bad()
    gc.collect()

    assert [record.getMessage().split(" at ")[0] for record in caplog.records] == [
        "request failed: KeyError",
        "error ignored: RuntimeError",
    ]
    assert capsys.readouterr() == ("", "")
    assert "a question" not in logging.Formatter().format(caplog.records[0])
