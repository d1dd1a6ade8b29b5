from __future__ import annotations

from typing import Any

import pytest

from app.web.adding.desk import Desk
from app.web.adding.requests import change, file_name
from app.wording import word
from tests.app.web.adding.made import await_stage, sent


def ask(desk: Desk, do: str, **wanted: Any) -> str:  # noqa: ANN401
    """Returns what is told, "" if it was done."""
    return change(desk, "anna", {"do": do, "language": "en", **wanted}).get("error", "")


def test_reports_are_renamed_and_removed_as_by_the_commands(
    desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", "app")
    draft = sent(desk)
    await_stage(draft, "ready")
    assert ask(desk, "take_in") == ""
    await_stage(draft, "done")
    (member,) = desk.shelf.members()
    assert ask(desk, "rename", id=member.id, title=" Droogte ") == ""
    assert [one.title for one in desk.shelf.members()] == ["Droogte"]
    assert ask(desk, "rename", id=member.id, title="") == word("adding_failed_title", "en")
    assert ask(desk, "stop") == word("adding_failed_written", "en")
    assert ask(desk, "forget") == ""
    assert ask(desk, "remove", id=member.id) == ""
    assert desk.shelf.members() == []
    logged = [(one.message, one.__dict__["user"], one.__dict__["report"]) for one in caplog.records]
    assert logged == [
        ("report added", "anna", member.id),
        ("report renamed", "anna", member.id),
        ("report removed", "anna", member.id),
    ]
    assert ask(desk, "remove", id=member.id) == word("adding_failed_gone", "en")
    assert ask(desk, "remove", id="migratierapportage-2023") == word("adding_failed_bundled", "en")


def test_a_file_is_begun_as_wished(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    assert ask(desk, "begin", name="../a/b c.pdf", title="T", id="t-1") == ""
    draft = desk.draft("anna")
    assert draft
    assert (draft.name, draft.wishes.title, draft.wishes.id) == ("b c.pdf", "T", "t-1")
    assert draft.wishes.ocr is None
    monkeypatch.setenv("PATH", "")
    assert ask(desk, "begin", name="b.pdf", ocr=True) == word("adding_failed_no_ocr", "en")
    assert ask(desk, "begin", name="b.pdf", id="../x") == word("adding_failed_id", "en")


@pytest.mark.parametrize("wanted", [{}, {"do": 1}, {"do": "build"}, {"do": "rename", "id": [1]}])
def test_what_nobody_offers_changes_nothing(wanted: dict[str, Any], desk: Desk) -> None:
    assert change(desk, "anna", wanted)["error"]
    assert desk.draft("anna") is None


@pytest.mark.parametrize(
    ("sent_name", "name"),
    [
        ("C:\\stukken\\nota.pdf", "nota.pdf"),
        ("../../etc/passwd", "passwd"),
        ("..", "rapport"),
        ("", "rapport"),
        (".pdf", "pdf"),
        ("a\nb\0c.pdf", "abc.pdf"),
        ("é" * 300 + ".pdf", "é" * 150 + ".pdf"),
    ],
)
def test_a_files_name_leads_nowhere(sent_name: str, name: str) -> None:
    assert file_name(sent_name) == name
