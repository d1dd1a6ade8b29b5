from __future__ import annotations

import base64
from io import BytesIO
from zipfile import ZipFile

import pytest

from app.answer.answering import ExtractiveAnswerer
from app.view.export.files import conversation_file
from tests.app.view.export.made import ADDRESS, TODAY

QUESTIONS = "Hoeveel migranten gingen naar huis?", "How do I bake an apple pie with cinnamon?"


def written(answerer: ExtractiveAnswerer, form: object, base: str = ADDRESS) -> dict[str, str]:
    answers = [answerer.answer(question) for question in QUESTIONS]
    return conversation_file(form, answers, answerer.library, "nl", base, TODAY)


@pytest.mark.parametrize(
    ("form", "ending"),
    [("markdown", "md"), ("html", "html"), ("csv", "csv"), ("word", "docx"), (None, "md")],
)
def test_a_file_is_named_after_its_day_and_form(
    form: object, ending: str, answerer: ExtractiveAnswerer
) -> None:
    assert written(answerer, form)["name"] == f"rapportwijzer-2026-11-26.{ending}"


@pytest.mark.parametrize("form", ["markdown", "html"])
def test_a_text_has_both_answers_and_links_that_others_can_follow(
    form: str, answerer: ExtractiveAnswerer
) -> None:
    text = written(answerer, form)["text"]
    assert all(question in text for question in QUESTIONS)
    assert f"{ADDRESS}?s=" in text
    assert "?s=" not in written(answerer, form, "http://127.0.0.1:7860/")["text"]


def test_a_word_document_comes_as_base64(answerer: ExtractiveAnswerer) -> None:
    file = written(answerer, "word")
    assert set(file) == {"name", "type", "base64"}
    with ZipFile(BytesIO(base64.b64decode(file["base64"]))) as parts:
        assert b"127.0.0.1" not in parts.read("word/footnotes.xml")
        assert parts.testzip() is None


def test_there_are_no_tables_of_nothing(answerer: ExtractiveAnswerer) -> None:
    file = conversation_file("csv", [], answerer.library, "nl", "", TODAY)
    assert file["name"].endswith(".md")
