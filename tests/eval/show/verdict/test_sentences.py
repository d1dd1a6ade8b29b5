from __future__ import annotations

from collections.abc import Sequence
from itertools import product

import pytest

from eval.score.metrics import QuestionScore
from eval.show.outcomes import outcome_words
from eval.show.verdict.sentences import margin_sentence, verdict
from eval.show.verdict.tally import Share, Tally
from index.language import LANGUAGES, Language
from tests.eval.show.verdict.examples import (
    declined,
    misled,
    ranked,
    refused,
    right,
    unproven,
    wrong,
)

TOO_FEW = "Dat zijn te weinig vragen voor een vast oordeel"


def dutch(*scores: QuestionScore) -> Sequence[str]:
    return verdict(Tally.of(scores), "nl").sentences


def english(*scores: QuestionScore) -> Sequence[str]:
    return verdict(Tally.of(scores), "en").sentences


def test_no_question_is_said_to_be_none() -> None:
    assert dutch() == ("Er zijn geen vragen gesteld.",)
    assert english() == ("No questions were asked.",)


@pytest.mark.parametrize(
    ("scores", "first", "second"),
    [
        (
            [right()],
            "De ene vraag die het rapport beantwoordt, kreeg een juist antwoord met het bewijs "
            "erbij.",
            "Er ging niets mis.",
        ),
        (
            [wrong()],
            "De ene vraag die het rapport beantwoordt, kreeg geen juist antwoord met het bewijs "
            "erbij.",
            "Bij 1 vraag was het antwoord fout of zonder dat bewijs, bij geen vraag kwam er ten "
            "onrechte geen antwoord.",
        ),
        (
            [right(), refused()],
            "1 van de 2 vragen die het rapport beantwoordt, kreeg een juist antwoord met het "
            "bewijs erbij.",
            "Bij geen vraag was het antwoord fout of zonder dat bewijs, bij 1 vraag kwam er ten "
            "onrechte geen antwoord.",
        ),
        (
            [refused(), wrong(), wrong()],
            "Geen van de 3 vragen die het rapport beantwoordt, kreeg een juist antwoord met het "
            "bewijs erbij.",
            "Bij 2 vragen was het antwoord fout of zonder dat bewijs, bij 1 vraag kwam er ten "
            "onrechte geen antwoord.",
        ),
        (
            [declined(), declined()],
            "Beide vragen waarop het rapport geen antwoord heeft, kregen er terecht geen.",
            "Er ging niets mis.",
        ),
        (
            [misled()],
            "De ene vraag waarop het rapport geen antwoord heeft, kreeg er toch een.",
            "Bij 1 vraag kwam er toch een antwoord, dat dus niet juist kan zijn.",
        ),
        (
            [misled(), misled(), misled()],
            "Alle 3 vragen waarop het rapport geen antwoord heeft, kregen er toch een.",
            "Bij 3 vragen kwam er toch een antwoord, dat dus niet juist kan zijn.",
        ),
        (
            [right(), right(), declined(), misled()],
            "3 van de 4 vragen gingen goed.",
            "Beide vragen die het rapport beantwoordt, kregen een juist antwoord met het bewijs "
            "erbij; 1 van de 2 vragen waarop het rapport geen antwoord heeft, kreeg er terecht "
            "geen.",
        ),
        (
            [right(), misled(), misled()],
            "1 van de 3 vragen ging goed.",
            "De ene vraag die het rapport beantwoordt, kreeg een juist antwoord met het bewijs "
            "erbij; beide vragen waarop het rapport geen antwoord heeft, kregen er toch een.",
        ),
    ],
)
def test_a_verdict_is_grammatical(scores: Sequence[QuestionScore], first: str, second: str) -> None:
    found = dutch(*scores)
    assert found[:2] == (first, second)
    assert found[2].startswith(TOO_FEW)
    assert len(found) == 3


