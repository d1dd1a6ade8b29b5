"""Several reports in one library: those are asked that were chosen, or that the question names."""

from __future__ import annotations

import pytest

from app.answer.answer import Answer
from app.answer.answering import ExtractiveAnswerer
from app.answer.checked import CheckedAnswerer
from app.answer.outcome.abstention import ANSWER_ALL
from app.answer.record import RECORD_ID, run_record
from app.answer.reports.of_reports import ReportsAnswerer, asking_of, by_reports
from index.language import Language
from index.library import Library
from index.rows import SentenceRef
from index.search import Retriever
from ingest.errors import QuestionError, SettingsError
from tests.app.answer.reports.made import NEW, OLD, OTHER, editions
from tests.fakes import RETURN, FakeEncoder, make_library

HOME = "Hoeveel migranten gingen naar huis?"


@pytest.fixture(scope="module")
def three(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return make_library(tmp_path_factory.mktemp("three") / "index", editions(), FakeEncoder())


@pytest.fixture(scope="module")
def answerer(three: Library) -> CheckedAnswerer:
    return CheckedAnswerer(
        by_reports(ExtractiveAnswerer(Retriever(three, FakeEncoder()), ANSWER_ALL))
    )


def _ask(answerer: CheckedAnswerer, *asked: str, language: Language = "nl") -> Answer:
    turns = answerer.turns(asked[:-1], language)
    return answerer.answer(asked[-1], turns, language)


def _cited(answer: Answer) -> set[str]:
    return {one.ref.report_id for one in answer.citations}


@pytest.mark.parametrize("id_", [OLD, NEW])
def test_the_reports_chosen_alone_answer(id_: str, answerer: CheckedAnswerer) -> None:
    answer = _ask(answerer, f"@{id_} {HOME}")
    assert _cited(answer) == {id_}
    assert answer.reports == (id_,)
    assert answer.question == HOME
    ranked = {one.ref.report_id for one in answer.ranking}
    assert ranked | {hit.passage.report_id for hit in answer.hits} == {id_}
    assert run_record(answer, RECORD_ID, 0.0).as_object()["reports"] == [id_]


def test_a_report_that_was_removed_is_told_to_be_gone(answerer: CheckedAnswerer) -> None:
    gone = "b-8947913d"
    for asked in (f"@{gone} {HOME}", f"@{OLD} @{gone} {HOME}"):
        with pytest.raises(QuestionError, match=f"{gone} is no longer in the library") as told:
            _ask(answerer, asked)
        assert told.value.reason == "report_gone"
    assert _ask(answerer, f"@{gone} {HOME}", HOME).answered
    assert _ask(answerer, f"@iedereen {HOME}").answered


def test_what_the_reports_chosen_lack_is_not_answered_from_others(
    answerer: CheckedAnswerer,
) -> None:
    assert _ask(answerer, "Wat doet Kenia?").answered
    declined = _ask(answerer, f"@{OLD} @{NEW} Wat doet Kenia?")
    assert declined.reason == "no_such_country"
    assert declined.reports == (OLD, NEW)


def test_a_report_that_is_named_is_asked_and_all_may_be(answerer: CheckedAnswerer) -> None:
    named = _ask(answerer, f"{HOME[:-1]} volgens het rapport van 2023?")
    assert (named.reports, _cited(named)) == ((NEW,), {NEW})
    # It is asked though another one was chosen.
    assert _ask(answerer, f"@{OTHER} {HOME[:-1]} volgens het rapport van 2023?").reports == (NEW,)
    assert _ask(answerer, f"@alle {HOME[:-1]} volgens het rapport van 2023?").reports == ()
    assert run_record(_ask(answerer, HOME), RECORD_ID, 0.0).as_object().get("reports") is None


def test_a_follow_up_keeps_the_reports_of_what_it_leans_on(answerer: CheckedAnswerer) -> None:
    first = f"{HOME[:-1]} volgens het rapport van 2023?"
    assert _ask(answerer, first, "En waarom?").reports == (NEW,)
    assert _ask(answerer, first, "Droogte treft boeren in Kenia?").reports == ()
    assert _ask(answerer, first, f"@{OLD} En waarom?").reports == (OLD,)


def test_the_same_of_two_editions_stands_side_by_side(answerer: CheckedAnswerer) -> None:
    answer = _ask(answerer, "Keerden er meer mensen vrijwillig terug dan in 2022?")
    table = answer.comparison
    assert table
    assert table.columns == ("Proefrapportage 2022", "Proefrapportage 2023")
    assert [one.ref for one in answer.citations[:2]] == [
        SentenceRef(OLD, RETURN),
        SentenceRef(NEW, RETURN),
    ]
    assert table.rows[0].notes == ("Verschil: 150 (1.400 − 1.250)",)
    assert answer.lead
    assert answer.lead.marked == "Ja: 1.400 tegen 1.250 [2][1]"
    assert answer.lead.calculation == "1400 - 1250 = 150"
    assert answer.reports == (OLD, NEW)


def test_by_how_much_figures_rose_is_said_to_who_asks_that(answerer: CheckedAnswerer) -> None:
    rose = "het aantal mensen dat vrijwillig terugkeerde gestegen ten opzichte van 2022?"
    for asked, said in (("Met hoeveel is", "150 (1.400 − 1.250)"), ("Is", "Ja: 1.400 tegen 1.250")):
        answer = _ask(answerer, f"{asked} {rose}")
        assert answer.lead
        assert answer.lead.text == said


def test_what_was_asked_last_is_compared(answerer: CheckedAnswerer) -> None:
    for asked in ("Minder dan in 2022?", "En in het rapport van 2023?"):
        answer = _ask(answerer, f"@{OLD} {HOME}", asked)
        assert answer.comparison
        assert {OLD, NEW} == _cited(answer)
    answer = _ask(answerer, "Less than in 2022?", language="en")
    assert answer.comparison is None  # than what?
    assert answer.help.startswith("What would you like to compare")
    assert "2022" in answer.help
    assert "people" not in answer.help  # a library may be of anything


def test_what_one_edition_lacks_is_said_to_be_lacking(three: Library) -> None:
    # Of these two neither is an edition of the other; the one says nothing of Kenya.
    answerer = ReportsAnswerer(ExtractiveAnswerer(Retriever(three, FakeEncoder()), ANSWER_ALL))
    asked = f"@{OLD} @{OTHER} Wat verschilt in beide rapporten over droogte in Kenia?"
    answer = answerer.answer(asked)
    assert answer.comparison
    assert answer.comparison.rows[0].cells[0] == ()
    assert "Proefrapportage 2022: met deze vraag niet gevonden" in answer.text


def test_a_library_of_one_report_is_asked_as_ever(three: Library) -> None:
    whole = ExtractiveAnswerer(Retriever(three, FakeEncoder()), ANSWER_ALL)
    alone = whole.of([OLD])
    assert by_reports(alone) is alone
    assert by_reports(whole) is not whole


def test_reports_are_named_to_a_command(three: Library) -> None:
    assert asking_of(HOME, [OLD, OTHER], three) == f"@{OLD} @{OTHER} {HOME}"
    with pytest.raises(SettingsError, match="no report weg; these are known: nota, proef-2022"):
        asking_of(HOME, ["weg"], three)


def test_reports_without_a_question_are_no_question(answerer: CheckedAnswerer) -> None:
    with pytest.raises(QuestionError):
        _ask(answerer, f"@{OLD}  ? ")
