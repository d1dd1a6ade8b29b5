"""What real answers of every outcome look like once they are taken away."""

from __future__ import annotations

import base64
import io
import re
from collections.abc import Mapping, Sequence
from datetime import date
from html import unescape
from zipfile import ZipFile

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from app.answer.answer import Answer
from app.answer.answering import ExtractiveAnswerer
from app.view.answer_layout import certainty_shown, nearest_passages, outcome_shown, parts
from app.view.export.blocks import Grid
from app.view.export.content import entry
from app.view.export.files import conversation_file
from app.view.export.plain_text import answer_as_text
from app.view.export.word_document import LOCALES
from app.wording import word
from index.language import LANGUAGES, Language

pytestmark = pytest.mark.real

TODAY = date(2026, 11, 29)
HERE, THERE = "http://127.0.0.1:7860/", "https://wijzer.example.org/rapport/"
ASKED: Mapping[Language, tuple[str, ...]] = {
    "nl": (
        "Hoeveel geld is er in totaal voor opvang in de regio en migratiesamenwerking samen?",
        "Wat is het budget van COMPASS fase 2 en hoe is het verdeeld per land?",
        "Hoeveel kost een treinkaartje naar Parijs?",
        "Vat hoofdstuk 3 samen",
        "Vergelijk Prospects en COMPASS",
        "Hoeveel vluchtelingen vangt Iran op?",
        "Klopt het dat COMPASS in 14 landen actief is en dat fase 2 EUR 200 miljoen kost?",
        "Dank je wel!",
    ),
    "en": (
        "How much money is there for reception in the region and migration cooperation together?",
        "How many activities on reception in the region are there per country?",
        "What does a train ticket to Paris cost?",
        "Summarise chapter 3",
        "Compare Prospects and COMPASS",
        "How many refugees does Iran host?",
        "Is it true that COMPASS is active in 14 countries and that phase 2 costs EUR 200 million?",
        "Thank you!",
    ),
}


@pytest.fixture(scope="module")
def answers(real_answerer: ExtractiveAnswerer) -> dict[Language, list[Answer]]:
    """The answers to the questions, in both languages."""
    return {
        language: [real_answerer.answer(question, (), language) for question in ASKED[language]]
        for language in LANGUAGES
    }


def _file(
    form: str, of: Sequence[Answer], language: Language, base: str, asked: ExtractiveAnswerer
) -> dict[str, str]:
    return conversation_file(form, of, asked.library, language, base, TODAY)


def _sources(of: Sequence[Answer], asked: ExtractiveAnswerer) -> int:
    return sum(len(entry(answer, asked.library).sources) for answer in of)