def test_the_same_is_said_in_english() -> None:
    assert english(right(), wrong(), declined()) == (
        "2 of the 3 questions went well.",
        "1 of the 2 questions that the report answers got a right answer with its proof; the one "
        "question that the report does not answer was rightly given none.",
        "These are too few questions for a firm verdict: of 100 other questions of this kind, "
        "anywhere from 20 to 94 may go well.",
    )


@pytest.mark.parametrize(
    ("scores", "words"),
    [
        ([declined(related=True)], "was rightly given none (shown as a part only)."),
        (
            [declined(related=True), declined(), misled()],
            "2 of the 3 questions that the report does not answer were rightly given none "
            "(1 of them shown as a part only).",
        ),
    ],
)
def test_those_that_the_list_calls_a_part_only_are_counted_in_the_verdict(
    scores: Sequence[QuestionScore], words: str
) -> None:
    assert english(*scores)[0].endswith(words)
    assert english(right(), *scores)[1].endswith(words)
    assert outcome_words(scores[0], "en").endswith("shown as a part only")
    assert "part" not in " ".join(english(right(), declined(), misled()))


def test_questions_that_cannot_be_judged_are_left_out_and_said_to_be() -> None:
    found = verdict(Tally.of([right(), unproven(), declined()]), "nl")

    assert found.sentences[0] == "Beide vragen gingen goed."
    (note,) = found.notes
    assert note.startswith("1 vraag zonder zin die het antwoord bewijst, telt hier niet mee")


@pytest.mark.parametrize(
    ("count", "known", "note"),
    [
        (1, 1, "The one question is known to Rapportwijzer word for word, so it measures nothing."),
        (
            3,
            1,
            "1 of the 3 questions is known to Rapportwijzer word for word: it measures nothing, "
            "yet is counted.",
        ),
        (
            2,
            2,
            "Both questions are known to Rapportwijzer word for word: they measure nothing, "
            "yet are counted.",
        ),
    ],
)
def test_how_many_questions_measure_nothing_is_said(count: int, known: int, note: str) -> None:
    tally = Tally.of([right()] * count)
    assert verdict(tally, "en", known).notes == (note,)
    assert verdict(tally, "en").notes == ()


def test_where_nothing_can_be_judged_nobody_is_told_that_it_went_wrong() -> None:
    first, second, third = dutch(unproven(), unproven(), unproven(answered=False))

    assert first.startswith("3 vragen gesteld, en niet beoordeeld")
    assert second == "2 van de 3 vragen kregen een antwoord of een deel ervan."
    assert third.startswith("Ga hieronder zelf na")


def test_a_system_that_only_ranks_is_judged_by_what_it_finds() -> None:
    first, second, third = english(ranked(1), ranked(1), ranked(None))

    assert first == (
        "For 2 of the 3 questions that the report answers, the passage found first holds the proof."
    )
    assert second == "This system only finds passages; it gives no answers."
    assert "too few" in third


@pytest.mark.parametrize("language", LANGUAGES)
def test_whatever_the_numbers_are_a_sentence_is_one(language: Language) -> None:
    made = [right, refused, declined, misled]
    for counts in product(range(4), repeat=len(made)):
        scores = [make() for make, count in zip(made, counts, strict=True) for _ in range(count)]
        said = verdict(Tally.of(scores), language).sentences
        assert len(said) == (3 if scores else 1)
        assert all(text.endswith(".") and not text[0].islower() for text in said)


@pytest.mark.parametrize(
    ("share", "words", "bounds"),
    [
        (Share(2, 2), "te weinig vragen", "34 tot 100"),
        (Share(10, 10), "te weinig vragen", "72 tot 100"),
        (Share(20, 25), "te weinig vragen", "60 tot 92"),
        (Share(80, 100), "De marge is ruim", "71 tot 87"),
        (Share(400, 500), "Van 100 andere vragen", "76 tot 84"),
    ],
)
def test_the_words_are_as_sure_as_the_margin_is_narrow(
    share: Share, words: str, bounds: str
) -> None:
    said = margin_sentence(share, "nl")
    assert words in said
    assert f" {bounds} " in said
    assert ("te weinig" in said) == (words == "te weinig vragen")
