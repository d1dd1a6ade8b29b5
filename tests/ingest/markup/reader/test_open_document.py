from __future__ import annotations

import pytest

from ingest.isolated import StoppedError
from ingest.markup.reader.archive import Archive
from ingest.markup.reader.markup_text import PAGES_ARE_COUNTED
from ingest.markup.reader.open_document import read_open_document
from tests.ingest.markup.files import open_document

NOTE = (
    "<text:note><text:note-citation>{}</text:note-citation><text:note-body><text:p>{}</text:p>"
    "</text:note-body></text:note>"
)


def told(text: str) -> list[tuple[str, str]]:
    lines = read_open_document(Archive(open_document(text))).lines
    return [(f"{line.mark.kind}{line.mark.level or ''}", line.text) for line in lines]


def test_headings_lists_and_spaces_are_read() -> None:
    item = "<text:list-item><text:p>{}</text:p>{}</text:list-item>"
    inner = f"<text:list>{item.format('diep', '')}</text:list>"
    assert told(
        '<text:h text:outline-level="2">Kop</text:h>'
        '<text:p>een<text:s text:c="3"/><text:span>twee</text:span><text:tab/>drie'
        "<text:line-break/>&lt;vier&gt;</text:p>"
        f"<text:list>{item.format('hoog', inner)}</text:list>"
    ) == [
        ("heading2", "Kop"),
        ("paragraph", "een twee drie <vier>"),
        ("bullet1", "hoog"),
        ("bullet2", "diep"),
    ]


def test_a_note_is_taken_out_of_its_sentence() -> None:
    text = (
        f"<text:p>In 2023{NOTE.format(1, 'Bron: CBS.')} kwamen er meer.</text:p><text:p>b</text:p>"
    )
    assert told(text) == [
        ("paragraph", "In 2023¹ kwamen er meer."),
        ("footnote", "1 Bron: CBS."),
        ("paragraph", "b"),
    ]


def test_cells_of_tables_know_their_headers() -> None:
    cell = "<table:table-cell{}><text:p>{}</text:p></table:table-cell>"
    spanning = cell.format(' table:number-rows-spanned="2"', "Iran")
    read = read_open_document(
        Archive(
            open_document(
                "<table:table><table:table-header-rows><table:table-row>"
                f"{cell.format('', 'Land')}{cell.format('', 'Soort')}</table:table-row>"
                "</table:table-header-rows><table:table-row>"
                f"{spanning}{cell.format('', 'a')}"
                "</table:table-row><table:table-row><table:covered-table-cell/>"
                f"{cell.format('', 'b')}</table:table-row></table:table>"
            )
        )
    )
    assert [
        (each.mark.row, each.mark.column, each.mark.is_header, each.text) for each in read.lines
    ] == [
        (0, 0, True, "Land"),
        (0, 1, True, "Soort"),
        (1, 0, False, "Iran"),
        (1, 1, False, "a"),
        (2, 0, False, "Iran"),
        (2, 1, False, "b"),
    ]


def test_contents_changes_remarks_and_hidden_sections_are_left_out() -> None:
    assert told(
        "<text:table-of-content><text:p>Inhoud</text:p></text:table-of-content>"
        "<text:tracked-changes><text:p>gewist</text:p></text:tracked-changes>"
        '<text:section text:display="none"><text:p>weg</text:p></text:section>'
        "<text:p>a<office:annotation><text:p>let op</text:p></office:annotation>b</text:p>"
    ) == [("paragraph", "ab")]


def test_a_text_in_a_frame_stands_behind_its_paragraph() -> None:
    frame = "<draw:frame><draw:text-box><text:p>kader</text:p></draw:text-box></draw:frame>"
    assert told(f"<text:p>een{frame} twee</text:p>") == [
        ("paragraph", "een twee"),
        ("paragraph", "kader"),
    ]


def test_a_title_is_a_heading_by_its_style_or_the_one_below_it() -> None:
    styles = '<style:style style:name="P1" style:parent-style-name="Title"/>'
    text = '<text:p text:style-name="P1">Rapport</text:p><text:p text:style-name="P2">a</text:p>'
    read = read_open_document(Archive(open_document(text, styles=styles)))
    assert [line.mark.level for line in read.lines] == [1, 0]
    assert read.title == "Jaarverslag"


@pytest.mark.parametrize(("pages", "found"), [(3, [1, 2, 3]), (4, [None] * 2)])
def test_pages_are_told_by_soft_and_wanted_breaks_if_they_are_all_there(
    pages: int, found: list[int | None]
) -> None:
    styles = (
        '<style:style style:name="P1"><style:paragraph-properties fo:break-before="page"/>'
        "</style:style>"
    )
    text = (
        '<text:p text:style-name="P1">a<text:soft-page-break/>b</text:p>'
        '<text:p text:style-name="P1">c</text:p>'
    )
    read = read_open_document(Archive(open_document(text, pages, styles)))
    assert [line.page for line in read.lines] == found
    assert read.doubts == ((PAGES_ARE_COUNTED,) if found[0] else ())


def test_what_is_encrypted_or_holds_no_text_is_one_reason() -> None:
    manifest = '<m><file-entry full-path="content.xml"><encryption-data/></file-entry></m>'
    for content, reason in (
        (open_document("", manifest=manifest), "encrypted"),
        (open_document("").replace(b"content.xml", b"Content.xml"), "damaged"),
    ):
        with pytest.raises(StoppedError) as caught:
            read_open_document(Archive(content))
        assert caught.value.reason == reason
