"""The lexical channels: what BM25 reads of rows, and the channels of an index folder, opened."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from index.answerability import AnswerabilityClassifier
from index.lexical import NgramAnalyser, StemAnalyser
from index.library import LexicalChannels
from index.rows import QUESTION_KINDS, IndexRow
from index.stores import StoreFactory

CLASSIFIERS = ("answerability", "completeness")


def open_channels(
    stores: StoreFactory, folder: Path, rows: Sequence[IndexRow], sentences: int
) -> Mapping[str, LexicalChannels]:
    """Returns the channels that were made of these rows, by language.

    Raises:
        IndexFolderError: A classifier is missing or damaged.
        OSError: A store is missing.
        ValueError: A store is damaged.
    """
    return {
        language: _open(stores, folder, language, rows, sentences)
        for language in languages_of(rows)
    }


def lexical_texts(
    rows: Sequence[IndexRow], language: str, sentences: int
) -> tuple[list[str], list[str]]:
    """Returns what BM25 reads in a language: one text a sentence, and one a question."""
    documents = [""] * sentences
    questions = []
    for row in rows:
        if row.language != language:
            continue
        if row.kind in QUESTION_KINDS:
            questions.append(row.text)
        if row.kind not in ("block", "broad"):
            for sentence in row.sentences:
                documents[sentence] += f"{row.text}\n"
    return documents, questions


def fit_classifiers(asked: Sequence[IndexRow]) -> dict[str, AnswerabilityClassifier]:
    """Returns what tells by a question's wording how it may be answered, by name.

    Args:
        asked: Rows of the questions of one language.
    """
    return {
        "answerability": AnswerabilityClassifier.fit(
            answered=[row.text for row in asked if row.sentences],
            unanswered=[row.text for row in asked if not row.sentences],
        ),
        "completeness": AnswerabilityClassifier.fit(
            answered=[row.text for row in asked if row.sentences and row.kind != "partial"],
            unanswered=[row.text for row in asked if row.kind == "partial"],
        ),
    }


def languages_of(rows: Sequence[IndexRow]) -> list[str]:
    """Returns the languages that the rows have text in, each of which has channels."""
    return sorted({row.language for row in rows if row.kind in ("sentence", "translation")})


def _open(
    stores: StoreFactory, folder: Path, language: str, rows: Sequence[IndexRow], sentences: int
) -> LexicalChannels:
    question_rows = tuple(
        number
        for number, row in enumerate(rows)
        if row.language == language and row.kind in QUESTION_KINDS
    )
    return LexicalChannels(
        sentences=stores.open_lexical(
            sentences, StemAnalyser(language), folder, f"{language}-sentences"
        ),
        questions=stores.open_lexical(
            len(question_rows), NgramAnalyser(), folder, f"{language}-questions"
        ),
        question_rows=question_rows,
        answerability=AnswerabilityClassifier.load(
            classifier_file(folder, language, "answerability")
        ),
        completeness=AnswerabilityClassifier.load(
            classifier_file(folder, language, "completeness")
        ),
    )


def classifier_file(folder: Path, language: str, name: str) -> Path:
    """Returns where a classifier of a language stands in an index folder."""
    return folder / f"{language}-{name}.json"
