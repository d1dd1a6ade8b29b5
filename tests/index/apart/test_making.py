"""The process that makes the library's index: for real, with the bundled encoder."""

from __future__ import annotations

import hashlib
import os
import signal
import subprocess
import sys
from pathlib import Path

import psutil
import pytest

from index.apart.making import Making, renew
from index.encoder import BUNDLED
from ingest.automatic.any_report import automatic_corpus
from ingest.checkout import ROOT
from ingest.errors import IndexFolderError
from ingest.report_file import ReportFile
from ingest.storage import corpus_lines

pytestmark = pytest.mark.slow

LINE = "De droogte treft boeren in Kenia. Het water wordt er schaars, zegt nummer {}.\n"
SECONDS = 60


def report(sentences: int) -> tuple[ReportFile, bytes]:
    """Returns a file and the lines of the report that is read of it."""
    text = "Klimaat\n\n" + "".join(LINE.format(number) for number in range(sentences // 2))
    file = ReportFile(Path("klimaat.txt"), text.encode(), hashlib.sha256(text.encode()).hexdigest())
    return file, b"".join(corpus_lines(automatic_corpus(file)))


def parts(home: Path) -> list[str]:
    folder = home / "index" / "shards"
    return sorted(path.name for path in folder.glob("[!.]*")) if folder.exists() else []


def test_a_part_is_made_and_told_of_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, part = report(1_200)
    told = list[float]()
    monkeypatch.chdir(BUNDLED.parent)
    Making(tmp_path, BUNDLED.name, part).wait(told.append)
    assert told == sorted(told)
    assert (told[0], len(told)) == (0.0, 5)  # batches of 256
    assert [name.rpartition("-")[0] for name in parts(tmp_path)] == ["klimaat"]


def test_it_can_be_stopped_at_any_moment(tmp_path: Path) -> None:
    _, part = report(1_200)
    making = Making(tmp_path, str(BUNDLED), part)

    def tell(_: float) -> None:
        making.stop()

    with pytest.raises(IndexFolderError, match="has ended"):
        making.wait(tell)
    assert parts(tmp_path) == []


def test_it_can_be_stopped_before_it_has_the_report(tmp_path: Path) -> None:
    making = Making(tmp_path, str(BUNDLED), b"few enough to be held back")
    making.stop()
    making._process.wait()
    with pytest.raises(IndexFolderError, match="has ended"):
        making.wait(lambda _: None)


def test_why_it_cannot_be_made_is_told(tmp_path: Path) -> None:
    _, part = report(4)
    (tmp_path / "index").write_text("a file where a folder should be")
    with pytest.raises(IndexFolderError, match="cannot be written"):
        Making(tmp_path, str(BUNDLED), part).wait(lambda _: None)


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no such signal here")
def test_it_ends_with_who_started_it(tmp_path: Path) -> None:
    program = (
        "import sys, threading; from pathlib import Path; from index.apart.making import Making\n"
        "making = Making(Path(sys.argv[1]), sys.argv[2], sys.stdin.buffer.read())\n"
        "making.wait(lambda _: print(making._process.pid, flush=True))\n"
    )
    _, part = report(8_000)
    starter = subprocess.Popen(
        [sys.executable, "-c", program, str(tmp_path), str(BUNDLED)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert starter.stdin
    assert starter.stdout
    with starter:
        starter.stdin.write(part)
        starter.stdin.close()
        started = psutil.Process(int(starter.stdout.readline()))
        starter.kill()
    assert psutil.wait_procs([started], timeout=SECONDS)[1] == []
    assert parts(tmp_path) == []


def test_nothing_is_made_of_a_library_without_reports(tmp_path: Path) -> None:
    renew(tmp_path, str(BUNDLED))
    assert list(tmp_path.iterdir()) == []
