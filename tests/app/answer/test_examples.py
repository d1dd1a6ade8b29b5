"""What a reader asks of the bundled report in several wordings, and what must be said to it."""

from __future__ import annotations

import pytest

from app.answer.answer import Answer
from app.answer.answering import ExtractiveAnswerer
from app.query.slots import countries

pytestmark = [pytest.mark.real, pytest.mark.slow]


@pytest.mark.parametrize(
    "question",
    [
        "Wat is het budget van Prospects?",
        "What is the budget of Prospects?",
        "Hoeveel euro is er voor Prospects?",
        "How much is invested in Prospects?",
        "How much money does the second phase of Prospects get?",
    ],
)
def test_the_budget_of_one_programme_is_not_that_of_another(
    question: str, real_answerer: ExtractiveAnswerer
) -> None:
    answer = real_answerer.answer(question)
    assert answer.answered
    assert "EUR 800" in _lead(answer)
    assert "EUR 100" not in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "Wat is het budget van de tweede fase van COMPASS?",
        "Hoe hoog is het budget van COMPASS?",
    ],
)
def test_nor_the_other_way_round(question: str, real_answerer: ExtractiveAnswerer) -> None:
    answer = real_answerer.answer(question)
    assert "EUR 100" in _lead(answer)
    assert "EUR 800" not in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "Hoeveel mensen keerden terug in 2023?",
        "HOEVEEL MENSEN KEERDEN TERUG IN 2023?",
        "hoeveel mensen keerden terug in 2023",
        "Hoeveel mensen zijn er in 2023 teruggekeerd naar hun land van herkomst?",
        "How many people returned in 2023?",
        "HOW MANY PEOPLE RETURNED IN 2023?",
    ],
)
def test_all_returns_are_answered_without_the_record_of_one_country(
    question: str, real_answerer: ExtractiveAnswerer
) -> None:
    answer = real_answerer.answer(question)
    assert answer.answered
    assert {"1.859", "2.087"} <= _figures(answer)
    assert not {"Marokko", "Morocco"} & set(answer.text.replace("]", " ").split())


@pytest.mark.parametrize(
    "question",
    [
        "Hoeveel mensen keerden terug in 2023?",
        "How many people returned in 2023?",
        "Welk land vangt de meeste vluchtelingen op?",
        "What is the budget of the second phase?",
    ],
)
def test_upper_case_changes_nothing(question: str, real_answerer: ExtractiveAnswerer) -> None:
    plain, shouted = real_answerer.answer(question), real_answerer.answer(question.upper())
    assert (shouted.outcome, shouted.text) == (plain.outcome, plain.text)


@pytest.mark.parametrize(
    "question",
    [
        "Welk land vangt de meeste vluchtelingen op?",
        "Wat is het grootste opvangland ter wereld?",
        "Which country hosts the most refugees?",
        "Which country is the largest host of refugees?",
        "What is the world's largest host country?",
    ],
)
def test_the_country_that_hosts_most_is_named_first(
    question: str, real_answerer: ExtractiveAnswerer
) -> None:
    answer = real_answerer.answer(question)
    assert answer.outcome == "answered"
    assert "Iran" in answer.text.split("\n")[0]
    assert answer.text.find("Iran") < min(answer.text.find(one) % 10**6 for one in ("Tür", "Turk"))


@pytest.mark.parametrize(
    "question",
    [
        "Wat is het verschil tussen opvang in de regio en migratiesamenwerking?",
        "Welk onderscheid wordt gemaakt tussen 'opvang in de regio' en 'migratiesamenwerking'?",
        "Wat onderscheidt opvang in de regio van migratiesamenwerking?",
        "What is the difference between reception in the region and migration cooperation?",
        "How does 'reception in the region' differ from 'migration cooperation'?",
        "What distinction is drawn between 'opvang in de regio' and 'migratiesamenwerking'?",
    ],
)
def test_the_distinction_is_drawn(question: str, real_answerer: ExtractiveAnswerer) -> None:
    answer = real_answerer.answer(question)
    assert answer.answered
    cited = answer.lead.citations if answer.lead else (1,)
    assert answer.citations[cited[0] - 1].ref.key == ("b035", 2)


