"""Whether a line is small talk, and of which kind.

Its letters tell which kind it would be (`app.query.acts`). Whether it is weighs those against what
the report has on it, by a logistic model that `python -m eval calibrate` fits. Figures are in
eval/LOG.md.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path

from app.answer.logistic import LogisticModel, read_models
from app.answer.small_talk.courtesies import courtesy
from app.answer.small_talk.figures import LONGEST, TalkFigures, talk_figures
from app.query.acts.acts import MOVES, Act
from app.query.acts.grams import words_of
from app.query.conversation.predicates import QUESTION_WORD, kind_of
from app.query.query import Query, Turn
from index.hits import SearchResult

# Wanted of the last answer; which languages there are can be asked at any time.
OF_LAST_ANSWER: frozenset[Act] = frozenset(MOVES) - {"language"}
FILE = Path(__file__).parent / "small_talk.json"
# Log-odds by the letters: below the first a line is not even searched for; from the second on it
# is small talk to a report of which no questions are known, which cannot be weighed.
LEAST_ASIDE, SURE_ASIDE = 0.0, 5.0
# Of some 3,000 development questions that the report answers, three are above it (eval/LOG.md).
THRESHOLD = 0.9
# Enough of what names nothing that the report is about, and either asks nothing or speaks to
# whoever answers: in a conversation, and at its start unless an overview may be meant; and there of
# a case of one's own.
IN_CONVERSATION, AT_START, OF_OWN_CASE = 0.3, 0.6, 0.35
MAY_BE_OVERVIEW, SURE_OVERVIEW = 0.4, 0.9  # chances
STATING: frozenset[Act] = frozenset(
    (
        "thanks",
        "reaction",
        "complaint",
        "insult",
        "goodbye",
        "apology",
        "greeting",
        "help",
        "repeat",
    )
)
GREETS_FIRST = frozenset(("dag",))  # "dag meneer": later on it says goodbye
OF_TOOL: frozenset[Act] = frozenset(
    ("who", "can", "official", "reliable", "model", "upload", "privacy", "help", "contact")
)
OWN_CASE: frozenset[Act] = frozenset(("personal", "emergency"))
LEAST_OF_OWN_CASE = 1.0  # log-odds by the letters
OF_ONESELF = frozenset("i im ive my me we our us ik mijn mn mij wij ons onze".split())
OPENING = 4  # words, one of which says that somebody writes about themselves
ASKS = re.compile(r"\?")
COMMANDS = re.compile(r"^\W*(?:name|noem|list|geef|give|toon|show|tell|vertel)\b", re.IGNORECASE)
FIGURE = re.compile(r"\d")
CLAUSE_END = re.compile(r"[,.!;:]")
ADDRESSES = re.compile(
    r"\b(?:you|u|ur|your|je|jij|jou|jouw|uw|jullie|(?:this|deze|dit) (?:chat\w*|site|website|thing|"
    r"ding|tool|page|pagina|app|bot)|chat ?box)\b",
    re.IGNORECASE,
)


class Recogniser:
    """Tells small talk.

    Args:
        search: Finds what the report has on a line.
        overview: Tells how probable it is that a line asks for an overview.
        model: Tells how probable it is that a line is small talk.
        threshold: How probable it must be.
    """

    def __init__(
        self,
        search: Callable[[Query], SearchResult],
        overview: Callable[[Query, Sequence[Turn]], float],
        model: LogisticModel,
        threshold: float = THRESHOLD,
    ) -> None:
        self._search = search
        self._overview = overview
        self._model = model
        self._threshold = threshold

    def figures(self, query: Query, history: Sequence[Turn] = ()) -> TalkFigures | None:
        """Returns the figures of a line; None if it surely asks the report something.

        None also for what is wanted of the last answer, unless there is none.
        """
        is_of_answer = bool(history) and query.act.act in OF_LAST_ANSWER
        if query.act.odds < LEAST_ASIDE or is_of_answer or query.step == "points":
            return None
        result, overview = self._search(query), self._overview(query, history)
        if not result.questions and query.act.odds < SURE_ASIDE:
            return None
        return talk_figures(query, result, overview, is_later=bool(history))

    def act(self, query: Query, history: Sequence[Turn] = ()) -> Act | None:
        """Returns which dialogue act a line is; None for a question to the report."""
        words = words_of(query.typed)
        if polite := courtesy(words):
            return "greeting" if words[0] in GREETS_FIRST and not history else polite
        if history and _opens_with_thanks(query) and _asks_the_report_nothing(query):
            return "thanks"
        if ASKS.search(query.typed) and _states_nothing(query, words, bool(history)):
            return None
        figures = self.figures(query, history)
        if figures is None or self._model.probability(figures) < self._least(figures, query):
            return None
        return query.act.act

    def _least(self, figures: TalkFigures, query: Query) -> float:
        """Returns how probable it must be that a line is small talk; above 1 if it is none."""
        if figures.overview > SURE_OVERVIEW and query.act.act not in (*MOVES, *STATING):
            return 2.0  # "sources": those of the report
        if figures.later:
            is_enough = _asks_the_report_nothing(query)
            return min(self._threshold, IN_CONVERSATION) if is_enough else self._threshold
        if figures.overview >= MAY_BE_OVERVIEW or COMMANDS.search(query.typed):
            return self._threshold
        if _is_own_case(query):
            return min(self._threshold, OF_OWN_CASE)
        is_enough = _asks_the_report_nothing(query)
        return min(self._threshold, AT_START) if is_enough else self._threshold


def _states_nothing(query: Query, words: Sequence[str], is_later: bool) -> bool:
    """Returns whether a line that asks something is no thanks, greeting or reaction, as it looks.

    Nobody thanks at length to ask something, and "so that is a no?" is about what was said.
    """
    if query.act.act not in STATING:
        return False
    return len(words) > LONGEST or (is_later and query.act.act == "reaction")


def _is_own_case(query: Query) -> bool:
    """Returns whether somebody seems to write about a case or danger of their own."""
    is_own = query.act.act in OWN_CASE and query.act.odds >= LEAST_OF_OWN_CASE
    return is_own and not OF_ONESELF.isdisjoint(words_of(query.typed)[:OPENING])


def _opens_with_thanks(query: Query) -> bool:
    """Returns whether a line goes on after a word of thanks: "Thanks, that will do"."""
    first = CLAUSE_END.split(query.typed.strip(), maxsplit=1)[0]
    return courtesy(words_of(first)) == "thanks"


def _asks_the_report_nothing(query: Query) -> bool:
    """Returns whether a later line can hardly be a follow-up: by what it names and asks."""
    typed, kind = query.typed, kind_of(query.typed)
    if query.own_topics or FIGURE.search(typed):
        return False
    if query.act.act in STATING:
        return not (kind or ASKS.search(typed) or QUESTION_WORD.search(typed))
    is_of_person = kind is None or kind.english in ("who", "what is")
    return query.act.act in OF_TOOL and is_of_person and ADDRESSES.search(typed) is not None


def small_talk_model() -> LogisticModel:
    """Returns the model of the file.

    Raises:
        SettingsError: It cannot be read.
    """
    return read_models(FILE)["small_talk"]
