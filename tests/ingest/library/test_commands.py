from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from ingest.__main__ import main
from ingest.library.shelf import Shelf

DUTCH = "Klimaat\n\nDe droogte treft boeren in Kenia. Het water wordt er schaars.\n"
ENGLISH = "Climate\n\nThe drought hits farmers of Kenya. This is what the report is about.\n"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("RAPPORTWIJZER_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    for name, text in (("klimaat.txt", DUTCH), ("climate.txt", ENGLISH), ("leeg.txt", "")):
        (tmp_path / name).write_text(text, "utf-8")
    return [str(tmp_path / name) for name in ("klimaat.txt", "leeg.txt", "climate.txt")]


def test_files_are_added_and_those_that_fail_are_listed_after_the_rest(
    files: list[str], home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["add", *files]) == 2
    shown = capsys.readouterr()
    assert [line.split(":")[0][:13] for line in shown.out.splitlines() if "Added" in line] == [
        "Added klimaat",
        "Added climate",
    ]
    assert shown.err.splitlines()[-1].endswith("leeg.txt is empty.")
    assert [(one.title, one.language) for one in Shelf(home).members()] == [
        ("climate", "en"),
        ("klimaat", "nl"),
    ]
    assert "Unsure of 1:" in shown.out


def test_a_file_that_is_there_already_is_told_in_a_sentence(
    files: list[str], home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["add", files[0]]) == 0
    before = Shelf(home).stamp()
    capsys.readouterr()
    assert main(["add", files[0]]) == 0
    (member,) = Shelf(home).members()
    assert capsys.readouterr().out == f"{files[0]} is in the library already, as {member.id}.\n"
    assert Shelf(home).stamp() == before


def test_title_language_and_id_are_as_wished(
    files: list[str], home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["--title", "Het klimaat", "--language", "de", "--id", "klimaat"]
    assert main(["add", files[0], *words]) == 0
    (member,) = Shelf(home).members()
    assert (member.id, member.title, member.language) == ("klimaat", "Het klimaat", "de")
    report = member.corpus().report
    assert (report.id, report.title, report.language) == ("klimaat", "Het klimaat", "de")
    capsys.readouterr()
    assert main(["add", files[2], "--id", "klimaat"]) == 2
    assert "There is a report klimaat in the library already" in capsys.readouterr().err


def test_the_list_has_the_bundled_report_first(
    files: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    main(["add", files[0], "--id", "klimaat"])
    assert main(["rename", "klimaat", "Droogte"]) == 0
    capsys.readouterr()
    assert main(["list"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "migratierapportage-2023: Migratierapportage 2023 (bundled)"
    assert lines[1].startswith("klimaat: Droogte (nl, 1 page, 3 sentences, unsure of 1), from")
    assert len(lines) == 2


def test_parts_are_no_pages_and_a_folder_is_no_archive(
    tmp_path: Path, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "dorp.html"
    text = "<h1>Dorp</h1><p>De wijkbus reed.</p><h1>Stad</h1><p>De tram reed.</p>"
    file.write_text(f"<!DOCTYPE html><html lang=nl><body>{text}</body></html>", "utf-8")
    assert main(["add", str(file)]) == 0
    assert "(nl, 2 parts, " in capsys.readouterr().out
    (member,) = Shelf(home).members()
    assert (member.origin, replace(member, file_name="dorp.zip").origin) == ("dorp.html", "dorp/")


def test_removing_does_what_it_can(
    files: list[str], home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["add", files[0], "--id", "klimaat"])
    capsys.readouterr()
    assert main(["remove", "migratierapportage-2023", "klimaat", "geen"]) == 2
    shown = capsys.readouterr()
    assert shown.out == "Removed klimaat.\n"
    assert shown.err.splitlines() == [
        "error: migratierapportage-2023 is part of the program; it stays as it is.",
        "error: There is no report geen in the library.",
    ]
    assert Shelf(home).members() == []


def test_one_title_is_not_for_several_files(
    files: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["add", *files, "--title", "Alles"]) == 2
    assert capsys.readouterr().err == "error: --title has no effect on several files.\n"
