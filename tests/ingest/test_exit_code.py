from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from ingest.checkout import ROOT
from ingest.errors import SettingsError
from ingest.exit_code import INTERRUPTED, UNUSABLE, exit_code

pytestmark = pytest.mark.slow


def test_what_a_command_returns_is_its_exit_code() -> None:
    assert exit_code(lambda: 3) == 3


def test_an_error_for_people_is_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    def refuse() -> int:
        raise SettingsError("That does not fit.")

    assert exit_code(refuse) == UNUSABLE
    assert capsys.readouterr() == ("", "error: That does not fit.\n")


def test_an_interrupted_command_says_nothing() -> None:
    def stop() -> int:
        raise KeyboardInterrupt

    assert exit_code(stop) == INTERRUPTED


def test_any_other_error_keeps_its_traceback() -> None:
    with pytest.raises(ZeroDivisionError):
        exit_code(lambda: 1 // 0)


@pytest.mark.parametrize("command", ["ingest", "index search COMPASS", "app ask COMPASS"])
def test_who_reads_no_further_sees_no_traceback(command: str, real_home: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", *command.split()],
        cwd=ROOT,
        env={"PATH": "", "RAPPORTWIJZER_HOME": str(real_home), "PYTHONPATH": ":".join(sys.path)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    with process.stderr as stderr:
        told = stderr.read().decode()
    assert "Traceback" not in told
    assert "BrokenPipe" not in told
    assert process.wait() == 0
