from __future__ import annotations

import pytest

from eval.show.verdict.versus import FEWEST, Versus, versus_sentences, versus_test
from tests.eval.show.verdict.examples import declined, misled, ranked, right, unproven, wrong


def versus(wins: int, losses: int, ties: int = 0) -> Versus:
    a = [wrong()] * wins + [right()] * losses + [declined()] * ties
    b = [right()] * wins + [wrong()] * losses + [declined()] * ties
    return Versus.of(a, b)


def test_questions_are_counted_by_which_run_they_went_well_in() -> None:
    found = Versus.of(
        [wrong(), right(), misled(), unproven()], [right(), right(), misled(), right()]
    )
    # A question that cannot be judged is no tie.
    assert (found.wins, found.losses, found.ties) == (1, 0, 2)


def test_the_test_is_the_sign_test_where_questions_go_well_or_not() -> None:
    # Of 16 questions, 14 or more alike by chance: 2 (120 + 16 + 1) / 2 ** 16 = .0042.
    assert versus(14, 2).p == pytest.approx(0.0042, abs=0.002)  # from drawn permutations
    assert versus(6, 0).p == pytest.approx(2 / 2**6)
    assert versus(1, 0).p == 1


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (versus(14, 2, 84), "This is unlikely to be chance."),
        (versus(2, 14), "This is unlikely to be chance."),
        (versus(6, 0), "This is unlikely to be chance."),
        (versus(5, 0), "So few differences may be chance."),
        (versus(1, 0), "So few differences may be chance."),
        (versus(8, 6), "This may be chance."),
        (versus(0, 0, 3), "There is no difference."),
    ],
)
def test_words_say_no_more_than_the_test(found: Versus, words: str) -> None:
    assert versus_sentences(found, "A", "B", "en")[1] == words


def test_fewer_questions_can_never_be_told_from_chance() -> None:
    assert versus(FEWEST - 1, 0).p >= 0.05 > versus(FEWEST, 0).p


def test_a_comparison_is_grammatical() -> None:
    assert versus_sentences(versus(14, 2, 84), "A", "B", "nl") == [
        "B is beter bij 14 vragen, slechter bij 2 vragen en gelijk bij 84 vragen, "
        "vergeleken met A.",
        "Dat is waarschijnlijk geen toeval.",
    ]
    assert versus_sentences(versus(1, 0, 1), "A", "B", "en")[0] == (
        "Compared with A, B is better on 1 question, worse on no question and equal on 1 question."
    )


def test_with_a_system_that_only_ranks_ranks_alone_count() -> None:
    found = Versus.of([ranked(2), ranked(1)], [right(), wrong()])
    assert (found.wins, found.losses) == (1, 1)


def test_specialists_are_told_the_test() -> None:
    said = versus_test(versus(6, 0), "nl")
    assert "randomisatietoets van Fisher" in said
    assert "p = 0,0312 (64 permutaties)" in said
