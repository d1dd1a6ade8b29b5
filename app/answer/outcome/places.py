"""Whether a question is about a place that a report never names: a town, a province, an island.

Countries are known by their names whatever a report says; other places only by what is said of
them: "in Winterswijk". Where somebody is or comes from is not what is asked.
"""

from __future__ import annotations

import re

from index.library import Library

PLACED = re.compile(
    r"\b(?:in|uit|naar|from|to|near|rond|within|binnen|inside)\s(?:(?:de|het|the)\s)?"
    r"(?:(?:stad|dorp|gemeente|provincie|city|town|village|province)\s(?:of\s|van\s)?)?"
    r"(?P<name>[A-ZÀ-Þ][^\W\d_]+(?:[ -][A-ZÀ-Þ][^\W\d_]+)*)"
)
SENTENCE = re.compile(r"[^.?!]+[.?!]?")
CLAUSE_END = re.compile(r"[,;:]")
OF_ASKER = re.compile(
    r"\b(?:ik|wij|we|mij|me|mijn|m['’]n|ons|onze|i|i['’]m|i['’]ve|my|our|us)\b", re.IGNORECASE
)


def unnamed_place(text: str, library: Library) -> str:
    """Returns the first place that a question is about and no report names; "" if there is none.

    Args:
        text: What is asked.
        library: That is asked.
    """
    if text.isupper():
        return ""
    clauses = (clause for asked in _asking(text) for clause in CLAUSE_END.split(asked))
    names = (
        match["name"]
        for clause in clauses
        if not OF_ASKER.search(clause)
        for match in PLACED.finditer(clause)
    )
    return next((name for name in names if not _is_known(name, library)), "")


def _asking(text: str) -> list[str]:
    """Returns the sentences of a text that end in a question mark; the last one if none does."""
    sentences = [match[0] for match in SENTENCE.finditer(text)]
    return [one for one in sentences if one.endswith("?")] or sentences[-1:]


def _is_known(name: str, library: Library) -> bool:
    """Returns whether a word of a name stands in a report, whatever its ending."""
    return any(
        store.sentences.knows(term) or store.questions.knows(term)
        for store in library.lexical.values()
        for term in store.sentences.terms(name)
    )
