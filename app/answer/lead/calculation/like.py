"""Which facts are alike: of one kind and unit, and of subjects that differ in one thing only."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from app.answer.lead.candidates import is_legible
from app.answer.lead.draft import Candidate
from app.answer.lead.value import spoken_value
from index.language import Language
from index.lexical import StemAnalyser
from index.library import Library
from index.rows import SentenceRef
from ingest.facts import Fact

HEAD = 2  # words that open the subjects of like facts
SHARED = 0.75  # of the longer of two stems of one word
STEM = 5  # letters that tell a word, whatever its ending


def head_of(subject: str) -> tuple[str, ...]:
    """Returns the stems of the words that open a subject."""
    return tuple(StemAnalyser("nl").terms(subject)[:HEAD])


def are_like(one: Fact, other: Fact) -> bool:
    """Returns whether two facts are of one kind and unit and their subjects open alike."""
    heads = head_of(one.subject["nl"]), head_of(other.subject["nl"])
    return (
        (one.kind, one.unit) == (other.kind, other.unit)
        and len(heads[0]) == len(heads[1]) == HEAD
        and heads[0] == heads[1]
    )


def family_of(candidate: Candidate, library: Library, language: Language) -> list[Candidate]:
    """Returns the facts like one in its block, itself among them, in reading order.

    Empty if one of them is not legible: nothing is known then of all.
    """
    corpus = library.corpora[candidate.ref.report_id]
    fact = candidate.fact
    like = [one for one in corpus.facts if one.key.block == fact.key.block and are_like(one, fact)]
    if not all(
        is_legible(one, SentenceRef(candidate.ref.report_id, one.key), library) for one in like
    ):
        return []
    return said_in_full(like, candidate, library, language)


def asked_together(
    family: Sequence[Candidate], question: str, language: Language
) -> list[Candidate]:
    """Returns the facts of a family that a question asks for together; none if that is not sure.

    Those that it names by what their subjects do not share, or all if it names what they share
    and none of them by itself. Who asks for the whole budget of one aim asks for no sum.
    """
    terms = StemAnalyser(language).terms
    asked = terms(question)
    subjects = [set(terms(one.fact.subject[language])) for one in family]
    shared = set.intersection(*subjects) if subjects else set()
    named = [
        one
        for one, subject in zip(family, subjects, strict=True)
        if any(alike(term, word) for term in subject - shared for word in asked)
    ]
    if named:
        return named
    is_shared_named = all(any(alike(term, word) for word in asked) for term in shared)
    return list(family) if shared and is_shared_named else []


def alike(term: str, other: str) -> bool:
    """Returns whether two stems are of one word: "doorreis" and "doorreisland" are."""
    short = min(len(term), len(other))
    return term == other if short < STEM else term[:STEM] == other[:STEM]


def is_same(term: str, other: str) -> bool:
    """Returns whether two stems are of one word and no compound: "terugker" and "terugkeer" are."""
    pairs = zip(term, other, strict=False)
    shared = len(list(takewhile(lambda pair: pair[0] == pair[1], pairs)))
    return term == other or (shared >= STEM and shared >= SHARED * max(len(term), len(other)))


def said_in_full(
    facts: Sequence[Fact], like: Candidate, library: Library, language: Language
) -> list[Candidate]:
    """Returns facts as candidates as probable as another; none if one cannot be said."""
    found = []
    for fact in facts:
        ref = SentenceRef(like.ref.report_id, fact.key)
        text = spoken_value(fact, ref, library, language)
        if text is None:
            return []
        found.append(Candidate(fact, ref, text, like.chance))
    return found
