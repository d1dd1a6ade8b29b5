"""What tells whether a question asks for an overview, as figures for a logistic model."""

from __future__ import annotations

from dataclasses import astuple, dataclass

from app.answer.choice.relevance import relevance
from app.answer.logistic import figure_names
from app.answer.overview.candidates import Candidate
from app.answer.overview.form import Form
from app.answer.overview.known import KnownOverviews
from app.answer.overview.request_model import worded_as_request
from app.answer.overview.signs import chapter_asked_for, request_signs
from app.query.query import Query
from index.hits import SearchResult
from ingest.text.alignment import WORD, fold

MOST_ODDS = 8.0
LONGEST = 30  # words; longer questions are all alike
FARTHEST = 0.4  # of two cosines: a few very near or far ones would decide the fit


@dataclass(frozen=True, slots=True)
class RequestFigures:
    """How much a question looks like a request for an overview, and for the best one.

    Attributes:
        beyond_answered: How much nearer the best overview's nearest wording is than the nearest
            indexed question that is answered, by cosine, in [-FARTHEST, FARTHEST].
        beyond_unanswered: The same for those known to have no answer.
        near: The same as `beyond_answered` for its few nearest wordings.
        share: How clearly it is this overview and no other, in [0, 1].
        words: How much more its wordings use the words of the question than all do.
        worded: Log-odds of a request by the wording alone, in [-MOST_ODDS, MOST_ODDS].
        several: 1 if it asks several things.
        broad: Share of the five indexed questions most like it that a set of sentences answers.
        held: How many of the best sentences found the overview holds, in [0, 1].
        relevance: How probable it is that the best sentence found answers, in [0, 1].
        of_other_country: 1 if it names countries and the overview is called after none of them.
        of_chapter: 1 if it names a chapter that the overview sums up.
        form: 1 if it says in which form: so many sentences, a table.
        length: How many words it has, in share of LONGEST, at most 1.
        unexplained: Share of its words that say neither that one asks nor what the overview is
            about.
        explained: 1 if every word of it says that one asks, or what the overview is about.
        one_unexplained: 1 if one word does not.
        two_unexplained: 1 if two do not.
        plain_request: 1 if it is explained and has a sign of a request.
        near_request: 1 if one word is not explained and it has such a sign.
        plain_one_thing: 1 if it is explained and asks for one thing.
        later: 1 if it may lean on earlier questions.
        summary: See `RequestSigns`, as for all that follow.
    """

    beyond_answered: float
    beyond_unanswered: float
    near: float
    share: float
    words: float
    worded: float
    several: float
    broad: float
    held: float
    relevance: float
    of_other_country: float
    of_chapter: float
    form: float
    length: float
    unexplained: float
    explained: float
    one_unexplained: float
    two_unexplained: float
    plain_request: float
    near_request: float
    plain_one_thing: float
    later: float
    summary: float
    everything: float
    about: float
    mentioned: float
    doing: float
    plural: float
    one_thing: float
    yes_or_no: float
    bare: float

    @classmethod
    def names(cls) -> list[str]:
        """Returns the names of the figures, in order."""
        return figure_names(cls)

    def vector(self) -> tuple[float, ...]:
        """Returns the figures in the order of their names."""
        return astuple(self)


def request_figures(
    query: Query,
    rest: str,
    form: Form,
    result: SearchResult,
    best: Candidate,
    known: KnownOverviews,
    is_later: bool,
) -> RequestFigures:
    """Returns the figures of a question.

    Args:
        query: The question.
        rest: What it asks, without the words that say in which form.
        form: In which form it asks.
        result: What was found for it.
        best: The overview that it means, if it means one.
        known: What is known of overviews.
        is_later: Whether it may lean on earlier questions.
    """
    signs = request_signs(query, rest)
    words = max(1, len(WORD.findall(fold(rest))))
    left = len(known.unexplained(rest, best.key))
    has_form = float(form.shape not in ("usual", "all") or form.count is not None)
    chapter = chapter_asked_for(query.typed)
    of_chapter = chapter is not None and (
        best.known.chapter == chapter or best.key in known.parts_named(query.typed, chapter)
    )
    is_request = max(has_form, float(of_chapter), signs.of_request)
    names_another = query.countries and not best.known.countries.intersection(query.countries)
    questions = result.questions
    return RequestFigures(
        beyond_answered=_near(best.cosine - result.answered_cosine),
        beyond_unanswered=_near(best.cosine - result.unanswered_cosine),
        near=_near(best.near - result.answered_cosine),
        share=best.share,
        words=best.words,
        worded=max(-MOST_ODDS, min(MOST_ODDS, worded_as_request(query.typed))),
        several=float(bool(query.parts)),
        broad=sum(match.kind == "broad" for match in questions) / max(1, len(questions)),
        held=best.held,
        relevance=next(iter(relevance(result).values()), 0.0),
        of_other_country=float(bool(names_another)),
        of_chapter=float(of_chapter),
        form=has_form,
        length=min(1.0, words / LONGEST),
        unexplained=left / words,
        explained=float(left == 0),
        one_unexplained=float(left == 1),
        two_unexplained=float(left == 2),
        plain_request=is_request * (left == 0),
        near_request=is_request * (left == 1),
        plain_one_thing=signs.one_thing * (left == 0),
        later=float(is_later),
        **{name: getattr(signs, name) for name in figure_names(type(signs))},
    )


def _near(difference: float) -> float:
    return max(-FARTHEST, min(FARTHEST, difference))
