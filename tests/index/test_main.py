from __future__ import annotations

from pathlib import Path

import pytest

import index.__main__ as command
from ingest.errors import EncoderError
from tests.fakes import FakeEncoder


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder of the test's own, and no transformer."""
    monkeypatch.setenv("RAPPORTWIJZER_HOME", str(tmp_path / "home"))
    monkeypatch.setattr(command, "open_encoder", lambda name: FakeEncoder(id=f"{name}@1"))
    return tmp_path / "home"


@pytest.fixture
def report(tmp_path: Path) -> str:
    file = tmp_path / "nota.txt"
    file.write_text("Klimaat\n\nDroogte treft boeren in Kenia.\n\nIn Egypte valt regen.\n", "utf-8")
    return str(file)


def test_build_tells_what_was_built(
    report: str, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command.main(["build", "--report", report, "--encoder", "fake"]) == 0

    out = capsys.readouterr().out
    assert out.startswith(f"Built {home / 'index' / 'nota'}-")
    assert ": 1 report, " in out
    assert out.endswith("dimension 8192.\n")
    assert len(list(home.glob("index/nota-*/manifest.json"))) == 1


def test_search_shows_the_best_sentence_first(
    report: str, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["--report", report, "--encoder", "fake"]
    command.main(["build", *arguments])
    capsys.readouterr()

    assert command.main(["search", "Valt er regen in Egypte?", "-k", "1", *arguments]) == 0

    head, best = capsys.readouterr().out.splitlines()
    assert head.startswith("1. page 1")
    assert best == "   In Egypte valt regen."


def test_search_builds_a_missing_index_and_says_so(
    report: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command.main(["search", "regen", "--report", report]) == 0

    captured = capsys.readouterr()
    assert captured.out.startswith("1. page 1")
    assert captured.err.startswith("Building the index, for its first use.")


def test_a_query_without_words_is_an_error(report: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["search", " ?! ", "--report", report]) == 2
    assert capsys.readouterr().err == "error: The query holds no words.\n"


def test_an_encoder_that_cannot_be_loaded_is_an_error(
    report: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(name: str) -> FakeEncoder:
        raise EncoderError(f"The encoder {name} cannot be loaded.")

    monkeypatch.setattr(command, "open_encoder", refuse)

    assert command.main(["build", "--report", report, "--encoder", "none"]) == 2
    assert capsys.readouterr().err == "error: The encoder none cannot be loaded.\n"


def test_a_bug_keeps_its_traceback(report: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(name: str) -> FakeEncoder:
        raise ZeroDivisionError

    monkeypatch.setattr(command, "open_encoder", broken)

    with pytest.raises(ZeroDivisionError):
        command.main(["build", "--report", report])


@pytest.mark.parametrize("arguments", [[], ["search"], ["search", "x", "--language", "de"]])
def test_wrong_usage_exits_with_2(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        command.main(arguments)
    assert caught.value.code == 2
