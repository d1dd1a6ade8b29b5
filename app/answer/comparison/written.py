"""The rows of a comparison in words: values, their labels, what follows from them."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from app.answer.antecedents import antecedents_in
from app.answer.comparison.figures import Calculation, Side, calculated, doubts, sides_of
from app.answer.comparison.rows import FactRow
from app.answer.comparison.subjects import Subject
from app.answer.comparison.table import CellValue, Comparison, Row
from app.answer.comparison.told import Told, label_of
from app.answer.lead.draft import capitalised, listed
from app.answer.lead.fit import report_holds_name
from app.answer.lead.lead import EDGE
from app.answer.lead.value import spoken_value
from app.wording import word
from index.language import Language
from index.library import Library
from index.rows import SentenceRef
from ingest.facts import FactKind

# A value of these says little without its sentence, which is said instead if it is short.
BY_SENTENCE: frozenset[FactKind] = frozenset({"date", "action", "means", "result", "position"})
MOST_WORDS = 24
COMMON = ("topic", "group")  # are written small within a line


def comparison_of(
    subjects: Sequence[Subject],
    rows: Sequence[FactRow],
    library: Library,
    language: Language,
    wanted: Collection[Calculation] = (),
) -> tuple[Comparison, tuple[SentenceRef, ...]]:
    """Returns rows as they are shown, and the sentences that they cite, in order.

    Args:
        subjects: The things compared.
        rows: What is told of them.
        library: That the sentences stand in.
        language: To say it in.
        wanted: What is to be calculated of figures.
    """
    refs = tuple(dict.fromkeys(one.ref for row in rows for cell in row.cells for one in cell))
    number = {ref: place for place, ref in enumerate(refs, start=1)}
    names, within = columns_of(subjects, language), _within(subjects, language)
    shown = tuple(
        Row(
            word(f"side_by_side_{row.aspect}", language),
            tuple(
                tuple(_value(one, subject, number[one.ref], library, language) for one in cell)
                for cell, subject in zip(row.cells, subjects, strict=True)
            ),
            tuple(_notes(row, within, _possible(wanted, row, subjects[0]), library, language)),
        )
        for row in rows
    )
    title = word("side_by_side_title", language).format(names=title_of(subjects, language))
    return Comparison(title, names, shown), refs


def columns_of(subjects: Sequence[Subject], language: Language) -> tuple[str, ...]:
    """Returns what the columns are called."""
    return tuple(_name(one, place, language) for place, one in enumerate(subjects))


def title_of(subjects: Sequence[Subject], language: Language) -> str:
    """Returns the things in one breath: "Prospects and COMPASS"."""
    first = subjects[0]
    names = _within(subjects, language)
    if first.part or first.year:
        return f"{first.title}: {listed(names, language)}"
    return capitalised(listed(names, language))


def _within(subjects: Sequence[Subject], language: Language) -> list[str]:
    """Returns what the things are called within a line."""
    return [
        name[:1].lower() + name[1:] if one.kind in COMMON or one.part else name
        for name, one in zip(columns_of(subjects, language), subjects, strict=True)
    ]


def _name(subject: Subject, place: int, language: Language) -> str:
    if subject.year:
        return subject.year
    if subject.part:
        return word(("side_by_side_first_phase", "side_by_side_second_phase")[place], language)
    return subject.title


def _value(
    told: Told, subject: Subject, number: int, library: Library, language: Language
) -> CellValue:
    """Returns the words of a fact, or its sentence where that says it better."""
    text = library.sentence(told.ref).text_in(language)
    corpus = library.corpora[told.ref.report_id]
    spoken = spoken_value(told.fact, told.ref, library, language)
    if spoken is None:
        return CellValue(text, (number,))
    # What its words stand for is the thing itself, over its column.
    stands_alone = all(
        report_holds_name(one.meaning, subject.names)
        for one in antecedents_in(corpus, told.fact.key, language)
    )
    if told.fact.kind in BY_SENTENCE and stands_alone and not library.block(told.ref).is_restated:
        clause = text if told.distance else _opening_clause(text, spoken)
        if len(clause.split()) <= MOST_WORDS:
            return CellValue(clause, (number,))
    return CellValue(spoken, (number,), label_of(told, subject, language))


def _opening_clause(text: str, value: str) -> str:
    """Returns a sentence up to the mark behind a value, without what follows if it is long."""
    if len(text.split()) <= MOST_WORDS:
        return text
    behind = EDGE.search(text, text.find(value) + len(value))
    return text[: behind.start()] if behind else text


def _possible(
    wanted: Collection[Calculation], row: FactRow, subject: Subject
) -> frozenset[Calculation]:
    """Returns what may be calculated of a row: what two countries get by different ways is no sum.

    Args:
        wanted: What is wanted.
        row: The row.
        subject: One of the things.
    """
    blocks = {one.ref.key.block for cell in row.cells for one in cell}
    may_add = subject.kind != "place" or len(blocks) == 1
    return frozenset(name for name in wanted if may_add or name != "sum")


def _notes(
    row: FactRow,
    names: Sequence[str],
    wanted: Collection[Calculation],
    library: Library,
    language: Language,
) -> list[str]:
    """Returns what is to be said of the figures of a row: doubts, and what is wanted of them."""
    sides: list[Side] = sides_of(row, names, library, language)
    notes = doubts(row, names, library, language)
    notes += [
        word(f"side_by_side_{name}", language).format(value=draft.text)
        for name, draft in calculated(sides, wanted, library, language)
    ]
    times = {cell[0].fact.time for cell in row.cells if cell}
    of_years = all(name.isdigit() for name in names)
    if sides and len(times) > 1 and None not in times and not of_years:
        notes.append(word("side_by_side_periods", language))
    return notes
