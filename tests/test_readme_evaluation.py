"""The evaluation's README, followed to the letter with its own question file."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from eval.__main__ import main
from tests.test_readme import TEXTS

pytestmark = pytest.mark.real

SECTION = (
    TEXTS["eval/README.md"].split("## With a question file of your own\n")[1].split("\n## ")[0]
)
EXAMPLE, COMMANDS = (
    re.findall(rf"```{kind}\n(.*?)```", SECTION, re.DOTALL)[0] for kind in ("json", "sh")
)


def test_every_command_works_on_the_example(
    real_home: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("RAPPORTWIJZER_HOME", str(real_home))
    (tmp_path / "my.jsonl").write_text(EXAMPLE, "utf-8")
    printed = {}

    for line in COMMANDS.strip().split("\n"):
        _, _, _, command, *options = shlex.split(line.replace("/tmp/", f"{tmp_path}/"))
        assert main([command, *options]) == 0, line
        printed[command] = capsys.readouterr().out

    assert printed["check"] == "Questions: 3, errors: 0, warnings: 0.\n"
    assert "95 % bootstrap intervals" in printed["score"]
    assert "randomisation test" in printed["compare"]
    assert "nDCG@10" in printed["sweep"]
    assert (tmp_path / "sweep" / "heatmap.svg").is_file()
    assert "<svg" in (tmp_path / "ours.html").read_text("utf-8")
    assert main(["check", str(tmp_path / "back.jsonl")]) == 0
