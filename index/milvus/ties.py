"""The nearest of a collection, of equals the first places, as the stores in memory give them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from index.encoder import Vectors
from index.milvus.collection import Collection
from index.milvus.connection import Connection, Places, Scores, Sparse

MOST = 16_384  # that a cluster gives for one query
FIRST_MORE = 64  # asked for beyond those wanted, to see where equals of the last one end


def nearest_of(
    connection: Connection,
    collection: Collection,
    query: Sparse | Vectors,
    k: int,
    settings: Mapping[str, Any] | None = None,
    has_all_ties: bool = True,
) -> tuple[Places, Scores]:
    """Returns at most k ids and scores, best first; of equals, the first places.

    Milvus gives equals in any order, and any of those that equal the last one. So it is asked for
    more until the last one given is worse than the last one wanted.

    Args:
        connection: To Milvus.
        collection: What is searched.
        query: One vector.
        k: Most to return, above 0.
        settings: Of the search.
        has_all_ties: False where a search finds only most of the nearest anyway.

    Raises:
        StoreError: Milvus is away, or the collection is gone.
    """
    whole = min(collection.rows, MOST)
    limit = min(k + FIRST_MORE, whole) if has_all_ties else min(k, whole)
    while True:
        ((ids, scores),) = connection.nearest(collection.name, [query], limit, settings or {})
        is_settled = len(ids) < limit or limit == whole or scores.min() < np.sort(scores)[-k]
        if is_settled or not has_all_ties:
            best = np.lexsort((ids, -scores))[:k]
            return ids[best], scores[best]
        limit = min(2 * limit, whole)
