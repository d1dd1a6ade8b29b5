from __future__ import annotations

import json
from itertools import islice
from pathlib import Path

import pytest

import eval.bench.whole_answer
from app.answer.answering import ExtractiveAnswerer
from app.answer.outcome.abstention import ANSWER_ALL
from eval.asked.relevance import GoldSource
from eval.bench.whole_answer import (
    measure_answers,
    measure_building,
    recall,
    rewritten,
    text_report,
)
from ingest.passages import PassageSettings, make_passages
from tests.eval.examples import gold, passage, record
from tests.fakes import FakeEncoder, edition_corpus

SENTENCES = (
    "In 2023 gaf Nederland 12 miljoen aan Jordanië.",
    "In 2021 kreeg Libanon 7 miljoen van Nederland.",
    "Er waren 281 miljoen mensen in Kenia.",
)


def test_sentences_are_rewritten_alike_for_the_same_seed_and_never_twice() -> None:
    made = list(islice(rewritten(SENTENCES), 200))
    assert made == list(islice(rewritten(SENTENCES), 200))
    assert made != list(islice(rewritten(SENTENCES, seed=1), 200))
    assert len(set(made)) == 200
    assert not set(made) & set(SENTENCES)
    assert any("Kenia" in text and "Er waren" not in text for text in made)


def test_a_report_of_sentences_has_each_once_and_in_order() -> None:
    texts = list(islice(rewritten(SENTENCES), 30))
    report = text_report(texts)
    assert [one.text for one in report.sentences.values()] == texts
    assert report.pages == (1, 2)
    passages = make_passages(report, PassageSettings())
    assert {key for one in passages for key in one.sentences} == set(report.sentences)


def test_evidence_is_found_in_the_report_itself_among_the_first_five() -> None:
    report, same = text_report(SENTENCES), SENTENCES[0]
    source = GoldSource({"report": report.source, report.id: ()})
    question = gold(evidence=(same,))
    found, copied, late = (
        record(passages=[passage(rank, same, 1, 1, of)])
        for rank, of in ((5, "report"), (1, report.id), (6, "report"))
    )

    assert recall([question] * 2, [found, copied], source) == 0.5
    assert recall([question], [late], source) == 0.0
    assert recall([question, gold(answerable=False)], [found, late], source) == 1.0


def test_a_library_is_built_and_asked_beside_the_report_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    corpus = edition_corpus()
    for name, made in (
        ("open_encoder", lambda _: FakeEncoder()),
        ("bundled_corpus", lambda: corpus),
        ("REPORT_ID", corpus.report.id),
        ("calibrated_answerer", lambda retriever: ExtractiveAnswerer(retriever, ANSWER_ALL)),
    ):
        monkeypatch.setattr(eval.bench.whole_answer, name, made)
    asked = [
        {"id": "A1", "lang": "nl", "question": "Wat kreeg Jordanië?", "answerable": True}
        | {"evidence": ["Jordanië ontving 60 miljoen euro voor onderwijs."]},
        {"id": "A2", "lang": "nl", "question": "Wie vist?", "answerable": False},
    ]
    questions = tmp_path / "questions.jsonl"
    questions.write_text("".join(f"{json.dumps(one)}\n" for one in asked), "utf-8")
    folder = str(tmp_path / "index")

    built = measure_building(20, "any", folder)
    figures = measure_answers("any", str(questions), None, folder)

    assert built["building s"] > 0
    assert figures["multiple"] == figures["median ms"] / figures["report alone: median ms"]
    assert figures["report alone: R@5"] == figures["R@5"] == 1
