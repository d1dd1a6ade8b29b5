"""Which language a question is in: Dutch, English or another."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from copy import copy
from functools import cache
from typing import Literal

from index.identifier import Classifier, identifier_of
from index.names import KnownNames
from index.stopwords import STOPWORDS
from ingest.corpus import Entity

Language = Literal["nl", "en"]
LANGUAGES: tuple[Language, ...] = ("nl", "en")

# The languages a question is told apart from: those of the Netherlands' neighbours, of its
# larger communities and of the countries in a migration report. More would only add mistakes.
OTHERS = ("de", "fr", "es", "it", "pt", "tr", "ar", "pl", "uk", "ru", "ro", "fa", "so", "zh")

# Below this probability the question says too little ("COMPASS?") to overrule the language of
# the conversation; above it a third language is believed.
SURE = 0.6
SURE_FOREIGN = 0.9
# What is left beside names is mostly one word ("budget"), which the letters alone seldom tell.
SURE_WITHOUT_NAMES = 0.9
MIN_FOREIGN_WORDS = 3
# They open a question in one of the others and in no Dutch or English one: "Qui est Rutte ?" says
# too little for its letters to tell.
FOREIGN_OPENINGS = frozenset(
    "qui quel quelle quels quelles quoi où pourquoi combien qu qué quién quiénes cuál cuáles "
    "cuánto cuánta cuántos cuántas cuándo dónde cómo wer wen wem wann warum wieso weshalb "
    "wieviel welche welcher welches chi quale quali quanto quanti perché quem quantos quantas "
    "kim kaç nerede nasıl neden kto ile gdzie cine câte unde".split()
)
# A sentence that mixes both is in the one that its letters are of: "Wat is the budget for …".
SURE_OF_MIXED = 0.9
# Typed in both languages: said alone they tell none.
IN_BOTH = frozenset("sorry ok okay hi hey yo super top thx tx wow lol haha hm hmm".split())
POSSESSIVE = re.compile(r"['’]s\b")  # "programma's" is no English word for that
LATIN = re.compile("[A-Za-z\u00aa-\u024f\u1e00-\u1eff]")


class LanguageDetector:
    """Detects the language of short questions.

    Attributes:
        names: The names it knows.

    Args:
        texts: Texts in either language that questions are about; words that only one language
            uses there tell the language of keywords ("challenge fund bedrag").
        names: Names in these texts, which tell no language beside other words: a minister is
            called Schreinemacher, a treaty Global Compact on Refugees, in both.
        entities: Whose names some of them are.
    """

    def __init__(
        self,
        texts: Iterable[tuple[str, str]] = (),
        names: Iterable[str] = (),
        entities: Iterable[Entity] = (),
    ) -> None:
        used: dict[str, set[str]] = {"nl": set(), "en": set()}
        for language, text in texts:
            used.setdefault(language, set()).update(_words(text))
        self.names = KnownNames(names, entities)
        self._used = used["nl"] | used["en"] | STOPWORDS["nl"] | STOPWORDS["en"]
        self._only = {"nl": used["nl"] - used["en"], "en": used["en"] - used["nl"]}

    def detect(self, text: str, default: Language = "nl") -> Language | None:
        """Returns "nl" or "en", or None for another language.

        Args:
            text: The question.
            default: What to assume if the text does not tell (names only, say).
        """
        if _opening(text) in FOREIGN_OPENINGS:
            return None
        if (words := _words(text)) and words <= IN_BOTH:
            return default
        said = self.names.left_out(text)
        if not _words(said):
            said = text
        language, votes = self._by_function_words(said)
        is_foreign = self._is_foreign(said, text)
        # One function word may be shared with a third language; two are not.
        if language and (votes > 1 or not is_foreign):
            return language
        if is_foreign:
            return None
        # Names tell the language if nothing else does ("budget opvang in de regio").
        return (
            self._of_mixed(said, votes)
            or self._by_words_of_one_language(said)
            or self._by_letters(said, SURE_WITHOUT_NAMES)
            or self._by_function_words(text)[0]
            or self._by_words_of_one_language(text)
            or self._by_letters(text, SURE)
            or default
        )

    @staticmethod
    def _by_function_words(text: str) -> tuple[Language | None, int]:
        """Returns the language that most function words are of, if clear, and how many."""
        words = _words(text)
        shared = STOPWORDS["nl"] & STOPWORDS["en"]
        votes = {language: len(words & STOPWORDS[language] - shared) for language in LANGUAGES}
        language: Language = "nl" if votes["nl"] > votes["en"] else "en"
        # A name may bring a function word of its own ("Challenge Fund for Youth Employment").
        is_clear = votes[language] >= max(1, 3 * min(votes.values()))
        return (language if is_clear else None), votes[language]

    def _of_mixed(self, said: str, votes: int) -> Language | None:
        """Returns the language of a text with function words of both, if its letters tell."""
        if not votes:
            return None
        guess, probability = self._any.classify(said)
        return guess if guess in LANGUAGES and probability >= SURE_OF_MIXED else None

    def _by_words_of_one_language(self, text: str) -> Language | None:
        own = [name for name in LANGUAGES if _words(text) & self._only[name]]
        return own[0] if len(own) == 1 else None

    def _by_letters(self, text: str, sure: float) -> Language | None:
        if all(word[0].isupper() for word in re.findall(r"[^\W\d_]+", text)):
            return None  # names only
        guess, probability = self._dutch_or_english.classify(text)
        return ("nl" if guess == "nl" else "en") if probability >= sure else None

    def _is_foreign(self, said: str, text: str) -> bool:
        """Returns whether a question is in a third language.

        Args:
            said: Without the names that are known.
            text: With them: few words are left of "Wer ist Minister Schreinemacher?".
        """
        if _is_of_another_script(said):
            return True
        words = _words(said)
        heard = len(words & self._used)
        if heard == len(words):
            return False
        return self._looks_foreign(said) or (2 * heard < len(words) and self._looks_foreign(text))

    def _looks_foreign(self, text: str) -> bool:
        # One or two Latin words are mostly names ("Schreinemacher"), which tell no language.
        if len(text.split()) < MIN_FOREIGN_WORDS and text.isascii():
            return False
        guess, probability = self._any.classify(text)
        return guess not in LANGUAGES and probability >= SURE_FOREIGN

    @property
    def _dutch_or_english(self) -> Classifier:
        return _identifier(LANGUAGES)

    @property
    def _any(self) -> Classifier:
        return _identifier((*LANGUAGES, *OTHERS))


def _opening(text: str) -> str:
    first = re.search(r"[^\W\d_]+", text)
    return first[0].lower() if first else ""


def _words(text: str) -> set[str]:
    return set(re.findall(r"[^\W\d_]+", POSSESSIVE.sub("", text.lower())))


def _is_of_another_script(text: str) -> bool:
    """Returns whether most letters are not Latin."""
    letters = re.findall(r"[^\W\d_]", unicodedata.normalize("NFKC", text))
    others = [letter for letter in letters if not LATIN.match(letter)]
    return 2 * len(others) > len(letters)


@cache
def _identifier(languages: tuple[str, ...]) -> Classifier:
    """Returns what tells languages apart; it keeps nothing of a text."""
    identifier = copy(_of_all_languages())
    identifier.set_languages([*languages])
    return identifier


@cache
def _of_all_languages() -> Classifier:
    return identifier_of((*LANGUAGES, *OTHERS))
