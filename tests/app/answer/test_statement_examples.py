"""What a reader states of the bundled report, and what must be said to it."""

from __future__ import annotations

import pytest

from app.answer.answering import ExtractiveAnswerer
from tests.app.answer.test_examples import _lead

pytestmark = [pytest.mark.real, pytest.mark.slow]


@pytest.mark.parametrize(
    ("question", "verdicts"),
    [
        (
            "Klopt deze alinea? “In 2023 is een tweede fase van COMPASS aangekondigd, voor "
            "EUR 100 mln. en een looptijd van vier jaar. Op 1 januari 2024 is de tweede fase van "
            "Prospects officieel van start gegaan.”",
            ["confirmed", "confirmed"],
        ),
        (
            'Is this correct? "In 2023, 1,859 migrants were supported from the Netherlands '
            'through the REAN programme in their voluntary return."',
            ["confirmed"],
        ),
    ],
)
def test_a_pasted_paragraph_is_checked_sentence_by_sentence(
    question: str, verdicts: list[str], real_answerer: ExtractiveAnswerer
) -> None:
    assert [one.verdict for one in real_answerer.answer(question).claims] == verdicts


@pytest.mark.parametrize(
    "question",
    [
        "Is it true that COMPASS campaigns stopped half a million people from migrating?",
        "Is it true that 550,000 people decided not to migrate because of COMPASS campaigns?",
        "Klopt het dat de campagnes van COMPASS 550.000 mensen ervan hebben weerhouden te "
        "vertrekken?",
        "Is het waar dat dankzij COMPASS-campagnes 550.000 mensen niet zijn gemigreerd?",
    ],
)
def test_that_people_were_reached_does_not_confirm_that_they_stayed(
    question: str, real_answerer: ExtractiveAnswerer
) -> None:
    answer = real_answerer.answer(question)
    assert answer.outcome != "answered"
    assert all(one.verdict != "confirmed" for one in answer.claims)


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        (
            "Klopt het dat Nederland 200 miljoen uitgaf aan opvang in de regio?",
            "ca. EUR 200 miljoen",
        ),
        (
            "Is it true that there are 281 million international migrants?",
            "around 281 million",
        ),
        ("Klopt het dat de bijdrage aan Prospects 800 miljoen is?", "max. EUR 800 mln."),
        ("Is it true that the contribution to Prospects was raised to EUR 800 million?", "max."),
    ],
)
def test_a_figure_that_the_report_limits_is_confirmed_with_its_limit(
    statement: str, said: str, real_answerer: ExtractiveAnswerer
) -> None:
    answer = real_answerer.answer(statement)
    assert [claim.verdict for claim in answer.claims] == ["confirmed"]
    assert said in _lead(answer)


@pytest.mark.parametrize(
    ("statement", "figures"),
    [
        ("Is it true that Iran hosts 3.4 million refugees?", {"3.4", "3.8"}),
        ("Is it true that Iran hosts 3.8 million refugees?", {"3.4", "3.8"}),
        ("Klopt het dat Turkije 3,3 miljoen vluchtelingen opvangt?", {"3,3", "3,4"}),
    ],
)
def test_a_statement_on_which_the_report_contradicts_itself_gets_both_figures(
    statement: str, figures: set[str], real_answerer: ExtractiveAnswerer
) -> None:
    answer = real_answerer.answer(statement)
    assert all(figure in _lead(answer) for figure in figures)
    assert len(answer.citations) == 2


@pytest.mark.parametrize(
    ("statement", "verdict"),
    [
        ("In 2022 more people than ever returned to Morocco.", "partly"),
        ("In 2022 keerden meer mensen dan ooit terug naar Marokko, klopt dat?", "partly"),
        ("Returns to Morocco reached a ten-year record in 2023.", "confirmed"),
        ("Klopt het dat in 2023 het hoogste aantal terugkeerders naar Marokko in tien jaar werd "
         "bereikt?", "confirmed"),
    ],
)  # fmt: skip
def test_a_record_is_checked_as_a_statement(
    statement: str, verdict: str, real_answerer: ExtractiveAnswerer
) -> None:
    answer = real_answerer.answer(statement)
    assert [claim.verdict for claim in answer.claims] == [verdict]
    assert "ten years" in answer.text or "tien jaar" in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "Is het waar dat Nederland 3,4 miljoen vluchtelingen opvangt?",
        "The Netherlands hosts 3.4 million refugees, correct?",
        "Klopt het dat Nederland 3,8 miljoen mensen opvangt?",
    ],
)
def test_the_figure_of_another_country_neither_confirms_nor_corrects(
    question: str, real_answerer: ExtractiveAnswerer
) -> None:
    verdicts = [claim.verdict for claim in real_answerer.answer(question).claims]
    assert set(verdicts) <= {"partly", "not_in_report"}
