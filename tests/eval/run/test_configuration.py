from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from eval.run.configuration import RunConfiguration, configuration, read_configuration
from index.encoder import BUNDLED
from ingest.checkout import ROOT


@pytest.fixture
def made(tmp_path: Path) -> RunConfiguration:
    file = tmp_path / "questions.jsonl"
    file.write_text("one", "utf-8")
    return configuration("chat", str(BUNDLED), "0a1b", file, "dev")


def test_it_tells_what_a_run_was_made_with(made: RunConfiguration) -> None:
    assert (made.system, made.encoder, made.index) == ("chat", "index/encoder", "0a1b")
    assert (made.questions, made.split) == ("questions.jsonl", "dev")
    assert made.questions_hash.startswith("7692c3ad")  # sha256 of "one"
    assert made.versions["torch"].startswith("2.")
    assert str(ROOT) not in str(made)


def test_it_is_kept_beside_the_run(made: RunConfiguration, tmp_path: Path) -> None:
    made.write(tmp_path / "run.jsonl")

    assert read_configuration(tmp_path / "run.jsonl") == made
    assert read_configuration(tmp_path / "other.jsonl") is None


@pytest.mark.parametrize("text", ["{", "[]", "{}", '{"system": "chat"}'])
def test_a_damaged_one_is_as_none(text: str, tmp_path: Path) -> None:
    (tmp_path / "run.configuration.json").write_text(text, "utf-8")

    assert read_configuration(tmp_path / "run.jsonl") is None


@pytest.mark.parametrize("name", ["system", "encoder", "index", "questions_hash", "code"])
def test_runs_that_are_not_one_differ_in_something_named(name: str, made: RunConfiguration) -> None:
    other = replace(made, **{name: "other"})  # type: ignore[arg-type]

    assert made.difference(other).startswith(f"{name.replace('_', ' ')}: other, now ")


def test_a_run_started_later_is_the_same_run(made: RunConfiguration) -> None:
    assert made.difference(replace(made, started="2030-01-01", commit="abc", versions={})) == ""
