"""What is known of each overview of a library beforehand: what it is about, in words and names."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from app.answer.overview.request_words import REQUEST_WORDS
from app.query.slots import HOME, countries
from index.language import LANGUAGES
from index.lexical import NgramAnalyser, StemAnalyser
from index.library import Library
from index.overview_terms import STEM, OverviewKey, overview_keys
from index.rows import SentenceRef
from ingest.document import SentenceKey
from ingest.overviews import Overview
from ingest.text.alignment import WORD, fold

CHAPTER_NUMBER = re.compile(r"\d+")
# Share of the wordings that must have a word for the overview to be about it: of fifty writers one
# will name whatever else there is.
COMMON = 0.07
# Courtesy and articles, which no wording is told apart by.
COURTESY = frozenset(
    "please pls plz graag aub alstublieft alsjeblieft svp even ff eens mij me geef give show toon "
    "laat zien a an the de het een".split()
)
ASKED_FOR_ONESELF = re.compile(
    r"\b(?:(?:can|could|would|will) you|for (?:me|us)|(?:kun|kan|wil|zou|kunt|wilt) (?:je|jij|u)|"
    r"voor (?:me|mij|ons))\b"
)
# A word counts as known if this share of its 4-grams is: "traficking" has six of eight.
FUZZY = 0.7

SUMMARY = "summary"  # kind of one that sums up a part of the report


@dataclass(frozen=True, slots=True)
class KnownOverview:
    """An overview with what it is about.

    Attributes:
        overview: The overview.
        keys: Its sentences.
        chapter: Number of the chapter that it sums up, 0 for one without; None for other ones.
        part_of: Number of the chapter of which it sums up a part; None for other ones.
        countries: Codes of those it is called after.
        among: Codes of those that its wordings name.
        stems: That are common in its wordings, in both languages.
        grams: The 4-grams that are.
    """

    overview: Overview
    keys: frozenset[SentenceKey]
    chapter: int | None
    part_of: int | None
    countries: frozenset[str]
    among: frozenset[str]
    stems: frozenset[str]
    grams: frozenset[str]


class KnownOverviews:
    """The overviews of a library.

    Args:
        library: Whose overviews.
    """

    def __init__(self, library: Library) -> None:
        common = _common_terms(library)
        self._stemmers = [StemAnalyser(language) for language in LANGUAGES]
        self._ngrams = NgramAnalyser()
        self._known = {
            (corpus.report.id, overview.id): _known(overview, common[corpus.report.id, overview.id])
            for corpus in library.corpora.values()
            for overview in corpus.overviews
        }
        self._worded: dict[str, set[OverviewKey]] = {}
        self._holding: dict[SentenceRef, list[OverviewKey]] = {}
        for key, known in self._known.items():
            for own in known.keys:
                self._holding.setdefault(SentenceRef(key[0], own), []).append(key)
            for wording in _wordings(known.overview):
                self._worded.setdefault(_said(wording), set()).add(key)

    def __getitem__(self, key: OverviewKey) -> KnownOverview:
        """Returns what is known of an overview."""
        return self._known[key]

    def __contains__(self, key: object) -> bool:
        """Returns whether there is such an overview."""
        return key in self._known

    def worded(self, text: str) -> Collection[OverviewKey]:
        """Returns the overviews that are asked for, or called, in the very words of a text.

        Courtesy aside. A heading of the report is what the summary of its part is called.
        """
        return self._worded.get(_said(text), ())

    def held(
        self, found: Sequence[SentenceRef], weights: Sequence[float]
    ) -> Mapping[OverviewKey, float]:
        """Returns the weight of the sentences found that each overview holds, if it holds any.

        Args:
            found: The sentences, best first.
            weights: Of the best, the second, and so on.
        """
        weight_of: dict[OverviewKey, float] = {}
        for ref, weight in zip(found, weights, strict=False):
            for key in self._holding.get(ref, ()):
                weight_of[key] = weight_of.get(key, 0.0) + weight
        return weight_of

    def parts_named(self, text: str, chapter: int) -> Collection[OverviewKey]:
        """Returns the overviews of those parts of a chapter that a text names best, if any.

        By a word that is in their title and not in that of the chapter: "chapter 2 on visas".
        """
        words = [word for word in WORD.findall(fold(text)) if word not in REQUEST_WORDS]
        asked = set[str]().union(*map(self._stems, words))
        asked -= self._titled(known for known in self._known.values() if known.chapter == chapter)
        named = {
            key: len(asked & self._titled([known]))
            for key, known in self._known.items()
            if known.part_of == chapter
        }
        most = max(named.values(), default=0)
        return {key for key, count in named.items() if count == most > 0}

    def unexplained(self, text: str, key: OverviewKey) -> tuple[str, ...]:
        """Returns the words of a text that say neither that one asks nor what an overview is about.

        Small letters without accents. A precise question about a topic has some, a request for all
        that is said about it has none.
        """
        return tuple(
            word
            for word in WORD.findall(fold(text))
            if word not in REQUEST_WORDS and not self._is_of(word, self._known[key])
        )

    def _is_of(self, word: str, known: KnownOverview) -> bool:
        stems = self._stems(word)
        if not stems or stems & known.stems:
            return True
        if known.countries and countries(word.capitalize()) & known.countries:
            return True
        grams = self._ngrams.terms(word)
        return len(grams) > 1 and sum(gram in known.grams for gram in grams) >= FUZZY * len(grams)

    def _titled(self, overviews: Iterable[KnownOverview]) -> set[str]:
        titles = (title for known in overviews for title in known.overview.title.values())
        return set[str]().union(*map(self._stems, titles))

    def _stems(self, text: str) -> frozenset[str]:
        return frozenset(stem for one in self._stemmers for stem in one.terms(text))


def _wordings(overview: Overview) -> Iterator[str]:
    """Yields its titles, what they are of ("Summary: visa policy") and its wordings."""
    for title in overview.title.values():
        yield title
        if overview.kind == SUMMARY:
            yield title.rpartition(": ")[2]
    for names in overview.names.values():
        yield from names


def _said(text: str) -> str:
    """Returns what a text says, folded, without courtesy; all of it if it is nothing else."""
    words = WORD.findall(ASKED_FOR_ONESELF.sub(" ", fold(text)))
    return " ".join([word for word in words if word not in COURTESY] or words)


def _known(overview: Overview, terms: Collection[str]) -> KnownOverview:
    names = [name for names in overview.names.values() for name in names]
    stems = frozenset(term.removeprefix(STEM) for term in terms if term.startswith(STEM))
    return KnownOverview(
        overview,
        frozenset(item.key for item in overview.items),
        _chapter(overview, parts=False),
        _chapter(overview, parts=True),
        _countries(overview.title.values()),
        _countries(names),
        stems,
        frozenset(term for term in terms if not term.startswith(STEM)),
    )


def _common_terms(library: Library) -> Mapping[OverviewKey, Collection[str]]:
    """Returns the terms that at least the share `COMMON` of wordings have, and those of a title."""
    counts, keys = library.overview_terms, overview_keys(library.overview_wordings)
    least = np.array([round(COMMON * size) for size in counts.sizes.tolist()], np.int32)
    is_common = (counts.count >= least[counts.overview]) | counts.is_titled
    found: dict[OverviewKey, list[str]] = {key: [] for key in keys}
    for term, overview in zip(
        counts.term[is_common].tolist(), counts.overview[is_common].tolist(), strict=True
    ):
        found[keys[overview]].append(counts.vocabulary[term])
    return found


def _chapter(overview: Overview, *, parts: bool) -> int | None:
    """Returns the number of the chapter that it sums up as a whole, or else in part."""
    if isinstance(overview.scope, str) or (len(overview.scope) > 1) != parts:
        return None
    number = CHAPTER_NUMBER.match(overview.scope[0])
    return int(number[0]) if number else 0


def _countries(texts: Iterable[str]) -> frozenset[str]:
    return countries("\n".join(texts)) - HOME
