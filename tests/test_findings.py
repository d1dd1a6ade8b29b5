"""The findings are scripts that show what a library does; they are run by hand, not here."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from ingest.checkout import ROOT

FINDINGS = sorted((ROOT / "findings").iterdir())
HEAD = (
    "Subject",
    "Versions",
    "Behaviour",
    "Output seen",
    "Why a good guess is wrong",
    "Who meets it",
)
OURS = r"\b(ingest|index|app|eval|tests)\b"
LONGEST = 100  # lines


def commands(script: str) -> list[str]:
    """Returns the lines of a script outside comments."""
    return [line for line in script.split("\n") if not line.startswith("#")]


def test_there_are_findings_and_nothing_else() -> None:
    assert len(FINDINGS) >= 6
    assert {file.suffix for file in FINDINGS} == {".sh"}


@pytest.mark.parametrize("file", FINDINGS, ids=lambda file: file.stem)
class TestFinding:
    def test_it_is_a_bash_script_that_anybody_can_start(self, file: Path) -> None:
        assert os.access(file, os.X_OK)
        assert file.read_text("utf-8").startswith("#!/usr/bin/env bash\n")
        if bash := shutil.which("bash"):
            subprocess.run([bash, "-n", file], check=True)

    def test_its_head_says_what_was_seen_and_why_it_surprises(self, file: Path) -> None:
        lines = file.read_text("utf-8").split("\n")
        head = lines[1 : lines.index("set -euo pipefail")]
        assert all(line.startswith("# ") for line in head)
        assert [found for line in head if (found := line[2:].split(":")[0]) in HEAD] == list(HEAD)
        assert len(lines) <= LONGEST

    def test_it_works_in_a_folder_that_goes_away(self, file: Path) -> None:
        script = file.read_text("utf-8")
        assert "folder=$(mktemp -d)\n" in script
        assert "trap 'rm -rf \"$folder\"' EXIT\n" in script

    def test_it_installs_pinned_public_packages_by_plain_names(self, file: Path) -> None:
        installs = [line for line in commands(file.read_text("utf-8")) if "/pip" in line]
        assert installs
        for line in installs:
            _, packages = line.split(" install --quiet ")
            packages = re.sub(r'--target "\$folder/\w+" ', "", packages)
            for package in packages.split():
                assert re.fullmatch(r"[\w.-]+==[\d.]+", package), package

    def test_its_head_names_the_versions_that_it_installs(self, file: Path) -> None:
        script = file.read_text("utf-8")
        (named,) = re.findall(r"^# Versions: (.*)$", script, re.MULTILINE)
        for name, version in re.findall(r"([\w.-]+)==([\d.]+)", script):
            assert name in named
            assert version in named

    def test_it_uses_nothing_of_ours_and_nothing_secret(self, file: Path) -> None:
        for line in commands(file.read_text("utf-8")):
            if re.match(r"\s*(import|from)\s", line):
                assert not re.search(OURS, line.split("import")[0] or line), line
            assert "http" not in line

    def test_it_fails_if_what_it_shows_changes(self, file: Path) -> None:
        assert "\nassert " in file.read_text("utf-8")
