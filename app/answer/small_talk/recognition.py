"""Whether a line is small talk, and of which kind."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from app.answer.small_talk.courtesies import courtesy
from app.answer.small_talk.kinds import OF_THE_LAST_ANSWER, Kind
from app.answer.small_talk.line_model import LineModel, read_line_model, words_of
from app.answer.small_talk.rules import Rules, read_rules


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Log-odds of small talk from which on a line is held to be it.

    Attributes:
        alone: By the model alone.
        ruled: If a rule says so too.
    """

    alone: float
    ruled: float


# Chosen by hand, so that of the questions of the evaluation's sets none to the report is taken for
# small talk (eval/LOG.md). In a long line a question may well stand between the courtesies; within
# a conversation one that is short, or opens with "and", is more often a follow-up.
AT_FIRST = Thresholds(alone=4.1, ruled=0.0)
LONG_AT_FIRST = Thresholds(alone=7.0, ruled=2.5)
LONG = 12  # words
LATER = Thresholds(alone=7.0, ruled=5.0)
SHORT = 7  # words
GOING_ON = frozenset("en maar of dus want and but or so".split())


@dataclass(frozen=True, slots=True)
class SmallTalk:
    """Recognises small talk.

    Attributes:
        rules: By what must be said.
        model: By the letters of all that is said.
    """

    rules: Rules
    model: LineModel

    def kind(self, line: str, *, is_later: bool = False) -> Kind | None:
        """Returns the kind of small talk that a line is; None for a question to the report.

        Args:
            line: As typed.
            is_later: Whether something was asked before it.
        """
        words = words_of(line)
        if polite := courtesy(words):
            return polite
        odds, kind = self.model.odds(words)
        thresholds = LONG_AT_FIRST if len(words) > LONG else AT_FIRST
        if is_later and (len(words) <= SHORT or words[0] in GOING_ON):
            thresholds = LATER
        if odds >= thresholds.ruled and (ruled := self.rules.kind(words)):
            return ruled
        # "tl;dr" asks for a summary where there is no answer to shorten.
        is_of_report = kind in OF_THE_LAST_ANSWER
        return kind if odds >= thresholds.alone and not is_of_report else None


@lru_cache(maxsize=1)
def small_talk() -> SmallTalk:
    """Returns what recognises small talk, read once.

    Raises:
        SettingsError: The model cannot be read.
    """
    return SmallTalk(read_rules(), read_line_model())
