"""Terms of which a report says what it means by them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.document import Block, Report, SentenceKey
from ingest.text.alignment import fold

# The headings under which the rows of a table explain terms.
EXPLAINING = re.compile(
    r"\b(?:definities?|begrip\w*|glossar\w+|definitions?|terminolog\w+|terms)\b"
)
ROW = re.compile(r"(?P<term>[^:;]{2,50}): \S")
SAID = re.compile(
    r"^(?:onder|met) (?:de |het |een )?[‘“\"']?(?P<term>[^,.;:’”\"']{3,50}?)[’”\"']? (?:wordt|"
    r"worden|verstaan we|verstaat)\b.{0,60}\b(?:verstaan|bedoeld)\b",
    re.IGNORECASE,
)
MOST = 100


def definitions(report: Report) -> tuple[tuple[str, SentenceKey], ...]:
    """Returns the terms with the sentences that say what is meant by them, each term once."""
    found: dict[str, tuple[str, SentenceKey]] = {}
    for block in report.blocks:
        for term, key in _of_block(block):
            found.setdefault(fold(term), (term, key))
    return tuple(found.values())[:MOST]


def _of_block(block: Block) -> Iterator[tuple[str, SentenceKey]]:
    explains = bool(block.section) and EXPLAINING.search(fold(block.section[-1])) is not None
    for sentence in block.sentences:
        row = ROW.match(sentence.text) if explains and block.kind in ("table", "bullet") else None
        if match := row or SAID.match(sentence.text):
            yield match["term"].strip(), sentence.key
