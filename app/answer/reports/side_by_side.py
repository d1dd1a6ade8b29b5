"""The same question of several editions -> an answer that shows side by side what each says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.answer.answer import Answer, AnswerSentence, Lead
from app.answer.citations import cite
from app.answer.comparison.table import CellValue, Comparison, Row
from app.answer.reports.like_figures import Difference, difference
from app.answer.reports.original import in_original
from app.answer.reports.request import EditionRequest
from app.answer.reports.twins import Cells, rows_of
from app.query.query import Turn
from app.wording import word
from index.language import Language
from index.library import Library
from index.rows import SentenceRef
from ingest.text.alignment import letters_and_digits

PAIR = 2
SAID = 3  # sentences of each edition's answer that are looked at
RANKING_DEPTH = 10


@dataclass(frozen=True, slots=True)
class Asked:
    """What is said to.

    Attributes:
        typed: The question as typed.
        request: How it is put to the editions.
        language: To answer in.
        turn: What a later question may lean on.
    """

    typed: str
    request: EditionRequest
    language: Language
    turn: Turn | None


def side_by_side(asked: Asked, answers: Mapping[str, Answer], library: Library) -> Answer | None:
    """Returns what editions say side by side; None if none of them answers.

    Args:
        asked: The question.
        answers: Of each edition by itself, in the order of the columns.
        library: That has them all.
    """
    said = {id_: _refs(one) for id_, one in answers.items()}
    if not any(said.values()):
        return None
    language = asked.language
    rows = rows_of(said, library)
    refs = tuple(dict.fromkeys(ref for row in rows for cell in row for ref in cell))
    number = {ref: place for place, ref in enumerate(refs, start=1)}
    differences = [_difference(row, library, language) for row in rows]
    told = [one for one in differences if one]
    ranked = list(dict.fromkeys([*refs, *_ranked(answers)]))[:RANKING_DEPTH]
    parts = [one for one in answers.values() if one.answered]
    table = Comparison(
        title=word("editions_title", language),
        columns=titles_of(answers, library),
        rows=tuple(
            Row(
                _heading(row, library, language),
                _cells(row, number, library, language),
                _notes(row, between, library, language),
            )
            for row, between in zip(rows, differences, strict=True)
        ),
        is_of_reports=True,
    )
    return Answer(
        question=asked.typed,
        searched=parts[0].searched,
        language=language,
        reason=None,
        confidence=min(one.confidence for one in parts),
        sentences=tuple(
            AnswerSentence(library.sentence(ref).text_in(language), (place,))
            for ref, place in number.items()
        ),
        citations=tuple(cite(library, ref, place) for ref, place in number.items()),
        is_set=True,
        hits=tuple(hit for one in answers.values() for hit in one.hits),
        ranking=tuple(cite(library, ref, place) for place, ref in enumerate(ranked, start=1)),
        turn=asked.turn,
        lead=_lead(told[0], asked, number) if len(told) == 1 else None,
        is_partial=any(one.is_partial for one in parts),
        nearest=next((one.nearest for one in parts if one.nearest), ""),
        comparison=table,
        reports=tuple(answers),
        remark=in_original(refs, language, library),
    )


def titles_of(ids: Mapping[str, object], library: Library) -> tuple[str, ...]:
    """Returns what reports are called, their ids beside titles that two of them share."""
    titles = [library.report(id_).title for id_ in ids]
    return tuple(
        f"{title} ({id_})" if titles.count(title) > 1 else title
        for id_, title in zip(ids, titles, strict=True)
    )


def _refs(answer: Answer) -> list[SentenceRef]:
    """Returns the sentences that an edition answers with, those of its lead first."""
    if not answer.answered:
        return []
    lead = answer.lead.citations if answer.lead else ()
    cited = sorted(answer.citations, key=lambda one: (one.number not in lead, one.number))
    return [one.ref for one in cited[:SAID]]


def _ranked(answers: Mapping[str, Answer]) -> Sequence[SentenceRef]:
    return [citation.ref for one in answers.values() for citation in one.ranking]


def _cells(
    row: Cells, number: Mapping[SentenceRef, int], library: Library, language: Language
) -> tuple[tuple[CellValue, ...], ...]:
    return tuple(
        tuple(CellValue(library.sentence(ref).text_in(language), (number[ref],)) for ref in cell)
        for cell in row
    )


def _heading(row: Cells, library: Library, language: Language) -> str:
    """Returns what a row is about: the heading that all its sentences stand under."""
    sections = {library.block(ref).section_in(language)[-1:] for cell in row for ref in cell}
    heading = sections.pop() if len(sections) == 1 else ()
    return heading[0] if heading else word("editions_say", language)


def _difference(row: Cells, library: Library, language: Language) -> Difference | None:
    if len(row) != PAIR or not all(row):
        return None
    return difference(row[0], row[1], library, language)


def _notes(
    row: Cells, between: Difference | None, library: Library, language: Language
) -> tuple[str, ...]:
    """Returns what follows from a row: by how much it differs, or that nothing does."""
    if between:
        return (word("side_by_side_difference", language).format(value=between.draft.text),)
    texts = {
        letters_and_digits(library.sentence(ref).text_in(language)) for cell in row for ref in cell
    }
    is_same = len(texts) == 1 and all(row)
    return (word("editions_same", language),) if is_same else ()


def _lead(between: Difference, asked: Asked, number: Mapping[SentenceRef, int]) -> Lead:
    """Returns what opens the answer: by how much it differs, or whether it is more, if asked."""
    request, language = asked.request, asked.language
    if not request.size:
        cited = tuple(number[ref] for ref in between.draft.refs)
        return Lead(between.draft.text, cited, between.draft.calculation)
    is_newer = request.subject == request.reports[-1]
    is_more = (between.sign > 0) == is_newer
    is_so = is_more == (request.size == "more")
    order = (1, 0) if is_newer else (0, 1)
    one, other = (between.printed[place] for place in order)
    opening = word("lead_yes" if is_so else "lead_no", language)
    return Lead(
        f"{opening}: {one} {word('lead_against', language)} {other}",
        tuple(number[between.refs[place]] for place in order),
        between.draft.calculation,
    )
