"""Questions about the last answer, asked of the report in miniature."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import get_args

import pytest

from app.answer.answer import Answer
from app.answer.answering import ExtractiveAnswerer
from app.answer.conclusion import Conclusion
from app.answer.follow_up.follow_ups import MOVES
from app.answer.follow_up.request import draft_of
from app.answer.lead.check import check_draft
from app.query.acts.acts import Move
from app.query.query import Query, Turn
from app.wording import word
from index.library import Library
from tests.app.answer.follow_up.talk import talk
from tests.fakes import GUIDANCE, JORDAN, RETURN

SCHOOLS = "Welk land kreeg geld voor scholen?"
SCHOOLS_EN = "Which country got money for schools?"
HOME = "Hoeveel migranten gingen naar huis?"
CAKE = "Hoe bak ik een taart met appels en kaneel?"


@pytest.mark.parametrize("asked", ["waar staat dat?", "Bron?", "Op welke pagina staat dat?"])
def test_where_it_stands_is_told_by_page_and_heading(
    asked: str, answerer: ExtractiveAnswerer, library: Library
) -> None:
    before, answer = talk(answerer, SCHOOLS), talk(answerer, SCHOOLS, asked)
    assert answer.lead
    assert answer.lead.text == "Pagina 6, 1 Inleiding"
    assert [one.ref for one in answer.citations] == [one.ref for one in before.citations]
    assert answer.outcome == before.outcome
    draft = draft_of(answer)
    assert draft
    assert check_draft(draft, "nl", library)
    assert not check_draft(replace(draft, text="Pagina 6, 2 Terugkeer"), "nl", library)
    assert not check_draft(replace(draft, text="Pagina 7, 1 Inleiding"), "nl", library)


def test_in_english_too(answerer: ExtractiveAnswerer) -> None:
    answer = talk(answerer, SCHOOLS_EN, "which page is that on?")
    assert answer.lead
    assert answer.lead.text == "Page 6, 1 Introduction"
    assert answer.sentences[0].text.startswith("Jordan received")


@pytest.mark.parametrize(
    ("asked", "key"),
    [
        ("waar staat dat?", "nothing_to_point_at"),
        ("meer", "nothing_more"),
        ("klopt dat?", "nothing_to_be_sure_of"),
        ("samen?", "nothing_to_add"),
        ("welke is groter?", "nothing_to_compare"),
        ("alleen de cijfers", "no_figures_there"),
    ],
)
def test_after_a_refusal_it_says_kindly_that_there_is_nothing(
    asked: str, key: str, answerer: ExtractiveAnswerer
) -> None:
    answer = talk(answerer, CAKE, asked)
    assert answer.outcome == "help"
    assert answer.help == word(key, "nl")
    assert not answer.citations


def test_so_it_does_of_a_country_that_no_report_names(answerer: ExtractiveAnswerer) -> None:
    for questions in (("Wat kreeg Peru?",), (SCHOOLS, "Wat kreeg Peru?")):
        assert talk(answerer, *questions, "bron?").help == word("nothing_to_point_at", "nl")


def test_it_is_said_that_it_is_about_the_last_question(answerer: ExtractiveAnswerer) -> None:
    answer = talk(answerer, SCHOOLS, "Waar staat dat?")
    assert answer.understood
    assert answer.understood.line == "Over uw vorige vraag: waar staat dat?"
    by_itself = talk(answerer, SCHOOLS, answer.understood.by_itself)
    assert by_itself.turn
    assert by_itself.turn.query
    assert by_itself.turn.query.about_last is None


def test_a_question_after_it_leans_on_what_it_was_about(answerer: ExtractiveAnswerer) -> None:
    asked = ("Wat kreeg Jordanië?", "En in welk jaar?")
    direct = talk(answerer, *asked)
    assert direct.turn
    between = talk(answerer, asked[0], "waar staat dat?", "meer", asked[1])
    assert between.turn == direct.turn


@pytest.mark.parametrize("asked", ["korter", "zeg nog eens"])
def test_a_refusal_is_said_again(asked: str, answerer: ExtractiveAnswerer) -> None:
    assert talk(answerer, CAKE, asked).reason == "not_in_report"


def test_more_says_what_was_not_said_and_then_that_there_is_no_more(
    answerer: ExtractiveAnswerer,
) -> None:
    questions, said = [HOME], [one.ref for one in talk(answerer, HOME).citations]
    while len(questions) < 9:
        questions.append("en verder?")
        answer = talk(answerer, *questions)
        if answer.help:
            break
        new = [one.ref for one in answer.citations]
        assert new
        assert not set(new) & set(said)
        said += new
    assert answer.help == word("nothing_more", "nl")
    assert len(questions) > 2
    assert {RETURN, GUIDANCE} <= {ref.key for ref in said}


def test_more_does_not_say_what_was_said_to_a_question_before(
    answerer: ExtractiveAnswerer,
) -> None:
    between = "Hoeveel asielaanvragen waren er?"
    new = {one.ref for one in talk(answerer, HOME, "en verder?").citations}
    assert new

    again = talk(answerer, HOME, "en verder?", between, HOME, "nog andere?")

    assert not new & {one.ref for one in again.citations}


def test_where_more_stands_is_told_of_that(answerer: ExtractiveAnswerer) -> None:
    more = talk(answerer, HOME, "en verder?")
    again = talk(answerer, HOME, "en verder?", "waar staat dat?", "en waar staat dat precies?")
    assert [one.ref for one in again.citations] == [one.ref for one in more.citations]
    assert again.lead
    assert again.lead.text.startswith("Pagina")


@pytest.mark.parametrize("asked", ["korter", "in één zin", "too long. one line.", "makkelijker"])
def test_shorter_is_the_first_line(asked: str, answerer: ExtractiveAnswerer) -> None:
    answer = talk(answerer, HOME, asked)
    assert [one.ref.key for one in answer.citations] == [RETURN]
    assert len(answer.sentences) <= 1


def test_shorter_after_where_it_stands_is_of_the_answer(answerer: ExtractiveAnswerer) -> None:
    answer = talk(answerer, HOME, "waar staat dat?", "korter")
    assert "1.250" in answer.text
    assert "Pagina" not in answer.text


def test_repeat_says_it_again(answerer: ExtractiveAnswerer) -> None:
    before, again = talk(answerer, HOME), talk(answerer, HOME, "zeg nog eens")
    assert again.text == before.text
    assert again.question == "zeg nog eens"


def test_the_other_language_says_the_translation(answerer: ExtractiveAnswerer) -> None:
    english = talk(answerer, SCHOOLS, "in English please")
    assert english.language == "en"
    assert english.sentences[0].text.startswith("Jordan received")
    back = talk(answerer, SCHOOLS, "in English please", "en in het Nederlands")
    assert back.text == talk(answerer, SCHOOLS).text
    place = talk(answerer, SCHOOLS, "waar staat dat?", "in English please")
    assert place.lead
    assert place.lead.text == "Page 6, 1 Introduction"


def test_how_sure_it_is_shows_the_quotes_and_what_cannot_be_checked(
    answerer: ExtractiveAnswerer,
) -> None:
    answer = talk(answerer, SCHOOLS, "how sure are you of that?")
    assert answer.remark == word("only_quotes", "en")
    assert answer.remark in answer.text
    assert answer.confidence == talk(answerer, SCHOOLS).confidence
    assert [one.ref.key for one in answer.citations][:1] == [JORDAN]


def test_one_of_several_answers_can_be_pointed_at(answerer: ExtractiveAnswerer) -> None:
    answer = talk(answerer, SCHOOLS, HOME, "waar staat dat van die 60 miljoen?")
    assert [one.ref.key for one in answer.citations] == [JORDAN]
    assert talk(answerer, SCHOOLS, "waar staat dat van die 7 kamelen?").lead is None


def test_an_answer_is_concluded_once_however_often_it_is_referred_to(
    answerer: ExtractiveAnswerer, monkeypatch: pytest.MonkeyPatch
) -> None:
    concluded = list[str]()
    conclude = answerer._conclude

    def counted(query: Query) -> Conclusion:
        concluded.append(query.typed)
        return conclude(query)

    monkeypatch.setattr(answerer, "_conclude", counted)
    talk(answerer, SCHOOLS, HOME, *["samen?", "korter", "waar staat dat?"] * 8)
    assert sorted(concluded) == sorted({SCHOOLS, HOME})


def test_small_talk_in_between_is_looked_past(
    answerer: ExtractiveAnswerer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def thank(query: Query, history: Sequence[Turn]) -> Answer | None:
        del history
        if query.typed != "dank u":
            return None
        return replace(talk(answerer, CAKE), help="Graag gedaan.", reason=None, turn=query.turn)

    monkeypatch.setattr(answerer, "_replies", (thank,))
    answer = talk(answerer, SCHOOLS, "dank u", "waar staat dat?")
    assert [one.ref.key for one in answer.citations][:1] == [JORDAN]


def test_without_an_answer_before_it_gets_help(answerer: ExtractiveAnswerer) -> None:
    for asked in ("waar staat dat?", "samen?"):
        assert answerer.answer(asked).help.startswith(word("talk_help", "nl").split("{")[0])


@pytest.mark.parametrize("before", [(), ("hallo",)])
def test_without_an_answer_to_shorten_help_is_offered(
    before: tuple[str, ...], answerer: ExtractiveAnswerer
) -> None:
    answer = talk(answerer, *before, "korter")
    assert answer.outcome == "help"
    assert answer.understood is None


def test_every_move_is_answered() -> None:
    assert set(MOVES) == set(get_args(Move))
