from __future__ import annotations

import json

import pytest

import app.startup
from app.__main__ import main
from app.answering import ExtractiveAnswerer


@pytest.fixture
def _ready(monkeypatch: pytest.MonkeyPatch, answerer: ExtractiveAnswerer) -> None:
    monkeypatch.setattr(app.startup, "start_answerer", lambda *_args, **_kwargs: answerer)


@pytest.mark.usefixtures("_ready")
def test_an_answer_is_printed_with_page_and_quote(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", "Hoeveel migranten gingen naar huis?"]) == 0
    printed = capsys.readouterr().out
    assert "[1] pagina 7, 2 Terugkeer" in printed
    assert '"In 2022 keerden 1.250 mensen vrijwillig terug."' in printed


@pytest.mark.usefixtures("_ready")
def test_what_is_not_in_the_report_exits_with_3(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", "Hoe bak ik een taart?"]) == 3
    assert "geen antwoord" in capsys.readouterr().out


@pytest.mark.usefixtures("_ready")
def test_json_is_the_run_record(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", "How many migrants went home?", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["language"] == "en"


@pytest.mark.parametrize("question", ["", " ", "😀", "x" * 10_000])
def test_an_unusable_question_is_one_sentence_and_exit_code_2(
    question: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["ask", question]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith("error: ")
    assert printed.err.count("\n") == 1
