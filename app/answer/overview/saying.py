"""An overview in a form -> the answer that says it, every sentence cited."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.answer.answer import Answer, AnswerSentence, Heading
from app.answer.antecedents import standing_alone
from app.answer.citations import Citation, cite
from app.answer.overview.form import USUAL, Form
from app.answer.overview.items import Item, items_said
from app.query.query import Query
from index.hits import SearchResult
from index.library import Library
from index.rows import SentenceRef
from ingest.overviews import Overview

RANKING_DEPTH = 10


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked, around an overview.

    Attributes:
        query: The question.
        result: What was found for it; its passages stand beside the overview in a run.
        confidence: How probable it is that the overview was asked for, in [0, 1].
        first: A sentence that may answer by itself, to be said among the first; or None.
    """

    query: Query
    result: SearchResult
    confidence: float = 1.0
    first: SentenceRef | None = None


def say(
    library: Library, report_id: str, overview: Overview, asked: Asked, form: Form = USUAL
) -> Answer:
    """Returns an answer that says an overview.

    Args:
        library: Where its sentences stand.
        report_id: Of its report.
        overview: The overview.
        asked: What was asked.
        form: In which form to say it.
    """
    query, language = asked.query, asked.query.answer_language
    first = asked.first.key if asked.first else None
    items = items_said(overview, form, library.corpora[report_id], language, first)
    refs = tuple(SentenceRef(report_id, item.key) for item in items)
    found = [hit.ref for hit in asked.result.sentences]
    ranked = list(dict.fromkeys([*refs, *found]))[: max(RANKING_DEPTH, len(refs))]
    return Answer(
        question=query.typed,
        searched=query.searched,
        language=language,
        reason=None,
        confidence=asked.confidence,
        sentences=_labelled(standing_alone(library, refs, language), items, form),
        citations=_cited(library, refs),
        is_set=True,
        hits=asked.result.hits,
        ranking=_cited(library, ranked),
        turn=query.turn,
        heading=Heading(
            overview.title[language],
            overview.note.get(language, ""),
            overview.id,
            form.shape == "table",
        ),
    )


def _cited(library: Library, refs: Sequence[SentenceRef]) -> tuple[Citation, ...]:
    return tuple(cite(library, ref, n) for n, ref in enumerate(refs, start=1))


def _labelled(
    sentences: Sequence[AnswerSentence], items: Sequence[Item], form: Form
) -> tuple[AnswerSentence, ...]:
    """Returns sentences with their labels; in a list one that begins with its own has it bold."""
    in_table = form.shape == "table"
    return tuple(
        replace(one, label=item.label) if in_table else _labelled_once(one, item.label)
        for one, item in zip(sentences, items, strict=True)
    )


def _labelled_once(said: AnswerSentence, label: str) -> AnswerSentence:
    begins = re.match(rf"((de|het|een|the|an?) )?({re.escape(label)})", said.text, re.IGNORECASE)
    if label and begins:
        return replace(said, emphasis=(begins.span(3), *said.emphasis))
    return replace(said, label=label)
