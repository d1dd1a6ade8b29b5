"""From a run to the scores of its questions, by the reports that were asked about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from app.answer.record import RunRecord
from app.query.question import clean_question
from eval.asked.chapters import Chapters
from eval.asked.question_record import GoldQuestion
from eval.asked.relevance import GoldSource
from eval.score.conclusion import conclusion
from eval.score.metrics import QuestionScore, score_questions
from ingest.corpus import Corpus
from ingest.errors import QuestionError, QuestionFileError


def score_records(
    questions: Sequence[GoldQuestion], records: Iterable[RunRecord], corpora: Sequence[Corpus]
) -> list[QuestionScore]:
    """Returns the score of each question.

    Args:
        questions: The gold questions.
        records: The run, in any order.
        corpora: The reports that quotes are looked up in, and what their sentences state.

    Raises:
        QuestionFileError: A question is not in the run, or is another one there.
    """
    run = {record.id: record for record in records}
    check_complete(questions, run)
    reports = [corpus.report for corpus in corpora]
    texts = {
        report.id: [sentence.text for sentence in report.sentences.values()] for report in reports
    }
    source, chapters = GoldSource.of(reports), Chapters(reports)
    cited = {corpus.report.id: corpus for corpus in corpora}
    return [
        replace(
            score,
            chapter=chapters.of(score.question, source),
            conclusion=conclusion(score.question, run[score.question.id], cited),
        )
        for score in score_questions(questions, run, source, texts)
    ]


def check_complete(questions: Sequence[GoldQuestion], run: Mapping[str, RunRecord]) -> None:
    """Checks that a run answers these questions.

    Raises:
        QuestionFileError: A question is not in the run, or is another one there.
    """
    missing = [question.id for question in questions if question.id not in run]
    if missing:
        raise QuestionFileError(
            f"The run has no answer to {missing[0]} "
            f"({len(missing)} of {len(questions)} questions are missing)."
        )
    for question in questions:
        asked = run[question.id].question
        if asked is not None and _as_asked(asked) != _as_asked(question.question):
            raise QuestionFileError(
                f"The run is over other questions: {question.id} is “{asked}” there "
                f"and “{question.question}” in the question file."
            )


def _as_asked(question: str) -> str:
    """Returns a question as an answerer takes it; as it is if none takes it."""
    try:
        return clean_question(question)
    except QuestionError:
        return question
