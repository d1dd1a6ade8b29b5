from __future__ import annotations

import pytest

from eval.run.rankers import by_bm25, by_cosine, fused, matching, reciprocal_rank_fusion
from tests.fakes import FakeEncoder

TEXTS = ["Egypte kreeg geld", "Kenia", "Kenia kreeg steun en Kenia kreeg regen"]


def test_reciprocal_ranks_are_summed() -> None:
    # 7: 1/61 + 1/63; 3: 1/62 + 1/61; 9: 1/63; 5: 1/62
    places, scores = reciprocal_rank_fusion([[7, 3, 9], [3, 5, 7]])

    assert places == [3, 7, 5, 9]
    assert scores == pytest.approx([1 / 62 + 1 / 61, 1 / 61 + 1 / 63, 1 / 62, 1 / 63])


def test_equal_sums_stay_in_the_order_of_their_places() -> None:
    assert reciprocal_rank_fusion([[2, 1], [1, 2]])[0] == [1, 2]
    assert reciprocal_rank_fusion([[], []]) == ([], [])


def test_fusion_reads_ranks_below_the_first_ten() -> None:
    # 20 is eleventh twice; every other place is found once.
    first, second = [*range(10), 20], [*range(10, 20), 20]

    fusion = fused([lambda _: (first, [1.0] * 11), lambda _: (second, [1.0] * 11)])

    assert fusion("?")[0][0] == 20  # 2/71 against 1/61


def test_all_texts_are_ranked_by_cosine() -> None:
    places, cosines = by_cosine(TEXTS, FakeEncoder())("Kenia")

    assert places == [1, 2, 0]
    # "Kenia" twice, "kreeg" twice and three other words once: 2 / √11
    assert cosines == pytest.approx([1, 2 / 11**0.5, 0], abs=1e-6)


def test_all_texts_are_ranked_by_bm25_those_without_a_word_last() -> None:
    places, scores = by_bm25(["niets", *TEXTS], "nl")("Kenia")

    assert places == [2, 3, 0, 1]
    assert scores[0] > scores[1] > scores[2] == scores[3] == 0


def test_what_matches_in_nothing_is_not_found() -> None:
    assert matching(by_bm25(["niets", *TEXTS], "nl"))("Kenia")[0] == [2, 3]
    assert matching(by_bm25(TEXTS, "nl"))("onbekend") == ([], [])


def test_english_stems_are_cut_in_english() -> None:
    ranker = matching(by_bm25(["Applications returned."], "en"))
    assert ranker("returning application")[0] == [0]
