from __future__ import annotations

import pytest

from app.answer.outcome.missing import ASKED_IN_PART, ASKED_OF_WHOLE, MOST, NOT_STATED, missing_in
from index.answerability import AnswerabilityClassifier
from index.fact_search import FactsFound, NotStatedHit
from index.hits import QuestionMatch, SearchResult
from index.language import LANGUAGES, Language
from index.lexical import LexicalIndex, NgramAnalyser, StemAnalyser
from index.library import LexicalChannels, Library
from index.rows import SentenceRef
from ingest.document import SentenceKey
from tests.facts import fact
from tests.fakes import asked

CITED = SentenceRef("proef", SentenceKey("a1", 0))
BESIDE = SentenceRef("proef", SentenceKey("a1", 7))  # of the same block
ELSEWHERE = SentenceRef("proef", SentenceKey("b1", 0))
SAME_BLOCK_OF_ANOTHER = SentenceRef("nota", SentenceKey("a1", 0))
QUESTION = "Hoeveel bruggen, tunnels en sluizen staan in Utrecht?"


def _channels(language: Language, *documents: str) -> LexicalChannels:
    nothing = AnswerabilityClassifier({}, 0.0)
    sentences = LexicalIndex.build(documents, StemAnalyser(language))
    return LexicalChannels(sentences, LexicalIndex.build([], NgramAnalyser()), (), nothing, nothing)


def _library(*documents: str) -> Library:
    """Returns a library where all words that no document has are equally telling."""
    lexical: dict[str, LexicalChannels] = {
        language: _channels(language, *documents) for language in LANGUAGES
    }
    return Library({}, (), (), (), {}, lexical, "")


def _partial(*texts: str, ref: SentenceRef = CITED) -> QuestionMatch:
    missing = {"nl": texts, "en": tuple(f"the {text}" for text in texts)}
    return QuestionMatch("Wat?", "partial", (ref,), 1.0, missing=missing)


def _not_stated(*texts: str, ref: SentenceRef = CITED) -> list[NotStatedHit]:
    left_out = fact(ref.key, not_stated={"nl": texts, "en": texts})
    return [NotStatedHit(ref.report_id, left_out, place, 0.9) for place in range(len(texts))]


def _missing(
    *matches: QuestionMatch,
    facts: list[NotStatedHit] | None = None,
    question: str = QUESTION,
    library: Library | None = None,
    is_partial: bool = True,
) -> tuple[str, ...]:
    result = SearchResult((), (), (), partial=matches)
    found = FactsFound(not_stated=tuple(facts or ()))
    return missing_in(asked(question), result, found, [CITED], library or _library(), is_partial)


def test_nothing_is_missing_where_nothing_is_left_out() -> None:
    assert _missing() == ()


def test_what_is_left_out_is_missing_only_if_it_is_asked() -> None:
    match = _partial("bruggen in Utrecht", "wegen in Groningen")
    assert _missing(match) == ("bruggen in Utrecht",)
    assert _missing(match, question="Hoeveel wegen liggen in Groningen?") == ("wegen in Groningen",)
    assert _missing(match, question="Wie bouwde kastelen?") == ()


def test_what_facts_leave_out_is_missing_likewise() -> None:
    hits = _not_stated("wegen in Groningen", "bruggen in Utrecht")
    assert _missing(facts=hits) == ("bruggen in Utrecht",)
    assert _missing(facts=hits, question="Wie bouwde kastelen?") == ()


@pytest.mark.parametrize(
    ("text", "in_part", "of_whole"),
    [
        ("bruggen tunnels", True, True),  # 2 of 2
        ("bruggen tunnels sluizen dammen", True, True),  # 3 of 4
        ("bruggen tunnels dammen", True, False),  # 2 of 3
        ("bruggen dammen", True, False),  # 1 of 2
        ("bruggen dammen dijken", False, False),  # 1 of 3
        ("de", False, False),  # no word at all that tells anything
    ],
)
def test_more_of_its_words_must_be_asked_where_the_rest_is_answered(
    text: str, in_part: bool, of_whole: bool
) -> None:
    assert 1 / 3 < ASKED_IN_PART <= 1 / 2
    assert 2 / 3 < ASKED_OF_WHOLE <= 3 / 4
    assert bool(_missing(_partial(text))) is in_part
    assert bool(_missing(_partial(text), is_partial=False)) is of_whole


