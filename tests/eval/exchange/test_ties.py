from __future__ import annotations

from itertools import permutations, product
from statistics import mean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.answer.record import PassageRecord
from eval.asked.relevance import GoldSource
from eval.exchange.ties import TieRange, tie_effect
from eval.score.metrics import rank_of_need, ranking_scores
from tests.eval.examples import IOM_QUOTE, JORDAN_QUOTE, SYRIA_ROW, gold, passage, record
from tests.fakes import SOURCE

JORDAN = "Jordanië ontving 60 miljoen euro voor onderwijs."
# What a passage may hold: the first, second and third quote.
TEXTS: dict[str, tuple[str, int, int]] = {
    "": ("In 2022 keerden 1.250 mensen vrijwillig terug.", 7, 7),
    "j": (JORDAN, 2, 4),
    "s": ("Syrië 12.640", 11, 11),
    "i": (IOM_QUOTE, 14, 14),
    "si": (f"E. Syrié 12.640 {IOM_QUOTE}", 11, 14),
    "jsi": (f"{JORDAN} E. Syrié 12.640 {IOM_QUOTE}", 2, 14),
}
EVIDENCE = (JORDAN_QUOTE, SYRIA_ROW, IOM_QUOTE)


def passages(held: list[str]) -> list[PassageRecord]:
    return [passage(rank, *TEXTS[text]) for rank, text in enumerate(held, start=1)]


def test_a_run_without_ties_has_one_order() -> None:
    effect = tie_effect(
        [gold(evidence=(IOM_QUOTE,))],
        {"A1": record(passages=passages(["", "i"]))},
        {"A1": [1, 1]},
        GoldSource({"proef": SOURCE}),
    )

    assert (effect.tied, effect.changed, effect.ranges) == (0, 0, {})


def test_the_ends_of_a_hand_worked_case() -> None:
    """A1: four of equal score, one of which is right; A2: ties below the right one."""
    questions = [gold(id="A1", evidence=(IOM_QUOTE,)), gold(id="A2", evidence=(IOM_QUOTE,))]
    questions.append(gold(id="A3", answerable=False))
    run = {
        "A1": record(passages=passages(["", "i", "", ""])),
        "A2": record(passages=passages(["i", "", ""])),
        "A3": record(passages=passages(["", ""])),
    }

    effect = tie_effect(
        questions, run, {"A1": [4], "A2": [1, 2], "A3": [2]}, GoldSource({"proef": SOURCE})
    )

    assert (effect.tied, effect.changed) == (3, 1)
    assert list(effect.ranges) == ["R@1", "R@3", "P@1", "RR@10", "AP@10", "nDCG@10"]
    assert effect.ranges["R@1"] == TieRange(taken=0.5, worst=0.5, best=1.0)
    assert effect.ranges["R@3"] == TieRange(taken=1.0, worst=0.5, best=1.0)
    assert effect.ranges["RR@10"] == TieRange(taken=0.75, worst=0.625, best=1.0)


HELD = st.lists(st.sampled_from(list(TEXTS)), min_size=1, max_size=3)


@given(st.lists(HELD, min_size=1, max_size=3), st.integers(1, 3), st.booleans())
def test_the_ends_are_those_of_all_orders(
    groups: list[list[str]], quotes: int, evidence_all: bool
) -> None:
    question = gold(evidence=EVIDENCE[:quotes], evidence_all=evidence_all)
    source = GoldSource({"proef": SOURCE})

    def reciprocal(held: list[str]) -> float:
        rank = rank_of_need(question, record(passages=passages(held)), source)
        return ranking_scores({"A1": rank})["A1"]["RR@10"]

    orders = product(*(set(permutations(group)) for group in groups))
    values = [reciprocal([text for group in order for text in group]) for order in orders]
    taken = [text for group in groups for text in group]
    effect = tie_effect(
        [question],
        {"A1": record(passages=passages(taken))},
        {"A1": [len(group) for group in groups]},
        source,
    )

    if min(values) == max(values):
        assert effect.ranges == {}
    else:
        assert effect.ranges["RR@10"] == TieRange(reciprocal(taken), min(values), max(values))


def test_the_fewest_passages_that_hold_all_quotes_are_found() -> None:
    """A greedy choice would take "si" first, and need three; two suffice."""
    question = gold(evidence=EVIDENCE, evidence_all=True)
    held = ["s", "i", "si", "j"]
    effect = tie_effect(
        [question],
        {"A1": record(passages=passages(held))},
        {"A1": [4]},
        GoldSource({"proef": SOURCE}),
    )

    assert effect.ranges["RR@10"] == TieRange(taken=1 / 4, worst=1 / 4, best=1 / 2)
    assert mean([effect.ranges["R@3"].worst, effect.ranges["R@3"].best]) == pytest.approx(0.5)
