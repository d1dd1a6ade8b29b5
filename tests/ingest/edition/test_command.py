"""`python -m ingest edition`, and an edition added to the library."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.__main__ import main

TEXT = "1 Vervoer\n\nDe wijkbus rijdt in 12 kernen.\n\nHij is groen.\n"


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("RAPPORTWIJZER_HOME", str(tmp_path / "home"))
    file = tmp_path / "wijkbus.txt"
    file.write_text(TEXT, "utf-8")
    return file


def test_an_edition_is_begun_checked_and_added(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "edition"
    assert main(["edition", str(file), "--out", str(folder)]) == 0
    assert f"sentences to {folder}." in capsys.readouterr().out
    assert main(["edition", str(folder), "--check"]) == 0
    assert "sentences match the source." in capsys.readouterr().out
    assert main(["add", str(folder)]) == 0
    assert capsys.readouterr().out.startswith("Added wijkbus-")
    assert main(["add", str(folder)]) == 0
    assert "is in the library already" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["edition", "{file}"], "Name a new folder for the edition (--out FOLDER)."),
        (["edition", "{file}", "--check"], "--check reads the folder of an edition"),
        (["edition", "{home}", "--out", "x"], "--out has no effect on the folder of an edition"),
        (["edition", "{file}.pdf", "--out", "x"], "There is no report file"),
        (["edition", "{home}"], "There is no report file"),
    ],
)
def test_what_is_missing_is_told(
    file: Path, words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (file.parent / "home").mkdir()
    named = {"file": file, "home": file.parent / "home"}
    assert main([word.format(**named) for word in words]) == 2
    assert said in capsys.readouterr().err


def test_an_edition_takes_no_language_of_its_own(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "edition"
    main(["edition", str(file), "--out", str(folder)])
    assert main(["add", str(folder), "--language", "en"]) == 2
    assert "have no effect on the edition" in capsys.readouterr().err
