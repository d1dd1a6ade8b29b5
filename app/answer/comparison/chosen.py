"""The comparisons that those who read the report made: which sentences stand in one row."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from app.answer.comparison.aspects import aspect_of
from app.answer.comparison.subjects import Subject
from app.answer.comparison.told import Told
from app.answer.lead.fit import report_holds_name
from app.query.slots import countries_in_report
from index.rows import SentenceRef
from ingest.corpus import Corpus
from ingest.overviews import Overview, OverviewItem

COMPARISONS = "o-compare-"
Pair = list[list[SentenceRef]]  # for each column the sentences of one row


def chosen_for(subjects: Sequence[Subject], corpus: Corpus) -> Overview | None:
    """Returns the comparison of just these things; None if there is none."""
    for overview in corpus.overviews:
        if overview.id.startswith(COMPARISONS) and _is_of(overview, subjects):
            return overview
    return None


def pairs_of(overview: Overview, subjects: Sequence[Subject], corpus: Corpus) -> list[Pair]:
    """Returns the rows of a comparison, the sentences of each in their columns."""
    rows: dict[int, list[OverviewItem]] = {}
    for item in overview.items:
        if item.pair is not None:
            rows.setdefault(item.pair, []).append(item)
    return [_columns(items, subjects, corpus) for _, items in sorted(rows.items())]


def said_of_all(
    overview: Overview, subjects: Sequence[Subject], corpus: Corpus
) -> SentenceRef | None:
    """Returns the sentence that tells all things apart, if a comparison opens with one."""
    first = overview.items[0]
    label = "\n".join(first.label.values())
    is_alone = sum(item.pair == first.pair for item in overview.items) == 1
    if is_alone and all(_is_labelled(label, one) for one in subjects):
        return SentenceRef(corpus.report.id, first.key)
    return None


def told_there(
    pair: Pair, subjects: Sequence[Subject], told: Sequence[Sequence[Told]], corpus: Corpus
) -> list[list[Told]]:
    """Returns for each column what its sentences of a row tell of the thing.

    Where no fact of them is about the thing by name, all of them are: the sentence was chosen.
    """
    found: list[list[Told]] = []
    for refs, subject, of_subject in zip(pair, subjects, told, strict=True):
        own = [replace(one, is_chosen=True) for one in of_subject if one.ref in refs]
        if not own and subject.kind != "group":  # people are what they are by name only
            of_others = {one.fact.id for each in told if each is not of_subject for one in each}
            own = [
                Told(fact, ref, aspect, 1, is_chosen=True)
                for ref in refs
                for fact in corpus.facts_of.get(ref.key, ())
                if (aspect := aspect_of(fact)) and fact.id not in of_others
            ]
        found.append(own)
    return found


def _is_of(overview: Overview, subjects: Sequence[Subject]) -> bool:
    """Returns whether a title names all of these things and no others of a pair."""
    if not any(item.pair is not None for item in overview.items):
        return False
    title = "\n".join(overview.title.values())
    if subjects[0].year:
        return _names(title, subjects[0]) and all(one.year in title for one in subjects)
    is_of_phases = any(re.search(r"\b(?:fase|phase)", text) for text in overview.title.values())
    if is_of_phases != bool(subjects[0].part):
        return False
    return all(_names(title, one) for one in subjects)


def _names(text: str, subject: Subject) -> bool:
    return report_holds_name(text, subject.names) or bool(countries_in_report(text) & subject.codes)


def _columns(items: Sequence[OverviewItem], subjects: Sequence[Subject], corpus: Corpus) -> Pair:
    """Returns the sentences of a row by the thing that the label names.

    Of two phases, one that names none stands in the column that is left, if only one is.
    """
    columns: Pair = [[] for _ in subjects]
    unnamed: list[SentenceRef] = []
    for item in items:
        ref = SentenceRef(corpus.report.id, item.key)
        label = "\n".join(item.label.values())
        places = [place for place, one in enumerate(subjects) if _is_labelled(label, one)]
        for place in places:
            columns[place].append(ref)
        if not places:
            unnamed.append(ref)
    free = [column for column in columns if not column]
    if subjects[0].part and len(free) == 1 and len(free) < len(columns):
        free[0].extend(unnamed)
    return columns


def _is_labelled(label: str, subject: Subject) -> bool:
    if subject.year:
        return subject.year in label
    if subject.part:
        return report_holds_name(label, subject.part)
    return _names(label, subject)
