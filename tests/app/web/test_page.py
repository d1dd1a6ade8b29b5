from __future__ import annotations

import json
import re

import pytest

from app.answer.answering import ExtractiveAnswerer
from app.web.examples import EXAMPLES
from app.web.page import STATIC, head, header, reading_room, tools
from app.wording import WORDING
from index.language import LANGUAGES

PARTS = header() + reading_room() + tools()


def test_every_text_to_fill_in_exists() -> None:
    named = set(re.findall(r'data-(?:word|label)="(\w+)"', PARTS))
    assert named
    assert named <= set(WORDING)


def test_every_text_that_a_script_asks_for_exists() -> None:
    scripts = "".join(path.read_text("utf-8") for path in STATIC.glob("*.js"))
    named = set(re.findall(r'\bword\("(\w+)"\)', scripts))
    assert named
    assert named <= set(WORDING)


def test_the_head_carries_every_text_and_cannot_be_closed_by_one() -> None:
    words = head().split("const WORDING = ")[1].split(";\n")[0]
    assert json.loads(words) == WORDING
    assert "<" not in words


def test_there_are_as_many_examples_in_each_language() -> None:
    for _, questions in EXAMPLES:
        assert len({len(questions[language]) for language in LANGUAGES}) == 1


@pytest.mark.real
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_example_is_answered_in_its_language(
    real_answerer: ExtractiveAnswerer, language: str
) -> None:
    for _, questions in EXAMPLES:
        for question in questions["en" if language == "en" else "nl"]:
            answer = real_answerer.answer(question)
            assert answer.outcome in ("answered", "overview"), question
            assert answer.missing == (), question
            assert answer.lead or answer.heading, question
            assert answer.language == language
