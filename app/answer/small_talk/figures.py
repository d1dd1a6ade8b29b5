"""What tells small talk from a question to the report, as figures for a logistic model."""

from __future__ import annotations

from dataclasses import astuple, dataclass

from app.answer.choice.relevance import relevance
from app.answer.logistic import figure_names
from app.answer.overview.signs import SUMMARY
from app.query.acts.grams import words_of
from app.query.query import Query
from index.hits import SearchResult

FARTHEST = 8.0  # log-odds: a few very sure ones would decide the fit
SHORT, LONG, LONGEST = 7, 12, 20  # words


@dataclass(frozen=True, slots=True)
class TalkFigures:
    """How much a line looks like small talk.

    Attributes:
        aside: Log-odds by its letters that it asks the report nothing, in [-FARTHEST, FARTHEST].
        relevance: How probable it is that the best sentence found answers it, in [0, 1].
        answered: Cosine to the nearest indexed question that is answered.
        unanswered: The same for those known to have no answer.
        overview: How probable it is that an overview is asked for, in [0, 1].
        words: Their number, in tens, at most two.
        long: 1 if it has more than LONG words: a question may well stand between courtesies.
        country: 1 if it names one other than the Netherlands.
        named: 1 if it has other names.
        summary: 1 if it has a word for summing up.
        later: 1 if something was asked before it.
        leaning: 1 if it may lean on that: a short one is more often a follow-up.
        leaning_aside: Its log-odds if so, else 0.
        filled_in: 1 if something was taken from the conversation.
    """

    aside: float
    relevance: float
    answered: float
    unanswered: float
    overview: float
    words: float
    long: float
    country: float
    named: float
    summary: float
    later: float
    leaning: float
    leaning_aside: float
    filled_in: float

    @classmethod
    def names(cls) -> list[str]:
        """Returns the names of the figures, in order."""
        return figure_names(cls)

    def vector(self) -> tuple[float, ...]:
        """Returns the figures in the order of their names."""
        return astuple(self)


def talk_figures(
    query: Query, result: SearchResult, overview: float, *, is_later: bool
) -> TalkFigures:
    """Returns the figures of a line.

    Args:
        query: The line.
        result: What was found for it.
        overview: How probable it is that it asks for an overview.
        is_later: Whether something was asked before it.
    """
    aside = max(-FARTHEST, min(FARTHEST, query.act.odds))
    count = len(words_of(query.typed))
    is_filled_in = bool(query.about or query.context)
    leaning = float(is_later and (count <= SHORT or is_filled_in))
    return TalkFigures(
        aside=aside,
        relevance=next(iter(relevance(result).values()), 0.0),
        answered=result.answered_cosine,
        unanswered=result.unanswered_cosine,
        overview=overview,
        words=min(count, LONGEST) / 10,
        long=float(count > LONG),
        country=float(bool(query.countries)),
        named=float(bool(query.names)),
        summary=float(SUMMARY.search(query.typed) is not None),
        later=float(is_later),
        leaning=leaning,
        leaning_aside=leaning * aside,
        filled_in=float(is_filled_in),
    )
