"""What is said to small talk: a friendly line in the language of the person."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from app.answer.answer import Answer
from app.answer.small_talk.recognition import OF_LAST_ANSWER, Recogniser
from app.answer.small_talk.without_sentences import without_sentences
from app.query.acts.acts import Act
from app.query.query import Query, Turn
from app.wording import word
from index.language import Language
from index.library import Library

# After these, questions to begin with are offered.
WELCOMING: frozenset[Act] = frozenset(("greeting", "can", "help"))
AND: dict[Language, str] = {"nl": " en ", "en": " and "}
# What personal requests are about -> what is looked up of it in the report.
SUBJECTS: tuple[tuple[re.Pattern[str], dict[Language, str]], ...] = (
    (
        re.compile(
            r"\b(?:terug\w*|naar huis|home|go back|return\w*|ticket|deport\w*|uitgezet|"
            r"uitgeprocedeerd|land uit|leave the country)\b",
            re.IGNORECASE,
        ),
        {
            "nl": "Welke hulp krijgen migranten die vrijwillig willen terugkeren?",
            "en": "What help do migrants get who want to return voluntarily?",
        },
    ),
    (
        re.compile(r"\b(?:libi[eë]|libya|tripoli|benghazi)\b", re.IGNORECASE),
        {
            "nl": "Wat doet Nederland voor migranten in Libië?",
            "en": "What does the Netherlands do for migrants in Libya?",
        },
    ),
    (
        re.compile(r"\b(?:visum|visa|visums)\b", re.IGNORECASE),
        {"nl": "Wat staat er over visa?", "en": "What does it say about visas?"},
    ),
)
CALLED: dict[Language, re.Pattern[str]] = {
    "nl": re.compile(r"\b(?:nederlands|dutch)\b", re.IGNORECASE),
    "en": re.compile(r"\b(?:engels|english)\b", re.IGNORECASE),
}
DUTCH = re.compile(
    r"\b(?:hoor|hoi|hallo|doei|bedankt|dankjewel|dankuwel|dank|goede\w+|goeie\w+|tot ziens|excuus|"
    r"excuses|oeps|groetjes|joh|leuk|mooi|jammer|oké)\b",
    re.IGNORECASE,
)
REFUSED = re.compile(
    r"\b(?:no|not|geen|niet|cant|can't|don't|dont|waarom|why|instead of|ipv)\b", re.IGNORECASE
)


class SmallTalkReply:
    """Replies to what is no question to the report.

    Args:
        library: Which reports there are.
        recogniser: Recognises it.
        conclude: Answers a question to the report, for personal requests.
    """

    def __init__(
        self,
        library: Library,
        recogniser: Recogniser,
        conclude: Callable[[str, Language], Answer],
    ) -> None:
        self._library = library
        self.recogniser = recogniser
        self._conclude = conclude

    def __call__(self, query: Query, history: Sequence[Turn]) -> Answer | None:
        """Returns what is said to a line; None if it is a question to the report."""
        act = self.recogniser.act(query, history)
        return None if act is None or act in OF_LAST_ANSWER else self._say(query, act)

    def of_no_answer(self, query: Query, history: Sequence[Turn]) -> Answer | None:
        """Returns what is said to what is wanted of the last answer where there is none."""
        act = None if history else self.recogniser.act(query, history)
        return self._say(query, "help") if act in OF_LAST_ANSWER else None

    def _say(self, query: Query, act: Act) -> Answer:
        language = _language(query, act)
        line = word(f"talk_{act}", language).format(report=self._reports(language))
        if act == "personal" and (found := self._on_subject(query, language)):
            line = f"{line} {word('talk_personal_found', language)}"
            # A value alone would look as if it were about the person.
            return replace(
                found,
                question=query.typed,
                searched=query.typed,
                help=line,
                turn=None,
                hits=(),
                lead=None,
                is_partial=False,
                missing=(),
            )
        return without_sentences(query.typed, line, language, act in WELCOMING)

    def _on_subject(self, query: Query, language: Language) -> Answer | None:
        """Returns what the report says on the subject of a personal request, if it says any."""
        for asked, question in SUBJECTS:
            if asked.search(query.typed):
                answer = self._conclude(question[language], language)
                return answer if answer.answered else None
        return None

    def _reports(self, language: Language) -> str:
        """Returns what the reports are called within a sentence."""
        names = [
            word("talk_report", language)
            if corpus.anticipated
            else word("talk_report_own", language).format(report=corpus.report.title)
            for corpus in self._library.corpora.values()
        ]
        return AND[language].join(names)


def _language(query: Query, act: Act) -> Language:
    """Returns the language to reply in; of those asked for by name, the one that is wanted."""
    if act == "language":
        called = [language for language, pattern in CALLED.items() if pattern.search(query.typed)]
        if len(called) == 1 and not REFUSED.search(query.typed):
            return called[0]
    # "Sorry hoor" says too little for its letters to tell.
    return "nl" if DUTCH.search(query.typed) else query.answer_language
