"""Whether a question is about a place that a report never names: a town, a province, an island.

Countries are known by their names whatever a report says; other places only by what is said of
them: "in Winterswijk". Where somebody is or comes from is not what is asked. Months, languages and
parts of a document stand behind the same words, and are no places.
"""

from __future__ import annotations

import re

from app.query.slots import countries
from index.library import Library
from index.words.answer_cue import MONTH

PLACED = re.compile(
    r"\b(?:in|uit|naar|from|to|near|rond|within|binnen|inside)\s(?:(?:de|het|the)\s)?"
    r"(?:(?:stad|dorp|gemeente|provincie|city|town|village|province)\s(?:of\s|van\s)?)?"
    r"(?P<name>[A-ZÀ-Þ][^\W\d_]+(?:[ -][A-ZÀ-Þ][^\W\d_]+)*)"
)
NO_PLACE = re.compile(
    rf"(?:{MONTH}|chapter|section|paragraph|appendix|annex|table|figure|box|page|part|footnote|"
    r"article|hoofdstuk|paragraaf|bijlage|tabel|figuur|kader|pagina|deel|voetnoot|artikel|"
    r"q[1-4]|monday|tuesday|wednesday|thursday|friday|saturday|sunday|english|dutch|german|"
    r"french|spanish|arabic|engels|nederlands|duits|frans|spaans|arabisch)\b",
    re.IGNORECASE,
)
SENTENCE = re.compile(r"[^.?!]+[.?!]?")
CLAUSE_END = re.compile(r"[,;:]")
OF_ASKER = re.compile(
    r"\b(?:ik|wij|we|mij|me|mijn|m['’]n|ons|onze|i|i['’]m|i['’]ve|my|our|us)\b", re.IGNORECASE
)


def unnamed_place(text: str, language: str | None, library: Library) -> str:
    """Returns the first place that a question is about and no report names; "" if there is none.

    Of a question in a language that no report has a text in nothing is told: it names a place
    otherwise than they do.

    Args:
        text: What is asked.
        language: Of the question.
        library: That is asked.
    """
    if text.isupper() or language not in library.lexical:
        return ""
    clauses = (clause for asked in _asking(text) for clause in CLAUSE_END.split(asked))
    names = (
        match["name"]
        for clause in clauses
        if not OF_ASKER.search(clause)
        for match in PLACED.finditer(clause)
    )
    return next((name for name in names if _is_place(name) and not _is_known(name, library)), "")


def _is_place(name: str) -> bool:
    """Returns whether a name may be that of a place, and not of a country, which is known."""
    return not NO_PLACE.match(name) and not countries(name)


def _asking(text: str) -> list[str]:
    """Returns the sentences of a text that end in a question mark; the last one if none does."""
    sentences = [match[0] for match in SENTENCE.finditer(text)]
    return [one for one in sentences if one.endswith("?")] or sentences[-1:]


def _is_known(name: str, library: Library) -> bool:
    """Returns whether a word of a name stands in a report, whatever its ending."""
    return any(
        store.sentences.knows(term)
        for store in library.lexical.values()
        for term in store.sentences.terms(name)
    )
