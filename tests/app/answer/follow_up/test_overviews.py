"""An overview of the bundled report in another form, and two topics compared."""

from __future__ import annotations

import pytest

from app.answer.answering import ExtractiveAnswerer
from tests.app.answer.follow_up.talk import talk

pytestmark = [pytest.mark.real, pytest.mark.slow]
CHAPTERS = [("Vat hoofdstuk 3 samen", 0), ("summarise chapter 3", 1)]


@pytest.mark.parametrize(("asked", "place"), CHAPTERS)
def test_the_same_overview_is_said_in_the_form_asked_for(
    asked: str, place: int, real_answerer: ExtractiveAnswerer
) -> None:
    before = talk(real_answerer, asked)
    assert before.heading
    table = talk(real_answerer, asked, ("als tabel", "as a table")[place])
    assert table.heading
    assert table.heading.is_table
    assert table.heading.overview == before.heading.overview
    assert table.understood
    money = talk(real_answerer, asked, ("alleen de bedragen", "only the amounts")[place])
    assert money.heading
    assert money.heading.overview == before.heading.overview
    assert any("EUR" in one.label for one in money.sentences)
    few = talk(real_answerer, asked, ("in drie zinnen", "in three sentences")[place])
    assert [one.ref for one in few.citations] == [one.ref for one in before.citations][:3]
    assert few.heading
    top = talk(real_answerer, asked, ("als tabel", "as a table")[place], "top 3")
    assert len(top.citations) == 3
    assert len(talk(real_answerer, asked, ("korter", "shorter")[place]).citations) < len(
        before.citations
    )


@pytest.mark.parametrize(("asked", "place"), CHAPTERS)
def test_where_many_sentences_stand_is_told_page_by_page(
    asked: str, place: int, real_answerer: ExtractiveAnswerer
) -> None:
    answer = talk(real_answerer, asked, ("waar staat dat?", "which page is that on?")[place])
    pages = [one.page for one in answer.citations]
    assert len(pages) > 3
    assert pages == sorted(pages)
    page = ("pagina", "page")[place]
    assert [one.label for one in answer.sentences] == [f"{page} {number}" for number in pages]
    assert answer.is_set


@pytest.mark.parametrize(
    ("asked", "wanted"), [("Geef een tijdlijn", "meer"), ("Give a timeline", "more")]
)
def test_more_is_the_next_items(asked: str, wanted: str, real_answerer: ExtractiveAnswerer) -> None:
    before = talk(real_answerer, asked)
    after = talk(real_answerer, asked, wanted)
    assert before.heading
    assert after.heading
    assert after.heading.overview == before.heading.overview
    assert not {one.ref for one in before.citations} & {one.ref for one in after.citations}
    assert any(one.label for one in after.sentences)


@pytest.mark.parametrize(
    ("questions", "lead"),
    [
        (("Wat is COMPASS?", "en Prospects?", "Welke van de twee is duurder?"), "Prospects: "),
        (("What is COMPASS?", "and Prospects?", "which is bigger?"), "Prospects: "),
    ],
)
def test_two_topics_without_figures_are_compared(
    questions: tuple[str, ...], lead: str, real_answerer: ExtractiveAnswerer
) -> None:
    answer = talk(real_answerer, *questions)
    assert answer.lead
    assert answer.lead.text.startswith(lead)
    assert "100" in answer.lead.text
    assert "800" in answer.lead.text
    assert answer.comparison


@pytest.mark.parametrize(
    "questions",
    [
        ("Wat is COMPASS?", "en Prospects?", "wat is het verschil?"),
        ("What is COMPASS?", "and Prospects?", "what's the difference?"),
    ],
)
def test_the_difference_of_two_topics_is_all_that_differs(
    questions: tuple[str, ...], real_answerer: ExtractiveAnswerer
) -> None:
    answer = talk(real_answerer, *questions)
    assert answer.comparison
    assert answer.comparison.columns == ("COMPASS", "Prospects")
    assert len(answer.comparison.rows) > 1
    assert answer.understood
