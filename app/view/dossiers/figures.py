"""The figures of a dossier: what the facts say of somebody or something in numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.answer.comparison.aspects import aspect_of
from app.answer.comparison.told import words_beside
from app.answer.lead.draft import capitalised
from app.answer.lead.value import value_in
from app.view.dossiers.about import About
from app.view.dossiers.activity_counts import CountTable, counts_of
from app.view.entity_names import name_of
from app.wording import word
from index.language import Language
from ingest.corpus import Corpus
from ingest.document import Sentence
from ingest.facts import Fact

SAYS_LITTLE = (None, "figures", "other")  # aspects whose name says nothing of a single figure
PLACE_IN_LIST = frozenset({"rank", "edition"})  # numbers that count nothing
ARTICLE = re.compile(r"^(?:de|het|een|the|an?)\s+")
IN_BRACKETS = re.compile(r"[^\d()]+\((?P<figure>[^()]*\d[^()]*)\)")  # "Soedan (1,5 miljoen)"


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of a dossier.

    Attributes:
        value: As the sentence, or its translation, has it.
        label: What it is a figure of.
        sentence: Where it stands.
        is_disputed: Whether the report gives another figure for the same elsewhere.
        is_legible: Whether the source can be read.
    """

    value: str
    label: str
    sentence: Sentence
    is_disputed: bool = False
    is_legible: bool = True


def figures(about: About, tables: Sequence[CountTable], language: Language) -> list[Figure]:
    """Returns the figures of an entity: its counts, those of its facts, what is not legible.

    Args:
        about: Tells which facts are about it.
        tables: The report's counts per country; their rows are no facts of anything else.
        language: Of values and labels.
    """
    counts = [
        Figure(
            word("not_legible", language) if count.number is None else str(count.number),
            table.title[language],
            count.sentence,
            is_legible=count.number is not None,
        )
        for table, count in counts_of(tables, about.entity)
    ]
    counted = {count.sentence.key for table in tables for count in table.counts}
    told = [
        figure
        for fact in about.corpus.facts
        if fact.key not in counted
        for figure in _figure(about, fact, language)
    ]
    return sorted([*counts, *told], key=lambda figure: not figure.is_legible)


def _figure(about: About, fact: Fact, language: Language) -> Iterator[Figure]:
    """Yields the figure of a fact, if it is one of the entity and can be read."""
    sentence = about.corpus.report.sentences[fact.key]
    if fact.unit in PLACE_IN_LIST or sentence.value_uncertain or not about.has_figure(fact):
        return
    if value := value_in(sentence.text_in(language), fact, language):
        in_list = IN_BRACKETS.fullmatch(value)
        shown = capitalised(in_list["figure"] if in_list else value)
        label = _label(about, fact, language)
        yield Figure(shown, label, sentence, is_disputed=_is_disputed(about.corpus, fact))


def _label(about: About, fact: Fact, language: Language) -> str:
    """Returns what a figure is of; of the thing itself, what is counted."""
    if words_beside(fact, about.subject):
        return capitalised(ARTICLE.sub("", fact.subject[language]))
    aspect = aspect_of(fact)
    if aspect in SAYS_LITTLE:
        return name_of(about.entity, language)
    return word(f"side_by_side_{aspect}", language)


def _is_disputed(corpus: Corpus, fact: Fact) -> bool:
    """Returns whether a sentence that contradicts this one gives another such figure."""
    return any(
        (rival.kind, rival.unit) == (fact.kind, fact.unit)
        and rival.number != fact.number
        and set(rival.places) & set(fact.places)
        for key in corpus.report.sentences[fact.key].conflicts
        for rival in corpus.facts_of.get(key, ())
    )
