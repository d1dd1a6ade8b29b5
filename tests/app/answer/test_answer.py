"""An answer as plain text: the lead first, then claims, what is missing, and sentences."""

from __future__ import annotations

from typing import Any

import pytest

from app.answer.answer import Answer, AnswerSentence, Claim, Heading, Lead
from app.wording import word
from index.language import LANGUAGES, Language

SAID = AnswerSentence("Het kostte EUR 200 miljoen.", (1,)), AnswerSentence("Later 60.", (2,))


def made(**fields: Any) -> Answer:  # noqa: ANN401 (any field of the answer)
    known = {
        "question": "Hoeveel?",
        "searched": "Hoeveel?",
        "language": "nl",
        "reason": None,
        "confidence": 0.9,
        "sentences": SAID,
        "citations": (),
        "is_set": False,
        "hits": (),
        "ranking": (),
    }
    return Answer(**{**known, **fields})


def test_the_lead_is_the_first_line_with_its_calculation() -> None:
    lead = Lead("EUR 260 miljoen (200 + 60)", (1, 2), "200 + 60 = 260")
    first, second = made(lead=lead).text.split("\n")
    assert first == (
        "EUR 260 miljoen (200 + 60) [1][2] (berekend uit wat is aangehaald: 200 + 60 = 260)"
    )
    assert second == "Het kostte EUR 200 miljoen. [1] Later 60. [2]"


def test_a_lead_that_is_not_calculated_says_nothing_of_it() -> None:
    assert made(lead=Lead("EUR 200 miljoen", (1,))).text.split("\n")[0] == "EUR 200 miljoen [1]"


@pytest.mark.parametrize("language", LANGUAGES)
def test_part_of_an_answer_says_so_in_words(language: Language) -> None:
    partly = word("partly", language)
    for missing in ((), ("per land",)):
        answer = made(language=language, is_partial=True, missing=missing)
        assert answer.outcome == "partly"
        assert answer.missing_notice.startswith(f"{partly} – ")
        assert answer.missing_notice in answer.text.split("\n")
    whole = made(language=language, missing=("per land",))
    assert whole.outcome == "answered"
    assert partly not in whole.text


def test_that_a_part_is_missing_is_told_before_the_sentences_and_what_else_is_after() -> None:
    lines = made(lead=Lead("200", (1,)), missing=("per land",)).text.split("\n")
    assert lines[1:] == [f"{SAID[0].marked} {SAID[1].marked}", "Het rapport zegt niet: per land."]
    partly = made(lead=Lead("200", (1,)), missing=("per land",), is_partial=True)
    assert partly.text.split("\n")[1] == partly.missing_notice
    assert partly.text.split("\n")[2] == lines[1]


def test_a_sentence_that_is_the_lead_is_not_said_again() -> None:
    answer = made(lead=Lead(SAID[0].text, (1,)))
    assert answer.opening_sentence is SAID[0]
    assert answer.text == f"{SAID[0].marked}\n{SAID[1].marked}"
    assert made(lead=Lead("200", (1,))).opening_sentence is None


def test_the_verdict_of_a_single_claim_is_not_said_again() -> None:
    claim, other = Claim("Het was 9", "other_figure", (1,)), Claim("Zo", "partly", (1,))
    lead = Lead("Nee: het rapport zegt 200.", (1,))
    assert made(lead=lead, claims=(claim,)).claims_beside_lead == ()
    for lead_or_none, claims in ((None, (claim,)), (lead, (other,)), (lead, (claim, other))):
        assert made(lead=lead_or_none, claims=claims).claims_beside_lead == claims


def test_verdicts_tell_that_claims_are_confirmed_in_part() -> None:
    claims = Claim("Het was 200", "confirmed", (1,)), Claim("Zo", "not_in_report", ())
    assert made(claims=claims, is_partial=True).missing_notice == ""
    named = made(claims=claims, is_partial=True, missing=("per land",))
    assert "per land" in named.missing_notice


