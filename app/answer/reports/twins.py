"""Sentences of editions that tell the same of each, row by row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from app.answer.reports.like_figures import Frame, most_like
from index.library import Library
from index.rows import SentenceRef

MOST_PAIRS = 3  # rows of sentences that are alike
MOST_BESIDE = 2  # sentences of each that have none like them
Cells = tuple[tuple[SentenceRef, ...], ...]  # for each edition the sentences of one row


def rows_of(said: Mapping[str, Sequence[SentenceRef]], library: Library) -> list[Cells]:
    """Returns the rows of a table of editions.

    Sentences that are alike stand side by side. What has none like it stands in one more row, if
    every edition that says anything has something to say there: an empty cell would tell that it
    says nothing.

    Args:
        said: By report, in the order of the columns, the sentences that answer, best first.
        library: That they stand in.
    """
    frames = {id_: _frames(id_, library) for id_ in said}
    rows: list[Cells] = []
    placed = set[SentenceRef]()
    for id_, refs in said.items():
        for ref in refs[:MOST_PAIRS]:
            if ref in placed or len(rows) == MOST_PAIRS:
                continue
            own = frames[id_][ref]
            row = [ref if other == id_ else _twin(own, frames[other], placed) for other in said]
            if sum(one is not None for one in row) > 1:
                rows.append(tuple((one,) if one else () for one in row))
                placed |= {one for one in row if one}
    left = {id_: [ref for ref in refs if ref not in placed] for id_, refs in said.items()}
    if not rows or all(left[id_] for id_, refs in said.items() if refs):
        beside = tuple(tuple(refs[:MOST_BESIDE]) for refs in left.values())
        rows += [beside] if any(beside) else []
    return rows


def _frames(id_: str, library: Library) -> dict[SentenceRef, Frame]:
    report = library.report(id_)
    return {
        SentenceRef(id_, key): Frame.of(sentence.text) for key, sentence in report.sentences.items()
    }


def _twin(
    own: Frame, others: Mapping[SentenceRef, Frame], placed: set[SentenceRef]
) -> SentenceRef | None:
    """Returns the sentence of another edition that is most like one; None if none is like it."""
    return most_like(own, {ref: frame for ref, frame in others.items() if ref not in placed})
