"""A library of two reports, from question to score, exchange and screen."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

from app.answer.answering import ExtractiveAnswerer
from app.answer.outcome.abstention import ANSWER_ALL
from app.answer.record import RunRecord
from eval.asked.relevance import GoldSource
from eval.exchange.beir import imported_questions, read_corpus, write_dataset
from eval.exchange.imported_run import import_run
from eval.exchange.trec import run_lines
from eval.run.reference_systems import bm25, tutorial
from eval.run.run_file import ChatSystem, run_questions
from eval.score.metrics import rank_of_need
from eval.score.scoring import score_records
from eval.tab.workbench import Workbench
from index.search import Retriever
from ingest.corpus import Corpus
from ingest.document import Report
from ingest.errors import QuestionFileError
from tests.eval.examples import JORDAN_QUOTE, citation, gold, passage, record
from tests.fakes import FakeEncoder, make_library, tiny_corpora

DROUGHT_QUOTE = "Droogte treft boeren in Kenia."  # line 2 of "nota"
QUESTIONS = [
    gold(id="A1", question="Welk land kreeg geld voor scholen?", evidence=(JORDAN_QUOTE,)),
    gold(id="B1", question="Wat treft boeren in Kenia?", evidence=(DROUGHT_QUOTE,)),
]
FILE = "\n".join(
    json.dumps({"id": one.id, "question": one.question, "evidence": one.evidence})
    for one in QUESTIONS
)


@pytest.fixture(scope="module")
def answerer(tmp_path_factory: pytest.TempPathFactory) -> ExtractiveAnswerer:
    folder = tmp_path_factory.mktemp("index") / "index"
    library = make_library(folder, tiny_corpora(), FakeEncoder())
    return ExtractiveAnswerer(Retriever(library, FakeEncoder()), ANSWER_ALL)


@pytest.fixture(scope="module")
def reports(answerer: ExtractiveAnswerer) -> list[Report]:
    return [corpus.report for corpus in answerer.library.corpora.values()]


@pytest.fixture(scope="module")
def records(answerer: ExtractiveAnswerer) -> list[RunRecord]:
    return list(run_questions(ChatSystem(answerer), QUESTIONS))


@pytest.fixture(scope="module")
def corpora(answerer: ExtractiveAnswerer) -> list[Corpus]:
    return [*answerer.library.corpora.values()]


def test_answers_of_both_are_scored(records: list[RunRecord], corpora: list[Corpus]) -> None:
    scores = score_records(QUESTIONS, records, corpora)

    assert [one.citations[0].report for one in records] == ["proef", "nota"]
    assert [score.rank for score in scores] == [1, 1]
    assert [(score.verified, score.verbatim) for score in scores] == [(True, 1.0)] * 2
    assert [score.chapter for score in scores] == ["Proefrapport: 1 Inleiding", "Nota: Klimaat"]


@pytest.mark.parametrize(("report", "counts"), [("nota", True), ("proef", False), (None, False)])
def test_a_citation_counts_for_the_report_that_it_names(
    report: str | None, counts: bool, corpora: list[Corpus]
) -> None:
    answer = record(
        id="B1",
        question=QUESTIONS[1].question,
        citations=[citation(DROUGHT_QUOTE, 2, 2, report)],
        sentences=[citation(DROUGHT_QUOTE, 2, 2, report)],
        passages=[passage(1, DROUGHT_QUOTE, 2, 2, report)],
    )

    (score,) = score_records(QUESTIONS[1:], [answer], corpora)

    assert score.verified is counts
    assert score.rank == (1 if counts else None)
    assert (score.citation_precision, score.citation_recall) == (float(counts), float(counts))
    assert score.ranking["sentence R@1"] == float(counts)
    assert score.verbatim == float(counts)


def test_both_are_exported_and_come_back(
    records: list[RunRecord],
    reports: list[Report],
    corpora: list[Corpus],
    tmp_path: Path,
) -> None:
    write_dataset(reports, QUESTIONS, tmp_path)

    corpus = read_corpus(tmp_path)
    rows = [
        line.split("\t") for line in (tmp_path / "qrels" / "test.tsv").read_text().splitlines()[1:]
    ]
    assert {passage.metadata.report for passage in corpus.values()} == {"proef", "nota"}
    assert [(row[0], corpus[row[1]].metadata.report) for row in rows] == [
        ("A1", "proef"),
        ("B1", "nota"),
    ]
    evidence = [one["evidence"] for one in imported_questions(tmp_path, reports).records]
    assert evidence[1] == ["Droogte treft boeren in Kenia. Water wordt schaars."]
    run = tmp_path / "run.txt"
    run.write_text("".join(f"{query} Q0 {passage} 1 1 x\n" for query, passage, _ in rows))
    imported = import_run(QUESTIONS, run, corpus)
    scores = score_records(QUESTIONS, imported.records.values(), corpora)
    assert [score.rank for score in scores] == [1, 1]
    by_id = {one.id: one for one in records}
    lines = [*run_lines(QUESTIONS, by_id, GoldSource.of(reports))]
    assert "A1 Q0 A1.evidence 1" in lines[0]
    documents = {line.split()[2] for line in lines if not line.split()[2].endswith(".evidence")}
    assert {document.split(".")[0] for document in documents} == {"proef", "nota"}


def test_a_corpus_of_other_reports_is_not_taken_for_ours(
    reports: list[Report], tmp_path: Path
) -> None:
    write_dataset(reports, QUESTIONS, tmp_path)
    corpus = tmp_path / "corpus.jsonl"
    corpus.write_text(corpus.read_text("utf-8").replace('"report": "nota"', '"report": "x"'))

    with pytest.raises(QuestionFileError, match="a passage of a report that is not here"):
        imported_questions(tmp_path, reports)


def test_the_systems_to_compare_with_rank_passages_of_both(reports: list[Report]) -> None:
    source = GoldSource.of(reports)
    for system in (bm25(reports), tutorial(reports, FakeEncoder())):
        found, _ = system.run(QUESTIONS[1], [])
        assert rank_of_need(QUESTIONS[1], found, source) == 1
        assert {passage.report for passage in found.passages} == {"proef", "nota"}


def test_the_tab_checks_scores_and_links_both(answerer: ExtractiveAnswerer) -> None:
    workbench = Workbench(lambda: answerer)
    assert workbench.check({"text": FILE, "language": "nl"})["errors"] == 0
    job = workbench.start({"text": FILE, "language": "nl"})["job"]
    end = time.monotonic() + 60
    while workbench.progress({"job": job})["state"] != "finished":
        assert time.monotonic() < end
        time.sleep(0.01)

    assert "Beide vragen" in str(workbench.result({"job": job, "language": "nl"})["html"])
    for one, title, link in (
        (QUESTIONS[0], "Proefrapport: ", "?s=proef:a1.1"),
        (QUESTIONS[1], "Nota: ", "?s=nota:n1.0"),
    ):
        html = str(workbench.question({"job": job, "id": one.id, "language": "nl"})["html"])
        assert title in html
        assert f'href="{link}"' in html
