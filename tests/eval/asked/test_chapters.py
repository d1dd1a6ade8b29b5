from __future__ import annotations

import pytest

from eval.asked.chapters import Chapters
from eval.asked.relevance import GoldSource
from ingest.document import Report
from tests.eval.examples import JORDAN_QUOTE, gold
from tests.fakes import edition_corpus, tiny_corpora


@pytest.mark.parametrize(
    ("evidence", "chapter"),
    [
        ([JORDAN_QUOTE], "1 Inleiding"),
        (["keerden 1.250 mensen vrijwillig terug"], "2 Terugkeer"),
        (["nergens te vinden", JORDAN_QUOTE], "1 Inleiding"),
        (["nergens te vinden"], ""),
        ([], ""),
    ],
)
def test_a_question_belongs_to_the_chapter_of_its_first_quote(
    evidence: list[str], chapter: str
) -> None:
    report = edition_corpus().report

    found = Chapters([report]).of(gold(evidence=tuple(evidence)), GoldSource.of([report]))

    assert found == chapter


def test_the_chapters_of_the_bundled_report(bundled_report: Report) -> None:
    quote = "Prospects is een samenwerkings- verband tussen het ministerie"
    question = gold(evidence=(quote,))

    found = Chapters([bundled_report]).of(question, GoldSource.of([bundled_report]))

    assert found == "3 Verdieping opvang in de regio"


def test_among_several_reports_a_chapter_comes_after_the_title_of_its_own() -> None:
    reports = [corpus.report for corpus in tiny_corpora()]
    chapters, source = Chapters(reports), GoldSource.of(reports)

    assert chapters.of(gold(evidence=(JORDAN_QUOTE,)), source) == "Proefrapport: 1 Inleiding"
    assert chapters.of(gold(evidence=("Water wordt schaars.",)), source) == "Nota: Klimaat"
