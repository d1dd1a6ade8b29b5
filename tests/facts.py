"""Facts with only what a test is about."""

from __future__ import annotations

from typing import Any

from ingest.document import SentenceKey
from ingest.facts import Fact


def fact(key: SentenceKey, **fields: Any) -> Fact:  # noqa: ANN401 (any field of the fact)
    """Returns a fact of a sentence, empty but for these fields."""
    neither = {"nl": (), "en": ()}
    known = {
        "id": f"f-{key.block}-{key.number}",
        "key": key,
        "kind": "action",
        "subject": {"nl": "", "en": ""},
        "asks": neither,
        "value": {"nl": "", "en": ""},
        "number": None,
        "unit": None,
        "qualifier": "",
        "time": None,
        "time_from_context": False,
        "places": (),
        "actors": (),
        "not_stated": neither,
        "antecedents": neither,
        "affirms": {},
        "denies": {},
        "note": "",
    }
    return Fact(**{**known, **fields})
