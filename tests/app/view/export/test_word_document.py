from __future__ import annotations

import io
from dataclasses import replace
from datetime import datetime
from typing import cast

import pytest
from docx import Document
from docx.document import Document as WordFile
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.parts.story import StoryPart
from docx.text.paragraph import Paragraph as WordParagraph

from app.view.export.blocks import Paragraph
from app.view.export.word_document import as_word_document
from index.language import Language
from tests.app.view.export.made import ADDRESS, COMPARED, HOSTILE, RIVALS, line, taken


def opened(content: bytes) -> WordFile:
    """Returns a document as python-docx reads it."""
    return Document(io.BytesIO(content))


def notes(document: WordFile) -> dict[str, str]:
    """Returns the text of each footnote by its number, its separators left out."""
    part = notes_part(document)
    return {
        note.get(qn("w:id")): "".join(text.text for text in note.iter(qn("w:t")))
        for note in part.element.findall(qn("w:footnote"))
        if note.get(qn("w:type")) is None
    }


def notes_part(document: WordFile) -> StoryPart:
    part = document.part.part_related_by(RELATIONSHIP_TYPE.FOOTNOTES)
    # What python-docx does not know it reads as bytes.
    loaded = StoryPart.load(part.partname, part.content_type, part.blob, part.package)
    return cast(StoryPart, loaded)


def style(paragraph: WordParagraph) -> str:
    assert paragraph.style
    return str(paragraph.style.name)


def links(document: WordFile) -> list[str]:
    """Returns every address outside the document."""
    parts = (document.part, document.part.part_related_by(RELATIONSHIP_TYPE.FOOTNOTES))
    return [r.target_ref for part in parts for r in part.rels.values() if r.is_external]


def test_question_lead_and_the_rest_stand_under_headings_in_order() -> None:
    document = opened(as_word_document(taken(), ""))
    said = [(style(p), p.text) for p in document.paragraphs]
    assert said[:2] == [("Title", "Rapportwijzer – Rapport"), ("Normal", "Zo gemaakt.")]
    assert said[2:10] == [
        ("Heading 1", "Wie vangt de meeste op?"),
        ("Heading 2", "Landen"),
        ("Normal", "Iran, "),
        ("Normal", "Deels beantwoord – het rapport zegt niet: waarom."),
        ("Normal", "Iran is [sinds kort] Ook dit."),
        ("List Bullet", "“Iran”:"),
        ("List Bullet", "mei 2023: in mei"),
        ("Normal", "Zeer waarschijnlijk het antwoord."),
    ]
    lead = document.paragraphs[4].runs[0]
    assert (lead.text, lead.bold) == ("Iran", True)
    inserted = next(r for r in document.paragraphs[6].runs if "[" in r.text)
    assert str(inserted.font.color.rgb) == "595959"


def test_every_source_is_a_footnote_that_is_written_once_an_answer() -> None:
    document = opened(as_word_document(taken(), ""))
    told = ["Ministerie, Rapport, p. 8: “Iran (3,8 miljoen)”", "Ministerie, Rapport, p. 15."]
    assert [text.strip() for text in notes(document).values()] == [*told, *told]
    body = document.element.body
    referred = [one.get(qn("w:id")) for one in body.iter(qn("w:footnoteReference"))]
    assert referred == list(notes(document)) == ["1", "2", "3", "4"]
    again = [one.get(qn("w:instr")).split()[1] for one in body.iter(qn("w:fldSimple"))]
    named = [one.get(qn("w:name")) for one in body.iter(qn("w:bookmarkStart"))]
    assert again == [name for pair in (named[:2], named[2:]) for name in pair * 2]
    numbers = ["".join(t.text for t in f.iter(qn("w:t"))) for f in body.iter(qn("w:fldSimple"))]
    assert numbers == ["1", "2", "1", "2", "3", "4", "3", "4"]


