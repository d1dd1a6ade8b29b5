"""Sets of sentences: whether one is asked for, and how it stands together."""

from __future__ import annotations

import re

from app.query.query import Query
from index.hits import QuestionMatch, SearchResult
from index.library import Library
from index.rows import SentenceRef

SET_ASKED = re.compile(
    r"\b(?:welke (?:\w+ ){0,2}\w+(?:en|s)\b|which (?:\w+ ){0,2}\w+s\b|alle|all|allemaal|noem|"
    r"list|lijst|opsomming|overzicht|overview|"
    r"samenvat\w*|vat\b.*\bsamen|summar\w+|hoofdlijnen|main points|voorbeelden|examples|"
    r"what are|wat zijn|wie zijn|who are|verschil\w*|differ\w*|vergelijk\w*|compare|versus|vs)\b",
    re.IGNORECASE,
)
SIBLING_ROWS = 3  # so many rows of a table show that its list is asked for


def asks_for_set(query: Query) -> bool:
    """Returns whether a list, a summary or all there is of something is asked for."""
    return query.kind == "list" or SET_ASKED.search(query.searched) is not None


def broad_match(result: SearchResult) -> QuestionMatch | None:
    """Returns the broad question asked, if that is what the question is most like."""
    best = result.questions[0] if result.questions else None
    return best if best and best.kind == "broad" and len(best.answers) > 1 else None


def in_reading_order(refs: list[SentenceRef], library: Library) -> list[SentenceRef]:
    """Returns the sentences of a block side by side; the best one stays first, rows excepted."""
    blocks = list(dict.fromkeys((ref.report_id, ref.key.block) for ref in refs))

    def place(ref: SentenceRef) -> tuple[bool, int, int]:
        is_best = ref == refs[0] and not library.block(ref).is_restated
        return not is_best, blocks.index((ref.report_id, ref.key.block)), ref.key.number

    return sorted(refs, key=place)


def with_sibling_rows(refs: list[SentenceRef], library: Library) -> list[SentenceRef]:
    """Returns the sentences with the other rows of a list of which several are there."""
    families: dict[tuple[str, str, str], list[SentenceRef]] = {}
    for ref in refs:
        if library.block(ref).is_restated:
            list_of = (ref.report_id, ref.key.block, row_family(library.sentence(ref).text))
            families.setdefault(list_of, []).append(ref)
    whole: list[SentenceRef] = []
    for (report_id, _, family), rows in families.items():
        if len(rows) >= SIBLING_ROWS:
            whole += [
                SentenceRef(report_id, sentence.key)
                for sentence in library.block(rows[0]).sentences
                if row_family(sentence.text) == family
            ]
    return list(dict.fromkeys([*refs[:1], *whole, *refs])) if whole else refs


def row_family(text: str) -> str:
    """Returns what rows of one list share: the text without names and numbers."""
    return " ".join(re.sub(r"[A-ZÀ-Þ]\w+|\d+|\bnr\.|[^\w\s]", " ", text[1:]).split())
