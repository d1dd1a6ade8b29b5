"""The lexical channels of an index folder: made of its rows, and opened again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from index.answerability import AnswerabilityClassifier
from index.lexical import NgramAnalyser, StemAnalyser
from index.library import LexicalChannels
from index.rows import QUESTION_KINDS, IndexRow
from index.stores import StoreFactory


def make_channels(
    stores: StoreFactory, folder: Path, rows: Sequence[IndexRow], sentences: int
) -> None:
    """Makes the channels of every language that the rows have text in.

    Args:
        stores: Makes the stores.
        folder: Of the index.
        rows: All of its rows.
        sentences: How many sentences there are.

    Raises:
        OSError: The folder cannot be written.
    """
    for language in _languages(rows):
        documents, questions = lexical_texts(rows, language, sentences)
        stores.make_lexical(documents, StemAnalyser(language), folder, f"{language}-sentences")
        stores.make_lexical(questions, NgramAnalyser(), folder, f"{language}-questions")
        asked = [one for one in rows if one.language == language and one.kind in QUESTION_KINDS]
        _fit_answerability(asked).save(_classifier_file(folder, language, "answerability"))
        _fit_completeness(asked).save(_classifier_file(folder, language, "completeness"))


def open_channels(
    stores: StoreFactory, folder: Path, rows: Sequence[IndexRow], sentences: int
) -> Mapping[str, LexicalChannels]:
    """Returns the channels that were made of these rows, by language; see `make_channels`.

    Raises:
        IndexFolderError: A classifier is missing or damaged.
        OSError: A store is missing.
        ValueError: A store is damaged.
    """
    return {
        language: _open(stores, folder, language, rows, sentences) for language in _languages(rows)
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


def _fit_answerability(asked: Sequence[IndexRow]) -> AnswerabilityClassifier:
    return AnswerabilityClassifier.fit(
        answered=[row.text for row in asked if row.sentences],
        unanswered=[row.text for row in asked if not row.sentences],
    )


def _fit_completeness(asked: Sequence[IndexRow]) -> AnswerabilityClassifier:
    return AnswerabilityClassifier.fit(
        answered=[row.text for row in asked if row.sentences and row.kind != "partial"],
        unanswered=[row.text for row in asked if row.kind == "partial"],
    )


def _languages(rows: Sequence[IndexRow]) -> list[str]:
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
            _classifier_file(folder, language, "answerability")
        ),
        completeness=AnswerabilityClassifier.load(
            _classifier_file(folder, language, "completeness")
        ),
    )


def _classifier_file(folder: Path, language: str, name: str) -> Path:
    return folder / f"{language}-{name}.json"
