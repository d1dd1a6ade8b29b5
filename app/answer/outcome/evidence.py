"""How well the sentences found support an answer: a few figures, each larger for better support."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from functools import lru_cache

from app.answer.choice.relevance import relevance
from app.query.query import Query
from app.query.slots import countries_in_report, years
from index.answer_type import FINDABLE, is_in_report
from index.fact_search import FactHit, FactsFound, NotStatedHit
from index.hits import QuestionMatch, SearchResult
from index.lexical import LexicalStore, NgramAnalyser
from index.library import Library
from index.rows import SentenceRef
from ingest.text.alignment import fold

# A word counts as found in a text if this share of its 4-grams is: a typing error breaks four of
# them, so that of a word of eight letters three of seven are left.
FUZZY = 0.4

NAME_STEM = 5  # letters that tell a name, whatever its ending
LONGEST = 4.0  # tens of words beyond which a question counts as no longer


@dataclass(frozen=True, slots=True)
class Evidence:
    """Support for an answer, for deciding whether to give it.

    Attributes:
        question_cosine: Of the nearest indexed question with an answer, in [-1, 1].
        sentence_cosine: Of the best sentence or its translation, in [-1, 1].
        wording: Share of the question's 4-grams, by their idf, in the indexed question most
            like it, in [0, 1].
        coverage: Share of the question's words, by their idf, in the sentences cited, their
            blocks and headings, in [0, 1].
        known_words: Share of the question's words that the report or a question about it uses.
        agreement: Share of the five indexed questions most like it that point at a cited block.
        slots: Minus the number of countries and years asked for that the sources do not name.
        other_names: Minus the number of other names asked for that the sources do not name.
        type_found: 1 if a figure or date is asked for and cited, 0 if asked for and missing,
            .5 for other questions.
        beyond_unanswered: How much nearer the best answered question is than the best one known
            to have no answer, by cosine, in [-2, 2].
        wording_beyond_unanswered: The same by wording: 1 less the share of n-gram BM25.
        answered_vote: Share of the indexed questions nearest by cosine that have an answer.
        answerability: Log-odds of an answer by the question's wording alone.
        completeness: Log-odds of a whole answer rather than a part, likewise.
        beyond_partial: How much nearer the best answered question is than the best one that is
            answered only in part, in [-2, 2].
        beyond_not_stated: How much nearer the best fact is than what the report is known not to
            state, by cosine, in [-2, 2].
        own_coverage: Share of the question's words, by their idf, in the first sentence cited and
            the wordings of its facts, in [0, 1].
        relevance: How probable it is that the best sentence answers, in [0, 1].
        second_relevance: The same of the second best.
        total_relevance: The sum over the best eight.
        length: Of the question, in tens of words, at most 4.
        is_double: 1 if it asks several things.
        leans: 1 if it leans on an earlier question.
    """

    question_cosine: float
    sentence_cosine: float
    wording: float
    coverage: float
    known_words: float
    agreement: float
    slots: float
    other_names: float
    type_found: float
    beyond_unanswered: float
    wording_beyond_unanswered: float
    answered_vote: float
    answerability: float
    completeness: float
    beyond_partial: float
    beyond_not_stated: float
    own_coverage: float
    relevance: float
    second_relevance: float
    total_relevance: float
    length: float
    is_double: float
    leans: float

    def vector(self) -> list[float]:
        """Returns the figures in the order of `names`."""
        return [float(getattr(self, name)) for name in self.names()]

    @classmethod
    def names(cls) -> list[str]:
        """Returns the names of the figures."""
        return [field.name for field in fields(cls)]


def weigh(
    query: Query,
    spelled: str,
    result: SearchResult,
    facts: FactsFound,
    cited: Sequence[SentenceRef],
    library: Library,
) -> Evidence:
    """Returns the evidence for answering a question with the sentences cited (at least one).

    Args:
        query: The question.
        spelled: As searched for, with its numbers as the library spells them.
        result: What was found.
        facts: The facts found.
        cited: What would be said.
        library: That was searched.
    """
    # What was found first and is not said, such as a label, supports nothing.
    best = next((hit for hit in result.sentences if hit.ref in cited), result.sentences[0])
    corpus = library.corpora[best.ref.report_id]
    result = result if corpus.anticipated or corpus.broad else _without_questions(result)
    context = context_texts(library, cited)
    has_language = library.sentence(best.ref).is_in(query.answer_language, corpus.report.language)
    lexical = library.lexical[query.answer_language if has_language else corpus.report.language]
    blocks = {(ref.report_id, ref.key.block) for ref in cited}
    agreeing = [
        any((ref.report_id, ref.key.block) in blocks for ref in match.answers)
        for match in result.questions
    ]
    probable = sorted(relevance(result).values(), reverse=True)
    return Evidence(
        question_cosine=result.answered_cosine,
        sentence_cosine=best.sentence_cosine,
        wording=_wording(spelled, result, lexical.questions),
        coverage=_coverage(spelled, context, lexical.sentences),
        known_words=_known(spelled, lexical.sentences),
        agreement=sum(agreeing) / len(agreeing) if agreeing else 0.0,
        slots=-float(_missing_slots(query, context)),
        other_names=-float(_missing_names(query, context)),
        type_found=_type_found(query, cited, library),
        beyond_unanswered=result.answered_cosine - result.unanswered_cosine,
        wording_beyond_unanswered=1 - min(result.unanswered_share, 2.0),
        answered_vote=result.answered_vote,
        answerability=result.answerability,
        completeness=result.completeness,
        beyond_partial=_score(result.questions) - _score(result.partial),
        beyond_not_stated=_cosine(facts.facts) - _cosine(facts.not_stated),
        own_coverage=_coverage(spelled, _own_texts(library, cited[0]), lexical.sentences),
        relevance=probable[0],
        second_relevance=probable[1] if len(probable) > 1 else 0.0,
        total_relevance=sum(probable),
        length=min(len(query.searched.split()) / 10, LONGEST),
        is_double=float(len(query.parts) > 1),
        leans=float(bool(query.context)),
    )


def _score(matches: Sequence[QuestionMatch]) -> float:
    return matches[0].score if matches else 0.0


def _cosine(found: Sequence[FactHit] | Sequence[NotStatedHit]) -> float:
    return found[0].cosine if found else 0.0


def _own_texts(library: Library, ref: SentenceRef) -> list[str]:
    """Returns what a sentence says, in both languages, and how its facts are asked for."""
    sentence = library.sentence(ref)
    texts = [sentence.text, sentence.translation or ""]
    for fact in library.corpora[ref.report_id].facts_of.get(ref.key, ()):
        for language in fact.asks:
            meanings = (one.meaning for one in fact.antecedents[language])
            texts += [fact.subject[language], *fact.asks[language], *meanings]
    return texts


def _without_questions(result: SearchResult) -> SearchResult:
    """Returns what was found as if no question were indexed: those there are of other reports."""
    return replace(
        result,
        questions=(),
        answered_cosine=-1.0,
        unanswered_cosine=-1.0,
        unanswered_share=0.0,
        answered_vote=0.0,
        answerability=0.0,
        completeness=0.0,
        partial=(),
    )


def context_texts(library: Library, cited: Sequence[SentenceRef]) -> list[str]:
    """Returns all that the cited sentences' blocks and headings say, in both languages."""
    parts: list[str] = []
    for ref in dict.fromkeys(cited):
        block = library.block(ref)
        parts += [*block.section, *block.section_translation]
        # A table's rows are about other things than the row that is cited.
        sentences = [library.sentence(ref)] if block.is_restated else block.sentences
        parts += [text for s in sentences for text in (s.text, s.translation or "")]
    return list(dict.fromkeys(parts))