@pytest.mark.parametrize(
    ("asked_of", "is_partial", "expected"),
    [
        ("Wanneer begon de tweede fase van bruggen?", True, ("begon bruggen fase 2", "begon")),
        ("Wanneer begon de tweede fase van bruggen?", False, ("begon bruggen fase 2",)),
        ("Wanneer begon fase II van bruggen?", False, ("begon bruggen fase 2",)),
        ("Wanneer begon de eerste fase van bruggen?", False, ("begon bruggen fase I",)),
    ],
)
def test_what_is_left_out_of_another_phase_was_not_asked(
    asked_of: str, is_partial: bool, expected: tuple[str, ...]
) -> None:
    texts = ("begon bruggen fase I", "begon bruggen fase 2", "begon")
    found = [
        text
        for text in texts
        if _missing(_partial(text), question=asked_of, is_partial=is_partial) == (text,)
    ]

    assert tuple(found) == expected


def test_a_word_counts_as_much_as_it_tells() -> None:
    # Of four sentences all have "bruggen", ln(1 + .5 / 4.5), and none "dammen", ln(1 + 4.5 / .5).
    common = _library(*["Zij bouwen bruggen."] * 4)
    assert _missing(_partial("bruggen dammen"), library=common) == ()
    question = "Hoeveel dammen zijn er?"
    of_whole = _missing(
        _partial("bruggen dammen"), library=common, question=question, is_partial=False
    )
    assert of_whole == ("bruggen dammen",)


def test_nothing_is_said_of_blocks_that_are_not_cited() -> None:
    text = "bruggen in Utrecht"
    for ref in (ELSEWHERE, SAME_BLOCK_OF_ANOTHER):
        assert _missing(_partial(text, ref=ref), facts=_not_stated(text, ref=ref)) == ()
    assert _missing(_partial(text, ref=BESIDE)) == (text,)
    assert _missing(facts=_not_stated(text, ref=BESIDE)) == (text,)


def test_the_most_asked_come_first_and_no_more_than_two() -> None:
    hits = _not_stated("tunnels dammen", "bruggen", "sluizen dijken gracht", "Utrecht")
    assert MOST == 2
    assert _missing(facts=hits) == ("bruggen", "Utrecht")
    assert _missing(facts=hits[:2]) == ("bruggen", "tunnels dammen")


def test_of_equals_what_prepared_questions_leave_out_comes_first() -> None:
    found = _missing(_partial("tunnels"), facts=_not_stated("bruggen", "sluizen"))
    assert found == ("tunnels", "bruggen")


def test_none_repeats_words_of_another() -> None:
    hits = _not_stated("aantal bruggen", "bruggen in Utrecht", "de brug", "sluizen")
    assert _missing(facts=hits) == ("bruggen in Utrecht", "sluizen")
    assert _missing(_partial("sluizen", "sluizen")) == ("sluizen",)


def test_far_more_of_the_same_facts_is_not_looked_at() -> None:
    others = [f"kasteel{place}" for place in range(NOT_STATED)]
    assert _missing(facts=_not_stated(*others[1:], "bruggen")) == ("bruggen",)
    assert _missing(facts=_not_stated(*others, "bruggen")) == ()


def test_what_is_missing_is_told_in_the_language_of_the_answer() -> None:
    match = _partial("Utrecht")
    assert _missing(match, question="How many bridges are there in Utrecht?") == ("the Utrecht",)
    assert _missing(match) == ("Utrecht",)


def test_without_words_of_its_language_nothing_is_known_to_be_missing() -> None:
    english = Library({}, (), (), (), {}, {"en": _channels("en")}, "")
    match = _partial("Utrecht")
    assert _missing(match, library=english) == ()
    assert _missing(match, library=english, question="How many are there in Utrecht?")


def test_what_is_left_out_of_another_country_is_not_missing() -> None:
    match = _partial("bruggen en tunnels in Kenia", "bruggen in Nederland")
    assert _missing(match, question="Hoeveel bruggen en tunnels heeft Peru?") == ()
    asked_there = _missing(match, question="Hoeveel bruggen en tunnels heeft Kenia?")
    assert asked_there == ("bruggen en tunnels in Kenia",)
    assert _missing(match, question="Hoeveel bruggen zijn er in Nederland?") == (
        "bruggen in Nederland",
    )