def _tables(of: Sequence[Answer], asked: ExtractiveAnswerer) -> list[Grid]:
    return [table for answer in of for table in entry(answer, asked.library).tables]


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_is_an_answer_of_every_kind(
    answers: dict[Language, list[Answer]], real_answerer: ExtractiveAnswerer, language: Language
) -> None:
    of = answers[language]
    assert {answer.outcome for answer in of} == {
        "answered", "partly", "not_in_report", "overview", "help"
    }  # fmt: skip
    assert any(answer.calculation_notice for answer in of)
    assert any(answer.comparison for answer in of)
    assert any(answer.claims for answer in of)
    titles = [table.title for table in _tables(of, real_answerer)]
    assert word("contradiction", language) in titles


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("form", ["markdown", "html", "text"])
def test_a_text_keeps_lead_outcome_certainty_and_tables(
    answers: dict[Language, list[Answer]],
    real_answerer: ExtractiveAnswerer,
    form: str,
    language: Language,
) -> None:
    of = answers[language]
    if form == "text":
        text = "\n".join(answer_as_text(one, real_answerer.library) for one in of)
    else:
        text = unescape(_file(form, of, language, HERE, real_answerer)["text"])
    for answer in of:
        said = [*answer.missing, answer.calculation_notice[1:], answer.help, answer.remark]
        outcome = outcome_shown(answer, parts(answer, real_answerer.library))
        if answer.reason:
            said = [answer.notice]
        elif sure := certainty_shown(answer, outcome):
            said.append(word(sure, language))
        if form != "text":
            said.append(word(f"outcome_{outcome}", language))
            offered = [one for _, one in nearest_passages(answer)] if answer.reason else []
            said += [one.text_in(language).split()[0] for one in offered]
        assert [words for words in said if words not in text] == [], answer.question
        lead = answer.lead.text if answer.lead else ""
        assert lead in re.sub(r"</?ins>", "", text), answer.question
    titles = [table.title for table in _tables(of, real_answerer)]
    assert [title for title in titles if title not in text] == []
    assert "127.0.0.1" not in text
    assert "\\-" not in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_of_the_report_is_said_and_quoted(
    answers: dict[Language, list[Answer]], real_answerer: ExtractiveAnswerer, language: Language
) -> None:
    for answer in answers[language]:
        text = answer_as_text(answer, real_answerer.library)
        plain = re.sub(r" \[[^\d\]][^\]]*\]", "", text)  # without what was put into a sentence
        quotes = {one.quote for one in answer.citations}
        assert [quote for quote in quotes if plain.count(quote) > 1] == [], answer.question


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_word_document_has_its_structure(
    answers: dict[Language, list[Answer]], real_answerer: ExtractiveAnswerer, language: Language
) -> None:
    of = answers[language]
    content = base64.b64decode(_file("word", of, language, HERE, real_answerer)["base64"])
    document = Document(io.BytesIO(content))
    styled = [(p.style.name, p.text) for p in document.paragraphs if p.style]
    assert [text for name, text in styled if name == "Heading 1"] == [*ASKED[language]]
    assert len([text for name, text in styled if name == "Title"]) == 1
    assert len(document.tables) == len(_tables(of, real_answerer))
    for table in document.tables:
        assert table.rows[0]._tr.xpath("w:trPr/w:tblHeader")
    with ZipFile(io.BytesIO(content)) as parts:
        main = parse_xml(parts.read("word/document.xml"))
        notes = parse_xml(parts.read("word/footnotes.xml"))
        assert not any(b"127.0.0.1" in parts.read(name) for name in parts.namelist())
    referred = [one.get(qn("w:id")) for one in main.iter(qn("w:footnoteReference"))]
    assert len(referred) == _sources(of, real_answerer)
    assert set(referred) < {one.get(qn("w:id")) for one in notes.iter(qn("w:footnote"))}
    assert _languages(main) == {LOCALES[language]}
    # What stands before the quote of a row of a table is ours, in the language of the answer.
    assert _languages(notes) == {"nl-NL", LOCALES[language]}


def _languages(part: BaseOxmlElement) -> set[str | None]:
    """Returns the languages that runs of a part with words in them say they are in."""
    found = set()
    for run in part.iter(qn("w:r")):
        text = "".join(one.text or "" for one in run.iter(qn("w:t")))
        if any(letter.isalpha() for letter in text):
            said = run.find(f"{qn('w:rPr')}/{qn('w:lang')}")
            found.add(None if said is None else said.get(qn("w:val")))
    return found


def test_links_are_there_for_who_can_follow_them(
    answers: dict[Language, list[Answer]], real_answerer: ExtractiveAnswerer
) -> None:
    of = answers["nl"]
    for form in ("markdown", "html"):
        text = _file(form, of, "nl", THERE, real_answerer)["text"]
        assert text.count(f"{THERE}?s=") == _sources(of, real_answerer)
    compared = [answer for answer in of if answer.comparison]
    rows = _file("csv", compared, "nl", HERE, real_answerer)["text"]
    assert rows.splitlines()[0] == "\ufeffWaarover;Prospects;COMPASS;Bronnen"
    assert "http" not in rows
