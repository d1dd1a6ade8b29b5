from __future__ import annotations

from pathlib import Path

import pytest

from ingest.__main__ import main
from ingest.storage import read_corpus


def errors(text: str) -> list[str]:
    """Returns the lines of standard error that are no progress bar."""
    assert "Traceback" not in text
    return [line for line in text.replace("\r", "\n").split("\n") if line.startswith("error:")]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "nota.txt"
    path.write_text("Klimaat\n\nDroogte treft boeren. Water wordt schaars.\n", "utf-8")
    return path


def test_without_a_file_the_bundled_report_is_described(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 0
    shown = capsys.readouterr()
    lines = shown.out.splitlines()
    assert lines[0] == "Migratierapportage 2023 (migratierapportage-2023), language nl"
    assert [line.split()[:2] for line in lines[1:4]] == [
        ["pages", "19"],
        ["blocks", "137"],
        ["sentences", "493"],
    ]
    assert any(line.startswith("- b060, page 14: Value uncertain") for line in lines)
    assert errors(shown.err) == []


def test_out_holds_the_corpus(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "new" / "corpus.jsonl"
    assert main([str(file), "--language", "en", "--out", str(out)]) == 0
    report = read_corpus(out).report
    assert [sentence.text for sentence in report.sentences.values()] == [
        "Klimaat",
        "Droogte treft boeren.",
        "Water wordt schaars.",
    ]
    assert capsys.readouterr().out.startswith(f"nota ({report.id}), language en\n")


@pytest.mark.parametrize("name", ["nergens.txt", "a" * 300])
def test_a_file_that_is_not_there_is_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    assert main([str(tmp_path / name)]) == 2
    shown = capsys.readouterr()
    (error,) = errors(shown.err)
    assert name in error
    assert error.endswith(".")
    assert shown.out == ""


def test_a_place_that_cannot_be_written_is_one_line(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(file), "--out", str(tmp_path)]) == 2
    (error,) = errors(capsys.readouterr().err)
    assert error == f"error: {tmp_path} cannot be written (Is a directory)."


def test_an_unknown_option_is_a_usage_error(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["--onbekend"])
    assert caught.value.code == 2
    assert "unrecognized arguments: --onbekend" in capsys.readouterr().err
