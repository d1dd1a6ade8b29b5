from __future__ import annotations

import pytest

from ingest.isolated import StoppedError
from ingest.markup.reader.archive import Archive
from ingest.markup.reader.markup_text import PAGES_ARE_COUNTED
from ingest.markup.reader.word import read_word
from tests.ingest.markup.files import WORD, word_file, written_word_file, zipped

NOTES = (
    f'<w:footnotes {WORD}><w:footnote w:id="7"><w:p><w:r><w:t>Bron: CBS.</w:t></w:r></w:p>'
    "</w:footnote></w:footnotes>"
)
STYLES = f"""<w:styles {WORD}>
<w:style w:type="paragraph" w:styleId="Kop1"><w:name w:val="heading 1"/>
  <w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Eigen"><w:name w:val="Eigen kop"/><w:basedOn w:val="Kop1"/>
  </w:style>
<w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="B"/></w:style>
<w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/></w:style>
<w:style w:type="paragraph" w:styleId="Inhopg1"><w:name w:val="toc 1"/></w:style></w:styles>"""


def paragraph(text: str, style: str = "", run: str = "") -> str:
    named = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{named}<w:r>{run}<w:t>{text}</w:t></w:r></w:p>"


def told(content: bytes) -> list[tuple[str, str]]:
    lines = read_word(Archive(content)).lines
    return [(f"{line.mark.kind}{line.mark.level or ''}", line.text) for line in lines]


def test_what_a_library_writes_is_read_back() -> None:
    read = read_word(Archive(written_word_file()))
    assert read.title == "Jaarverslag"
    assert [(line.mark.kind, line.mark.level, line.text) for line in read.lines] == [
        ("heading", 1, "Jaarverslag"),
        ("heading", 1, "Opvang"),
        ("paragraph", 0, "In 2023 kwamen 40 mensen."),
        ("heading", 2, "Doelen"),
        ("bullet", 1, "Meer woningen"),
        *(("table", 0, text) for text in ("Land", "2023", "Iran", "380")),
    ]
    assert [line.mark.is_header for line in read.lines[-4:]] == [True, True, False, False]
    assert {line.page for line in read.lines} == {None}
    assert read.doubts == ()


def test_a_footnote_is_tied_to_its_mark() -> None:
    mark = '<w:r><w:footnoteReference w:id="7"/></w:r>'
    body = f"<w:p><w:r><w:t>Een zin.</w:t></w:r>{mark}</w:p>{paragraph('Nog een.')}"
    assert told(word_file(body, footnotes=NOTES)) == [
        ("paragraph", "Een zin.¹"),
        ("footnote", "1 Bron: CBS."),
        ("paragraph", "Nog een."),
    ]


def test_headings_are_told_by_their_outline_and_not_by_their_name() -> None:
    level = '<w:p><w:pPr><w:outlineLvl w:val="2"/></w:pPr><w:r><w:t>Diep</w:t></w:r></w:p>'
    body = paragraph("Kop", "Kop1") + paragraph("Eigen", "Eigen") + level + paragraph("rond", "A")
    assert told(word_file(body, styles=STYLES)) == [
        ("heading1", "Kop"),
        ("heading1", "Eigen"),
        ("heading3", "Diep"),
        ("paragraph", "rond"),
    ]


def test_an_outline_of_thousands_of_digits_is_none() -> None:
    level = f'<w:outlineLvl w:val="{"9" * 5000}"/>'
    body = f"<w:p><w:pPr>{level}</w:pPr><w:r><w:t>Tekst</w:t></w:r></w:p>"
    assert told(word_file(body)) == [("paragraph", "Tekst")]


def test_contents_and_hidden_or_deleted_text_are_left_out() -> None:
    contents = (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>'
        f"</w:sdtPr><w:sdtContent>{paragraph('Inhoud')}</w:sdtContent></w:sdt>"
    )
    hidden = paragraph("weg", run="<w:rPr><w:vanish/></w:rPr>")
    shown = paragraph("hier", run='<w:rPr><w:vanish w:val="0"/></w:rPr>')
    deleted = "<w:p><w:del><w:r><w:delText>gewist</w:delText></w:r></w:del></w:p>"
    body = f"{contents}{paragraph('Kop 1', 'Inhopg1')}{hidden}{shown}{deleted}"
    assert told(word_file(body, styles=STYLES)) == [("paragraph", "hier")]


@pytest.mark.parametrize(("pages", "found"), [(3, [1, 2, 2, 3]), (9, [None] * 3), (0, [None] * 3)])
def test_pages_are_those_of_the_last_print_if_they_are_all_there(
    pages: int, found: list[int | None]
) -> None:
    turn = "<w:lastRenderedPageBreak/>"
    asked = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
    body = f"{paragraph('een')}{asked}{paragraph('twee', run=turn)}" + (
        f"<w:p><w:r><w:t>drie</w:t>{turn}<w:t>vier</w:t></w:r></w:p>"
    )
    content = word_file(
        body, **{"../docProps/app": f"<Properties><Pages>{pages}</Pages></Properties>"}
    )
    content = zipped(
        {
            name.replace("word/../", ""): Archive(content).read(name)
            for name in Archive(content).names
        }
    )
    read = read_word(Archive(content))
    assert [line.page for line in read.lines] == found
    assert read.doubts == ((PAGES_ARE_COUNTED,) if found[0] else ())


def test_a_document_with_entities_or_without_its_text_is_one_reason() -> None:
    bad = word_file(paragraph("a"), styles='<!DOCTYPE s [<!ENTITY e "x">]><s>&e;</s>')
    for content, reason in (
        (bad, "entities"),
        (word_file("<w:p>"), "damaged"),
        (word_file("<w:p><w:r><w:sym/></w:r></w:p>"), "damaged"),
    ):
        with pytest.raises(StoppedError) as caught:
            read_word(Archive(content))
        assert caught.value.reason == reason