def test_a_reader_of_footnotes_finds_the_lines_over_them() -> None:
    document = opened(as_word_document(taken(), ""))
    used = document.settings.element.find(qn("w:footnotePr"))
    kinds = {
        note.get(qn("w:id")): note.get(qn("w:type"))
        for note in notes_part(document).element
        if note.get(qn("w:type"))
    }
    assert kinds == {"-1": "separator", "0": "continuationSeparator"}
    assert [one.get(qn("w:id")) for one in used] == list(kinds)


def test_tables_are_tables_with_a_head_and_a_caption() -> None:
    document = opened(as_word_document(taken(RIVALS, COMPARED), ""))
    rivals, compared, *_ = document.tables
    assert [[cell.text for cell in row.cells] for row in rivals.rows] == [
        ["Pagina", "Het rapport zegt"],
        ["pagina 8", "Iran: 3,8 miljoen."],
        ["pagina 15", "Iran: 3,4 miljoen."],
    ]
    assert compared.cell(2, 1).text == "Fase I: tot 2023\nvier jaar"
    for table in document.tables:
        heads = [row._tr.find(f".//{qn('w:tblHeader')}") is not None for row in table.rows]
        assert heads == [True, *[False] * (len(heads) - 1)]
    captions = [p.text for p in document.paragraphs if style(p) == "Caption"]
    assert captions[:2] == [RIVALS.title, COMPARED.title]
    assert COMPARED.notes_below[0] in [p.text for p in document.paragraphs]


@pytest.mark.parametrize(("base", "found"), [(ADDRESS, 2), ("", 0)])
def test_sources_are_links_if_there_is_an_address(base: str, found: int) -> None:
    document = opened(as_word_document(taken(), base))
    assert links(document) == [f"{ADDRESS}?s=r:b1.0", f"{ADDRESS}?s=r:b2.1"][:found]
    linked = list(notes_part(document).element.iter(qn("w:hyperlink")))
    assert len(linked) == 2 * found


def test_every_page_has_its_number_in_its_foot() -> None:
    (section,) = opened(as_word_document(taken(), "")).sections
    (foot,) = section.footer.paragraphs
    fields = [one.get(qn("w:instr")).strip() for one in foot._p.iter(qn("w:fldSimple"))]
    assert fields == ["PAGE", "NUMPAGES"]
    assert "".join(text.text for text in foot._p.iter(qn("w:t"))) == "1 / 1"


@pytest.mark.parametrize(("language", "locale"), [("nl", "nl-NL"), ("en", "en-GB")])
def test_it_says_what_it_is_and_in_which_language(language: Language, locale: str) -> None:
    conversation = replace(taken(), language=language)
    document = opened(as_word_document(conversation, ""))
    about = document.core_properties
    assert (about.title, about.author) == ("Rapportwijzer – Rapport", "Rapportwijzer")
    assert (about.language, about.comments) == (locale, "Zo gemaakt.")
    assert about.created.replace(tzinfo=None) == datetime(2026, 11, 26)
    default = document.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")
    assert default.get(qn("w:val")) == locale
    # The answer and the quotes are Dutch whatever the language of the person.
    question = document.paragraphs[2].runs[0]._r.find(f".//{qn('w:lang')}")
    assert question.get(qn("w:val")) == "nl-NL"
    quoted = [one.get(qn("w:val")) for one in notes_part(document).element.iter(qn("w:lang"))]
    assert set(quoted) == {"nl-NL"}


def test_paper_is_a4_and_no_picture_of_another_document_comes_along() -> None:
    document = opened(as_word_document(taken(), ""))
    (section,) = document.sections
    assert section.page_width
    assert section.page_height
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert "thumbnail" not in " ".join(r.reltype for r in document.part.package.rels.values())


def test_hostile_text_stays_text() -> None:
    said = Paragraph("text", (line(HOSTILE, 1),))
    document = opened(as_word_document(taken(said, question=HOSTILE), ""))
    shown = HOSTILE.replace("\x0b", "").replace("\x00", "")
    assert document.paragraphs[2].text == document.paragraphs[3].text == shown
    opened(as_word_document(taken(question="\ud800\ufffe a"), ""))
