"""Questions about the last answer, asked of the bundled report in both languages, and chains."""

from __future__ import annotations

import pytest

from app.answer.answering import ExtractiveAnswerer
from app.answer.checked import CheckedAnswerer
from app.answer.follow_up.request import draft_of
from app.answer.lead.check import check_draft
from app.wording import word
from tests.app.answer.follow_up.talk import talk

pytestmark = [pytest.mark.real, pytest.mark.slow]
RECEPTION = "Hoeveel geld ging er in 2023 naar opvang in de regio?"
COOPERATION = "Hoeveel geld ging er in 2023 naar migratiesamenwerking?"
BUDGET = "What is the budget of COMPASS?"
PROSPECTS = "What is the budget of Prospects?"


@pytest.mark.parametrize(
    ("questions", "lead"),
    [
        ((RECEPTION, "waar staat dat?"),
         "Pagina 11, Budget voor migratiesamenwerking en opvang in de regio"),
        ((BUDGET, "which page is that on?"), "Page 22, COMPASS"),
        ((BUDGET, "anything else?", "source?", "in het Nederlands"),
         "Pagina 22, COMPASS; pagina 24, Bescherming"),
        ((BUDGET, "which page is that on?", "shorter"), "EUR 100 million"),
        ((BUDGET, "in het Nederlands graag"), "EUR 100 mln."),
        ((BUDGET, "shorter", "in het Nederlands graag", "repeat"), "EUR 100 mln."),
        ((BUDGET, "dank u wel", "shorter"), "EUR 100 million"),
        ((BUDGET, "in het Nederlands graag", "thanks", "korter"), "EUR 100 mln."),
        ((RECEPTION, COOPERATION, "samen?"), "Ca. EUR 260 miljoen (200 + 60)"),
        ((RECEPTION, COOPERATION, "samen?", "in English please"),
         "Approx. EUR 260 million (200 + 60)"),
        ((RECEPTION, COOPERATION, "welke is groter?"),
         "Opvang in de regio: ca. EUR 200 miljoen tegen EUR 60 miljoen"),
        ((BUDGET, PROSPECTS, "which of the two is bigger?"),
         "Prospects: max. EUR 800 million against EUR 100 million"),
        ((BUDGET, PROSPECTS, "what's the difference?"), "Max. EUR 700 million (800 − 100)"),
        (("Uit welke vijf landen komen de meeste vluchtelingen?", "tel die 5 eens op"),
         "26,4 miljoen (6,4 + 6,4 + 6,1 + 6 + 1,5)"),
    ],
)  # fmt: skip
def test_what_is_asked_about_an_answer_is_answered_from_it(
    questions: tuple[str, ...], lead: str, real_answerer: ExtractiveAnswerer
) -> None:
    answer = talk(CheckedAnswerer(real_answerer), *questions)
    assert answer.lead
    assert answer.lead.text == lead
    draft = draft_of(answer)
    assert draft
    assert check_draft(draft, answer.language, real_answerer.library)


def test_more_ends(real_answerer: ExtractiveAnswerer) -> None:
    questions, said = [RECEPTION], list[object]()
    while len(questions) < 12:
        answer = talk(real_answerer, *questions)
        if answer.help:
            break
        refs = [one.ref for one in answer.citations]
        assert not set(refs) & set(said)
        said += refs
        questions.append("en verder?")
    assert answer.help == word("nothing_more", "nl")


def test_a_word_of_the_glossary_is_explained(real_answerer: ExtractiveAnswerer) -> None:
    answer = talk(real_answerer, BUDGET, "what do you mean by remittances?")
    assert "remittances" in answer.text
    assert len(answer.sentences) == 1
