from __future__ import annotations

import bm25s
import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from index.bm25_matrix import bm25_matrix
from index.lexical import NgramAnalyser
from index.terms import Terms
from ingest.bundled import bundled_corpus

TEXTS = st.lists(st.sampled_from(["", "a", "a a b", "b c c c", "klimaat geld", "c"]), min_size=1)


def check(texts: list[str]) -> None:
    """Asserts that the scores of texts are those that bm25s itself makes, to the last bit."""
    terms = Terms.of(texts, NgramAnalyser())
    theirs = bm25s.BM25()
    vocabulary = {term: place for place, term in enumerate(terms.vocabulary)}
    documents = [numbers.tolist() for numbers in terms.documents()]
    theirs.index((documents, vocabulary), show_progress=False)
    ours = bm25_matrix(terms, theirs.k1, theirs.b)
    assert ours.keys() == theirs.scores.keys()
    for name, values in ours.items():
        np.testing.assert_array_equal(values, theirs.scores[name])
        assert np.asarray(values).dtype == np.asarray(theirs.scores[name]).dtype, name


@given(TEXTS)
def test_it_is_what_bm25s_makes(texts: list[str]) -> None:
    check([*texts, "a"])


def test_it_is_what_bm25s_makes_of_the_report() -> None:
    check([sentence.text for sentence in bundled_corpus().report.sentences.values()])
