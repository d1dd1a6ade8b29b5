from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.query.claims import claims_in


@pytest.mark.parametrize(
    ("question", "claims"),
    [
        ("Klopt het dat UNHCR in Kenia werkt?", ["UNHCR in Kenia werkt"]),
        ("Klopt de stelling dat UNHCR in Kenia werkt?", ["UNHCR in Kenia werkt"]),
        ("Klopt het dat in 2023 UNHCR in Kenia werkte?", ["In 2023 UNHCR in Kenia werkte"]),
        ("Is it true that in 2023 Jordan hosted people?", ["In 2023 Jordan hosted people"]),
        ("Is het niet gewoon zo dat UNHCR in Kenia werkt?", ["UNHCR in Kenia werkt"]),
        ("Isn't it true that UNHCR works in Kenya?", ["UNHCR works in Kenya"]),
        ("Please verify: Peru sent an envoy to Chile.", ["Peru sent an envoy to Chile"]),
        ("Peru joined in 2019, true or not?", ["Peru joined in 2019"]),
        (
            '"Most members cross it every year." Does the report support this?',
            ["Most members cross it every year"],
        ),
        ("Can I write that Peru has left the forum?", ["Peru has left the forum"]),
        ("Kan ik in mijn stuk zetten dat Peru lid is?", ["Peru lid is"]),
        ("Staat er echt in dat Peru lid is?", ["Peru lid is"]),
        (
            "Kop: Peru stapt op als lid van het forum. Dekt dit rapport die kop?",
            ["Peru stapt op als lid van het forum"],
        ),
        (
            "Headline idea: Peru quits the forum in protest. OK to print?",
            ["Peru quits the forum in protest"],
        ),
        ("Peru quits the forum in protest, right?", ["Peru quits the forum in protest"]),
        ("mijn oom zegt Peru is lid van het forum. klopt dat?", ["Peru is lid van het forum"]),
        ("klopt t dat er 20 scholen zijn gebouwd", ["Er 20 scholen zijn gebouwd"]),
        ("Is het echt waar dat Iran geld kreeg?", ["Iran geld kreeg"]),
        ("Is it true that Jordan hosts a million people?", ["Jordan hosts a million people"]),
        ("is it correct Denmark joined in 2019", ["Denmark joined in 2019"]),
        ("Can you confirm that Egypt signed in May?", ["Egypt signed in May"]),
        ("Fact check: Ghana received ten million euros.", ["Ghana received ten million euros"]),
        ("Waar of niet waar: het fonds stopt in 2024", ["Het fonds stopt in 2024"]),
        ("Het fonds is in 2024 gestopt, klopt dat?", ["Het fonds is in 2024 gestopt"]),
        ("The fund has stopped, right?", ["The fund has stopped"]),
        ("IOM is toch een organisatie van de VN?", ["IOM is een organisatie van de VN"]),
        ("Ik las dat het fonds is gestopt. Klopt dit?", ["Het fonds is gestopt"]),
        ("My aunt says the fund has closed. True?", ["The fund has closed"]),
        ("The fund has closed, my aunt says. Is that right?", ["The fund has closed"]),
        (
            "Kun je deze zin controleren: Libanon kreeg in 2023 dertig miljoen.",
            ["Libanon kreeg in 2023 dertig miljoen"],
        ),
        ('Klopt dit? "Het programma loopt tot 2025."', ["Het programma loopt tot 2025"]),
        ("“Libanon kreeg meer geld dan Irak.”", ["Libanon kreeg meer geld dan Irak"]),
        (
            "Ghana is in 2021 lid geworden van het overleg.",
            ["Ghana is in 2021 lid geworden van het overleg"],
        ),
    ],
)
def test_what_is_to_be_checked_is_told_from_what_asks_for_it(
    question: str, claims: list[str]
) -> None:
    assert list(claims_in(question)) == claims


@pytest.mark.parametrize(
    ("question", "claims"),
    [
        (
            'Waar? "Ghana betaalde aan Stepstone en het programma loopt tot 2031. Peru is lid."',
            [
                "Ghana betaalde aan Stepstone",
                "Het programma Stepstone loopt tot 2031",
                "Peru is lid",
            ],
        ),
        (
            "Is it true that Peru joined and that Chile left?",
            ["Peru joined", "Chile left"],
        ),
        (
            "Check this: Stepstone started in 2019. It runs in ten countries.",
            ["Stepstone started in 2019", "Stepstone runs in ten countries"],
        ),
        (
            "Check: Stepstone runs in Ghana and is paid by Peru.",
            ["Stepstone runs in Ghana", "Stepstone is paid by Peru"],
        ),
        (
            "To verify before noon: (a) Peru is a member, (b) Chile has left.",
            ["Peru is a member", "Chile has left"],
        ),
        (
            "Fact check: Peru joined in 2019; the country received ten million.",
            ["Peru joined in 2019", "The country Peru received ten million"],
        ),
        (
            "Klopt het dat Peru en Chili lid zijn en geld krijgen van Ghana en Iran?",
            ["Peru en Chili lid zijn en geld krijgen van Ghana en Iran"],
        ),
        (
            "True or false: Ghana supports schools, clinics and people without papers.",
            ["Ghana supports schools, clinics and people without papers"],
        ),
    ],
)
def test_claims_are_cut_where_each_stands_by_itself(question: str, claims: list[str]) -> None:
    assert list(claims_in(question)) == claims


@pytest.mark.parametrize(
    "statement",
    [
        "Peru spent ten million euros on schools in Chile",
        "Peru hosts 5 million people",
        "Peru vangt 5 miljoen mensen op",
        "The fund supported schools in Peru in 2021 and paid for clinics",
        "Chili gaf 100 miljoen aan scholen",
    ],
)
def test_a_whole_sentence_is_a_statement_with_and_without_its_full_stop(statement: str) -> None:
    claims = claims_in(statement)
    assert claims
    assert claims_in(f"{statement}.") == claims


@pytest.mark.parametrize(
    "question",
    [
        "Hoeveel mensen keerden terug?",
        "Klopt dat met de cijfers?",
        "Klopt dat?",
        "Check: de bedragen van 2023",
        "Does the report support schools in Peru?",
        "Is it true?",
        "Staat er iets in over Peru?",
        "What does 'help on the spot' mean?",
        "What is the difference between 'reception in the region' and 'resettlement in Europe'?",
        "Nu het akkoord is opgezegd, welke afspraken gelden er dan?",
        "Ik schrijf een stuk over Peru. Hoeveel geld kreeg het land?",
        "I need the total for 2023, please.",
        "mensen die naar Peru zijn gegaan",
        "PERU: STATE OF PLAY",
        "Het fonds in Peru, is dat gestopt?",
        "Noem alle landen waar het fonds is gestopt.",
        "Does the report say how many people returned?",
        "Anything on schools that were built in Peru?",
        "Number of schools funded per country in the south",
        "Families helped in Peru, Chile and Ghana",
        "Costs of schools in Peru 2023",
        "Peru costs schools",
        "Who hosts five schools in Peru",
        "opvang Peru kosten per jaar",
    ],
)
def test_a_question_holds_no_claim(question: str) -> None:
    assert claims_in(question) == ()


@given(st.text(max_size=300))
def test_no_claim_is_made_of_nothing(text: str) -> None:
    assert all(claim.strip() for claim in claims_in(" ".join(text.split())))
