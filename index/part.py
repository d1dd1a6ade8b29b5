"""Some reports of a library as a library of their own, to search in these alone.

It is what an index of only these reports would be: numbers, facts, overviews, how rare a word is
and what is held for unanswerable are theirs. Only the classifiers of a question's wording stay
those of the whole, as they take seconds to fit; where nothing was prepared they tell nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np
from numpy.typing import NDArray

from index.lexical_channels import channels_of_part
from index.library import FACTS, OVERVIEWS, Library
from index.overview_terms import count_terms
from index.rows import VECTOR_CHANNELS, count_rows, index_rows, rows_of, sentence_refs

Kept = NDArray[np.bool_]


def part_of(library: Library, ids: Collection[str]) -> Library:
    """Returns the library of some of the reports, in memory; the whole if they are all.

    Args:
        library: The whole.
        ids: Of the reports, at least one of them known; others are passed over.
    """
    corpora = [corpus for id_, corpus in library.corpora.items() if id_ in ids]
    if len(corpora) == len(library.corpora):
        return library
    rows, kept_rows = index_rows(corpora), _rows_kept(library, ids)
    sentences = sentence_refs(corpora)
    kept = {
        channel: kept_rows[list(rows_of(library.rows, kinds))]
        for channel, kinds in VECTOR_CHANNELS.items()
    }
    kept[FACTS] = _of_reports([one.report_id for one in library.wordings], ids)
    kept[OVERVIEWS] = _of_reports([one.report_id for one in library.overview_wordings], ids)
    wordings = [one for one in library.overview_wordings if one.report_id in ids]
    return Library(
        corpora={corpus.report.id: corpus for corpus in corpora},
        passages=[one for one in library.passages if one.report_id in ids],
        sentences=sentences,
        rows=rows,
        vectors={
            name: store if kept[name].all() else store.some(np.flatnonzero(kept[name]))
            for name, store in library.vectors.items()
        },
        lexical=channels_of_part(library.lexical, rows, len(sentences)),
        fingerprint=library.fingerprint,
        stores_are_there=library.stores_are_there,
        wordings=[one for one in library.wordings if one.report_id in ids],
        overview_wordings=wordings,
        overview_terms=count_terms(wordings),
    )


def _rows_kept(library: Library, ids: Collection[str]) -> Kept:
    """Returns bool (rows of the library,): those of some reports; a report's stand together."""
    counts = [count_rows(corpus) for corpus in library.corpora.values()]
    return np.repeat(_of_reports(list(library.corpora), ids), counts)


def _of_reports(reports: Sequence[str], ids: Collection[str]) -> Kept:
    return np.array([one in ids for one in reports], dtype=bool)
