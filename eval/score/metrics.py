"""From a run and its gold questions to a score for each question.

Ranking metrics are those of ir_measures (trec_eval's definitions), in the field's notation. Each
question is one need: the passage at which it is first met (or, where all quotes are needed,
completely met) is the one relevant passage, so R@k is the share of needs met within k passages.
With one relevant passage, P@k is R@k / k and AP is RR; they are given because other tables have
them. The same is asked of the sentences ranked: whether one of the first k is (part of) a gold
quote, and of those cited: which share is, and which share of the gold quotes they cover.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from statistics import mean

import ir_measures
from ir_measures import AP, RR, P, R, nDCG

from app.answer.outcome.abstention import Certainty, certainty
from app.answer.record import CitationRecord, RunRecord
from eval.asked.question_record import GoldQuestion
from eval.asked.relevance import GoldSource, Quote, holds, overlaps
from eval.run.run_file import outcome_of
from eval.score.conclusion import Conclusion, is_right_overview
from eval.score.gold_string import has_gold_string

RANKING = (R @ 1, R @ 3, R @ 5, R @ 10, P @ 1, P @ 5, RR @ 10, AP @ 10, nDCG @ 10)
SENTENCE_DEPTHS = (1, 3)
MAX_ANSWER_WORDS = 200
NOT_FOUND = "not among the passages"


@dataclass(frozen=True, slots=True)
class QuestionScore:
    """How one question fared.

    Attributes:
        question: The gold question.
        ranking: Value by metric; empty for an unanswerable question. "sentence R@k" is missing
            if the run does not rank sentences.
        answered: Whether an answer was given; a part of one counts where the report answers, and
            as a refusal where it does not.
        verified: Answered, with the gold string, a cited sentence that overlaps the gold quote,
            and at most 200 words; or with the overview that is asked for.
        right_language: Whether the answer is in the question's language.
        verbatim: Share of its quotes that stand in the source or edition; None without quotes.
        seconds: Time taken.
        certainty: How sure the answer was said to be; None if it was not, or nothing was answered.
        confidence: How probable it was held that the report answers, in [0, 1]; None if the
            system does not say.
        citation_precision: Share of the cited sentences that overlap a gold quote; None for an
            unanswerable question or without citations.
        citation_recall: Share of the gold quotes that a cited sentence overlaps (where any one
            suffices, too); None for an unanswerable question or a system that only ranks.
        rank: Of the relevant passage, from 1, or None.
        chapter: Heading of the chapter its first gold quote stands in, or "".
        only_ranked: Whether it is from a system that finds passages and answers nothing, so that
            no figure of answers or refusals bears on it.
        failures: Why an answer to an answerable question is not verified: "missing_string",
            "missing_quote", "too_long".
        page_right: Whether the gold string is the page of a gold quote that is cited from there.
        conclusion: Outcome, lead and how much is shown; None if that is not looked at.
    """

    question: GoldQuestion
    ranking: Mapping[str, float]
    answered: bool
    verified: bool
    right_language: bool
    verbatim: float | None
    seconds: float
    certainty: Certainty | None = None
    confidence: float | None = None
    citation_precision: float | None = None
    citation_recall: float | None = None
    rank: int | None = None
    chapter: str = ""
    only_ranked: bool = False
    failures: tuple[str, ...] = ()
    page_right: bool = False
    conclusion: Conclusion | None = None

    @property
    def is_right(self) -> bool:
        """Whether the answer is verified or rightly partial, or the refusal right."""
        if not self.question.answerable:
            return not self.answered
        return self.verified or self.is_rightly_partial

    @property
    def is_rightly_partial(self) -> bool:
        """Whether what the report answers in part is answered so, or with what is missing."""
        found = self.conclusion
        if not (self.question.partial and found):
            return False
        return found.is_partial or (found.is_whole and found.names_missing)


def quotes_held(
    question: GoldQuestion, record: RunRecord, source: GoldSource
) -> Iterator[tuple[int, frozenset[int]]]:
    """Yields the rank of each passage, from 1, with the places of the gold quotes it holds."""
    quotes = [source.find(text) for text in question.evidence]
    for passage in sorted(record.passages, key=lambda passage: passage.rank):
        text, where = passage.text, source.place(passage.report, passage.source_lines)
        held = (place for place, quote in enumerate(quotes) if holds(quote, text, where))
        yield passage.rank, frozenset(held)


def rank_of_need(question: GoldQuestion, record: RunRecord, source: GoldSource) -> int | None:
    """Returns the rank, from 1, at which the evidence is (all) found; None if it is not."""
    met: set[int] = set()
    for rank, held in quotes_held(question, record, source):
        met |= held
        if is_met(question, met):
            return rank
    return None


def is_met(question: GoldQuestion, quotes: Set[int]) -> bool:
    """Returns whether some of its gold quotes, by their places, meet a question's need."""
    return bool(quotes) and (len(quotes) == len(question.evidence) or not question.evidence_all)


def sentence_scores(
    question: GoldQuestion, record: RunRecord, source: GoldSource
) -> dict[str, float]:
    """Returns for each depth whether a sentence so far up is (part of) a gold quote."""
    ranked = record.sentences
    if ranked is None:
        return {}
    quotes = [source.find(text) for text in question.evidence]
    right = [any(_shows(quote, sentence, source) for quote in quotes) for sentence in ranked]
    return {f"sentence R@{k}": float(any(right[:k])) for k in SENTENCE_DEPTHS}


