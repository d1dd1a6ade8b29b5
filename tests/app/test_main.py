from __future__ import annotations

import gc
import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import app.serve.address
import app.serve.server
import app.startup
import index.apart.making
from app.__main__ import main
from app.answer.answer import Answer, AnswerSentence, Lead
from app.answer.answering import ExtractiveAnswerer
from app.answer.checked import CheckedAnswerer
from app.answer.outcome.abstention import AbstentionModel
from app.query.query import Turn
from index.language import Language
from index.search import Retriever
from tests.fakes import FakeEncoder, make_library, tiny_corpora


@pytest.fixture
def _ready(monkeypatch: pytest.MonkeyPatch, answerer: ExtractiveAnswerer) -> None:
    monkeypatch.setattr(app.startup, "start_answerer", lambda *_args, **_kwargs: answerer)


@pytest.mark.usefixtures("_ready")
def test_an_answer_is_printed_with_page_and_quote(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", "Hoeveel migranten gingen naar huis?"]) == 0
    printed = capsys.readouterr().out
    assert "[1] Proefrapport, pagina 7, 2 Terugkeer" in printed
    assert '"In 2022 keerden 1.250 mensen vrijwillig terug."' in printed


@pytest.mark.usefixtures("_ready")
def test_one_answer_is_not_interrupted_to_collect_garbage(
    monkeypatch: pytest.MonkeyPatch, answerer: ExtractiveAnswerer
) -> None:
    was_on = []

    class Watched(CheckedAnswerer):
        def answer(
            self, question: str, history: Sequence[Turn] = (), default: Language = "nl"
        ) -> Answer:
            was_on.append(gc.isenabled())
            return super().answer(question, history, default)

    monkeypatch.setattr("app.__main__.CheckedAnswerer", Watched)
    assert main(["ask", "Hoeveel migranten gingen naar huis?"]) == 0
    assert was_on == [False]
    assert gc.isenabled()


@pytest.mark.usefixtures("_ready")
def test_reports_may_be_chosen(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", "Hoeveel migranten gingen naar huis?", "--from", "proef"]) == 0
    assert capsys.readouterr().out.startswith("Alleen uit: Proefrapport\nIn 2022")
    assert main(["ask", "Hoeveel migranten gingen naar huis?", "--from", "nota"]) == 3
    capsys.readouterr()
    both = ["--from", "proef", "--from", "nota"]
    assert main(["ask", "Hoeveel migranten gingen naar huis?", *both]) == 0
    assert capsys.readouterr().out.startswith("In 2022")
    assert main(["ask", "Hoeveel migranten gingen naar huis?", "--from", "weg"]) == 2
    assert "no report weg" in capsys.readouterr().err


def test_part_of_an_answer_is_printed_lead_first_and_exits_with_0(
    monkeypatch: pytest.MonkeyPatch,
    answerer: ExtractiveAnswerer,
    capsys: pytest.CaptureFixture[str],
) -> None:
    answer = replace(
        answerer.answer("Hoeveel migranten gingen naar huis?"),
        lead=Lead("1.250", (1,)),
        is_partial=True,
        missing=("waarom",),
        sentences=(AnswerSentence("Zij [de mensen] gingen.", (1,), (), ((4, 15),)),),
    )
    monkeypatch.setattr(answerer, "answer", lambda *_: answer)
    monkeypatch.setattr(app.startup, "start_answerer", lambda *_args, **_kwargs: answerer)
    assert main(["ask", "Hoeveel?"]) == 0
    assert capsys.readouterr().out.split("\n")[:4] == [
        "1.250 [1]",
        "Deels beantwoord – het rapport zegt niet: waarom.",
        "Zij [de mensen] gingen. [1]",
        "Woorden tussen [haken] zijn toegevoegd: zo staan ze niet in de aangehaalde zin.",
    ]


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


@pytest.fixture
def _unsure(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, lenient_model: AbstentionModel
) -> None:
    corpora = [
        replace(corpus, report=replace(corpus.report, doubts=tuple("abcdefg")))
        for corpus in tiny_corpora()[:1]
    ]
    library = make_library(tmp_path / "index", corpora, FakeEncoder())
    answerer = ExtractiveAnswerer(Retriever(library, FakeEncoder()), lenient_model)
    monkeypatch.setattr(app.startup, "start_answerer", lambda *_args, **_kwargs: answerer)


TOLD = ["Unsure of 7:", "- a", "- b", "- c", "- d", "- e"]


@pytest.mark.usefixtures("_unsure")
def test_what_is_doubted_of_ones_own_report_is_told_beside_the_answer(
    capsys: pytest.CaptureFixture[str],
) -> None:
    question = "How many migrants went home?"
    main(["ask", question, "--json", "--report", "nota.pdf"])
    printed = capsys.readouterr()
    assert printed.err.splitlines() == [*TOLD, "… and 2 more: python -m ingest nota.pdf"]
    assert json.loads(printed.out)["question"] == question
    main(["ask", question])
    assert capsys.readouterr().err == ""


@pytest.mark.usefixtures("_unsure")
def test_what_is_doubted_of_ones_own_report_is_told_before_it_is_served(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    served: list[str] = []
    monkeypatch.setattr(app.serve.server, "serve", lambda *_args: served.append("served"))
    monkeypatch.setattr(app.serve.address, "check_free", lambda *_args: None)
    assert main(["--report", "nota.pdf"]) == 0
    assert capsys.readouterr().err.splitlines()[:6] == TOLD
    assert served == ["served"]


@pytest.mark.usefixtures("_ready")
def test_changes_of_the_library_are_taken_up_with_another_encoder_too(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    served: list[tuple[Any, ...]] = []
    monkeypatch.setattr(app.serve.server, "serve", lambda *args: served.append(args))
    monkeypatch.setattr(app.serve.address, "check_free", lambda *_args: None)
    renewed: list[str] = []
    monkeypatch.setattr(index.apart.making, "renew", lambda _, encoder: renewed.append(encoder))
    for options in (["--encoder", "other"], ["--report", "nota.pdf"]):
        assert main(options) == 0
    start, *_, stamp = served[0]
    first = start()
    assert renewed == []
    assert start() is not first
    assert renewed == ["other"]
    assert stamp() == ()
    assert served[1][-1] is None
