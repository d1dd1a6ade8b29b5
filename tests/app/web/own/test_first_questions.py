from __future__ import annotations

import re
import threading
import time
from collections.abc import Collection, Sequence
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest

from app.answer.answer import Answerer
from app.answer.answering import ExtractiveAnswerer
from app.answer.outcome.abstention import ANSWER_ALL
from app.query.query import Turn
from app.view.reports import Reports
from app.web.assistant import Assistant
from app.web.examples import EXAMPLES
from app.web.own.first_questions import MOST_REPORTS, Beginning, FirstQuestions
from app.web.page import first_questions
from index.language import Language
from index.search import Retriever
from ingest.bundled import REPORT_ID
from ingest.corpus import Corpus
from ingest.errors import StoreError
from tests.app.answer.reports.made import OLD, editions
from tests.app.web.own.test_own_report import _bus
from tests.fakes import FakeEncoder, edition_corpus, make_library

FAILING = "Wat doet Nederland in Marokko?"  # one of the examples of the bundled report


def _named(corpus: Corpus, id_: str, title: str) -> Corpus:
    return replace(corpus, report=replace(corpus.report, id=id_, title=title))


BUNDLED = _named(edition_corpus(), REPORT_ID, "Het rapport")


class Answering:
    """Answers every question from the report in front of it; of what is next door, from another.

    Args:
        elsewhere: What questions have that another report answers.
        raises: Why it cannot answer at all.
    """

    def __init__(self, elsewhere: str = "", raises: Exception | None = None) -> None:
        self.asked: list[str] = []
        self._elsewhere = elsewhere
        self.raises = raises

    def answer(self, question: str, history: Sequence[Turn], language: Language) -> object:
        if self.raises:
            raise self.raises
        self.asked.append(question)
        id_, _, text = question.removeprefix("@").partition(" ")
        subject = re.split("over |about ", text)[-1].strip("?“”")
        section = {"ritten": ("2 Ritten",), "Wijkraad Noord": ("3 Wijkraad Noord",)}.get(subject)
        other = "another" if self._elsewhere and self._elsewhere in text else id_
        return SimpleNamespace(
            outcome="partly" if text == FAILING else "answered",
            missing=(),
            nearest="",
            confidence=0.5,
            citations=[
                SimpleNamespace(section=section or (), ref=SimpleNamespace(report_id=other))
            ],
        )


def _first(answering: Answering, *corpora: Corpus) -> FirstQuestions:
    return FirstQuestions(cast(Answerer, answering), Reports(corpora))


def _whole(first: FirstQuestions, ids: Sequence[str], language: Language = "nl") -> Beginning:
    end = time.monotonic() + 30
    while not (found := first.about(ids, language)).is_whole:
        assert time.monotonic() < end
        time.sleep(0.01)
    return found


def _told(found: Beginning) -> list[tuple[str, str, int]]:
    return [(theme.name, theme.report, len(theme.questions)) for theme in found.themes]


def test_several_reports_have_a_fair_share_under_their_names() -> None:
    answering = Answering()
    first = _first(answering, _bus(), BUNDLED)
    at_once = first.about([REPORT_ID, "bus-1"], "nl")
    assert not at_once.is_whole
    found = _whole(first, [REPORT_ID, "bus-1"])
    assert _told(found) == [("Het rapport", REPORT_ID, 2), ("De wijkbus", "bus-1", 2)]
    assert found.is_of_all
    assert all(one.startswith((f"@{REPORT_ID} ", "@bus-1 ")) for one in answering.asked)
    before = len(answering.asked)
    _whole(first, ["bus-1"])
    assert len(answering.asked) == before  # found once


def test_one_report_has_them_by_its_parts_in_the_language_asked_for() -> None:
    answering = Answering()
    first = _first(answering, _bus(), BUNDLED)
    found = _whole(first, ["bus-1"], "en")
    assert _told(found) == [
        ("From “Ritten”", "bus-1", 1),
        ("From “Wijkraad Noord”", "bus-1", 1),
    ]
    bundled = _whole(first, [REPORT_ID], "nl")
    names = [name["nl"] for name, _ in EXAMPLES]
    assert [theme.name for theme in bundled.themes] == names
    offered = [one for theme in bundled.themes for one in theme.questions]
    assert FAILING not in offered
    assert len(offered) == sum(len(questions["nl"]) for _, questions in EXAMPLES) - 1


