from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests import __main__ as command
from tests.__main__ import Row, Step, duration, left_out, main

PASSES = Step("good", (sys.executable, "-c", "print('fine')"))
FAILS = Step("bad", (sys.executable, "-c", "print('oh'); raise SystemExit(3)"))


def _set_steps(patch: pytest.MonkeyPatch, *rows: Row) -> None:
    patch.setattr(command, "WHOLE", rows)


def test_every_step_runs_even_if_an_early_one_fails(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    _set_steps(monkeypatch, Row((FAILS, PASSES)), Row((PASSES,)))

    assert main([]) == 1

    out = capfd.readouterr().out
    assert out.index("oh") < out.index("fine")
    assert out.splitlines()[-1].startswith("FAILED: bad. Passed: good, good. ")


def test_a_failure_beside_the_others_counts(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    _set_steps(monkeypatch, Row((PASSES,), beside=(FAILS,)))

    assert main([]) == 1

    out = capfd.readouterr().out
    assert out.index("fine") < out.index("── bad, beside the others") < out.index("oh")
    assert out.splitlines()[-1].startswith("FAILED: bad. Passed: good. ")


def test_steps_share_a_folder_for_the_index(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    code = f"import os; print('shared:', os.environ['{command.SHARED_HOME}'])"
    first, second = (Step(name, (sys.executable, "-c", code)) for name in ("one", "two"))
    _set_steps(monkeypatch, Row((first,), beside=(second,)))

    assert main([]) == 0

    lines = [line for line in capfd.readouterr().out.splitlines() if line.startswith("shared:")]
    assert len(lines) == 2
    assert len(set(lines)) == 1


def test_all_passed_is_said_in_one_line_with_the_number_of_tests(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = tmp_path / "test_three.py"
    file.write_text(
        "import pytest\n"
        "def test_one(): pass\n"
        "def test_two(): pass\n"
        "def test_skipped(): pytest.skip('no disk')\n"
        "if {fails}:\n def test_bad(): assert False\n".format(fails="'fail' in __file__"),
        "utf-8",
    )
    failing = tmp_path / "test_fail.py"
    failing.write_text(file.read_text("utf-8"), "utf-8")
    pytests = [
        Step(name, (sys.executable, "-m", "pytest", f"--rootdir={tmp_path}", str(path)), True)
        for name, path in (("tests", file), ("others", failing))
    ]

    _set_steps(monkeypatch, Row((PASSES, pytests[0])))
    assert main([]) == 0
    out = capfd.readouterr().out
    assert "2 passed, 1 skipped in" in out  # pytest's own closing line stays
    assert out.splitlines()[-1].startswith("Passed: good, tests (2 passed, 1 skipped). ")

    _set_steps(monkeypatch, Row((PASSES,), beside=(pytests[1],)))
    assert main([]) == 1
    last = capfd.readouterr().out.splitlines()[-1]
    assert last.startswith("FAILED: others (2 passed, 1 failed, 1 skipped). Passed: good. ")


def test_what_is_left_out_is_said_with_its_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setattr(shutil, "which", lambda name, path=None: None)
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    whole = "\n".join(left_out(quick=False))
    assert all(word in whole for word in ("Chromium is not installed", "nginx", "root"))
    assert "baseline" in "\n".join(left_out(quick=True))

    monkeypatch.setenv("CI", "true")  # what is missing fails there
    assert list(left_out(quick=False)) == []


def test_an_unknown_option_is_an_error_of_usage(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["--quik"])
    assert stopped.value.code == 2
    assert "unrecognized arguments: --quik" in capsys.readouterr().err


def test_the_whole_check_leaves_no_test_out_and_runs_none_twice() -> None:
    tests, browser = command.TESTS.command, command.BROWSER_TESTS.command
    assert tests[-1] == f"--ignore={browser[-1]}"
    assert {step.name for row in command.WHOLE for step in (*row.steps, *row.beside)} == {
        *("format", "lint", "types", "tests", "browser tests", "baseline"),
    }


@pytest.mark.parametrize(
    ("seconds", "told"),
    [(0.04, "0.0 s"), (59.4, "59.4 s"), (60, "1 min 0 s"), (1083, "18 min 3 s")],
)
def test_durations(seconds: float, told: str) -> None:
    assert duration(seconds) == told


def test_an_interruption_ends_what_runs_beside(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    started: list[subprocess.Popen[bytes]] = []

    class Noted(subprocess.Popen[bytes]):
        def __init__(self, *arguments: object, **options: object) -> None:
            super().__init__(*arguments, **options)  # type: ignore[call-overload]
            started.append(self)

    def interrupt(*_: object, **__: object) -> int:
        raise KeyboardInterrupt

    sleeps = Step("sleeps", (sys.executable, "-c", "import time; time.sleep(600)"))
    monkeypatch.setattr(subprocess, "Popen", Noted)
    monkeypatch.setattr(subprocess, "call", interrupt)

    with pytest.raises(KeyboardInterrupt):
        command.run_row(Row((PASSES,), beside=(sleeps,)))

    (process,) = started
    assert process.returncode not in (None, 0)
