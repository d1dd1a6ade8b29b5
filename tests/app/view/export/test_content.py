from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from app.answer.answer import Answer, AnswerSentence, Claim, Heading, Lead
from app.answer.answering import ExtractiveAnswerer
from app.answer.citations import cite
from app.view.export.blocks import Block, Bullets, Grid, Paragraph, Title
from app.view.export.content import conversation, entry
from app.view.export.plain_text import answer_as_text
from app.wording import word
from index.rows import SentenceRef
from ingest.corpus import Corpus
from ingest.document import SentenceKey
from tests.app.answer.comparison.made import compared
from tests.app.answer.lead.made import library_of
from tests.app.view.export.made import TODAY
from tests.fakes import SYRIA

NUMBER = "Hoeveel migranten gingen naar huis?"


@pytest.fixture
def answer(answerer: ExtractiveAnswerer) -> Answer:
    found = answerer.answer(NUMBER)
    assert found.outcome == "answered"
    return replace(found, confidence=0.95)


def told(blocks: Sequence[Block]) -> list[tuple[str, str]]:
    """Returns what each block is and says."""
    return [
        (block.role if isinstance(block, Paragraph) else block.kind, text)
        for block in blocks
        for text in (
            [block.text]
            if isinstance(block, Title)
            else [block.title]
            if isinstance(block, Grid)
            else [line.text for line in block.lines]
        )
    ]


def test_it_says_how_sure_the_answer_is(answerer: ExtractiveAnswerer, answer: Answer) -> None:
    taken = entry(answer, answerer.library)
    assert told(taken.blocks)[-1] == ("note", word("certain", "nl"))
    partly = entry(replace(answer, is_partial=True, missing=("waarom",)), answerer.library)
    assert told(partly.blocks)[-1] == ("note", word("certain_partly", "nl"))
    assert told(partly.blocks)[0] == ("outcome", "Deels beantwoord")
    assert ("partly", "Het rapport zegt niet: waarom.") in told(partly.blocks)
    unnamed = entry(replace(answer, is_partial=True), answerer.library)
    assert ("partly", word("rest_unsure", "nl")) in told(unnamed.blocks)


def test_what_only_comes_nearest_is_told_to_be_that(
    answerer: ExtractiveAnswerer, answer: Answer
) -> None:
    near = replace(answer, is_partial=True, nearest="Er staat geen bedrag in.")
    blocks = told(entry(near, answerer.library).blocks)
    assert blocks[0] == ("outcome", word("outcome_nearest", "nl"))
    assert ("partly", "Er staat geen bedrag in.") in blocks
    unsaid = {word(key, "nl") for key in ("rest_unsure", "certain", "certain_partly")}
    assert unsaid.isdisjoint(text for _, text in blocks)


def test_an_answer_opens_with_its_lead_and_the_claims(
    answerer: ExtractiveAnswerer, answer: Answer
) -> None:
    opened = replace(
        answer,
        lead=Lead("1.250", (1,), "1000.5 + 250 = 1250.5"),
        claims=(Claim("Het was <9>", "other_figure", (1,)), Claim("Mooi", "not_in_report", ())),
        sentences=(AnswerSentence("Zij [de mensen] keerden terug.", (1,), (), ((4, 15),)),),
    )
    taken = entry(opened, answerer.library)
    outcome, lead, calculation, first, second, text, inserted, _ = told(taken.blocks)
    assert outcome == ("outcome", "Uit het rapport")
    assert lead == ("lead", "1.250")
    assert calculation == ("note", "Berekend uit wat is aangehaald: 1000,5 + 250 = 1250,5")
    assert first == ("bullets", "“Het was <9>”: nee, het rapport zegt iets anders")
    assert second == ("bullets", "“Mooi”: daarover zegt het rapport niets")
    assert text == ("text", "Zij [de mensen] keerden terug.")
    assert inserted == ("note", word("inserted", "nl"))
    assert isinstance(taken.blocks[4], Paragraph)
    assert taken.blocks[4].lines[0].own_text == "Zij  keerden terug."


def test_a_quote_that_the_answer_says_is_not_said_twice(
    answerer: ExtractiveAnswerer, answer: Answer
) -> None:
    (source,) = entry(answer, answerer.library).sources
    assert source.quote == ""
    quote = answer.citations[0].quote
    first, rest = quote.split(" ", 1)
    with_words = AnswerSentence(
        f"{first} [dus] {rest}", (1,), (), ((len(first) + 1, len(first) + 6),)
    )
    (source,) = entry(replace(answer, sentences=(with_words,)), answerer.library).sources
    assert source.quote == ""
    in_other_words = AnswerSentence("1,250 people returned.", (1,))
    (source,) = entry(replace(answer, sentences=(in_other_words,)), answerer.library).sources
    assert source.quote == quote