def test_what_another_report_answers_is_not_offered() -> None:
    first = _first(Answering(elsewhere="ritten"), _bus(), BUNDLED)
    assert _told(_whole(first, ["bus-1"])) == [("Wijkraad Noord", "bus-1", 1)]


def test_of_many_reports_the_first_are_shown_with_one_question_each() -> None:
    many = [_named(_bus(), f"bus-{number}", f"Bus {number}") for number in range(8)]
    found = _whole(_first(Answering(), *many), [one.report.id for one in many])
    assert _told(found) == [(f"Bus {n}", f"bus-{n}", 1) for n in range(MOST_REPORTS)]
    assert not found.is_of_all
    assert "Kies er hierboven een" in first_questions(found, "nl")


def test_without_any_it_says_so(caplog: pytest.LogCaptureFixture) -> None:
    found = _whole(_first(Answering(raises=RuntimeError()), _bus()), ["bus-1"])
    assert found.themes == ()
    assert "geen vraag gevonden" in first_questions(found, "nl")
    assert "no first questions" in caplog.text


def test_what_a_store_that_is_away_hid_is_found_once_it_is_back() -> None:
    answering = Answering(raises=StoreError("Milvus is away."))
    first = _first(answering, _bus())
    for _ in range(20):
        assert not first.about(["bus-1"], "nl").is_whole
        time.sleep(0.01)
    answering.raises = None
    assert len(_whole(first, ["bus-1"]).themes) == 2


def test_once_ended_it_asks_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.web.own.first_questions.LONGEST_PAUSE", 0)
    may_answer, answering = threading.Event(), Answering()

    class Slow(Answering):
        def answer(self, question: str, history: Sequence[Turn], language: Language) -> object:
            answering.answer(question, history, language)
            may_answer.wait(10)
            return super().answer(question, history, language)

    first = _first(Slow(), _bus(), BUNDLED)
    first.about(["bus-1", REPORT_ID], "nl")
    end = time.monotonic() + 10
    while not answering.asked:
        assert time.monotonic() < end
        time.sleep(0.01)
    first.end()
    may_answer.set()
    time.sleep(0.2)
    assert not first.about(["bus-1"], "nl").is_whole
    time.sleep(0.1)
    assert len(answering.asked) == 1


def test_nobody_who_asks_a_report_waits_while_parts_are_made_for_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = make_library(tmp_path / "index", editions(), FakeEncoder())
    assistant = Assistant(
        ExtractiveAnswerer(Retriever(library, FakeEncoder()), ANSWER_ALL), feedback=None
    )
    of, begun, may_go, was_let_go = ExtractiveAnswerer.of, threading.Event(), threading.Event(), []

    def slowly(whole: ExtractiveAnswerer, reports: Collection[str]) -> ExtractiveAnswerer:
        if threading.current_thread() is not threading.main_thread():
            begun.set()
            was_let_go.append(may_go.wait(5))
        return of(whole, reports)

    monkeypatch.setattr(ExtractiveAnswerer, "of", slowly)
    assistant.begin({"language": "nl"})
    assert begun.wait(10)
    assistant.reply([f"@{OLD} Hoeveel migranten gingen naar huis?"], "nl")
    assert was_let_go == []
    assistant.end()
    may_go.set()


def test_a_link_carries_the_report_and_its_text_does_not() -> None:
    first = _first(Answering(), _bus(), BUNDLED)
    assert "looked for" in first_questions(first.about(["bus-1"], "en"), "en")
    html = first_questions(_whole(first, ["bus-1"]), "nl")
    assert html.count('href="#q=%40bus-1+Wat+staat+er') == html.count("<li>") == 2
    assert ">Wat staat er in het rapport over ritten?</a>" in html
    assert "rw-hint" not in html
