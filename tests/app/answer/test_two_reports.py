"""An edition and a report that was read automatically, in one library: each by its own measure."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from app.answer.answering import ExtractiveAnswerer
from app.answer.outcome.abstention import ANSWER_ALL
from app.answer.outcome.evidence import Evidence, weigh
from app.startup import calibrated_answerer
from index.fact_search import FactsFound
from index.library import Library
from index.rows import SentenceRef
from index.search import Retriever
from ingest.document import SentenceKey
from tests.fakes import DROUGHT, RETURN, FakeEncoder, asked, make_library, plain_corpus

HOME, DRY = "Hoeveel migranten gingen naar huis?", "Treft droogte boeren in Kenia?"
REFUSE_ALL = replace(ANSWER_ALL, threshold=1.1)


def _reports(answerer: ExtractiveAnswerer, question: str) -> set[str]:
    return {citation.ref.report_id for citation in answerer.answer(question).citations}


@pytest.mark.parametrize(("declined", "answered"), [(HOME, DRY), (DRY, HOME)])
def test_whether_it_is_answered_is_decided_by_the_report_of_the_sentence(
    declined: str, answered: str, retriever: Retriever
) -> None:
    refused = "proef" if declined == HOME else "nota"
    own = {id_: REFUSE_ALL if id_ == refused else ANSWER_ALL for id_ in ("proef", "nota")}
    answerer = ExtractiveAnswerer(retriever, ANSWER_ALL, own_models=own)
    assert answerer.answer(declined).reason == "not_in_report"
    assert answerer.answer(answered).answered


def test_both_are_answered_from(retriever: Retriever) -> None:
    answerer = ExtractiveAnswerer(retriever, ANSWER_ALL)
    assert answerer.answer(HOME).citations[0].ref == SentenceRef("proef", RETURN)
    assert answerer.answer(DRY).citations[0].ref == SentenceRef("nota", DROUGHT)


def test_each_report_has_the_model_for_how_it_was_prepared(
    retriever: Retriever, monkeypatch: pytest.MonkeyPatch
) -> None:
    models = {"anticipated": REFUSE_ALL, "automatic": ANSWER_ALL}
    monkeypatch.setattr("app.startup.read_model", lambda preparation, _: models[preparation])
    answerer = calibrated_answerer(retriever)
    assert not answerer.answer(HOME).answered
    assert answerer.answer(DRY).answered


def test_only_reports_that_name_a_country_answer_about_it(retriever: Retriever) -> None:
    answerer = ExtractiveAnswerer(retriever, ANSWER_ALL)
    assert _reports(answerer, "Vat het terugkeerbeleid in Kenia samen") == {"nota"}
    assert _reports(answerer, "Droogte in Jordanië: schaars water?") == {"proef"}
    assert answerer.answer("Droogte in Peru?").reason == "no_such_country"


def _weigh(library: Library, question: str, report: str, key: SentenceKey) -> Evidence:
    query = asked(question)
    result = Retriever(library, FakeEncoder()).search(query.text, query.answer_language)
    return weigh(query, question, result, FactsFound(), [SentenceRef(report, key)], library)


def test_questions_about_one_report_are_no_evidence_for_another(
    library: Library, tmp_path: Path
) -> None:
    alone = make_library(tmp_path / "index", [plain_corpus()], FakeEncoder())
    together = _weigh(library, HOME, "nota", DROUGHT)
    by_itself = _weigh(alone, HOME, "nota", DROUGHT)
    for name in (
        *("question_cosine", "wording", "agreement", "answered_vote", "answerability"),
        *("beyond_unanswered", "wording_beyond_unanswered"),
    ):
        assert getattr(together, name) == getattr(by_itself, name), name
    assert _weigh(library, HOME, "proef", RETURN).question_cosine > 0.99


def test_words_are_weighed_in_a_language_that_the_report_has(library: Library) -> None:
    question = "What about droogte and boeren in Kenia?"
    assert asked(question).answer_language == "en"
    # Three of six words are of the report: no Dutch text has "what", "about" and "and".
    assert _weigh(library, question, "nota", DROUGHT).known_words == 3 / 6
    assert _weigh(library, question, "proef", RETURN).known_words == 0


def test_a_follow_up_leans_on_a_question_about_either(retriever: Retriever) -> None:
    answerer = ExtractiveAnswerer(retriever, ANSWER_ALL)
    for first, report in ((DRY, "nota"), (HOME, "proef")):
        answer = answerer.answer("En Waarom?", answerer.turns([first]))
        assert answer.searched == f"{first} Waarom?"
        assert answer.citations[0].ref.report_id == report
