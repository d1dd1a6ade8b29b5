from __future__ import annotations

import pytest

from eval.score.comparison import changes, compare, randomisation_test
from eval.score.conclusion import Conclusion
from tests.eval.examples import gold, ranked, score


def scores(*verified: bool) -> list[object]:
    return [score(question=gold(id=f"A{n}"), verified=value) for n, value in enumerate(verified)]


@pytest.mark.parametrize(
    ("differences", "p", "permutations"),
    [
        ([0, 0, 0], 1, 1),  # nothing to exchange
        ([1], 1, 2),  # both signs are as extreme
        ([1, 1, 1], 0.25, 8),  # 2 of 8 sign patterns
        ([1, 1, 1, -1], 0.625, 16),  # |sum| >= 2 in 10 of 16 patterns
        ([1] * 10, 2 / 1024, 1024),
        ([1, 1, 1, 0, 0, 0, 0], 0.25, 8),  # ties add nothing
        ([0.5, -0.5], 1, 4),
    ],
)
def test_hand_worked_p_values(differences: list[float], p: float, permutations: int) -> None:
    found, drawn = randomisation_test(differences)

    assert found == pytest.approx(p)
    assert drawn == permutations


def test_many_differences_are_permuted_at_random() -> None:
    p, permutations = randomisation_test([1] * 40)
    assert permutations == 9999
    assert 0 < p <= 2 / 10_000
    assert randomisation_test([1, -1] * 20)[0] == pytest.approx(1)


def test_identical_runs_differ_in_nothing() -> None:
    run = scores(True, False, True)

    found = compare(run, run)  # type: ignore[arg-type]

    assert {one.p for one in found} == {1}
    assert {(one.wins, one.losses) for one in found} == {(0, 0)}
    assert {(one.low, one.high) for one in found} == {(0, 0)}
    assert changes(run, run) == []  # type: ignore[arg-type]


def test_wins_losses_and_ties_are_counted_question_by_question() -> None:
    a, b = scores(True, False, False, False), scores(False, True, True, False)

    (verified,) = (one for one in compare(a, b) if one.figure == "verified")  # type: ignore[arg-type]

    assert (verified.a, verified.b) == (0.25, 0.5)
    assert (verified.wins, verified.losses, verified.ties) == (2, 1, 1)
    assert verified.low <= 0.25 <= verified.high


def test_a_refusal_of_an_answerable_question_is_a_loss() -> None:
    a, b = [score()], [score(answered=False, verified=False)]

    (refused,) = (one for one in compare(a, b) if one.figure == "answerable refused")

    assert (refused.b - refused.a, refused.wins, refused.losses) == (1, 0, 1)


def test_a_figure_that_one_run_lacks_is_not_compared() -> None:
    a = [score(ranking=ranked(1) | {"sentence R@1": 1.0})]
    assert "sentence R@1" not in {one.figure for one in compare(a, [score()])}
    assert "sentence R@1" in {one.figure for one in compare(a, a)}


def test_changed_questions_come_worst_first() -> None:
    a = [
        score(question=gold(id="same"), rank=1),
        score(question=gold(id="rank fell"), rank=1),
        score(question=gold(id="now right"), verified=False, rank=1),
        score(question=gold(id="now wrong"), rank=1),
        score(question=gold(id="now refused", answerable=False), verified=False),
    ]
    b = [
        score(question=gold(id="same"), rank=1),
        score(question=gold(id="rank fell"), rank=2),
        score(question=gold(id="now right"), rank=1),
        score(question=gold(id="now wrong"), verified=False, rank=1),
        score(question=gold(id="now refused", answerable=False), verified=False, answered=False),
    ]

    found = changes(a, b)

    assert [change.a.question.id for change in found] == [
        "now wrong",
        "rank fell",
        "now right",
        "now refused",
    ]
    assert [change.is_better for change in found] == [False, False, True, True]


def test_another_outcome_is_a_change_and_a_part_may_be_right() -> None:
    question = gold(id="A1", partial=True)
    whole = score(question=question, verified=False, conclusion=Conclusion("answered"))
    part = score(question=question, verified=False, conclusion=Conclusion("partly"))

    (change,) = changes([whole], [part])

    assert change.is_better
    assert changes([part], [part]) == []


def test_what_is_or_is_not_so_is_compared_as_a_share() -> None:
    question = gold(id="A1")
    led, not_led = (
        score(question=question, conclusion=Conclusion("answered", led=led, is_founded=True))
        for led in (True, False)
    )

    found = {one.figure: (one.a, one.b, one.wins) for one in compare([not_led], [led])}

    assert found["led"] == (0, 1, 1)
    assert found["lead founded"] == (1, 1, 0)
