"""Where a report itself says what a word or an abbreviation means: "Wat is BCO?"."""

from __future__ import annotations

import re

from index.library import Library
from index.rows import SentenceRef
from ingest.text.alignment import fold

DUTCH, ENGLISH = r"(?:(?:een|de|het) )?(?P<term>.+)", r"(?:(?:an?|the) )?(?P<term>.+?)"
ASKS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"wat (?:is|zijn|betekent|betekenen) {DUTCH}",
        rf"waar staat (?:de afkorting )?{DUTCH}? voor",
        rf"wat (?:wordt|is) (?:er )?(?:bedoeld|verstaan) (?:met|onder) {DUTCH}",
        rf"wat (?:verstaat|bedoelt) .{{1,40}} (?:onder|met) {DUTCH}",
        rf"what (?:is|are) {ENGLISH}",
        rf"what does {ENGLISH} (?:mean|stand for)",
        rf"what is meant by {ENGLISH}",
    )
)
SHORTENED = re.compile(r"(?P<long>.+) \((?P<short>[^()]+)\)")


def definition(question: str, report_id: str, library: Library) -> SentenceRef | None:
    """Returns the sentence by which a report explains the term that a question is about.

    Args:
        question: As typed.
        report_id: Of the report.
        library: That it is in.

    Returns:
        The sentence; None if the question asks for no meaning, or of another word.
    """
    asked = " ".join(re.findall(r"[\w&'’/-]+", fold(question)))
    terms = {match["term"] for pattern in ASKS if (match := pattern.fullmatch(asked))}
    if not terms:
        return None
    for overview in library.corpora[report_id].overviews:
        for item in overview.items if overview.kind == "glossary" else ():
            if any(terms & _called(label) for label in item.label.values()):
                return SentenceRef(report_id, item.key)
    return None


def _called(label: str) -> set[str]:
    """Returns what a term is called: "Wet publieke gezondheid (Wpg)" has two names and both."""
    shortened = SHORTENED.fullmatch(label)
    names = [label, *(shortened.groups() if shortened else ())]
    return {" ".join(re.findall(r"[\w&'’/-]+", fold(name))) for name in names}
