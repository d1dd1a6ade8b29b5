"""Who a report says somebody is, or who has a function: "Wie is de burgemeester?"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.encoder import Encoder
from index.library import Library
from index.rows import SentenceRef
from index.words.vocabulary import Vocabulary, content_words
from ingest.text.alignment import fold

ASKS = re.compile(
    r"(?:en )?(?:wie (?:is|was|zijn|waren)|who(?: is|'s|s| was| are| were)) "
    r"(?:(?:de|het|een|the|an?) )?(?P<who>.+)"
)
# Looked for only where a run of these begins: one of marks alone is read once, not from each mark.
WORD = re.compile(r"(?<![\w'’.-])[\w'’.-]*[\w.]")
TITLES = frozenset("de heer mevrouw meneer mevr mw dhr mr mrs ms dr drs ir ing prof the".split())
THIS = frozenset("rapport verslag document stuk report".split())
NEAR = 0.5  # how near each word of the question must come in a function
MOST = 3  # sentences


def person_asked(
    question: str, report_id: str, library: Library, encoder: Encoder
) -> tuple[SentenceRef, ...]:
    """Returns the sentences that say who somebody is, or who has a function; perhaps none.

    Args:
        question: As typed.
        report_id: Of the report.
        library: That it is in.
        encoder: Tells which words are near.
    """
    asked = ASKS.fullmatch(" ".join(WORD.findall(fold(question))))
    corpus = library.corpora[report_id]
    if not asked or corpus.anticipated:
        return ()
    said = [
        *_of_name(asked["who"], report_id, library),
        *_of_office(asked["who"], report_id, library, encoder),
    ]
    return tuple(dict.fromkeys(said))[:MOST]


def _of_name(who: str, report_id: str, library: Library) -> Iterator[SentenceRef]:
    """Yields where a person of that name is named, where the function is said first."""
    corpus, name = library.corpora[report_id], _plain(who)
    for entity in corpus.entities:
        names = [_plain(one) for one in entity.names["nl"]]
        is_meant = name and any(one == name or one.endswith(f" {name}") for one in names)
        if entity.type != "person" or not is_meant:
            continue
        called = " ".join(entity.names["nl"])
        told = {
            fact.key
            for fact in corpus.facts
            if fact.kind == "person" and fact.value["nl"] in called
        }
        for key in sorted(entity.mentions, key=lambda key: key not in told):
            yield SentenceRef(report_id, key)


def _of_office(
    who: str, report_id: str, library: Library, encoder: Encoder
) -> Iterator[SentenceRef]:
    """Yields where somebody is said to have a function that every word of the question fits."""
    corpus = library.corpora[report_id]
    wanted = [one for one in content_words(who) if one not in THIS]
    for fact in corpus.facts if wanted else ():
        if fact.kind == "person":
            words = content_words(f"{fact.subject['nl']} {corpus.report.title}")
            near = Vocabulary(words, encoder, corpus.report.language).nearness(wanted)
            if near.size and near.max(axis=1).min() >= NEAR:
                yield SentenceRef(report_id, fact.key)


def _plain(name: str) -> str:
    """Returns a name without its titles, in small letters."""
    words = re.findall(r"[\w'’-]+", fold(name))
    return " ".join(word for word in words if word not in TITLES)
