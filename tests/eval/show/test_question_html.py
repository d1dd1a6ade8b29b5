from __future__ import annotations

from collections.abc import Sequence

import pytest

from eval.asked.relevance import Place, Quote
from eval.score.comparison import Change
from eval.show.question_html import QuestionHtml
from tests.eval.examples import JORDAN_QUOTE, gold, passage, record, score
from tests.fakes import edition_corpus

JORDAN = "Jordanië ontving 60 miljoen euro voor onderwijs."
QUESTION = gold(question="Hoeveel <b>?", evidence=(JORDAN_QUOTE,))
RECORD = record(
    answer="Zestig <i> [1]\nen meer",
    passages=[
        passage(1, "In 2022 keerden 1.250 mensen terug.", 7, 7),
        passage(2, f"Nederland steunt opvang. {JORDAN}", 2, 4),
    ],
)


@pytest.fixture
def html() -> QuestionHtml:
    return QuestionHtml([edition_corpus().report], "en")


def test_the_gold_quote_is_marked_in_the_passage_that_holds_it(html: QuestionHtml) -> None:
    shown = html.details(score(question=QUESTION, rank=2), RECORD)

    first, second = shown.split("<li><p")[1:]
    assert "<mark>" not in first
    assert f"Nederland steunt opvang. <mark>{JORDAN}</mark>" in second
    assert "holds that proof" in second


def test_of_a_table_that_is_restated_the_quoted_rows_are_marked(html: QuestionHtml) -> None:
    rows = ["Turkije: 2.685 asielaanvragen.", "Syrië: 12.640 asielaanvragen."]
    asked = gold(evidence=("E. Syrié 12.640 E. Turkije 2.685",))
    text = "\n".join([*rows, "IOM begeleidt hen daarbij."])

    shown = html.details(score(question=asked), record(passages=[passage(1, text, 11, 12)]))

    assert "\n".join(f"<mark>{row}</mark>" for row in rows) in shown
    assert "<mark>IOM" not in shown


def test_everything_is_escaped(html: QuestionHtml) -> None:
    shown = html.details(score(question=QUESTION), RECORD)

    assert "Hoeveel &lt;b&gt;?" in shown
    assert "Zestig &lt;i&gt; [1]<br>en meer" in shown


def address(where: Place, quotes: Sequence[Quote]) -> str:
    return f"?s={where.report}{where.lines[0]}.{len(quotes)}"


def test_a_passage_links_into_the_reading_room_if_there_is_one() -> None:
    linked = QuestionHtml([edition_corpus().report], "nl", address)

    shown = linked.details(score(question=QUESTION), RECORD)

    assert (
        '<a href="?s=proef2.1" target="_blank">openen in het rapport (nieuw tabblad)</a>' in shown
    )


def test_an_unanswerable_question_has_no_gold(html: QuestionHtml) -> None:
    shown = html.details(score(question=gold(answerable=False)), record())
    assert "The report does not answer this question." in shown


def test_a_change_shows_both_answers_side_by_side(html: QuestionHtml) -> None:
    a = score(question=QUESTION, rank=1)
    b = score(question=QUESTION, verified=False, answered=False, confidence=0.2, rank=1)

    shown = html.change(Change(a, b), record(answer="Wel."), record(answer="Niet."))

    assert "(worse)" in shown
    assert shown.index("before: right") < shown.index("Wel.")
    assert shown.index("Wel.") < shown.index("now: wrongly declined") < shown.index("Niet.")
