from __future__ import annotations

from dataclasses import replace

import pytest

from app.answer.answer import Answer, AnswerSentence, Heading
from app.answer.answering import ExtractiveAnswerer
from app.answer.citations import cite
from app.view.answer_layout import Contradiction, Table, Text, parts
from index.rows import SentenceRef
from ingest.document import SentenceKey
from tests.fakes import SYRIA, TURKEY

REPORT = "migratierapportage-2023"


def _answer(answerer: ExtractiveAnswerer, report: str, *keys: SentenceKey) -> Answer:
    """Returns an answer that says these sentences."""
    library = answerer.library
    refs = [SentenceRef(report, key) for key in keys]
    return replace(
        answerer.answer("IOM?"),
        reason=None,
        heading=None,
        comparison=None,
        sentences=tuple(
            AnswerSentence(library.sentence(ref).text, (number,))
            for number, ref in enumerate(refs, start=1)
        ),
        citations=tuple(cite(library, ref, number) for number, ref in enumerate(refs, start=1)),
    )


def test_running_text_stays_together(answerer: ExtractiveAnswerer) -> None:
    answer = answerer.answer("Vat het terugkeerbeleid samen")
    (part,) = parts(answer, answerer.library)
    assert isinstance(part, Text)
    assert [said.sentence for said in part.said] == list(answer.sentences)


def test_two_rows_are_no_table_yet(answerer: ExtractiveAnswerer) -> None:
    answer = _answer(answerer, "proef", SYRIA, TURKEY)
    assert [type(part) for part in parts(answer, answerer.library)] == [Text]


@pytest.mark.real
def test_rows_of_one_table_become_a_table(real_answerer: ExtractiveAnswerer) -> None:
    keys = [SentenceKey("b060", number) for number in (2, 3, 5)]
    answer = _answer(real_answerer, REPORT, SentenceKey("b001", 0), *keys)
    text, table = parts(answer, real_answerer.library)
    assert isinstance(text, Text)
    assert isinstance(table, Table)
    assert table.title == "Aantal activiteiten opvang in de regio in"
    assert [(label, value) for label, value, _ in table.rows] == [
        ("Colombia", "2"),
        ("Egypte", "5"),
        ("Irak", "niet goed leesbaar in de bron (gelezen als ‘q’)"),
    ]


@pytest.mark.real
def test_sentences_that_contradict_each_other_stand_together(
    real_answerer: ExtractiveAnswerer,
) -> None:
    keys = SentenceKey("b023", 0), SentenceKey("b001", 0), SentenceKey("b069", 1)
    first, second = parts(_answer(real_answerer, REPORT, *keys), real_answerer.library)
    assert isinstance(first, Contradiction)
    assert [said.citations[0].ref.key for said in first.said] == [keys[0], keys[2]]
    assert isinstance(second, Text)


def test_an_overview_is_a_list_or_a_table_of_its_own_whatever_its_sentences_are(
    answerer: ExtractiveAnswerer,
) -> None:
    listed = replace(_answer(answerer, "proef", SYRIA, TURKEY), heading=Heading("Aanvragen"))
    (text,) = parts(listed, answerer.library)
    assert isinstance(text, Text)
    labelled = tuple(replace(one, label="Land") for one in listed.sentences)
    heading = Heading("Aanvragen", is_table=True)
    (table,) = parts(replace(listed, heading=heading, sentences=labelled), answerer.library)
    assert isinstance(table, Table)
    assert table.title == ""
    assert [(label, value) for label, value, _ in table.rows] == [("Land", ""), ("Land", "")]
    assert [said.sentence for _, _, said in table.rows] == list(labelled)