def test_what_is_not_in_the_report_is_told_with_the_nearest_passages(
    answerer: ExtractiveAnswerer,
) -> None:
    declined = answerer.answer("How do I bake an apple pie with cinnamon?")
    taken = entry(declined, answerer.library)
    assert told(taken.blocks)[:3] == [
        ("outcome", word("outcome_not_in_report", "en")),
        ("text", word("not_in_report", "en")),
        ("note", word("perhaps_useful", "en")),
    ]
    offered = taken.blocks[3]
    assert isinstance(offered, Bullets)
    assert [line.citations for line in offered.lines] == [(one.number,) for one in taken.sources]
    assert taken.sources[0].link.startswith("?s=")
    short = entry(declined, answerer.library, is_short=True)
    assert told(short.blocks) == [("text", word("not_in_report", "en"))]
    assert short.sources == ()


def test_a_row_of_a_table_is_quoted_as_it_stands_in_the_source(
    answerer: ExtractiveAnswerer, answer: Answer
) -> None:
    row = cite(answerer.library, SentenceRef("proef", SYRIA), 1)
    said = (AnswerSentence("Syrië: 12.640 asielaanvragen.", (1,)),)
    restated = replace(answer, sentences=said, citations=(row,))
    (source,) = entry(restated, answerer.library).sources
    assert source.shown == "In de bron staat: “E. Syrié 12.640”"
    assert "In de bron staat: “E. Syrié 12.640”" in answer_as_text(restated, answerer.library)


def test_figures_that_contradict_each_other_are_a_table_with_their_pages(bundled: Corpus) -> None:
    library = library_of(bundled)
    keys = SentenceKey("b023", 0), SentenceKey("b069", 1)
    refs = [SentenceRef(bundled.report.id, key) for key in keys]
    assert keys[1] in library.sentence(refs[0]).conflicts
    citations = tuple(cite(library, ref, number) for number, ref in enumerate(refs, start=1))
    said = tuple(AnswerSentence(f"Zin {n}.", (n,)) for n in (1, 2))
    answer = Answer("Wie?", "Wie?", "nl", None, 0.5, said, citations, False, (), ())
    taken = entry(replace(answer, confidence=0.99), library)
    (table,) = taken.tables
    outcome, *_, last = told(taken.blocks)
    assert outcome == ("outcome", word("outcome_contradiction", "nl"))
    assert last[0] == "grid"  # of two figures neither is very probably the answer
    assert table.title == word("contradiction", "nl")
    assert [[cell[0].text for cell in row] for row in table.rows] == [
        ["pagina 8", "Zin 1."],
        ["pagina 15", "Zin 2."],
    ]


def test_a_comparison_keeps_title_columns_labels_and_notes(bundled: Corpus) -> None:
    answer = compared("Compare the first and second phase of Prospects", bundled)
    assert answer
    assert answer.comparison
    (table,) = entry(answer, library_of(bundled)).tables
    assert (table.title, table.head[1:]) == (answer.comparison.title, answer.comparison.columns)
    assert [row[0][0].text for row in table.rows] == [r.aspect for r in answer.comparison.rows]
    assert {len(row) for row in table.rows} == {3}
    values = [one for row in answer.comparison.rows for cell in row.cells for one in cell]
    lines = [line for row in table.rows for cell in row[1:] for line in cell if line.citations]
    assert [(line.label, line.text) for line in lines] == [(one.label, one.text) for one in values]
    assert any(line.label for line in lines)


def test_an_overview_keeps_its_title_labels_and_note(
    answerer: ExtractiveAnswerer, answer: Answer
) -> None:
    said = (AnswerSentence("Zo was het.", (1,), label="mei 2023"),)
    listed = replace(answer, heading=Heading("Tijdlijn", "Geschat."), is_set=True, sentences=said)
    blocks = entry(listed, answerer.library).blocks
    assert told(blocks[1:]) == [
        ("title", "Tijdlijn"),
        ("bullets", "Zo was het."),
        ("note", "Geschat."),
    ]
    assert isinstance(blocks[2], Bullets)
    assert blocks[2].lines[0].label == "mei 2023"
    heading = Heading("Tijdlijn", is_table=True)
    (table,) = entry(replace(listed, heading=heading), answerer.library).tables
    assert [cell[0].text for cell in table.rows[0]] == ["mei 2023", "Zo was het."]


def test_a_conversation_names_its_reports_and_day(
    answerer: ExtractiveAnswerer, answer: Answer
) -> None:
    taken = conversation([answer, answer], answerer.library, "en", TODAY)
    assert taken.title == "Rapportwijzer – Nota, Proefrapport"
    assert "2026-11-26" in taken.made
    assert [one.question for one in taken.entries] == [NUMBER, NUMBER]
