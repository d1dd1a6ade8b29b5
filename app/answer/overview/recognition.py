"""Whether a question asks for an overview, for which one, and in which form.

A logistic model on figures of the question decides; `python -m eval calibrate` fits it and writes
the file. A question that one sentence answers must not become a list: what the model is worth is
in eval/LOG.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from app.answer.logistic import LogisticModel, read_models
from app.answer.overview.candidates import Candidate, likeliest
from app.answer.overview.figures import RequestFigures, request_figures
from app.answer.overview.form import Form, read_form
from app.answer.overview.known import KnownOverviews
from app.answer.overview.signs import asks_for_one
from app.answer.overview.vocabulary import Vocabulary
from app.query.query import Query, Turn
from index.hits import SearchResult
from index.overview_search import OverviewSearch
from index.rows import SentenceRef
from index.search import Retriever
from ingest.text.alignment import WORD

FILE = Path(__file__).parent / "overview.json"
# Nothing whose nearest wording is farther was ever asked for: it is not even searched for.
LEAST_COSINE = 0.25
THRESHOLD = 0.5
MAY_ANSWER = 0.4  # chance that the best sentence answers from which on it is said early
MOST_LEANING = 7  # words of a question that leans on others without saying so
SURE = 0.9  # chance of what only names a topic, or asks for a chapter


@dataclass(frozen=True, slots=True)
class Reading:
    """A question looked at as a request for an overview.

    Attributes:
        best: The overview that it means, if it means one.
        form: In which form.
        figures: What tells whether it does.
        result: What was found for it.
    """

    best: Candidate
    form: Form
    figures: RequestFigures
    result: SearchResult


@dataclass(frozen=True, slots=True)
class Request:
    """A request for an overview.

    Attributes:
        reading: What is asked for.
        chance: How probable it is that it is asked for, in [0, 1].
    """

    reading: Reading
    chance: float

    @property
    def first(self) -> SentenceRef | None:
        """The sentence that may answer by itself, should one thing have been asked; or None."""
        found = self.reading.result.sentences
        return found[0].ref if self.reading.figures.relevance >= MAY_ANSWER else None


class Recogniser:
    """Tells requests for overviews.

    Args:
        retriever: Finds sentences, wordings and questions.
        model: Tells how probable it is that a question asks for the overview it is nearest to.
        threshold: How probable it must be.
    """

    def __init__(
        self, retriever: Retriever, model: LogisticModel, threshold: float = THRESHOLD
    ) -> None:
        self._retriever = retriever
        self._search = OverviewSearch(retriever.library, retriever.encoder)
        self._vocabulary = Vocabulary(retriever.library)
        self.known = KnownOverviews(retriever.library)
        self._model = model
        self._threshold = threshold

    def read(self, query: Query, history: Sequence[Turn] = ()) -> Reading | None:
        """Returns how a question looks as a request; None if no overview is near it.

        A question that leans on an earlier one is none: what it asks for is not in it. Nor is one
        that asks for the most of one thing, or for a time.
        """
        if query.language is None or query.context or asks_for_one(query.text):
            return None
        form, typed = read_form(query.typed)
        rest = read_form(query.text)[1]
        # What a follow-up means is filled in; as typed it would mean something else.
        is_filled_in = bool(query.about or query.asked)
        texts = [rest] if is_filled_in else [rest, typed]
        if form.shape == "amounts":
            texts.append(query.typed)
        texts = list(dict.fromkeys(texts))
        hits = self._search.search(texts)
        if not hits or hits[0].cosine < LEAST_COSINE:
            return None
        result = self._retriever.search(query.text, query.answer_language, kind=query.kind)
        best = likeliest(query, result, hits, self._vocabulary.scores(texts), self.known)
        if not self._is_of_best_report(best, result):
            return None
        is_short = len(WORD.findall(query.typed)) <= MOST_LEANING
        # "Timeline in 2022?", made of "only 2022", leans on nothing any more.
        stands = bool(query.asked) and not query.about
        is_later = bool(history) and bool(query.about or (is_short and not stands))
        figures = request_figures(query, rest, form, result, best, self.known, is_later)
        return Reading(best, form, figures, result)

    def asked_for(self, query: Query, history: Sequence[Turn] = ()) -> Request | None:
        """Returns which overview a question asks for; None if it probably asks for none."""
        reading = self.read(query, history)
        request = Request(reading, self._chance(reading)) if reading else None
        return request if request and request.chance >= self._threshold else None

    def chance(self, query: Query, history: Sequence[Turn] = ()) -> float:
        """Returns how probable it is that an overview is asked for, in [0, 1]."""
        reading = self.read(query, history)
        return self._chance(reading) if reading else 0.0

    def _chance(self, reading: Reading) -> float:
        corpus = self._retriever.library.corpora[reading.best.report_id]
        if not corpus.anticipated and not reading.figures.explained:
            return 0.0  # made by rule, it answers nothing that it is not named for
        named = SURE * (names_it(reading.figures) or says_it(reading))
        return max(self._model.probability(reading.figures), named)

    def _is_of_best_report(self, best: Candidate, result: SearchResult) -> bool:
        """Returns whether an overview is of the report that the question is about."""
        if len(self._retriever.library.corpora) == 1:
            return True
        return bool(result.sentences) and result.sentences[0].ref.report_id == best.report_id


def names_it(figures: RequestFigures) -> bool:
    """Returns whether a first question only names what an overview is about, or its chapter."""
    if figures.of_chapter:
        return bool(figures.bare or figures.summary or figures.about or figures.form)
    is_only_named = figures.bare and figures.explained and not figures.one_thing
    return bool(is_only_named and not figures.later and figures.beyond_unanswered > 0)


def says_it(reading: Reading) -> bool:
    """Returns whether a first question is a wording of an overview, and of no other question."""
    figures = reading.figures
    return reading.best.is_worded and not figures.later and figures.beyond_answered > 0


def overview_model() -> LogisticModel:
    """Returns the model of the file.

    Raises:
        SettingsError: It cannot be read.
    """
    return read_models(FILE)["overview"]
