"""What each sentence of the bundled report states: about whom, what, when, and what it leaves out.

A fact is a reading of one sentence. Its value is verbatim; subject, wordings and what is not
stated are judgements of those who read the report, reviewed and kept beside it. Nothing is
believed that can be checked: the sentence must exist, and values and antecedents must stand in it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args

from ingest.document import Report, SentenceKey
from ingest.errors import EditionError

FactKind = Literal[
    "count", "money", "share", "date", "duration", "person", "organisation", "place",
    "programme", "reason", "purpose", "means", "definition", "membership", "action", "result",
    "position", "obligation", "expectation", "reference",
]  # fmt: skip
LANGUAGES = ("nl", "en")


@dataclass(frozen=True, slots=True)
class Antecedent:
    """What words of a sentence stand for.

    Attributes:
        words: As the sentence has them; their first occurrence is meant.
        meaning: What they stand for, in small letters but for names.
    """

    words: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that a sentence states. Mappings are by language, "nl" and "en".

    Attributes:
        id: Unique within the report.
        key: The sentence.
        kind: What is stated.
        subject: Who or what it is about, resolved.
        asks: How a reader would call what is asked; safe only together with the subject.
        value: The shortest span of the sentence, or of its translation, that answers.
        number: The value as a number of `unit`; None where there is none or it is not legible.
        unit: "persons", "EUR", "percent", "years", …; None without a number.
        qualifier: "circa", "meer dan", … where printed, else "".
        time: ISO date, month, year or period with "/"; None if none is meant.
        time_from_context: Whether the sentence itself does not say the time.
        places: ISO 3166 codes, or a region's name.
        actors: Organisations, programmes and persons, as the report names them.
        not_stated: What a reader of this may also want and the report nowhere gives.
        antecedents: What the sentence's pronouns and bare nouns stand for.
        affirms: A question to which the sentence answers yes; empty if there is none.
        denies: A question to which it answers no; empty if there is none.
        note: What is doubtful about it, or "".
    """

    id: str
    key: SentenceKey
    kind: FactKind
    subject: Mapping[str, str]
    asks: Mapping[str, tuple[str, ...]]
    value: Mapping[str, str]
    number: float | None
    unit: str | None
    qualifier: str
    time: str | None
    time_from_context: bool
    places: tuple[str, ...]
    actors: tuple[str, ...]
    not_stated: Mapping[str, tuple[str, ...]]
    antecedents: Mapping[str, tuple[Antecedent, ...]]
    affirms: Mapping[str, str]
    denies: Mapping[str, str]
    note: str


def parse_fact(record: Mapping[str, Any]) -> Fact:
    """Returns a fact as its line of facts.jsonl says it.

    Raises:
        KeyError: A key or language is missing.
        TypeError: A value is of the wrong type.
        ValueError: The kind is unknown.
    """
    if record["kind"] not in get_args(FactKind):
        raise ValueError(f"unknown kind {record['kind']}")
    return Fact(
        id=record["id"],
        key=SentenceKey(record["block"], record["sentence"]),
        kind=record["kind"],
        subject=_texts(record["subject"]),
        asks=_lists(record["asks"]),
        value=_texts(record["value"]),
        number=record["number"],
        unit=record["unit"],
        qualifier=record.get("qualifier", ""),
        time=record["time"],
        time_from_context=record.get("time_from_context", False),
        places=tuple(record["places"]),
        actors=tuple(record["actors"]),
        not_stated=_lists(record["not_stated"]),
        antecedents={
            language: tuple(
                Antecedent(words, meaning)
                for words, meaning in record.get("antecedent", {}).get(language, {}).items()
            )
            for language in LANGUAGES
        },
        affirms=_texts(record["yes"]) if "yes" in record else {},
        denies=_texts(record["no"]) if "no" in record else {},
        note=record.get("note", ""),
    )


def check_fact(fact: Fact, report: Report) -> None:
    """Checks that what a fact says of its sentence stands there.

    Raises:
        EditionError: The sentence does not exist, or a value or antecedent is not verbatim.
    """
    sentence = report.sentences.get(fact.key)
    if sentence is None:
        raise EditionError(
            f"Fact {fact.id} names sentence {fact.key.block}.{fact.key.number}, which is not there."
        )
    for language, words in _spans(fact):
        if not words or words not in sentence.text_in(language):
            raise EditionError(
                f"Fact {fact.id} quotes words that its sentence does not have: “{words}”."
            )


def _spans(fact: Fact) -> Iterator[tuple[str, str]]:
    for language in LANGUAGES:
        yield language, fact.value[language]
        for antecedent in fact.antecedents[language]:
            yield language, antecedent.words


def _texts(record: Mapping[str, str]) -> dict[str, str]:
    return {language: record[language] for language in LANGUAGES}


def _lists(record: Mapping[str, list[str]]) -> dict[str, tuple[str, ...]]:
    return {language: tuple(record[language]) for language in LANGUAGES}