@pytest.mark.parametrize(
    "question",
    [
        "Hoeveel migranten werden in totaal ondersteund bij vrijwillige terugkeer, vanuit "
        "Nederland en uit landen van doorreis samen?",
        "Hoeveel mensen zijn er via REAN en COMPASS samen vrijwillig teruggekeerd?",
        "How many migrants in total were supported in their voluntary return, from the "
        "Netherlands and from transit countries together?",
        "How many people returned voluntarily through REAN and COMPASS combined?",
    ],
)
def test_a_sum_is_shown_with_its_terms(question: str, real_answerer: ExtractiveAnswerer) -> None:
    answer = real_answerer.answer(question)
    assert answer.lead is not None
    assert answer.lead.calculation == "1859 + 2087 = 3946"
    assert len(answer.lead.citations) == 2
    assert _lead(answer).replace(",", ".").startswith("3.946")


@pytest.mark.parametrize(
    ("question", "figures"),
    [
        ("Hoeveel vluchtelingen vangt Turkije op?", ("3,3 miljoen", "3,4 miljoen")),
        ("How many refugees does Türkiye host?", ("3.3 million", "3.4 million")),
        ("How many refugees live in Turkey?", ("3.3 million", "3.4 million")),
    ],
)
def test_both_figures_are_given_where_the_report_contradicts_itself(
    question: str, figures: tuple[str, str], real_answerer: ExtractiveAnswerer
) -> None:
    lead = _lead(real_answerer.answer(question))
    assert all(figure in lead for figure in figures)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Hoeveel geld was er in 2023 voor opvang in de regio?", "dit budget [het "),
        ("How large was the budget for reception in the region in 2023?", "this budget [the "),
        ("How much money was there for migration cooperation in 2023?", "this budget [the "),
    ],
)
def test_this_budget_says_which(
    question: str, said: str, real_answerer: ExtractiveAnswerer
) -> None:
    answer = real_answerer.answer(question)
    assert said in answer.text
    assert all("[het " not in one.quote and "[the " not in one.quote for one in answer.citations)


def _lead(answer: Answer) -> str:
    return answer.lead.text if answer.lead else ""


def _figures(answer: Answer) -> set[str]:
    return set(answer.text.replace(",", ".").split())


@pytest.mark.parametrize(
    "question",
    [
        "Which Dutch minister travelled to Tunisia?",
        "Welke bewindspersoon bracht een bezoek aan Algerije?",
        "What project did the minister announce during her visit to Egypt?",
        "Which delegation from Egypt came to the Netherlands?",
    ],
)
def test_the_visit_to_one_country_is_not_said_under_another(
    question: str, real_answerer: ExtractiveAnswerer
) -> None:
    answer = real_answerer.answer(question)
    assert answer.outcome in ("partly", "not_in_report")
    for visit in ("Schreinemacher", "Rutte", "Van der Burg", "Iraqi", "Iraakse"):
        assert not answer.answered or visit not in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "How many asylum seekers did Germany take in?",
        "Hoeveel asielzoekers ving Turkije op?",
        "How many people returned to Nigeria in 2023?",
    ],
)
def test_nothing_is_missing_of_another_country(
    question: str, real_answerer: ExtractiveAnswerer
) -> None:
    missing = " ".join(real_answerer.answer(question).missing)
    assert countries(missing) <= countries(question)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Wat kosten Prospects en COMPASS en in welke landen lopen ze?", "Jordanië"),
        ("What do COMPASS and Prospects cost, and where do they work?", "Jordan"),
        ("Hoeveel geld krijgen Prospects en COMPASS, en hoe lang lopen ze?", "vier jaar"),
    ],
)
def test_two_things_asked_of_two_programmes_are_both_said_of_both(
    question: str, said: str, real_answerer: ExtractiveAnswerer
) -> None:
    text = real_answerer.answer(question).text
    assert all(one in text for one in ("EUR 800", "EUR 100", said))
