from __future__ import annotations

import json
from pathlib import Path

import pytest

from eval.asked.question_check import QuestionChecker
from eval.exchange.beir import imported_questions, read_corpus, write_dataset
from ingest.document import Report
from ingest.errors import QuestionFileError
from tests.eval.examples import IOM_QUOTE, JORDAN_QUOTE, gold
from tests.fakes import edition_corpus

QUESTIONS = [
    gold(id="A1", question="Hoeveel?", evidence=(JORDAN_QUOTE,)),
    gold(id="A2", question="Who?", language="en", evidence=(JORDAN_QUOTE, IOM_QUOTE)),
    gold(id="A3", question="Waarom?", answerable=False),
]


@pytest.fixture
def report() -> Report:
    return edition_corpus().report


@pytest.fixture
def folder(tmp_path: Path, report: Report) -> Path:
    write_dataset([report], QUESTIONS, tmp_path)
    return tmp_path


def test_a_dataset_has_every_passage_question_and_judgement(folder: Path) -> None:
    corpus = read_corpus(folder)
    rows = [
        line.split("\t") for line in (folder / "qrels" / "test.tsv").read_text("utf-8").splitlines()
    ]

    assert rows[0] == ["query-id", "corpus-id", "score"]
    assert [row[0] for row in rows[1:]] == ["A1", "A2", "A2"]
    assert "60 miljoen" in corpus[rows[1][1]].text
    assert {row[1] for row in rows[1:]} <= corpus.keys()
    queries = [
        json.loads(line) for line in (folder / "queries.jsonl").read_text("utf-8").splitlines()
    ]
    assert [query["_id"] for query in queries] == ["A1", "A2", "A3"]
    assert queries[1]["metadata"]["lang"] == "en"


def test_a_dataset_comes_back_as_a_question_file_that_is_good(folder: Path, report: Report) -> None:
    records = imported_questions(folder, [report]).records

    assert [record["answerable"] for record in records] == [True, True, False]
    assert [record["lang"] for record in records] == ["nl", "en", "nl"]
    lines = [json.dumps(record) for record in records]
    assert QuestionChecker([edition_corpus()]).check(lines) == []


def test_what_is_relevant_and_what_is_taken_for_unanswerable_is_said(
    folder: Path, report: Report
) -> None:
    qrels = folder / "qrels" / "test.tsv"
    rows = [line.split("\t") for line in qrels.read_text("utf-8").splitlines()]
    of_both = [row for row in rows[1:] if row[0] == "A2"]
    graded = [[*rows[1][:2], "-1"], [*of_both[0][:2], "3"], of_both[1]]
    qrels.write_text("".join("\t".join(row) + "\n" for row in graded), "utf-8")

    imported = imported_questions(folder, [report])

    assert [record["answerable"] for record in imported.records] == [False, True, False]
    assert [len(record["evidence"]) for record in imported.records] == [0, 2, 0]
    below, above, none = imported.notes
    assert below.startswith("1 of 3 judgements are below 0")
    assert above.startswith("1 of 3 judgements are grades other than 1")
    assert none.startswith("2 of 3 queries have no passage judged above 0")


@pytest.mark.parametrize(
    ("name", "line", "reason"),
    [
        ("corpus.jsonl", "{", r"Line 1 of .*corpus\.jsonl is not a JSON object with an '_id'"),
        ("corpus.jsonl", '{"_id": "x"}', "is not a passage of an exported corpus"),
        ("corpus.jsonl", '{"_id": "x", "metadata": 3}', "'metadata' is not a JSON object"),
        ("queries.jsonl", '{"_id": "x"}', "has no 'text'"),
        ("queries.jsonl", '{"_id": 3, "text": "Wie?"}', "not a JSON object with an '_id'"),
        ("qrels/test.tsv", "A1\tnone\t1", r"judges none, which is not in corpus\.jsonl"),
        ("qrels/test.tsv", "A1 none 1", "is not 'query-id corpus-id score' with tabs"),
        ("qrels/test.tsv", "A1\tnone\thigh", "is not 'query-id corpus-id score' with tabs"),
    ],
)
def test_a_bad_line_is_named(
    name: str, line: str, reason: str, folder: Path, report: Report
) -> None:
    (folder / name).write_text(f"{line}\n", "utf-8")

    with pytest.raises(QuestionFileError, match=reason):
        imported_questions(folder, [report])


@pytest.mark.parametrize("name", ["corpus.jsonl", "queries.jsonl", "qrels/test.tsv"])
def test_a_missing_file_is_an_error(name: str, folder: Path, report: Report) -> None:
    (folder / name).unlink()

    with pytest.raises(QuestionFileError, match="There is no file"):
        imported_questions(folder, [report])
