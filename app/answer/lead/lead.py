"""Question and facts found -> the line that the answer opens with, or none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from app.answer.antecedents import antecedents_in, insertions, with_insertions
from app.answer.lead.calculation.comparison import compare
from app.answer.lead.calculation.operations import calculate
from app.answer.lead.candidates import candidates
from app.answer.lead.clause import CHOICE
from app.answer.lead.contradiction import contradicting
from app.answer.lead.draft import Candidate, Draft, capitalised
from app.answer.lead.listing import list_of
from app.answer.lead.request import asks_for_explanation, asks_for_list
from app.answer.lead.stems import holds, stems
from app.answer.lead.yes_no import yes_or_no
from app.query.query import Query
from index.answer_type import TIME
from index.fact_search import FactHit
from index.hits import SentenceHit
from index.language import Language
from index.library import Library
from index.rows import SentenceRef
from ingest.facts import FactKind

CERTAIN = 0.45  # chance below which no value is said first
SURE = 0.7  # chance from which on a value is said alone
CLOSE = 0.5  # of the best chance, from which on another value of its sentence is said with it
FOUND = 0.25  # chance of the best fact below which nothing is made of several
MOST_WORDS = 15
MOST_WORDS_OF_CLAUSE = 20
MOST_WORDS_OF_EXPLANATION = 25
MOST_WORDS_OF_LIST = 30
EDGE = re.compile(r"[,;:]\s|\s[—–]\s")
PAIRS = (("(", ")"), ("[", "]"), ("“", "”"), ("‘", "’"))
FIGURES: frozenset[FactKind] = frozenset({"count", "money", "share"})


def draft_lead(
    query: Query,
    facts: Sequence[FactHit],
    sentences: Sequence[SentenceHit],
    said: Sequence[SentenceRef],
    library: Library,
) -> Draft | None:
    """Returns the lead; None where none is certain.

    Args:
        query: What is asked.
        facts: Found for it.
        sentences: Found for it, best first.
        said: The sentences of the answer, best first.
        library: That they stand in.
    """
    found = candidates(query, facts, sentences, said, library)
    if not found or found[0].chance < FOUND:
        return None
    draft = (
        calculate(query, found, library)
        or compare(query, found, library)
        or yes_or_no(query, found, library)
        or contradicting(query, found, library)
        or list_of(query, found, library)
        or _value(query, found, library)
    )
    if not draft:
        return None
    alone = _alone(draft, query, library)
    return replace(alone, text=capitalised(alone.text))


def _alone(draft: Draft, query: Query, library: Library) -> Draft:
    """Returns a lead with what the words of its sentence stand for, where it is of one only."""
    if draft.calculation or len(draft.refs) > 1:
        return draft
    ref, language = draft.refs[0], query.answer_language
    meant = antecedents_in(library.corpora[ref.report_id], ref.key, language)
    inserted = insertions(draft.text, meant, language, query.searched)
    said = with_insertions(draft.text, inserted)
    return replace(draft, text=said.text, insertions=said.insertions)


def _value(query: Query, found: Sequence[Candidate], library: Library) -> Draft | None:
    """Returns the value of the best fact, or the clause that holds it and others as probable.

    None if it is not certain to hold what was asked, or too long to open with.
    """
    found = [one for one in found if not _is_echo(one, query)]
    if not found or len(found[0].text.split()) > _most_words(query):
        return None
    best = found[0]
    if best.chance >= SURE:
        return Draft(_with_time(best, query, library), (best.ref,))
    clause, chance = _clause(found, library, query.answer_language)
    if chance < CERTAIN:
        return None
    text = _with_time(best, query, library) if clause == best.text else clause
    return Draft(text, (best.ref,))


def _is_echo(one: Candidate, query: Query) -> bool:
    """Returns whether a value says nothing that the question does not, unless to choose from."""
    language = query.answer_language
    asked = stems(query.searched, language)
    said = stems(one.text, language)
    is_choice = CHOICE[language].search(query.text) is not None
    return not is_choice and all(holds(asked, term) for term in said)


def _clause(found: Sequence[Candidate], library: Library, language: Language) -> tuple[str, float]:
    """Returns the run of words that holds the best value and those of its sentence close to it.

    And how probable it is that one of them is what was asked.
    """
    best = found[0]
    if library.block(best.ref).is_restated:  # a row is a label and a value, no clause
        return best.text, best.chance
    sentence = library.sentence(best.ref).text_in(language)
    start = sentence.find(best.text)
    span, miss = (start, start + len(best.text)), 1 - best.chance
    for one in found[1:]:
        if one.ref != best.ref or one.chance < CLOSE * best.chance:
            continue
        start = sentence.find(one.text)
        wider = min(span[0], start), max(span[1], start + len(one.text))
        run = sentence[slice(*wider)]
        if wider != span and len(run.split()) <= MOST_WORDS_OF_CLAUSE and _is_whole(run):
            span, miss = wider, miss * (1 - one.chance)
    if sentence[slice(*span)] == best.text:
        return best.text, best.chance
    first, last = _to_edges(span, sentence)
    # What begins amid a clause, before the value itself, does not read.
    if first < sentence.find(best.text) and first and not EDGE.search(sentence[:first][-3:]):
        return best.text, best.chance
    return sentence[first:last], 1 - miss


def _to_edges(span: tuple[int, int], sentence: str) -> tuple[int, int]:
    """Returns a span with what belongs to it up to the marks around it, as far as that is short."""
    behind = EDGE.search(sentence, span[1])
    before = [mark.end() for mark in EDGE.finditer(sentence, 0, span[0])]
    ends = span[0], behind.start() if behind else len(sentence.rstrip(" ."))
    starts = before[-1] if before else 0, ends[1]
    for wider in (ends, starts):
        run = sentence[slice(*wider)]
        if len(run.split()) <= MOST_WORDS_OF_CLAUSE and _is_whole(run):
            span = min(span[0], wider[0]), max(span[1], wider[1])
    return span


def _is_whole(run: str) -> bool:
    """Returns whether every bracket and quotation mark in a run of words is closed."""
    return all(run.count(opening) == run.count(closing) for opening, closing in PAIRS)


def _with_time(best: Candidate, query: Query, library: Library) -> str:
    """Returns a figure with the time that its sentence gives it, unless the question names one."""
    fact = best.fact
    is_dated = fact.time and not fact.time_from_context and fact.kind in FIGURES
    if not is_dated or query.periods.periods:
        return best.text
    sentence = library.sentence(best.ref).text_in(query.answer_language)
    times = {match[0] for match in TIME.finditer(sentence)}
    if len(times) != 1 or TIME.search(best.text):
        return best.text
    time = times.pop()
    return f"{best.text} ({time[:1].lower() + time[1:] if time[1:2].islower() else time})"


def _most_words(query: Query) -> int:
    if asks_for_list(query.text):
        return MOST_WORDS_OF_LIST
    return MOST_WORDS_OF_EXPLANATION if asks_for_explanation(query.text) else MOST_WORDS
