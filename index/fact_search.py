"""A question -> the facts that may answer it, and what near it the report does not state."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from index.encoder import Encoder
from index.library import FACTS, Library
from index.once import query_vectors
from index.rows import SentenceRef
from ingest.facts import Fact

DEPTH = 400  # wordings looked at; a fact has about ten

FactKey = tuple[str, str]  # ids of the report and of the fact


@dataclass(frozen=True, slots=True)
class FactHit:
    """A fact that may answer.

    Attributes:
        report_id: Of its report.
        fact: The fact.
        cosine: Of the nearest wording that asks for its value, in [-1, 1].
        yes_or_no: Whether the fact answers the nearest yes-or-no question of its own with yes
            ("affirmed") or no ("denied"); "" if it has none that was found.
        yes_or_no_cosine: Of that question, in [-1, 1]; -1 if none was found.
    """

    report_id: str
    fact: Fact
    cosine: float
    yes_or_no: Literal["affirmed", "denied", ""] = ""
    yes_or_no_cosine: float = -1.0

    @property
    def ref(self) -> SentenceRef:
        """The sentence that states it."""
        return SentenceRef(self.report_id, self.fact.key)


@dataclass(frozen=True, slots=True)
class NotStatedHit:
    """Something that the report does not state.

    Attributes:
        report_id: Of the report.
        fact: The fact that leaves it out.
        place: In the fact's list of what is not stated.
        cosine: Of the nearest wording, in [-1, 1].
    """

    report_id: str
    fact: Fact
    place: int
    cosine: float

    def text_in(self, language: str) -> str:
        """Returns what is not stated, in a language."""
        return self.fact.not_stated[language][self.place]


@dataclass(frozen=True, slots=True)
class FactsFound:
    """What a search among the facts found.

    Attributes:
        facts: Best first, by the better of their two cosines.
        not_stated: Best first.
    """

    facts: tuple[FactHit, ...] = ()
    not_stated: tuple[NotStatedHit, ...] = ()


class FactSearch:
    """Searches the facts of a library.

    Args:
        library: Whose facts.
        encoder: The one its vectors were made with.
    """

    def __init__(self, library: Library, encoder: Encoder) -> None:
        self._wordings = library.wordings
        fact_keys: dict[FactKey, FactKey] = {}  # each once, as a fact has about ten wordings
        self._keys = [
            fact_keys.setdefault(key, key)
            for key in ((one.report_id, one.fact.id) for one in library.wordings)
        ]
        self._vectors = library.vectors.get(FACTS)
        self._encoder = encoder

    def search(self, query: str) -> FactsFound:
        """Returns what was found for a question, in whichever language it is."""
        if not self._wordings or self._vectors is None:
            return FactsFound()
        ids, cosines = self._vectors.search(query_vectors(self._encoder, [query]), DEPTH)
        return self._found(ids[0].tolist(), cosines[0].tolist())

    def _found(self, ids: Sequence[int], cosines: Sequence[float]) -> FactsFound:
        facts_of: dict[FactKey, Fact] = {}
        asked: dict[FactKey, float] = {}
        decided: dict[FactKey, tuple[Literal["affirmed", "denied"], float]] = {}
        left_out: dict[tuple[FactKey, int], NotStatedHit] = {}
        for id_, cosine in zip(ids, cosines, strict=True):  # best first: the first one is kept
            if id_ < 0:  # lists or a graph may hold fewer than asked
                continue
            wording, key = self._wordings[id_], self._keys[id_]
            if wording.kind == "not_stated":
                if (key, wording.place) not in left_out:
                    hit = NotStatedHit(wording.report_id, wording.fact, wording.place, cosine)
                    left_out[key, wording.place] = hit
                continue
            facts_of.setdefault(key, wording.fact)
            if wording.kind == "asked":
                asked.setdefault(key, cosine)
            else:
                decided.setdefault(key, (wording.kind, cosine))
        facts = [
            FactHit(key[0], fact, asked.get(key, -1.0), *decided.get(key, ("", -1.0)))
            for key, fact in facts_of.items()
        ]
        facts.sort(key=lambda hit: -max(hit.cosine, hit.yes_or_no_cosine))
        return FactsFound(tuple(facts), _each_once(list(left_out.values())))


def _each_once(hits: Sequence[NotStatedHit]) -> tuple[NotStatedHit, ...]:
    """Returns what is not stated, best first, each text once: several facts leave out the same."""
    first: dict[str, NotStatedHit] = {}
    for hit in hits:
        first.setdefault(hit.text_in("nl"), hit)
    return tuple(first.values())
