from __future__ import annotations

import pytest

from app.answer.lead.clause import yes_no_clause
from ingest.corpus import Corpus
from tests.app.answer.lead.made import block_of, corpus_of, fact, sentence, text, text_of

SCHOOL = sentence(
    "a",
    0,
    "In Kenia bouwde het fonds 12 scholen en drie putten.",
    "In Kenya the fund built 12 schools and three wells.",
)
BUILT = fact(
    ("a", 0),
    "count",
    ("het fonds in Kenia", "the fund in Kenya"),
    ("12 scholen", "12 schools"),
    12.0,
    "schools",
    places=("KE",),
    affirms=("Bouwde het fonds scholen in Kenia?", "Did the fund build schools in Kenya?"),
    denies=("Sloopte het fonds scholen in Kenia?", "Did the fund close schools in Kenya?"),
)
CORPUS = corpus_of([block_of(SCHOOL)], [BUILT])


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Bouwde het fonds scholen in Kenia?", "Ja: 12 scholen"),
        ("Heeft het fonds in Kenia scholen gebouwd?", "Ja: 12 scholen"),
        ("Is het waar dat het fonds scholen in Kenia bouwde?", "Ja: 12 scholen"),
        ("Werden er door het fonds scholen in Kenia gesloopt?", "Nee: 12 scholen"),
        ("Verfde het fonds scholen in Kenia?", None),
        ("Heeft het fonds in Kenia een school?", None),
        ("Did the fund build schools in Kenya?", "Yes: 12 schools"),
        ("Did the fund build 12 schools in Kenya?", "Yes: 12 schools"),
        ("Did the fund close schools in Kenya?", "No: 12 schools"),
        ("Does the fund build schools in Kenya?", "Yes: 12 schools"),
    ],
)
def test_a_sentence_that_says_so_is_a_yes_or_no(question: str, expected: str | None) -> None:
    told = text(question, CORPUS, BUILT)
    assert told == expected or (expected is None and not (told or "").startswith(("Ja:", "Nee:")))


DENIED_OR_QUANTIFIED = (
    "Bouwde het fonds geen scholen in Kenia?",
    "Bouwde het fonds niet ook scholen in Kenia?",
    "Bouwde het fonds nooit scholen in Kenia?",
    "Bouwde het fonds nauwelijks scholen in Kenia?",
    "Bouwde het fonds zonder hulp scholen in Kenia?",
    "Is het onjuist dat het fonds scholen in Kenia bouwde?",
    "Stopte het fonds met scholen in Kenia, bouwde het?",
    "Bouwde het fonds alle scholen in Kenia?",
    "Bouwde het fonds alleen scholen in Kenia?",
    "Bouwde het fonds uitsluitend scholen in Kenia?",
    "Bouwde het fonds altijd scholen in Kenia?",
    "Bouwde het fonds elke school in Kenia?",
    "Bouwde het fonds de meeste scholen in Kenia?",
    "Bouwde het fonds slechts 12 scholen in Kenia?",
    "Bouwde het fonds overal in Kenia scholen?",
    "Bouwde het fonds scholen of putten in Kenia?",
    "Bouwde het fonds 13 scholen in Kenia?",
    "Bouwde het fonds meer scholen in Kenia?",
    "Bouwde het fonds scholen in Oeganda?",
    "Did the fund not build schools in Kenya?",
    "Didn't the fund build schools in Kenya?",
    "Did the fund never build schools in Kenya?",
    "Did the fund no longer build schools in Kenya?",
    "Did the fund fail to build schools in Kenya?",
    "Did the fund refuse to build schools in Kenya?",
    "Did nobody build schools in Kenya?",
    "Is it false that the fund built schools in Kenya?",
    "Did the fund build all schools in Kenya?",
    "Did the fund only build schools in Kenya?",
    "Did the fund always build schools in Kenya?",
    "Did the fund build every school in Kenya?",
    "Did the fund build most schools in Kenya?",
    "Did the fund build schools everywhere in Kenya?",
    "Did the fund build schools or wells in Kenya?",
    "Did the fund build 13 schools in Kenya?",
    "Did the fund build more schools in Kenya?",
    "Did the fund build schools in Uganda?",
)


@pytest.mark.parametrize("question", DENIED_OR_QUANTIFIED)
def test_nothing_is_affirmed_or_denied_that_is_turned_round_limited_or_of_another(
    question: str,
) -> None:
    told = text(question, CORPUS, BUILT) or ""
    assert not told.startswith(("Ja", "Nee", "Yes", "No"))


@pytest.mark.parametrize("question", ["Hoeveel scholen bouwde het fonds?", "schools kenya", "Ja?"])
def test_what_asks_for_no_yes_or_no_has_no_clause(question: str) -> None:
    assert yes_no_clause(question, "nl") is None


@pytest.mark.parametrize(
    ("question", "fact_id", "opening"),
    [
        ("Is Iran het grootste opvangland ter wereld?", "f-b069-1-2", "Ja: "),
        ("Is Iran the largest host country in the world?", "f-b069-1-2", "Yes: "),
        ("Is Turkije nog het grootste opvangland ter wereld?", "f-b069-1-2", "Nee: "),
        ("Stijgt het aantal ontheemden wereldwijd?", "f-b057-0-1", "Ja: "),
        ("Daalt het aantal ontheemden wereldwijd?", "f-b057-0-1", "Nee: "),
    ],
)
def test_the_bundled_report_says_yes_and_no(
    bundled: Corpus, question: str, fact_id: str, opening: str
) -> None:
    assert (text_of(question, bundled, fact_id) or "").startswith(opening)
