"""Facts found -> those that may be what was asked, with how probable that is."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

from app.answer.lead.draft import Candidate
from app.answer.lead.fit import Asked
from app.answer.lead.request import wanted_kinds
from app.answer.lead.stems import opening, openings_of_report, stems
from app.answer.lead.value import is_legible, spoken_value
from app.query.query import Query
from index.answer_type import is_in_report
from index.fact_search import FactHit
from index.hits import SentenceHit
from index.library import Library
from index.rows import SentenceRef
from ingest.facts import Fact, FactKind

DEPTH = 25  # facts that are looked at


@dataclass(frozen=True, slots=True)
class ChanceWeights:
    """A logistic model of whether a fact's value is what was asked; eval/LOG.md has its fit.

    It is of values that say more than the question: an echo is never a lead.

    Attributes:
        behind: Of how far its nearest wording's cosine is behind the best of all.
        share: Of its sentence's score, in share of the best sentence's.
        is_first: Of a fact of the first sentence said.
        is_said: Of a fact of another sentence said.
        fits_kind: Of a fact of a kind that the question asks for.
        is_other_kind: Of a fact of another kind.
        has_figure: Of a figure or date in the value where one is asked for.
        covered: Of the share of the question's words that stand in its subject, the wording
            nearest in words, or its value.
        asked: Of the share of that wording's words that stand in the question.
        length: Of the logarithm of the value's words.
        bias: Of all.
    """

    behind: float = 1.31
    share: float = 3.38
    is_first: float = 0.67
    is_said: float = 0.15
    fits_kind: float = 0.38
    is_other_kind: float = -0.38
    has_figure: float = 0.58
    covered: float = 0.53
    asked: float = 0.79
    length: float = 0.28
    bias: float = -5.47


NAMED_WEIGHTS = tuple(asdict(ChanceWeights()).items())


def candidates(
    query: Query,
    facts: Sequence[FactHit],
    sentences: Sequence[SentenceHit],
    said: Sequence[SentenceRef],
    library: Library,
) -> list[Candidate]:
    """Returns the facts that are about what is asked and can be said, the most probable first.

    Args:
        query: What is asked.
        facts: Found for it.
        sentences: Found for it, best first.
        said: The sentences of the answer, best first.
        library: That all stand in.
    """
    shares = shares_of(sentences)
    best = max((cosine_of(hit) for hit in facts), default=0.0)
    asked = Asked(query, library)
    wanted = wanted_kinds(query.text)
    said_in = [opening(stem) for stem in stems(query.searched, query.answer_language)]
    found = []
    for hit in _likeliest(facts, shares):
        if not is_legible(hit.ref, library) or not asked.is_about(hit.fact, hit.ref):
            continue
        if text := spoken_value(hit.fact, hit.ref, library, query.answer_language):
            features = chance_features(query, said_in, wanted, hit, text, best, shares, said)
            found.append(Candidate(hit.fact, hit.ref, text, _chance(features)))
    return sorted(found, key=lambda one: -one.chance)


def _likeliest(facts: Sequence[FactHit], shares: Mapping[SentenceRef, float]) -> Sequence[FactHit]:
    """Returns the facts that are looked at, by their own cosine and their sentence's share."""
    return sorted(facts, key=lambda one: -(cosine_of(one) + shares.get(one.ref, 0.0)))[:DEPTH]


def cosine_of(hit: FactHit) -> float:
    """Returns the cosine of the nearest of a fact's wordings, yes-or-no questions included."""
    return max(hit.cosine, hit.yes_or_no_cosine)


def shares_of(sentences: Sequence[SentenceHit]) -> Mapping[SentenceRef, float]:
    """Returns the score of each sentence in share of the best one's."""
    top = sentences[0].score if sentences else 0.0
    return {hit.ref: max(0.0, hit.score / top) for hit in sentences} if top > 0 else {}


def chance_features(
    query: Query,
    asked: Sequence[str],
    wanted: frozenset[FactKind] | None,
    hit: FactHit,
    text: str,
    best: float,
    shares: Mapping[SentenceRef, float],
    said: Sequence[SentenceRef],
) -> dict[str, float]:
    """Returns the values of the features of `ChanceWeights`, by name, but for the bias.

    Args:
        query: What is asked.
        asked: What its stems open with.
        wanted: The kinds of facts that it asks for; None if its words do not tell.
        hit: The fact.
        text: Its value.
        best: The best cosine of all facts.
        shares: Of the scores of sentences.
        said: The sentences of the answer, best first.
    """
    language = query.answer_language
    is_first = bool(said) and said[0] == hit.ref
    value = openings_of_report(text, language)
    subject, wording = _nearest_wording(hit.fact, asked, language)
    given = [*subject, *wording, *value]
    return {
        "behind": cosine_of(hit) - best,
        "share": shares.get(hit.ref, 0.0),
        "is_first": float(is_first),
        "is_said": float(hit.ref in said and not is_first),
        "fits_kind": float(wanted is not None and hit.fact.kind in wanted),
        "is_other_kind": float(wanted is not None and hit.fact.kind not in wanted),
        "has_figure": float(is_in_report(query.kind, text)),
        "covered": _share_held(asked, given),
        "asked": _share_held(wording, asked),
        "length": math.log(len(text.split())),
    }


def _nearest_wording(
    fact: Fact, asked: Sequence[str], language: str
) -> tuple[Sequence[str], Sequence[str]]:
    """Returns the openings of the subject, and of the wording that has most of a question's."""
    subject = openings_of_report(fact.subject[language], language)
    wordings = [openings_of_report(one, language) for one in fact.asks[language]]
    questions = [texts[language] for texts in (fact.affirms, fact.denies) if texts]
    wordings += [openings_of_report(one, language) for one in questions]
    return subject, max(wordings, key=lambda one: _share_held(asked, one), default=())


def _share_held(some: Sequence[str], others: Sequence[str]) -> float:
    return sum([one in others for one in some]) / len(some) if some else 0.0


def _chance(features: Mapping[str, float]) -> float:
    total = sum(weight * features.get(name, 1.0) for name, weight in NAMED_WEIGHTS)
    return 1 / (1 + math.exp(-total))
