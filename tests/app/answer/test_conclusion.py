from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.answer.choice.sentence_choice import ChoiceSettings
from app.answer.conclusion import BESIDE, OPENING, OPENING_IN_PART, Concluder, Conclusion
from app.answer.logistic import LogisticModel
from app.answer.outcome.abstention import AbstentionModel
from app.answer.outcome.completeness import CompletenessModel
from app.answer.outcome.evidence import Evidence
from index.hits import QuestionMatch, SearchResult, SentenceHit
from index.library import Library
from index.rows import SentenceRef
from index.search import Retriever
from ingest.corpus import Corpus
from ingest.document import SentenceKey
from tests.facts import fact
from tests.fakes import (
    DROUGHT,
    GUIDANCE,
    JORDAN,
    RETURN,
    SUPPORT,
    FakeEncoder,
    asked,
    edition_corpus,
    make_library,
    plain_corpus,
)

QUESTION = "Hoeveel geld kreeg onderwijs in Jordanië?"
WITHOUT_LEAD = "Waarom kreeg Jordanië dat?"
WEIGHTLESS = dict.fromkeys(Evidence.names(), 0.0)
MONEY = fact(
    JORDAN,
    kind="money",
    subject={"nl": "onderwijs in Jordanië", "en": "education in Jordan"},
    asks={"nl": ("hoeveel geld kreeg",), "en": ("how much money went to",)},
    value={"nl": "60 miljoen euro", "en": "60 million euros"},
    number=6e7,
    unit="EUR",
)
THREE = ChoiceSettings(doubt=0.0, share=0.0, relevant_share=0.0)  # as many as an answer may have
NO_SCHOOLS = QuestionMatch(
    "Hoeveel scholen?",
    "partial",
    (SentenceRef("proef", JORDAN), SentenceRef("nota", DROUGHT)),
    1.0,
    missing={"nl": ("aantal scholen",), "en": ("number of schools",)},
)


class FixedRetriever(Retriever):
    """Finds the same for every question."""

    def __init__(self, library: Library, result: SearchResult) -> None:
        super().__init__(library, FakeEncoder())
        self._result = result

    def search(self, *_: object, **__: object) -> SearchResult:
        """Returns what is found."""
        return self._result


@pytest.fixture(scope="module", autouse=True)
def relevance_by_cosine() -> Iterator[None]:
    """Has a sentence answer with a chance of .5 if its questions' cosine is .5, of .27 at .4."""
    model = LogisticModel({"question_cosine": 10.0}, -5.0)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("app.answer.choice.relevance.relevance_model", lambda: model)
        yield


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """Both reports, the first with a fact."""
    folder: Path = tmp_path_factory.mktemp("told")
    return make_library(folder, [_told(), plain_corpus()], FakeEncoder())


