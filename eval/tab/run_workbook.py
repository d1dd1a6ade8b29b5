"""A run as a spreadsheet, for who reads answers there: a row a question, and the verdict."""

from __future__ import annotations

from collections.abc import Iterator

from app.answer.record import RunRecord
from app.wording import word
from eval.asked.question_record import GoldQuestion
from eval.asked.spreadsheet.workbook import written_workbook
from eval.score.metrics import QuestionScore
from eval.score.scorecard import ScoredRun
from eval.show.outcomes import outcome_words
from eval.show.verdict.plain_figures import plain_figures
from eval.show.verdict.sentences import verdict
from eval.show.verdict.tally import Tally
from index.language import Language

COLUMNS = ("id", "question", "outcome", "answer", "pages", "quotes", "missing", "gold", "expected")


def run_workbook(run: ScoredRun, title: str, language: Language, known: int = 0) -> bytes:
    """Returns a run as an XLSX file.

    Args:
        run: The run.
        title: Which run it is.
        language: Of heads, outcomes and the verdict.
        known: How many of the questions stand in the index.
    """
    head = [word(f"run_table_{column}", language) for column in COLUMNS]
    rows = [[*_cells(score, run.records[score.question.id], language)] for score in run.card.scores]
    return written_workbook(
        {
            word("run_table_answers", language): [head, *rows],
            word("run_table_verdict", language): [*_verdict(run, title, language, known)],
        }
    )


def _cells(score: QuestionScore, record: RunRecord, language: Language) -> Iterator[str]:
    """Yields the cells of a question, in the order of `COLUMNS`."""
    question = score.question
    yield question.id
    yield question.question
    yield outcome_words(score, language)
    yield record.answer
    pages = dict.fromkeys(one.page for one in record.citations if one.page is not None)
    yield ", ".join(map(str, pages))
    yield "\n".join(citation.quote for citation in record.citations)
    yield "\n".join(record.missing)
    yield "\n".join(question.evidence)
    yield "\n".join(_expected(question))


def _expected(question: GoldQuestion) -> tuple[str, ...]:
    return question.answer_all or question.answer


def _verdict(run: ScoredRun, title: str, language: Language, known: int) -> Iterator[list[str]]:
    tally = Tally.of(run.card.scores)
    said = verdict(tally, language, known)
    yield [title]
    yield from ([text] for text in (*said.sentences, *said.notes))
    for figure in plain_figures(tally, language):
        number = f"{figure.number} {figure.of}".strip()
        yield [f"{figure.name} ({figure.detail})", number, figure.margin]