def _shows(quote: Quote, citation: CitationRecord, source: GoldSource) -> bool:
    where = source.place(citation.report, citation.source_lines)
    return overlaps(quote, citation.quote, where)


def ranking_scores(ranks: Mapping[str, int | None], depth: int = 10) -> dict[str, dict[str, float]]:
    """Returns every ranking metric of every question.

    Args:
        ranks: By question id, the rank of its relevant passage or None.
        depth: Passages a question.
    """
    # By number, for ids may hold what C ends a text at.
    ids = {str(number): id_ for number, id_ in enumerate(ranks)}
    qrels = [
        ir_measures.Qrel(number, str(ranks[id_] or NOT_FOUND), 1) for number, id_ in ids.items()
    ]
    run = [
        ir_measures.ScoredDoc(number, str(place), float(depth - place))
        for number in ids
        for place in range(1, depth + 1)
    ]
    # In the order of RANKING, whatever order they are computed in.
    scores = {id_: dict.fromkeys(map(str, RANKING), 0.0) for id_ in ranks}
    for metric in ir_measures.iter_calc(RANKING, qrels, run):
        scores[ids[metric.query_id]][str(metric.measure)] = float(metric.value)
    return scores


def is_verified(question: GoldQuestion, record: RunRecord, source: GoldSource) -> bool:
    """Returns whether an answer is right and shows it."""
    if question.overviews:
        return bool(is_right_overview(question, record))
    return record.answered and not failures(question, record, source)


def shows_page(question: GoldQuestion, record: RunRecord, source: GoldSource) -> bool:
    """Returns whether a gold quote is cited from a page whose number is a gold string."""
    quotes = [source.find(text) for text in question.evidence]
    return any(
        str(citation.page) in question.answer
        and any(_shows(quote, citation, source) for quote in quotes)
        for citation in record.citations
    )


def failures(question: GoldQuestion, record: RunRecord, source: GoldSource) -> tuple[str, ...]:
    """Returns what keeps an answer from being verified; see `QuestionScore`."""
    quotes = [source.find(text) for text in question.evidence]
    cited = any(
        _shows(quote, citation, source) for quote in quotes for citation in record.citations
    )
    found = {
        "missing_string": not has_gold_string(question, record),
        "missing_quote": not cited,
        "too_long": len(record.answer.split()) > MAX_ANSWER_WORDS,
    }
    return tuple(name for name, is_wrong in found.items() if is_wrong)


def citation_scores(
    question: GoldQuestion, record: RunRecord, source: GoldSource
) -> tuple[float | None, float | None]:
    """Returns precision and recall of the cited sentences; see `QuestionScore`."""
    if not question.is_looked_up or record.sentences is None:
        return None, None
    quotes = [source.find(text) for text in question.evidence]
    cited = record.citations if record.answered else []
    right = [any(_shows(quote, citation, source) for quote in quotes) for citation in cited]
    covered = [any(_shows(quote, citation, source) for citation in cited) for quote in quotes]
    return (mean(right) if right else None), (mean(covered) if covered else 0.0)


def score_questions(
    questions: Sequence[GoldQuestion],
    run: Mapping[str, RunRecord],
    source: GoldSource,
    known_texts: Mapping[str, Iterable[str]],
) -> list[QuestionScore]:
    """Returns the score of each question.

    Args:
        questions: The gold questions.
        run: Records by question id; every question must be there.
        source: Where gold quotes are looked up.
        known_texts: By report, sentences that a quote may be taken from, beside the source.
    """
    answerable = [question for question in questions if question.is_looked_up]
    ranks = {
        question.id: rank_of_need(question, run[question.id], source) for question in answerable
    }
    rankings = ranking_scores(ranks) if ranks else {}
    for question in answerable:
        rankings[question.id] |= sentence_scores(question, run[question.id], source)
    known = {report: frozenset(texts) for report, texts in known_texts.items()}
    only_ranked = all(_only_ranks(run[question.id]) for question in questions)
    return [
        replace(
            _score(question, run[question.id], source, known),
            ranking=rankings.get(question.id, {}),
            rank=ranks.get(question.id),
            only_ranked=only_ranked,
        )
        for question in questions
    ]


def _only_ranks(record: RunRecord) -> bool:
    return not record.answered and record.sentences is None


def _score(
    question: GoldQuestion, record: RunRecord, source: GoldSource, known: Mapping[str, Set[str]]
) -> QuestionScore:
    verbatim = [_is_verbatim(citation, source, known) for citation in record.citations]
    # A part of an answer misleads nobody.
    is_refusal = not question.answerable and outcome_of(record) == "partly"
    answered, confidence = record.answered and not is_refusal, record.confidence
    precision, recall = citation_scores(question, record, source)
    return QuestionScore(
        question=question,
        ranking={},
        answered=answered,
        verified=question.answerable and is_verified(question, record, source),
        page_right=question.answerable and shows_page(question, record, source),
        right_language=record.language == question.language,
        verbatim=mean(verbatim) if verbatim else None,
        seconds=record.seconds,
        certainty=certainty(confidence) if answered and confidence is not None else None,
        confidence=confidence,
        citation_precision=precision,
        citation_recall=recall,
        failures=failures(question, record, source) if answered and question.is_looked_up else (),
    )


def _is_verbatim(
    citation: CitationRecord, source: GoldSource, known: Mapping[str, Set[str]]
) -> bool:
    """Returns whether a quote is a sentence of its report or stands in its source, marks aside."""
    report = source.place(citation.report, citation.source_lines).report
    if citation.quote in known.get(report, ()):
        return True
    return any(place.report == report for place in source.places(citation.quote))
