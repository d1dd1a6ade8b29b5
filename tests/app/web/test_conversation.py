from __future__ import annotations

from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from app.web.conversation import as_question, asked_in, until_question


@given(st.lists(st.text(max_size=30), max_size=4))
def test_questions_come_back_as_they_were_typed(questions: list[str]) -> None:
    history = [as_question(question) for question in questions]
    assert asked_in(history) == questions
    assert not any("<" in message["content"] for message in history)
    assert [unescape(message["content"]) for message in history] == questions


def test_content_may_be_text_or_blocks() -> None:
    blocks = {"role": "user", "content": [{"type": "text", "text": "a &lt; b"}, "c"]}
    answer = {"role": "assistant", "content": "nee"}
    assert asked_in([blocks, answer, as_question("En d?")]) == ["a < b c", "En d?"]


def test_a_conversation_is_cut_before_the_question_of_a_message() -> None:
    answer = {"role": "assistant", "content": "…"}
    history = [as_question("Eén?"), answer, as_question("Twee?"), answer]
    assert until_question(history, 3) == (history[:2], "Twee?")
    assert until_question(history, 2) == (history[:2], "Twee?")
    assert until_question(history, 1) == ([], "Eén?")
