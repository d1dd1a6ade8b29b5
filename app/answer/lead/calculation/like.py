"""Which facts are alike: of one kind and unit, and of subjects that differ in one thing only."""

from __future__ import annotations

from collections.abc import Sequence

from app.answer.lead.draft import Candidate
from app.answer.lead.stems import holds, stems
from app.answer.lead.value import is_legible, spoken_value
from app.query.slots import HOME, countries_in_report
from index.language import Language
from index.library import Library
from index.rows import SentenceRef
from ingest.facts import Fact

HEAD = 2  # words that open the subjects of like facts


def are_like(one: Fact, other: Fact) -> bool:
    """Returns whether two facts are of one kind and unit and their subjects open alike."""
    first, second = _head(one), _head(other)
    size = min(len(first), len(second))
    return (
        (one.kind, one.unit) == (other.kind, other.unit)
        and size > 0
        and first[:size] == second[:size]
    )


def _head(fact: Fact) -> Sequence[str]:
    """Returns the stems that open a subject: not all of them, or those beside a country."""
    words = fact.subject["nl"].split()
    general = [word for word in words if not countries_in_report(word) - HOME]
    terms = stems(" ".join(general), "nl")
    return terms[: min(HEAD, len(terms) - (len(general) == len(words)))]


def family_of(candidate: Candidate, library: Library, language: Language) -> list[Candidate]:
    """Returns the facts like one in its block, itself among them, in reading order.

    Empty if one of them is not legible: nothing is known then of all.
    """
    corpus = library.corpora[candidate.ref.report_id]
    fact = candidate.fact
    like = [one for one in corpus.facts if one.key.block == fact.key.block and are_like(one, fact)]
    if not all(is_legible(SentenceRef(candidate.ref.report_id, one.key), library) for one in like):
        return []
    return said_in_full(like, candidate, library, language)


def asked_together(
    family: Sequence[Candidate], question: str, language: Language
) -> list[Candidate]:
    """Returns the facts of a family that a question asks for together; none if that is not sure.

    Those that it names by what their subjects do not share, or all if it names what they share
    and none of them by itself. Who asks for the whole budget of one aim asks for no sum.
    """
    asked = stems(question, language)
    subjects = [set(stems(one.fact.subject[language], language)) for one in family]
    shared = set.intersection(*subjects) if subjects else set()
    named = [
        one
        for one, subject in zip(family, subjects, strict=True)
        if any(holds(asked, term) for term in subject - shared)
    ]
    if named:
        return named
    is_shared_named = all(holds(asked, term) for term in shared)
    return list(family) if shared and is_shared_named else []


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
