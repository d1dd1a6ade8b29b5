"""A library that was tampered with: what no longer stands in the report is never a quote."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from app.answer.answer import Claim, Lead
from app.answer.answering import ExtractiveAnswerer
from app.answer.checked import CheckedAnswerer
from app.answer.choice.sentence_choice import ChoiceSettings
from app.answer.outcome.abstention import ANSWER_ALL
from app.answer.record import run_record
from app.web.assistant import Assistant
from app.wording import word
from eval.run.run_file import ChatSystem
from index.search import Retriever
from ingest.document import SentenceKey
from tests.eval.examples import gold
from tests.fakes import JORDAN, FakeEncoder, edition_corpus, make_library
from tests.second_answerer import OF_ONE, SecondAnswerer

SCHOOLS = "Welk land kreeg geld voor scholen?"
FALSE = "Jordanië ontving 61 miljoen euro voor onderwijs."
Tamper = Callable[..., ExtractiveAnswerer]


@pytest.fixture
def tampered(tmp_path: Path) -> Tamper:
    """Answers from a library in which a sentence was changed behind the edition's back."""

    def make(key: SentenceKey, sentences: int = 1, **changes: object) -> ExtractiveAnswerer:
        corpus = edition_corpus()
        blocks = tuple(
            replace(
                block,
                sentences=tuple(
                    replace(one, **changes) if one.key == key else one  # type: ignore[arg-type]
                    for one in block.sentences
                ),
            )
            for block in corpus.report.blocks
        )
        changed = replace(corpus, report=replace(corpus.report, blocks=blocks))
        library = make_library(tmp_path / "index", [changed], FakeEncoder())
        settings = ChoiceSettings(sentences=sentences, share=0.0, doubt=0.0, relevant_share=0.0)
        return ExtractiveAnswerer(Retriever(library, FakeEncoder()), ANSWER_ALL, settings)

    return make


def test_the_sentence_was_found_and_would_have_been_said(tampered: Tamper) -> None:
    assert tampered(JORDAN, text=FALSE).answer(SCHOOLS).citations[0].quote == FALSE


def test_nobody_is_shown_it_as_a_quote(tampered: Tamper) -> None:
    answerer = tampered(JORDAN, text=FALSE)
    assistant = Assistant(answerer, None)
    declined = word("not_verbatim", "nl")
    html = assistant.reply([SCHOOLS], "nl")
    assert declined in html
    shown = [html]
    for form in ("markdown", "html"):
        text = assistant.export({"asked": [SCHOOLS], "format": form})["text"]
        assert declined in text.replace("\\", "")
        shown.append(text)
    record, turn = ChatSystem(answerer).run(gold(question=SCHOOLS), [])
    shown.append(str(run_record(CheckedAnswerer(answerer).answer(SCHOOLS), "A1", 0.0)))
    assert (record.answered, record.answer, record.citations) == (False, declined, ())
    assert turn is not None
    assert not [text for text in [*shown, str(record)] if "61 miljoen" in text]


def test_what_else_was_found_is_said_and_numbered_from_one(tampered: Tamper) -> None:
    answerer = tampered(JORDAN, sentences=3, text=FALSE)
    whole, checked = answerer.answer(SCHOOLS), CheckedAnswerer(answerer).answer(SCHOOLS)
    assert len(checked.sentences) == len(whole.sentences) - 1 > 0
    assert [one.citations for one in checked.sentences] == [
        (number,) for number in range(1, len(whole.sentences))
    ]
    assert [one.number for one in checked.citations] == list(range(1, len(whole.sentences)))
    assert FALSE not in {one.quote for one in (*checked.citations, *checked.ranking)}
    assert checked.answered


def test_it_is_logged_without_the_question(
    tampered: Tamper, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.ERROR)
    CheckedAnswerer(tampered(JORDAN, text=FALSE)).answer(f"{SCHOOLS} Zzkwibus")
    told = caplog.records[0]
    assert (told.name, told.levelname) == ("app.answer.checked", "ERROR")
    assert told.__dict__["report"] == "proef"
    assert (told.__dict__["sentence"], told.__dict__["page"]) == ("a1.1", 6)
    assert not [one for one in caplog.records if "Zzkwibus" in str(one.__dict__)]
    assert not [one for one in caplog.records if "61" in one.getMessage()]


def test_a_sentence_of_two_sources_goes_with_either(tampered: Tamper) -> None:
    answerer = CheckedAnswerer(SecondAnswerer(tampered(JORDAN, text=FALSE).library))
    part, whole = answerer.parts("Wat?")
    assert part.reason == "not_verbatim"
    assert [(one.text, one.citations) for one in whole.sentences] == [(OF_ONE, (1,))]
    assert [one.number for one in whole.citations] == [1]


def test_a_lead_and_a_claim_go_with_any_of_their_sources(tampered: Tamper) -> None:
    answerer = tampered(JORDAN, sentences=3, text=FALSE)
    whole = answerer.answer(SCHOOLS)
    bad = next(one.number for one in whole.citations if one.quote == FALSE)
    good = [one.number for one in whole.citations if one.number != bad]
    claims = Claim("Eén", "confirmed", (good[-1],)), Claim("Twee", "partly", (bad, good[0]))
    kept = Claim("Drie", "not_in_report", ())
    cases = {(bad,): None, (good[0], bad): None, (good[0],): (1,)}
    for cited, left in cases.items():
        answer = replace(whole, lead=Lead("Zestig", cited), claims=(*claims, kept))
        answerer.answer = lambda *_, answer=answer: answer  # type: ignore[method-assign]
        checked = CheckedAnswerer(answerer).answer(SCHOOLS)
        assert (checked.lead.citations if checked.lead else None) == left
        assert [(one.text, one.citations) for one in checked.claims] == [
            ("Eén", (len(good),)),
            ("Drie", ()),
        ]
        assert [one.number for one in checked.citations] == list(range(1, len(good) + 1))
        assert ("Zestig" in checked.text) == (left is not None)


def test_a_quote_that_was_found_good_is_not_taken_for_another_of_its_sentence(
    answerer: ExtractiveAnswerer,
) -> None:
    checked, answer = CheckedAnswerer(answerer), answerer.answer(SCHOOLS)
    assert checked.answer(SCHOOLS) == answer
    changed = replace(answer, citations=tuple(replace(c, quote=FALSE) for c in answer.citations))
    answerer.answer = lambda *_: changed  # type: ignore[method-assign]
    assert checked.answer(SCHOOLS).reason == "not_verbatim"


def test_an_untouched_answer_stays_as_it_is(answerer: ExtractiveAnswerer) -> None:
    checked = CheckedAnswerer(answerer)
    for question in (SCHOOLS, "Vat het terugkeerbeleid samen", "Hoeveel Syrië?", "Hoe bak ik?"):
        assert checked.answer(question) == answerer.answer(question)
