from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from index.lexical import LexicalIndex, NgramAnalyser, StemAnalyser
from index.terms import Terms

TEXTS = st.lists(st.sampled_from(["", "de", "klimaat geld", "Geld!", "één boot é"]), max_size=6)


def words(terms: Terms) -> list[list[str]]:
    """Returns the terms of each document."""
    return [[terms.vocabulary[number] for number in one] for one in terms.documents()]


@given(st.lists(TEXTS, max_size=4))
def test_joined_parts_are_what_all_documents_together_are(parts: list[list[str]]) -> None:
    for analyser in (StemAnalyser("nl"), NgramAnalyser()):
        joined = Terms.joined([Terms.of(part, analyser) for part in parts])
        texts = [text for part in parts for text in part]
        assert words(joined) == [analyser.terms(text) for text in texts]
        assert words(Terms.of(texts, analyser)) == words(joined)
        assert sorted(set(joined.vocabulary)) == sorted(joined.vocabulary)


def test_documents_without_terms_keep_their_places() -> None:
    joined = Terms.joined([Terms.none(2), Terms.of(["klimaat"], NgramAnalyser()), Terms.none(1)])
    assert [len(one) for one in words(joined)] == [0, 0, 6, 0]


def test_an_index_of_joined_terms_scores_as_one_of_the_texts() -> None:
    analyser = StemAnalyser("nl")
    parts = [["geld voor klimaat", "", "boot"], ["klimaat klimaat"], ["geld"]]
    texts = [text for part in parts for text in part]
    joined = LexicalIndex.of_terms(Terms.joined([Terms.of(p, analyser) for p in parts]), analyser)
    built = LexicalIndex.build(texts, analyser)
    for query in ("klimaat", "geld voor de boot", "onbekend"):
        np.testing.assert_array_equal(joined.scores(query), built.scores(query))
    assert joined.idf("klimaat") == built.idf("klimaat")
