from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from ingest.bundled import FOLDER, NAMES, bundled_corpus, bundled_files
from ingest.corpus import Corpus
from ingest.document import SentenceKey
from ingest.errors import EditionError, ReportError


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the bundled files, to damage."""
    return Path(shutil.copytree(FOLDER, tmp_path / "report"))


def append(file: Path, record: object) -> int:
    """Appends a line of JSON and returns its number."""
    text = file.read_text("utf-8").rstrip("\n")
    file.write_text(f"{text}\n{json.dumps(record)}\n", "utf-8")
    return text.count("\n") + 2


def test_all_files_load(bundled: Corpus) -> None:
    assert len(bundled.anticipated) > 7000
    assert len(bundled.broad) > 1000
    assert len(bundled.entities) > 100
    assert len(bundled.unanswered) > 100


def test_every_question_is_in_one_of_two_languages_and_has_answers(bundled: Corpus) -> None:
    questions = [*bundled.anticipated, *bundled.broad]
    assert {question.language for question in questions} == {"nl", "en"}
    assert [q for q in questions if not q.answers or not q.question.strip()] == []


def test_an_anticipated_question_without_its_sentence_names_the_line(folder: Path) -> None:
    file = folder / "anticipated.jsonl"
    record = {"block": "b001", "sentence": 99, "lang": "nl", "question": "Waarom?"}
    line = append(file, record)
    with pytest.raises(EditionError) as caught:
        bundled_corpus(bundled_files(folder))
    assert str(caught.value) == f"There is no sentence b001.99 (line {line} of {file})."


def test_a_broad_question_without_a_sentence_names_the_line(folder: Path) -> None:
    file = folder / "broad.jsonl"
    record = {"lang": "nl", "question": "Waarom?", "sentences": [["b001", 0], ["b999", 0]]}
    line = append(file, record)
    with pytest.raises(EditionError) as caught:
        bundled_corpus(bundled_files(folder))
    assert str(caught.value) == f"There is no sentence b999.0 (line {line} of {file})."


@pytest.mark.parametrize(
    ("sentences", "prepared_as"),
    [
        ([], "unanswered"),
        ([["b001", 0]], "anticipated"),
        ([["b001", 0], ["b001", 1], ["b002", 0]], "anticipated"),
        ([["b001", 0], ["b001", 1], ["b002", 0], ["b002", 1]], "broad"),
    ],
)
def test_an_asked_question_counts_by_how_many_sentences_answer_it(
    folder: Path, sentences: list[list[object]], prepared_as: str
) -> None:
    record = {"lang": "nl", "writer": "w", "question": "Waarom?", "sentences": sentences}
    append(folder / "asked.jsonl", record)
    prepared = getattr(bundled_corpus(bundled_files(folder)), prepared_as)
    (one,) = (question for question in prepared if question.question == "Waarom?")
    assert one.language == "nl"
    assert [list(key) for key in getattr(one, "answers", ())] == sentences


@pytest.mark.parametrize(
    ("outcome", "sentences", "prepared_as"),
    [
        ("answered", [["b001", 0]], "anticipated"),
        ("partly", [["b001", 0], ["b002", 1]], "partial"),
        ("not_in_report", [], "unanswered"),
    ],
)
def test_a_question_with_an_outcome_counts_by_it(
    folder: Path, outcome: str, sentences: list[list[object]], prepared_as: str
) -> None:
    record = {
        "lang": "nl",
        "question": "Waarom?",
        "outcome": outcome,
        "sentences": sentences,
        "missing": {"nl": ["sinds wanneer"], "en": ["since when"]},
    }
    append(folder / "outcomes.jsonl", record)
    corpus = bundled_corpus(bundled_files(folder))
    kinds = ("anticipated", "broad", "partial", "unanswered")
    found = {kind: [q for q in getattr(corpus, kind) if q.question == "Waarom?"] for kind in kinds}
    assert [kind for kind in kinds if found[kind]] == [prepared_as]
    (one,) = found[prepared_as]
    assert [list(key) for key in getattr(one, "answers", ())] == sentences
    if prepared_as == "partial":
        assert one.missing == {"nl": ("sinds wanneer",), "en": ("since when",)}


def test_an_asked_question_without_its_sentence_names_the_line(folder: Path) -> None:
    file = folder / "asked.jsonl"
    record = {"lang": "nl", "writer": "w", "question": "Waarom?", "sentences": [["b999", 0]]}
    line = append(file, record)
    with pytest.raises(EditionError) as caught:
        bundled_corpus(bundled_files(folder))
    assert str(caught.value) == f"There is no sentence b999.0 (line {line} of {file})."


def test_an_entity_without_a_mention_is_named(folder: Path) -> None:
    file = folder / "entities.json"
    entities = json.loads(file.read_text("utf-8"))
    entities[4]["mentions"].append(["b999", 0])
    file.write_text(json.dumps(entities), "utf-8")
    with pytest.raises(EditionError) as caught:
        bundled_corpus(bundled_files(folder))
    assert str(caught.value) == f"There is no sentence b999.0 ({entities[4]['id']})."


def test_line_separators_inside_a_question_end_no_record(folder: Path) -> None:
    record = {"block": "b001", "sentence": 0, "lang": "nl", "question": "een\u2028twee"}
    with (folder / "anticipated.jsonl").open("a", encoding="utf-8") as file:
        file.write(json.dumps(record, ensure_ascii=False) + "\n")
    questions = [
        question.question for question in bundled_corpus(bundled_files(folder)).anticipated
    ]
    assert "een\u2028twee" in questions


def test_entities_have_unique_ids_names_and_mentions(bundled: Corpus) -> None:
    ids = [entity.id for entity in bundled.entities]
    assert len(set(ids)) == len(ids)
    lacking = [
        entity.id
        for entity in bundled.entities
        if not entity.mentions or not entity.names["nl"] or not entity.names["en"]
    ]
    assert lacking == []


def test_a_country_is_named_in_the_sentences_that_mention_it(bundled: Corpus) -> None:
    egypt = next(entity for entity in bundled.entities if "Egypte" in entity.names["nl"])
    texts = [bundled.report.sentences[key].text for key in egypt.mentions]
    assert [text for text in texts if "egypt" not in text.lower()] == []


def test_conflicting_figures_point_at_each_other(bundled: Corpus) -> None:
    sentences = bundled.report.sentences
    iran, iran_again = SentenceKey("b023", 0), SentenceKey("b069", 1)
    turkey, turkey_again = SentenceKey("b023", 1), SentenceKey("b088", 1)
    assert {key: s.conflicts for key, s in sentences.items() if s.conflicts} == {
        iran: (iran_again,),
        iran_again: (iran,),
        turkey: (turkey_again,),
        turkey_again: (turkey,),
    }
    for key, figure in [(iran, "3,8"), (iran_again, "3,4"), (turkey, "3,3"), (turkey_again, "3,4")]:
        assert f"{figure} miljoen" in sentences[key].text


def test_no_language_code_is_taken_for_a_name(bundled: Corpus) -> None:
    names = {
        name for entity in bundled.entities for names in entity.names.values() for name in names
    }
    assert names & {"nl", "en"} == set()


def test_the_publisher_is_known(bundled: Corpus) -> None:
    assert bundled.report.publisher == "Ministerie van Buitenlandse Zaken"


@pytest.mark.parametrize("name", NAMES)
def test_a_missing_file_is_named(folder: Path, name: str) -> None:
    (folder / name).unlink()
    with pytest.raises(ReportError) as caught:
        bundled_files(folder)
    assert str(caught.value) == f"There is no report file {folder / name}."


def test_no_file_of_the_bundled_report_is_forgotten() -> None:
    assert {file.name for file in FOLDER.iterdir()} - {"README.md"} == set(NAMES)
