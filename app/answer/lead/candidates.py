"""Facts found -> those that may be what was asked, with how probable that is."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from app.answer.lead.draft import Candidate
from app.answer.lead.fit import is_about
from app.answer.lead.request import wanted_kinds
from app.answer.lead.value import spoken_value
from app.query.query import Query
from index.answer_type import asked_for
from index.fact_search import FactHit
from index.language import Language
from index.lexical import StemAnalyser
from index.library import Library
from index.rows import SentenceRef
from ingest.facts import Fact


@dataclass(frozen=True, slots=True)
class ChanceWeights:
    """A logistic model of whether a fact's value is what was asked; eval/LOG.md has its fit.

    Attributes:
        score: Of the fact's own score.
        lead: Of how much of the best score it has.
        fits_kind: Of a fact of a kind that the question asks for.
        is_other_kind: Of a fact of another kind.
        novelty: Of the share of the value's words that the question does not have.
        has_figure: Of a figure or date in the value where one is asked for.
        is_first: Of a fact of the first sentence said.
        is_said: Of a fact of another sentence said.
        bias: Of all.
    """

    score: float = 1.0
    lead: float = 1.0
    fits_kind: float = 1.0
    is_other_kind: float = -1.0
    novelty: float = 1.0
    has_figure: float = 1.0
    is_first: float = 1.0
    is_said: float = 0.5
    bias: float = -3.0


WEIGHTS = ChanceWeights()


def candidates(
    query: Query, hits: Sequence[FactHit], said: Sequence[SentenceRef], library: Library
) -> list[Candidate]:
    """Returns the facts that are about what is asked and can be said, the most probable first."""
    found = []
    for hit in hits:
        ref = SentenceRef(hit.report_id, hit.fact.key)
        if not is_legible(hit.fact, ref, library) or not is_about(query, hit.fact, ref, library):
            continue
        text = spoken_value(hit.fact, ref, library, query.answer_language)
        if text:
            best = max(hit.score for hit in hits)
            features = chance_features(query, hit, text, said, best)
            found.append(Candidate(hit.fact, ref, text, _chance(features)))
    return sorted(found, key=lambda one: -one.chance)


def is_legible(fact: Fact, ref: SentenceRef, library: Library) -> bool:
    """Returns whether a fact's value can be read in the source."""
    return not library.sentence(ref).value_uncertain


def chance_features(
    query: Query, hit: FactHit, text: str, said: Sequence[SentenceRef], best: float
) -> dict[str, float]:
    """Returns the values of the features of `ChanceWeights`, by name, but for the bias."""
    ref = SentenceRef(hit.report_id, hit.fact.key)
    wanted = wanted_kinds(query.text)
    is_first = bool(said) and said[0] == ref
    return {
        "score": hit.score,
        "lead": hit.score / best if best > 0 else 0.0,
        "fits_kind": float(wanted is not None and hit.fact.kind in wanted),
        "is_other_kind": float(wanted is not None and hit.fact.kind not in wanted),
        "novelty": novelty(text, query),
        "has_figure": float(bool(asked_for(query.kind, text))),
        "is_first": float(is_first),
        "is_said": float(ref in said and not is_first),
    }


def novelty(text: str, query: Query) -> float:
    """Returns the share of a value's words that the question does not have, in [0, 1]."""
    language: Language = query.answer_language
    terms = StemAnalyser(language).terms
    asked, given = set(terms(query.searched)), terms(text)
    return sum(term not in asked for term in given) / len(given) if given else 0.0


def _chance(features: dict[str, float]) -> float:
    total = WEIGHTS.bias + sum(getattr(WEIGHTS, name) * value for name, value in features.items())
    return 1 / (1 + math.exp(-total))
