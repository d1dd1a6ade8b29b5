"""What a right answer to a question is, beside its quotes: as labelled, or as demanded of its text.

A label names the outcome and the sentences of the edition that bear it; demands name strings that
must or must not be shown. A question may have either, both or none.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias, TypeVar

from app.answer.answer import Outcome, Verdict
from app.answer.typed_json import Many, OpenRecord, Perhaps, Text, Whole
from index.language import Language
from ingest.document import SentenceKey

T = TypeVar("T")
InBoth: TypeAlias = Mapping[Language, T]
# Of which the report answers at least a part.
WITH_CONTENT: frozenset[Outcome] = frozenset(("answered", "partly", "overview"))
# By the outcome that is right, those that may be given.
RIGHT: Mapping[Outcome, frozenset[str]] = {
    "answered": frozenset(("answered", "overview")),
    "partly": frozenset(("partly", "answered")),
    "overview": frozenset(("overview", "answered")),
    "not_in_report": frozenset(("not_in_report",)),
    "help": frozenset(("help",)),
}


@dataclass(frozen=True, slots=True)
class Label:
    """A right answer by its outcome and its sentences.

    Attributes:
        outcome: What came of the question, by the first reader.
        accept: Outcomes that are right: this one, or also that of a second, blind reader.
        sentences: Each of which by itself proves the answer or the part of it, best first.
        facts: Ids of the facts whose value is the short answer, best first.
        lead: An ideal first line, by language; empty where there is none.
        missing: What is asked and nowhere stated, by language.
        claim: What the report says of the statement that was to be checked; None if none was.
    """

    outcome: Outcome
    accept: tuple[Outcome, ...]
    sentences: tuple[SentenceKey, ...] = ()
    facts: tuple[str, ...] = ()
    lead: InBoth[str] | None = None
    missing: InBoth[tuple[str, ...]] | None = None
    claim: Verdict | None = None


@dataclass(frozen=True, slots=True)
class Demands:
    """A right answer by what is shown.

    Attributes:
        outcomes: Of which one must be given; empty if none is demanded.
        lead: Of which one must stand in the first line or sentence; empty: none is demanded.
        all: Which must all be shown; "a|b" accepts either.
        forbid: Which are never part of a right answer.
        most_sentences: How many it may have; None for any number.
        pages: Of which one must be cited; empty: none is demanded.
    """

    outcomes: tuple[Outcome, ...] = ()
    lead: tuple[str, ...] = ()
    all: tuple[str, ...] = ()
    forbid: tuple[str, ...] = ()
    most_sentences: int | None = None
    pages: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectedRecord(OpenRecord):
    """What a question file says of right answers; see `eval/questions/README.md`.

    Attributes:
        outcome: One of a label, several of demands.
        lead: By language of a label, a list of demands.
    """

    outcome: Perhaps[Outcome | Many[Outcome]] = None
    accept: Perhaps[Many[Outcome]] = None
    sentences: Perhaps[Many[tuple[Text, Whole]]] = None
    facts: Perhaps[Many[Text]] = None
    lead: Perhaps[InBoth[Text] | Many[Text]] = None
    missing: Perhaps[InBoth[Many[Text]]] = None
    claim: Perhaps[Verdict] = None
    all: Perhaps[Many[Text]] = None
    forbid: Perhaps[Many[Text]] = None
    most_sentences: Whole | None = None
    pages: Perhaps[Many[Whole]] = None

    @property
    def outcomes(self) -> tuple[Outcome, ...]:
        """The outcomes that are named, the one that is rather meant first."""
        named = (self.outcome,) if isinstance(self.outcome, str) else self.outcome or ()
        return tuple(dict.fromkeys((*named, *(self.accept or ()))))

    @property
    def is_answerable(self) -> bool | None:
        """Whether the report answers by these outcomes; None if none is named."""
        return self.outcomes[0] in WITH_CONTENT if self.outcomes else None

    @property
    def _has_demands(self) -> bool:
        has_texts = isinstance(self.lead, tuple) or bool(self.all or self.forbid or self.pages)
        return has_texts or self.most_sentences is not None

    def demands(self) -> Demands | None:
        """Returns what is demanded of the text; None if nothing is."""
        if not self._has_demands:
            return None
        return Demands(
            outcomes=self.outcomes,
            lead=self.lead if isinstance(self.lead, tuple) else (),
            all=self.all or (),
            forbid=self.forbid or (),
            most_sentences=self.most_sentences,
            pages=self.pages or (),
        )

    def label(self) -> Label | None:
        """Returns the label; None if there is none: demands need sentences to be one, too."""
        if not self.outcomes or (self._has_demands and not self.sentences):
            return None
        return Label(
            outcome=self.outcomes[0],
            accept=self.accept or self.outcomes,
            sentences=tuple(SentenceKey(*pair) for pair in self.sentences or ()),
            facts=self.facts or (),
            lead=self.lead if isinstance(self.lead, Mapping) else None,
            missing=self.missing,
            claim=self.claim,
        )
