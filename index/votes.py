"""What the indexed questions nearest to one tell: whether there is an answer."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from index.candidates import Found, best_places

# The nearest questions vote on whether there is an answer; a vote falls by e for each tenth of a
# cosine it is farther than the nearest one.
VOTERS = 60
VOTE_WIDTH = 0.1


def vote(questions: Found, is_wanted: NDArray[np.bool_]) -> float:
    """Returns the share of the nearest questions that are of a kind, the nearer counting more.

    Args:
        questions: By cosine.
        is_wanted: bool (rows,): which are of the kind.
    """
    if not len(questions.places):
        return 0.0
    nearest = best_places(questions.scores, VOTERS)
    cosines = questions.scores[nearest]
    votes = np.exp((cosines - cosines[0]) / VOTE_WIDTH)
    return float(votes @ is_wanted[questions.places[nearest]] / votes.sum())


def best(found: Found, is_wanted: NDArray[np.bool_], nothing: float) -> float:
    """Returns the best score among the rows of a kind; the floor if none of them was found.

    Args:
        found: By cosine or BM25.
        is_wanted: bool (rows,): which are of the kind.
        nothing: Told where there is no row of the kind.
    """
    if not is_wanted.any():
        return nothing
    return float(found.only(is_wanted).scores.max(initial=found.floor))
