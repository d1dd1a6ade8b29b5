"""Where a report announces the very list that is asked for: "Welke functionaliteiten zijn er?"."""

from __future__ import annotations

import re

from app.answer.choice.lists import MOST_ITEMS, items_of
from index.encoder import Encoder
from index.library import Library
from index.rows import SentenceRef
from index.words.vocabulary import Vocabulary, content_words
from ingest.text.alignment import fold

ASKS = re.compile(
    r"\b(?:welke?|which|waaruit|noem|opsomming|lijst\w*|list|name)\b|"
    r"\b(?:wat|what) (?:zijn|waren|are|were)\b|\bconsists?\b|\bwhat (?=\w+s\b)"
)
# Words that ask for a list or say where it stands, and name nothing in it.
ASKING = frozenset(
    "welk welke which waaruit noem noemt noemen genoemd opsomming opgesomd lijst lijstje list name "
    "named mentioned give geef staan staat rapport document stuk report consist consists bestaat "
    "bestaan exist volgens according horen hoort gelden geldt apply made".split()
)
MOST_WORDS = 400  # of a list that is said whole
NEAR = 0.4  # how near each word of the question must come in the announcement or above it
NAMED = 0.5  # and to the name of the list the nearest of them
APART = 0.05  # how much better one list must be than others to be the one that is meant


def listed(
    question: str, report_id: str, library: Library, encoder: Encoder
) -> tuple[SentenceRef, ...]:
    """Returns the list that a question asks for: its announcement and its items; else nothing.

    Every word of the question must stand in the announcement or the headings above, or be near to
    one that does, and the name that the report gives the list must be asked for.

    Args:
        question: As typed.
        report_id: Of the report.
        library: That it is in.
        encoder: Tells which words are near.
    """
    if not ASKS.search(fold(question)):
        return ()
    asked = [word for word in content_words(question) if word not in ASKING]
    corpus = library.corpora[report_id]
    if not asked or corpus.anticipated:
        return ()
    found: list[tuple[float, SentenceRef]] = []
    for fact in corpus.facts:
        if fact.kind != "membership":
            continue
        ref = SentenceRef(report_id, fact.key)
        above = " ".join((*library.block(ref).section, corpus.report.title))
        said = content_words(f"{library.sentence(ref).text} {above}")
        near = Vocabulary(said, encoder, corpus.report.language).nearness(asked)
        name = Vocabulary(
            content_words(fact.value["nl"])[-1:], encoder, corpus.report.language
        ).nearness(asked)
        if name.size and name.max() >= NAMED and near.max(axis=1).min() >= NEAR:
            found.append((float(near.max(axis=1).mean()), ref))
    found.sort(key=lambda one: -one[0])
    if not found or (len(found) > 1 and found[0][0] - found[1][0] < APART):
        return ()
    best = found[0][1]
    return (best, *items_of(best, library, MOST_ITEMS, MOST_WORDS))
