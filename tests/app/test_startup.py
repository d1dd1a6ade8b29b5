from __future__ import annotations

import gc
import subprocess
import sys

import pytest

import app.startup
from app.startup import start_answerer
from ingest.checkout import ROOT
from ingest.errors import EncoderError


def test_nothing_is_collected_while_it_loads_and_all_is_afterwards(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    was_on: list[bool] = []

    def load(encoder: object) -> None:
        was_on.append(gc.isenabled())
        raise EncoderError("no model")

    monkeypatch.setattr(app.startup, "open_encoder", load)
    with pytest.raises(EncoderError):
        start_answerer(lambda _: None)
    assert was_on == [False]
    assert gc.isenabled()


def test_what_reads_a_report_is_not_loaded_before_one_is_read() -> None:
    program = "import sys, app.startup; sys.exit('ingest.automatic.any_report' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=False).returncode == 0


def test_the_page_does_not_wait_for_torch() -> None:
    program = "import sys, app.__main__, app.startup; sys.exit('torch' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=False).returncode == 0
