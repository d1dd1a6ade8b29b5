"""Another edition of a report, made by writing other figures into the one there is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any

from ingest.corpus import Corpus


def second_edition(
    corpus: Corpus, id_: str, title: str, written: Mapping[str, str], figures: Mapping[float, float]
) -> Corpus:
    """Returns a report like another, each year in it a year later.

    Args:
        corpus: The other.
        id_: Of the new one.
        title: Of the new one.
        written: What stands in its text instead of something else, wherever it does.
        figures: The same of the numbers of its facts.
    """

    def anew(text: str) -> str:
        for old, new in written.items():
            text = text.replace(old, new)
        return re.sub(r"\b20[12]\d\b", lambda year: str(int(year[0]) + 1), text)

    made: Corpus = _mapped(corpus, anew)
    facts = tuple(
        replace(fact, number=figures.get(fact.number, fact.number) if fact.number else fact.number)
        for fact in made.facts
    )
    report = replace(made.report, id=id_, title=title)
    return replace(made, report=report, facts=facts)


def _mapped(value: Any, anew: Any) -> Any:  # noqa: ANN401 (whatever a report is made of)
    if isinstance(value, str):
        return anew(value)
    if isinstance(value, tuple) and hasattr(value, "_fields"):  # a key
        return value
    if isinstance(value, tuple):
        return tuple(_mapped(one, anew) for one in value)
    if isinstance(value, Mapping):
        return {name: _mapped(one, anew) for name, one in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        kept = {"id", "key", "answers", "code", "kind", "sha256", "scope"}
        changed = {
            field.name: _mapped(getattr(value, field.name), anew)
            for field in fields(value)
            if field.init and field.name not in kept
        }
        return replace(value, **changed)
    return value
