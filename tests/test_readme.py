"""The README's commands are the ones that work."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from ingest.checkout import ROOT

README = (ROOT / "README.md").read_text("utf-8")
COMMANDS = sorted(set(re.findall(r"python -m (?:ingest|index|app|eval)(?: [a-z]+)?", README)))


def test_ci_runs_the_readmes_test_command() -> None:
    matching = [line for line in README.splitlines() if "'.[test]'" in line]
    assert len(matching) == 1
    assert "'.[test]'" in (ROOT / ".ci" / "run").read_text("utf-8")


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(command: str) -> None:
    done = subprocess.run(
        [sys.executable, *command.split()[1:], "--help"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "usage:" in done.stdout


def test_every_dependency_has_its_reason() -> None:
    project = (ROOT / "pyproject.toml").read_text("utf-8").split("[project.optional")[0]
    listed = re.findall(r'^    "([A-Za-z0-9-]+)[><=]', project, re.MULTILINE)
    assert listed
    assert [name for name in listed if f"| {name} |" not in README] == []
