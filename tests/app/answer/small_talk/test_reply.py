from __future__ import annotations

import pytest

from app.answer.answering import ExtractiveAnswerer
from app.query.acts.acts import TALK, Act
from app.wording import word
from index.language import LANGUAGES
from tests.app.answer.small_talk.lines import LINES


@pytest.mark.parametrize("kind", [*TALK, "language"])
def test_every_kind_gets_its_line_in_the_language_of_the_person(
    answerer: ExtractiveAnswerer, kind: Act
) -> None:
    for language, line in zip(LANGUAGES, LINES[kind], strict=True):
        answer = answerer.answer(line, default=language)
        assert answer.outcome == "help"
        assert answer.help.startswith(word(f"talk_{kind}", language).split("{")[0])
        assert answer.turn is None
        assert not answer.hits


def test_what_is_about_no_answer_gets_help(answerer: ExtractiveAnswerer) -> None:
    for line in (LINES["repeat"][1], LINES["shorter"][1]):
        answer = answerer.answer(line)
        assert answer.help.startswith(word("talk_help", "en").split("{")[0])


def test_nothing_leans_on_small_talk(answerer: ExtractiveAnswerer) -> None:
    asked = ["Welk land kreeg geld voor scholen?", "bedankt!", "hoi"]
    assert answerer.turns(asked) == answerer.turns(asked[:1])


def test_only_welcoming_lines_offer_questions(answerer: ExtractiveAnswerer) -> None:
    assert answerer.answer("what can you do for me?").is_welcoming
    for line in ("you are an idiot", "our boat is sinking please help"):
        assert not answerer.answer(line).is_welcoming


def test_the_language_that_is_asked_for_is_taken(answerer: ExtractiveAnswerer) -> None:
    assert answerer.answer("kan het in het Engels graag?").language == "en"
    assert answerer.answer("waarom in het Engels?").language == "nl"
