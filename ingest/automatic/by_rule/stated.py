"""A fact as rules tell it: verbatim, without wordings, and leaving nothing out."""

from __future__ import annotations

from ingest.document import SentenceKey
from ingest.facts import LANGUAGES, Fact, FactKind


def stated(key: SentenceKey, number: str, kind: FactKind, value: str, subject: str) -> Fact:
    """Returns what a sentence states, as far as a rule can tell.

    Args:
        key: The sentence.
        number: What tells it from the other facts of the sentence.
        kind: What is stated.
        value: Words of the sentence.
        subject: What they are of.
    """
    none: dict[str, tuple[str, ...]] = dict.fromkeys(LANGUAGES, ())
    return Fact(
        id=f"r-{key.block}-{key.number}-{number}",
        key=key,
        kind=kind,
        subject=dict.fromkeys(LANGUAGES, subject),
        asks=none,
        value=dict.fromkeys(LANGUAGES, value),
        number=None,
        unit=None,
        qualifier="",
        time=None,
        time_from_context=False,
        places=(),
        actors=(),
        not_stated=none,
        antecedents=dict.fromkeys(LANGUAGES, ()),
        affirms={},
        denies={},
        note="",
    )
