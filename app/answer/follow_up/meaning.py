"""What a word of the last answer means: "what do you mean by IOM?", from the glossary."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from app.answer.answer import Answer
from app.answer.follow_up.request import Request
from index.rows import SentenceRef
from ingest.overviews import Overview
from ingest.text.alignment import letters_and_digits

GLOSSARIES = frozenset({"o-glossary", "o-abbreviations"})


def meaning(request: Request) -> Answer | None:
    """Returns how the report explains a word; None if its glossary does not have it."""
    said = request.earlier.last()
    wanted = letters_and_digits(request.asked.pointed_at)
    refs = [
        ref
        for ref, label in _explained(request)
        # "Internationale Organisatie voor Migratie (IOM)" is known by either name.
        if wanted in map(letters_and_digits, (label, *re.split(r"[()]", label)))
    ]
    if not said or not wanted or not refs:
        return None
    whole = replace(said.answer, confidence=1.0, reason=None, is_partial=False, missing=())
    like = replace(said, answer=replace(whole, heading=None, is_set=False))
    return request.answered(like, refs[:1])


def _explained(request: Request) -> Iterator[tuple[SentenceRef, str]]:
    """Yields the sentences of the glossaries and what each explains, in both languages."""
    for id_, corpus in request.library.corpora.items():
        for overview in filter(_is_glossary, corpus.overviews):
            for item in overview.items:
                for label in item.label.values():
                    yield SentenceRef(id_, item.key), label


def _is_glossary(overview: Overview) -> bool:
    return overview.id in GLOSSARIES
