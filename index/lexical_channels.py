"""The lexical channels: what BM25 reads of rows, and the channels of an index folder, opened."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from index.answerability import AnswerabilityClassifier
from index.lexical import LexicalIndex, NgramAnalyser, StemAnalyser
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


def channels_of_part(
    whole: Mapping[str, LexicalChannels], rows: Sequence[IndexRow], sentences: int
) -> Mapping[str, LexicalChannels]:
    """Returns the channels of some reports of a library, made in memory.

    Args:
        whole: Those of the library.
        rows: Of these reports.
        sentences: How many they have.
    """
    return {
        language: _of_part(whole[language], language, rows, sentences)
        for language in languages_of(rows)
    }


def _of_part(
    whole: LexicalChannels, language: str, rows: Sequence[IndexRow], sentences: int
) -> LexicalChannels:
    documents, questions = lexical_texts(rows, language, sentences)
    # Mostly one report of a library was prepared, and its questions are many.
    has_all = len(questions) == len(whole.question_rows)
    nothing = AnswerabilityClassifier({}, 0.0)
    return LexicalChannels(
        sentences=LexicalIndex.build(documents, StemAnalyser(language)),
        questions=whole.questions if has_all else LexicalIndex.build(questions, NgramAnalyser()),
        question_rows=_question_rows(rows, language),
        answerability=whole.answerability if questions else nothing,
        completeness=whole.completeness if questions else nothing,
    )


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
    question_rows = _question_rows(rows, language)
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


def _question_rows(rows: Sequence[IndexRow], language: str) -> tuple[int, ...]:
    return tuple(
        number
        for number, row in enumerate(rows)
        if row.language == language and row.kind in QUESTION_KINDS
    )


def classifier_file(folder: Path, language: str, name: str) -> Path:
    """Returns where a classifier of a language stands in an index folder."""
    return folder / f"{language}-{name}.json"