def test_what_is_missing_is_listed() -> None:
    answer = made(missing=("per land", "sinds wanneer"))
    assert answer.missing_notice == "Het rapport zegt niet: per land; sinds wanneer."


def test_each_claim_is_a_line_with_its_verdict_and_citations() -> None:
    claims = Claim("Het was 200", "confirmed", (1,)), Claim("Het was 9", "not_in_report", ())
    assert made(claims=claims).text.split("\n")[:2] == [
        "“Het was 200”: dat zegt het rapport [1]",
        "“Het was 9”: daarover zegt het rapport niets",
    ]
    contested = Claim("Het was 200", "confirmed", (1, 2), is_contested=True)
    assert "elders iets anders [1][2]" in made(claims=(contested, claims[1])).text


def test_insertions_are_explained_where_there_are_some() -> None:
    assert made().insertion_notice == ""
    lead = made(lead=Lead("Dit [de opvang]", (1,), insertions=((4, 15),)))
    assert "[haken]" in lead.insertion_notice
    sentence = AnswerSentence("Dit [de opvang] kost geld.", (1,), insertions=((4, 15),))
    answer = made(sentences=(sentence,))
    assert "[haken]" in answer.insertion_notice
    assert answer.text == "Dit [de opvang] kost geld. [1]"


def test_what_the_lead_says_word_for_word_is_not_said_again() -> None:
    answer = made(lead=Lead(SAID[0].text, (1,)))
    assert answer.beside_lead == SAID[1:]
    assert answer.text == "Het kostte EUR 200 miljoen. [1]\nLater 60. [2]"
    assert made(lead=Lead("EUR 200 miljoen", (1,))).beside_lead == SAID
    assert made().beside_lead == SAID


def test_an_answer_that_its_lead_says_whole_is_one_line() -> None:
    answer = made(sentences=SAID[:1], lead=Lead(SAID[0].text, (1,)))
    assert answer.text == "Het kostte EUR 200 miljoen. [1]"


def test_a_list_under_its_lead_has_a_line_for_each() -> None:
    answer = made(is_set=True, lead=Lead("Twee bedragen", (1, 2)))
    assert answer.text.split("\n") == [
        "Twee bedragen [1][2]",
        "- Het kostte EUR 200 miljoen. [1]",
        "- Later 60. [2]",
    ]


@pytest.mark.parametrize(
    ("fields", "outcome", "answered"),
    [
        ({}, "answered", True),
        ({"missing": ("per land",)}, "answered", True),
        ({"is_partial": True}, "partly", True),
        ({"reason": "not_in_report", "sentences": ()}, "not_in_report", False),
        ({"reason": "other_period", "sentences": (), "is_partial": True}, "not_in_report", False),
    ],
)
def test_the_outcome_follows_from_why_and_whether_it_is_whole(
    fields: dict[str, Any], outcome: str, answered: bool
) -> None:
    answer = made(**fields)
    assert (answer.outcome, answer.answered) == (outcome, answered)


def test_of_a_declined_question_the_notice_alone_is_said() -> None:
    answer = made(reason="not_in_report", sentences=(), missing=("per land",), is_partial=True)
    assert answer.text == word("not_in_report", "nl")


def test_an_overview_stands_under_its_title_with_its_labels_and_our_note() -> None:
    said = AnswerSentence("Er was een bezoek.", (1,), label="mei 2023")
    answer = made(sentences=(said,), is_set=True, heading=Heading("Tijdlijn", "Niet alles."))
    assert answer.outcome == "overview"
    assert answer.answered
    assert answer.text == "Tijdlijn\n- mei 2023: Er was een bezoek. [1]\nNiet alles."


def test_help_is_no_answer_even_with_what_the_report_says_under_it() -> None:
    greeted = made(sentences=(), help="Hallo!")
    assert (greeted.outcome, greeted.answered, greeted.text) == ("help", False, "Hallo!")
    assert made(sentences=SAID[:1], help="Helaas.").text == f"Helaas.\n{SAID[0].marked}"