def _wording(question: str, result: SearchResult, index: LexicalStore) -> float:
    if not result.questions:
        return 0.0
    asked = dict.fromkeys(index.terms(question))
    known = set(index.terms(result.questions[0].text))
    total = sum(index.idf(term) for term in asked)
    return sum(index.idf(term) for term in asked if term in known) / total if total else 0.0


def _coverage(question: str, context: Sequence[str], index: LexicalStore) -> float:
    terms = dict.fromkeys(index.terms(question))
    # Looked up in each text: to put the terms of all together takes longer than a question does.
    stems = [_stems(index, text) for text in context]
    grams = [_grams(text) for text in context]
    total = sum(index.idf(term) for term in terms)
    found = sum(
        index.idf(term)
        for term in terms
        if _is_in_any(term, stems) or _fuzzy_share(term, grams) >= FUZZY
    )
    return found / total if total else 0.0


# The texts of a report come back with every question. A question must never be a key of these: it
# would be remembered.
@lru_cache(maxsize=8192)
def _stems(index: LexicalStore, text: str) -> frozenset[str]:
    return frozenset(index.terms(text))


@lru_cache(maxsize=8192)
def _grams(text: str) -> frozenset[str]:
    return frozenset(NgramAnalyser().terms(text))


def _known(question: str, index: LexicalStore) -> float:
    terms = list(dict.fromkeys(index.terms(question)))
    return sum(index.knows(term) for term in terms) / len(terms) if terms else 0.0


def _fuzzy_share(term: str, grams: Sequence[frozenset[str]]) -> float:
    own = NgramAnalyser().terms(term)
    return sum(_is_in_any(gram, grams) for gram in own) / len(own) if own else 0.0


def _is_in_any(term: str, texts: Sequence[frozenset[str]]) -> bool:
    return any(term in text for text in texts)


def _missing_slots(query: Query, context: Sequence[str]) -> int:
    # 2023 is the year that the report is about.
    missing = (query.countries | query.years) - {"2023"}
    for text in context:
        missing -= countries_in_report(text) | years(text)
    return len(missing)


def _missing_names(query: Query, context: Sequence[str]) -> int:
    folded = [fold(text) for text in context]
    return sum(not any(fold(name)[:NAME_STEM] in text for text in folded) for name in query.names)


def _type_found(query: Query, cited: Sequence[SentenceRef], library: Library) -> float:
    if query.kind not in FINDABLE:
        return 0.5
    texts = [library.sentence(ref).text_in(query.answer_language) for ref in cited]
    return 1.0 if any(is_in_report(query.kind, text) for text in texts) else 0.0
