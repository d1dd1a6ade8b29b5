"""Which language a question is in: Dutch, English or another."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property
from typing import Literal, Protocol, cast

from index.stopwords import STOPWORDS

Language = Literal["nl", "en"]
LANGUAGES: tuple[Language, ...] = ("nl", "en")

# The languages a question is told apart from: those of the Netherlands' neighbours, of its
# larger communities and of the countries in a migration report. More would only add mistakes.
OTHERS = ("de", "fr", "es", "it", "pt", "tr", "ar", "pl", "uk", "ru", "ro", "fa", "so", "zh")

# Below this probability the question says too little ("COMPASS?") to overrule the language of
# the conversation; above it a third language is believed.
SURE = 0.6
SURE_FOREIGN = 0.9
MIN_FOREIGN_WORDS = 3


class Classifier(Protocol):
    """A language identifier of py3langid."""

    def classify(self, text: str) -> tuple[str, float]:
        """Returns the most probable language and its probability."""


class LanguageDetector:
    """Detects the language of short questions.

    Args:
        texts: Texts in either language that questions are about; words that only one language
            uses there tell the language of keywords ("challenge fund bedrag").
    """

    def __init__(self, texts: Iterable[tuple[str, str]] = ()) -> None:
        used: dict[str, set[str]] = {"nl": set(), "en": set()}
        for language, text in texts:
            used.setdefault(language, set()).update(_words(text))
        self._only = {"nl": used["nl"] - used["en"], "en": used["en"] - used["nl"]}

    def detect(self, text: str, default: Language = "nl") -> Language | None:
        """Returns "nl" or "en", or None for another language.

        Args:
            text: The question.
            default: What to assume if the text does not tell (names only, say).
        """
        votes = self._function_words(text)
        language: Language = "nl" if votes["nl"] > votes["en"] else "en"
        # A name may bring a function word of its own ("Challenge Fund for Youth Employment").
        clear = votes[language] >= max(1, 3 * min(votes.values()))
        # One function word may be shared with a third language; two are not.
        if clear and (votes[language] > 1 or self._foreign(text) is None):
            return language
        if self._foreign(text):
            return None
        own = [name for name in LANGUAGES if _words(text) & self._only[name]]
        if len(own) == 1:
            return own[0]
        if all(word[0].isupper() for word in re.findall(r"[^\W\d_]+", text)):
            return default  # names only
        guess, probability = self._dutch_or_english.classify(text)
        return ("nl" if guess == "nl" else "en") if probability >= SURE else default

    @staticmethod
    def _function_words(text: str) -> dict[Language, int]:
        words = _words(text)
        shared = STOPWORDS["nl"] & STOPWORDS["en"]
        return {language: len(words & STOPWORDS[language] - shared) for language in LANGUAGES}

    def _foreign(self, text: str) -> str | None:
        # One or two Latin words are mostly names ("Schreinemacher"), which tell no language.
        if len(text.split()) < MIN_FOREIGN_WORDS and text.isascii():
            return None
        guess, probability = self._any.classify(text)
        return guess if guess not in LANGUAGES and probability >= SURE_FOREIGN else None

    @cached_property
    def _dutch_or_english(self) -> Classifier:
        return _identifier(LANGUAGES)

    @cached_property
    def _any(self) -> Classifier:
        return _identifier((*LANGUAGES, *OTHERS))


def _words(text: str) -> set[str]:
    return set(re.findall(r"[^\W\d_]+", text.lower()))


def _identifier(languages: tuple[str, ...]) -> Classifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(list(languages))
    return cast(Classifier, identifier)