@pytest.fixture(scope="module")
def rivals(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """The same report, in which two sentences give another figure for the same thing."""
    folder: Path = tmp_path_factory.mktemp("rivals")
    conflicts = {SUPPORT: (GUIDANCE,), GUIDANCE: (SUPPORT,)}
    corpus = _told()
    blocks = tuple(
        replace(
            block,
            sentences=tuple(
                replace(one, conflicts=conflicts.get(one.key, ())) for one in block.sentences
            ),
        )
        for block in corpus.report.blocks
    )
    changed = replace(corpus, report=replace(corpus.report, blocks=blocks))
    return make_library(folder, [changed], FakeEncoder())


def _told() -> Corpus:
    return replace(edition_corpus(), facts=(MONEY,))


def _found(*keys: SentenceKey, cosine: float = 1.0, partial: bool = False) -> SearchResult:
    """Returns what is found: these sentences, each a little worse than the one before."""
    hits = tuple(
        SentenceHit(
            SentenceRef("nota" if key == DROUGHT else "proef", key),
            10.0 - place,
            cosine,
            0.5,
            1.0,
            1.0,
        )
        for place, key in enumerate(keys)
    )
    return SearchResult((), hits, (), partial=(NO_SCHOOLS,) if partial else ())


def _always(chance: float, threshold: float = 0.5) -> AbstentionModel:
    """Returns a model that is as confident whatever the evidence."""
    return AbstentionModel(WEIGHTLESS, math.log(chance / (1 - chance)), threshold)


def _whole(chance: float, missing_from: float = 0.4) -> CompletenessModel:
    """Returns a model for which half a chance of a whole answer is enough to say that it is one."""
    model = LogisticModel(WEIGHTLESS, math.log(chance / (1 - chance)))
    return CompletenessModel(model, 0.5, missing_from)


def _concluded(
    library: Library,
    result: SearchResult,
    question: str = QUESTION,
    *,
    confidence: float = 0.8,
    completeness: CompletenessModel | None = None,
    own: str = "proef",
) -> Conclusion:
    """Returns the conclusion of a model for one report and a model that is sure of the others."""
    concluder = Concluder(
        FixedRetriever(library, result),
        _always(0.95),
        {own: _always(confidence)},
        completeness,
        THREE,
    )
    return concluder.conclude(asked(question))


def _keys(conclusion: Conclusion) -> list[SentenceKey]:
    return [ref.key for ref in conclusion.refs]


def test_what_is_probable_and_whole_is_answered(told: Library) -> None:
    result = _found(JORDAN)
    one = _concluded(told, result, completeness=_whole(0.9))
    assert (one.reason, one.is_partial, one.missing) == (None, False, ())
    assert one.confidence == pytest.approx(0.8)
    assert _keys(one) == [JORDAN]
    assert one.lead
    assert one.lead.text == "60 miljoen euro"
    assert one.result == result


@pytest.mark.parametrize(
    ("confidence", "whole", "is_partial"),
    [(0.8, 0.7, False), (0.8, 0.6, True), (0.95, 0.6, False), (0.6, 0.8, True)],
)
def test_it_is_partly_answered_where_a_whole_answer_is_not_probable(
    confidence: float, whole: float, is_partial: bool, told: Library
) -> None:
    one = _concluded(told, _found(JORDAN), confidence=confidence, completeness=_whole(whole))
    assert one.reason is None
    assert one.is_partial is is_partial  # .56, .48, .57 and .48 against a half


def test_without_a_model_of_completeness_every_answer_is_whole(told: Library) -> None:
    one = _concluded(told, _found(JORDAN, partial=True), "Hoeveel scholen?", confidence=0.5)
    assert (one.reason, one.is_partial, one.missing) == (None, False, ())


def test_it_is_declined_below_the_threshold_and_not_at_it(told: Library) -> None:
    result = _found(JORDAN)
    declined = _concluded(told, result, confidence=0.49, completeness=_whole(0.99))
    assert declined.confidence == pytest.approx(0.49)
    assert replace(declined, confidence=0.0) == Conclusion(result, "not_in_report")
    assert _concluded(told, result, confidence=0.5).reason is None


def test_a_report_has_its_own_threshold(told: Library) -> None:
    unsure = {"proef": _always(0.7, threshold=0.8)}
    retriever = FixedRetriever(told, _found(JORDAN))
    own = Concluder(retriever, _always(0.7), unsure, None, THREE)
    assert own.conclude(asked(QUESTION)).reason == "not_in_report"
    others = Concluder(retriever, _always(0.7), {}, None, THREE)
    assert others.conclude(asked(QUESTION)).reason is None


def test_a_report_without_prepared_questions_is_never_partly_an_answer(told: Library) -> None:
    result, question = _found(DROUGHT, partial=True), "Wat is het aantal scholen met droogte?"
    hardly = _whole(0.01, missing_from=0.0)
    automatic = _concluded(told, result, question, completeness=hardly)
    assert (automatic.reason, automatic.is_partial, automatic.missing) == (None, False, ())
    assert _keys(automatic) == [DROUGHT]
    prepared = _concluded(told, result, question, completeness=hardly, own="nota")
    assert (prepared.is_partial, prepared.missing) == (True, ("aantal scholen",))


@pytest.mark.parametrize(
    ("question", "missing"),
    [
        ("Wat is het aantal scholen dat Jordanië kreeg?", ("aantal scholen",)),
        ("What number of schools did Jordan get?", ("number of schools",)),
        (QUESTION, ()),
    ],
)
def test_of_a_part_what_is_missing_is_named_only_if_it_is_asked(
    question: str, missing: tuple[str, ...], told: Library
) -> None:
    result = _found(JORDAN, partial=True)
    one = _concluded(told, result, question, completeness=_whole(0.1))
    assert one.is_partial
    assert one.missing == missing


@pytest.mark.parametrize(("missing_from", "is_named"), [(0.25, True), (0.35, False)])
def test_of_a_whole_what_is_missing_is_named_only_if_it_may_well_be(
    missing_from: float, is_named: bool, told: Library
) -> None:
    question = "Wat is het aantal scholen dat Jordanië kreeg?"
    model = _whole(0.7, missing_from)  # a chance of .665 of a whole, of .285 of a part
    one = _concluded(
        told, _found(JORDAN, partial=True), question, confidence=0.95, completeness=model
    )
    assert not one.is_partial
    assert bool(one.missing) is is_named
    plain = _concluded(told, _found(JORDAN, partial=True), confidence=0.95, completeness=model)
    assert plain.missing == ()


def test_under_a_lead_few_sentences_are_said(told: Library) -> None:
    result = _found(JORDAN, SUPPORT, GUIDANCE)
    assert BESIDE == 2
    led = _concluded(told, result)
    assert led.lead
    assert _keys(led) == [JORDAN, SUPPORT]
    plain = _concluded(told, result, WITHOUT_LEAD)
    assert plain.lead is None
    assert _keys(plain) == [JORDAN, SUPPORT, GUIDANCE]


def test_the_sentence_of_a_lead_is_said_first(told: Library) -> None:
    one = _concluded(told, _found(SUPPORT, JORDAN, GUIDANCE))
    assert one.lead
    assert one.lead.refs == (SentenceRef("proef", JORDAN),)
    assert _keys(one) == [JORDAN, SUPPORT]


def test_under_a_lead_of_a_part_all_that_bears_on_it_is_said(told: Library) -> None:
    one = _concluded(told, _found(JORDAN, SUPPORT, GUIDANCE), completeness=_whole(0.1))
    assert one.is_partial
    assert one.lead
    assert _keys(one) == [JORDAN, SUPPORT, GUIDANCE]


def test_of_two_that_contradict_each_other_none_is_left_out_under_a_lead(rivals: Library) -> None:
    one = _concluded(rivals, _found(JORDAN, SUPPORT, RETURN))
    assert one.lead
    assert _keys(one) == [JORDAN, SUPPORT, GUIDANCE]


@pytest.mark.parametrize(
    ("confidence", "opens"), [(0.55, False), (0.59, False), (0.61, True), (0.8, True)]
)
def test_a_part_that_may_well_not_bear_on_the_question_opens_with_nothing(
    confidence: float, opens: bool, told: Library
) -> None:
    assert OPENING_IN_PART == 0.6
    result = _found(JORDAN, SUPPORT, GUIDANCE)
    part = _concluded(told, result, confidence=confidence, completeness=_whole(0.1))
    assert part.is_partial
    assert (part.lead is not None, part.opens_with_first) == (opens, opens)
    assert _keys(part) == [JORDAN, SUPPORT, GUIDANCE]
    whole = _concluded(told, result, confidence=confidence, completeness=_whole(0.99))
    assert not whole.is_partial
    assert whole.lead
    assert whole.opens_with_first


@pytest.mark.parametrize(("cosine", "opens"), [(0.51, True), (0.49, False)])
def test_the_first_sentence_opens_if_it_is_so_probable_to_answer(
    cosine: float, opens: bool, told: Library
) -> None:
    assert OPENING == 0.5
    one = _concluded(told, _found(JORDAN, cosine=cosine), WITHOUT_LEAD)
    assert one.lead is None
    assert one.opens_with_first is opens


@pytest.mark.parametrize("question", ["Wat kreeg Peru?", "Did Peru and Chile get money?"])
def test_nothing_is_said_of_countries_that_no_report_names(question: str, told: Library) -> None:
    result = _found(JORDAN)
    assert _concluded(told, result, question) == Conclusion(result, "no_such_country")


def test_only_reports_that_name_a_country_asked_about_answer(told: Library) -> None:
    result = _found(DROUGHT, JORDAN)
    assert _keys(_concluded(told, result, "Wat kreeg Jordanië?")) == [JORDAN]
    assert _keys(_concluded(told, result, "Wat treft Kenia?")) == [DROUGHT]
    assert _concluded(told, _found(DROUGHT), "Wat kreeg Jordanië?").reason == "not_in_report"


def test_another_language_is_told_first(told: Library) -> None:
    result = _found(JORDAN)
    for german in ("Wie viele Menschen erhielten Zugang zu Bildung?", "Wie geht es Peru heute?"):
        assert _concluded(told, result, german) == Conclusion(result, "other_language")


def test_sentences_of_another_period_are_no_answer(told: Library) -> None:
    result, question = _found(RETURN), "Hoeveel mensen keerden in {} terug?"
    declined = _concluded(told, result, question.format(1999))
    assert declined == Conclusion(result, "other_period")
    assert _concluded(told, result, question.format(2022)).reason is None


def test_nothing_found_is_not_in_the_report(told: Library) -> None:
    assert _concluded(told, _found()) == Conclusion(_found(), "not_in_report")


def test_whether_a_number_stands_in_the_report_is_certain(told: Library) -> None:
    result = _found(JORDAN, RETURN)
    one = _concluded(told, result, "1.250", confidence=0.01, completeness=_whole(0.01))
    assert (one.reason, one.confidence, one.is_partial) == (None, 1.0, False)
    assert _keys(one) == [RETURN]
    assert _concluded(told, result, "1.251").reason == "not_in_report"
