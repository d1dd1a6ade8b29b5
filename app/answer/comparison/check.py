"""The cells of a comparison held against the sentences that they cite."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from app.answer.citations import Citation
from app.answer.comparison.table import CellValue, Comparison
from index.language import Language
from index.library import Library


def verbatim_rows(
    comparison: Comparison,
    citations: Sequence[Citation],
    good: Collection[int],
    language: Language,
    library: Library,
) -> Comparison | None:
    """Returns a comparison without the rows of which a cell cannot be shown to stand in the report.

    A row goes as a whole: what is left of it would say that the report says nothing.

    Args:
        comparison: The comparison.
        citations: What it cites.
        good: Numbers of those that are verbatim.
        language: It is in.
        library: That the sentences stand in.
    """
    cited = {one.number: one for one in citations if one.number in good}

    def stands(value: CellValue) -> bool:
        texts = [
            library.sentence(cited[number].ref).text_in(language)
            for number in value.citations
            if number in cited
        ]
        is_whole = bool(texts) and len(texts) == len(value.citations)
        return is_whole and any(value.text in text for text in texts)

    rows = tuple(
        row for row in comparison.rows if all(stands(value) for cell in row.cells for value in cell)
    )
    if len(rows) == len(comparison.rows):
        return comparison
    return replace(comparison, rows=rows) if rows else None
