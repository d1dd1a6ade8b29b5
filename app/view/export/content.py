"""What of a conversation is taken away, the same in every form.

It is what the page shows, in its order: how the question was read, what came of it, the lead, what
is missing, figures that contradict each other, tables, how sure it is, and the sources; where the
report does not answer, the passages nearest to the question.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from app.answer.answer import Answer
from app.answer.citations import Citation, formatted_reference, reads_in_source
from app.answer.comparison.table import CellValue, Comparison
from app.answer.lead.draft import capitalised
from app.view.answer_layout import (
    Contradiction,
    Part,
    Said,
    Table,
    certainty_shown,
    nearest_passages,
    outcome_shown,
    parts,
)
from app.view.export.blocks import (
    Block,
    Bullets,
    Conversation,
    Entry,
    Grid,
    Line,
    Paragraph,
    Source,
    Title,
)
from app.view.markup import Piece, inserted, lead_pieces, pieces
from app.view.reports import own_title, sentence_link
from app.wording import word
from index.language import Language
from index.library import Library
from ingest.text.alignment import letters_and_digits


def conversation(
    answers: Sequence[Answer], library: Library, language: Language, today: date
) -> Conversation:
    """Returns what is taken away of answers.

    Args:
        answers: In order.
        library: What was cited.
        language: Of the person.
        today: The day.
    """
    own = own_title(library)
    titles = ", ".join(corpus.report.title for corpus in library.corpora.values())
    return Conversation(
        title=f"{word('title', language)} – {titles}",
        language=language,
        day=today,
        made=word("made_by_own" if own else "made_by", language).format(
            date=today.isoformat(), report=own
        ),
        entries=tuple(entry(answer, library) for answer in answers),
    )


def entry(answer: Answer, library: Library, *, is_short: bool = False) -> Entry:
    """Returns what is taken away of an answer.

    Args:
        answer: The answer.
        library: What it cites.
        is_short: Without a line on what came of the question, which the others tell, and without
            the passages offered instead of an answer.
    """
    blocks = tuple(_blocks(answer, library, is_short))
    lines = [line for block in blocks for line in _lines(block)]
    nearest = () if is_short else tuple(_nearest_sources(answer, library))
    return Entry(
        question=" ".join(answer.question.split()),
        language=answer.language,
        blocks=blocks,
        sources=(
            *(_source(one, lines, answer.language, library) for one in answer.citations),
            *nearest,
        ),
    )


def _blocks(answer: Answer, library: Library, is_short: bool) -> Iterator[Block]:
    """Yields what is shown of an answer, in order."""
    shown = parts(answer, library)
    outcome = outcome_shown(answer, shown)
    yield from _notes(answer.understood.line if answer.understood else "")
    titles = ", ".join(library.report(id_).title for id_ in answer.reports)
    yield from _notes(word("only_from", answer.language).format(titles=titles) if titles else "")
    if not is_short:
        yield Paragraph("outcome", (_plain(word(f"outcome_{outcome}", answer.language)),))
    if answer.reason:
        yield Paragraph("text", (_plain(answer.notice),))
        if not is_short:
            yield from _nearest(answer)
        return
    if answer.help:
        yield Paragraph("text", (_plain(answer.help),))
    if answer.heading and not answer.comparison:
        yield Title(answer.heading.title)
    yield from _opening(answer)
    gap = answer.missing_notice if is_short else _gap(answer)
    if answer.is_partial and gap:
        yield Paragraph("partly", (_plain(gap),))
    if answer.comparison:
        yield compared(answer.comparison, answer.language)
    else:
        for part in shown:
            yield _part(part, answer, library)
    yield from _notes(
        "" if answer.is_partial else gap,
        answer.heading.note if answer.heading else "",
        answer.remark,
        answer.insertion_notice,
    )
    if sure := certainty_shown(answer, outcome):
        yield from _notes(word(sure, answer.language))


def _gap(answer: Answer) -> str:
    """Returns what the report does not say, or how near it comes; "" if nothing is told."""
    if answer.missing:
        return word("missing", answer.language).format(missing="; ".join(answer.missing))
    unsure = answer.nearest or word("rest_unsure", answer.language)
    return unsure if answer.missing_notice else ""


def _nearest(answer: Answer) -> Iterator[Block]:
    """Yields the passages that are offered instead of an answer, numbered as their sources are."""
    texts = [
        " ".join(passage.text_in(answer.language).split())
        for _, passage in nearest_passages(answer)
    ]
    if texts:
        yield from _notes(word("perhaps_useful", answer.language))
        lines = (Line((Piece(text),), (number,)) for number, text in enumerate(texts, start=1))
        yield Bullets(tuple(lines))


def _nearest_sources(answer: Answer, library: Library) -> Iterator[Source]:
    offered = nearest_passages(answer) if answer.reason else []
    for number, (ref, passage) in enumerate(offered, start=1):
        place = formatted_reference(library.report(ref.report_id), passage.first_page)
        yield Source(number, place, sentence_link(ref), "")


def _opening(answer: Answer) -> Iterator[Block]:
    """Yields the lead and the statements that were checked."""
    if answer.lead:
        said = tuple(lead_pieces(answer.lead))
        yield Paragraph("lead", (Line(said, answer.lead.citations),))
        yield from _notes(capitalised(answer.calculation_notice))
    if claims := answer.claims_beside_lead:
        yield Bullets(
            tuple(
                Line(
                    (
                        Piece(f"“{claim.text}”: "),
                        Piece(claim.told(answer.language), "strong"),
                    ),
                    claim.citations,
                )
                for claim in claims
            )
        )


def _notes(*texts: str) -> Iterator[Paragraph]:
    """Yields what we say about an answer, not the report."""
    yield from (Paragraph("note", (_plain(text),)) for text in texts if text)


def _part(part: Part, answer: Answer, library: Library) -> Block:
    """Returns sentences as they stand together: a text, a list, a table, a contradiction."""
    language = answer.language
    said_head = word("export_said", language)
    if isinstance(part, Contradiction):
        rows = (
            (((_plain(_pages(said, library, language)),)), (_said(said),)) for said in part.said
        )
        head = (word("csv_page", language), said_head)
        return Grid(word("contradiction", language), head, tuple(rows))
    if isinstance(part, Table):
        head = (word("side_by_side_aspect", language), said_head)
        cells = (
            ((_plain(label or _pages(said, library, language)),), (_value(value, said),))
            for label, value, said in part.rows
        )
        return Grid(part.title, head, tuple(cells))
    lines = tuple(_said(said, with_label=True) for said in part.said)
    return Bullets(lines) if answer.is_set else Paragraph("text", lines)


def compared(table: Comparison, language: Language) -> Grid:
    """Returns a comparison as a table of lines."""
    nothing = _plain(word(table.nothing, language))
    rows = tuple(
        ((_plain(row.aspect),), *(tuple(map(_cell, cell)) or (nothing,) for cell in row.cells))
        for row in table.rows
    )
    head = (word("side_by_side_aspect", language), *table.columns)
    return Grid(table.title, head, rows, tuple(row.notes for row in table.rows))


def _cell(value: CellValue) -> Line:
    return Line((Piece(value.text),), value.citations, value.label)


def _said(said: Said, *, with_label: bool = False) -> Line:
    sentence = said.sentence
    text = pieces(sentence.text, inserted(sentence.insertions))
    return Line(tuple(text), sentence.citations, sentence.label if with_label else "")


def _value(value: str, said: Said) -> Line:
    return Line((Piece(value),), said.sentence.citations) if value else _said(said)


def _plain(text: str) -> Line:
    return Line((Piece(text),))


def _pages(said: Said, library: Library, language: Language) -> str:
    """Returns the pages that a sentence stands on, and their report if there are several."""
    several = len(library.corpora) > 1
    return ", ".join(
        (f"{library.report(one.ref.report_id).title}, " if several else "")
        + f"{word('page', language, one.is_paged)} {one.page}"
        for one in said.citations
    )


def _lines(block: Block) -> Iterator[Line]:
    """Yields the lines of a block."""
    if isinstance(block, Grid):
        yield from (line for row in block.rows for cell in row for line in cell)
    elif not isinstance(block, Title):
        yield from block.lines


def _source(
    citation: Citation, lines: Sequence[Line], language: Language, library: Library
) -> Source:
    quote = " ".join(citation.quote.split())
    wanted = letters_and_digits(quote)
    is_said = any(
        wanted in letters_and_digits(line.own_text)
        for line in lines
        if citation.number in line.citations
    )
    return Source(
        number=citation.number,
        place=formatted_reference(library.report(citation.ref.report_id), citation.page),
        link=sentence_link(citation.ref),
        quote="" if is_said else quote,
        before=reads_in_source(citation.is_restated, language),
    )
