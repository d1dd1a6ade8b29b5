"""Pages of small PDF files, read by their tags."""

from __future__ import annotations

import pypdfium2 as pdfium

from ingest.pdf.reader.page_text import PageText
from ingest.pdf.reader.tags.tagged_page import Tags
from ingest.text.marks import Mark
from tests.ingest.pdf_files import make_pdf
from tests.ingest.tagged_pdf_files import Shown, Tag, instead, tagged_pdf

Line = tuple[str, Mark | None]


def read(data: bytes) -> list[list[Line]]:
    """Returns the lines of each page; none for a page that has no tags."""
    tags = Tags()
    found: list[list[Line]] = []
    with pdfium.PdfDocument(data) as document:
        for page in document:
            textpage = page.get_textpage()
            text = PageText(textpage)
            lines = tags.lines(page, text, text.edits(), [])
            found.append(lines.lines if lines else [])
    return found


def kinds(lines: list[Line]) -> list[tuple[str, str]]:
    """Returns (kind, text); "?" for a line without a mark."""
    return [(mark.kind if mark else "?", text) for text, mark in lines]


def test_headings_have_levels_and_furniture_falls_away_whatever_the_order_on_the_page() -> None:
    data = tagged_pdf(
        Tag("H1", "De titel"),
        Tag("Sect", Tag("H", "Een deel"), Tag("P", "Tekst op\ntwee regels.")),
        above={0: ["Ministerie"]},
        below={0: ["Pagina 1 van 1"]},
    )
    (lines,) = read(data)
    assert kinds(lines) == [
        ("furniture", "Ministerie"),
        ("heading", "De titel"),
        ("heading", "Een deel"),
        ("paragraph", "Tekst op"),
        ("paragraph", "twee regels."),
        ("furniture", "Pagina 1 van 1"),
    ]
    levels = [mark.level for _, mark in lines if mark and mark.kind == "heading"]
    elements = [mark.element for _, mark in lines if mark and mark.kind == "paragraph"]
    assert levels == [1, 1]
    assert len(set(elements)) == 1


def test_the_order_is_that_of_the_tree() -> None:
    right = Tag("P", "Eerst rechts.")
    left = Tag("P", "Dan links.")
    data = tagged_pdf(Tag("P", "Bovenaan."), right, left)
    swapped = data.replace(b"Eerst rechts.", b"#").replace(b"Dan links.", b"Eerst rechts.")
    (lines,) = read(swapped.replace(b"#", b"Dan links."))
    assert [text for text, _ in lines] == ["Bovenaan.", "Dan links.", "Eerst rechts."]
    order = tagged_pdf(Tag("P", "a"), Tag("P", "b"))
    # The same page, its two paragraphs named in the other order by the tree.
    turned = order.replace(b"/K [8 0 R 9 0 R]", b"/K [9 0 R 8 0 R]")
    assert turned != order
    assert [text for text, _ in read(turned)[0]] == ["b", "a"]


def test_an_element_goes_on_where_ids_start_anew() -> None:
    data = tagged_pdf(
        Tag("P", Shown("Een alinea die"), Tag("Span", Shown("doorloopt.", 1))),
        Tag("H2", Shown("Kop", 1)),
    )
    first, second = read(data)
    assert [text for text, _ in first] == ["Een alinea die"]
    assert [text for text, _ in second] == ["doorloopt.", "Kop"]
    assert first[0][1] == second[0][1] == Mark("paragraph", 0)
    assert second[1][1] == Mark("heading", 1, 2)


def test_each_item_of_a_list_is_a_bullet_with_its_mark_and_depth() -> None:
    inner = Tag("L", Tag("LI", Tag("Lbl", "- "), Tag("LBody", "Binnen")))
    data = tagged_pdf(
        Tag(
            "L",
            Tag("LI", Tag("Lbl", "1. "), Tag("LBody", Tag("P", "Een"), inner)),
            Tag("LI", Tag("LBody", Tag("NonStruct", Tag("P", "Twee")))),
        ),
        Tag("L", Tag("LI", Tag("Lbl", "Datum: "), Tag("LBody", "5 mei"))),
    )
    (lines,) = read(data)
    assert [(mark and (mark.kind, mark.level), text) for text, mark in lines] == [
        (("bullet", 1), "1."),
        (("bullet", 1), "Een"),
        (("bullet", 2), "-"),
        (("bullet", 2), "Binnen"),
        (("bullet", 1), "Twee"),
        (("paragraph", 0), "Datum:"),
        (("paragraph", 0), "5 mei"),
    ]
    numbers = [mark.element for _, mark in lines if mark]
    assert numbers[0] == numbers[1] != numbers[2] == numbers[3] != numbers[4]


def test_notes_are_their_own_elements_inside_a_paragraph_and_several_in_one() -> None:
    data = tagged_pdf(
        Tag(
            "P",
            "Voor",
            Tag("Note", Tag("P", "1 Een"), Tag("P", "2 Twee"), Tag("P", "en meer")),
            "na",
        ),
        Tag("Note", Tag("P", "3 Drie")),
    )
    (lines,) = read(data)
    assert kinds(lines) == [
        ("paragraph", "Voor"),
        ("footnote", "1 Een"),
        ("footnote", "2 Twee"),
        ("footnote", "en meer"),
        ("paragraph", "na"),
        ("footnote", "3 Drie"),
    ]
    numbers = [mark.element for _, mark in lines if mark]
    assert numbers[0] == numbers[4]
    assert numbers[2] == numbers[3]
    assert len(set(numbers)) == 4


def test_a_reference_to_a_note_is_written_as_a_superscript() -> None:
    close, apart = Shown("4", left=121), Shown("5", left=126)
    data = tagged_pdf(
        Tag("P", "Zo is het.", Tag("Reference", Tag("Link", close))),
        Tag("P", "Zie hoofdstuk", Tag("Reference", Tag("Link", apart))),
    )
    assert [text for text, _ in read(data)[0]] == ["Zo is het.⁴", "Zie hoofdstuk 5"]


def test_cells_have_rows_columns_and_headers() -> None:
    def row(kind: str, *cells: str, entries: bytes = b"") -> Tag:
        return Tag("TR", *(Tag(kind, Tag("P", cell), entries=entries) for cell in cells))

    wide = Tag(
        "TR", Tag("TD", "over twee", entries=b"/A << /O /Table /ColSpan 2 >>"), Tag("TD", "z")
    )
    scope = b"/A << /O /Table /Scope /Row >>"
    data = tagged_pdf(
        Tag(
            "Table",
            Tag("Caption", Tag("P", "Tabel 1")),
            Tag("THead", row("TH", "Nr.", "Wat")),
            Tag("TBody", row("TD", "1", "Taal"), wide, row("TH", "kop", entries=scope)),
        ),
        Tag("Table", Tag("TR", Tag("TD", Tag("H2", "Kop in een kader")))),
    )
    (lines,) = read(data)
    cells = [(m.row, m.column, m.is_header, t) for t, m in lines if m and m.kind == "table"]
    assert cells == [
        (0, 0, True, "Nr."),
        (0, 1, True, "Wat"),
        (1, 0, False, "1"),
        (1, 1, False, "Taal"),
        (2, 0, False, "over twee"),
        (2, 2, False, "z"),
        (3, 0, False, "kop"),
    ]
    assert kinds(lines)[0] == ("paragraph", "Tabel 1")
    assert kinds(lines)[-1] == ("heading", "Kop in een kader")


def test_below_a_cell_that_spans_rows_the_others_stay_in_their_columns() -> None:
    def cell(text: str, columns: int = 1, rows: int = 1, kind: str = "TD") -> Tag:
        entries = b"/A << /O /Table /ColSpan %d /RowSpan %d >>" % (columns, rows)
        return Tag(kind, Tag("P", text), entries=entries)

    data = tagged_pdf(
        Tag(
            "Table",
            Tag(
                "TR", cell("Land", 1, 2, "TH"), cell("Aantal", 2, 1, "TH"), cell("Som", 1, 2, "TH")
            ),
            Tag("TR", cell("2022", kind="TH"), cell("2023", kind="TH")),
            Tag("TR", cell("Iran", rows=3), cell("1"), cell("2", rows=2), cell("3")),
            Tag("TR", cell("4"), cell("5")),
            Tag("TR", cell("6"), cell("7"), cell("8")),
            Tag("TR", cell("Irak"), cell("9")),
        )
    )
    (lines,) = read(data)
    columns = {0: "Land Iran Irak", 1: "Aantal 2022 1 4 6 9", 2: "2023 2 7", 3: "Som 3 5 8"}
    for text, mark in lines:
        assert mark
        assert text in columns[mark.column].split()


def test_an_empty_cell_takes_its_column() -> None:
    data = tagged_pdf(
        Tag(
            "Table",
            Tag("TR", Tag("TH"), Tag("TH", "2022"), Tag("TH", "2023")),
            Tag("TR", Tag("TD", "Iran"), Tag("TD"), Tag("TD", "3")),
        )
    )
    (lines,) = read(data)
    columns = [(text, mark.column) for text, mark in lines if mark]
    assert columns == [("2022", 1), ("2023", 2), ("Iran", 0), ("3", 2)]


def test_types_of_the_makers_own_are_mapped_or_understood() -> None:
    data = tagged_pdf(
        Tag("Kop 1", "Een"),
        Tag("Tussenkop", "Twee"),
        Tag("Broodtekst", "Drie"),
        Tag("Mijn soort", "Vier"),
        Tag("Voetnoot", "1 Vijf"),
        roles={"Mijn soort": "H3"},
    )
    (lines,) = read(data)
    assert [(mark and (mark.kind, mark.level), text) for text, mark in lines] == [
        (("heading", 1), "Een"),
        (("heading", 3), "Twee"),
        (("paragraph", 0), "Drie"),
        (("heading", 3), "Vier"),
        (("footnote", 0), "1 Vijf"),
    ]


def test_a_table_of_contents_is_furniture_but_for_its_heading() -> None:
    data = tagged_pdf(
        Tag(
            "TOC",
            Tag("TOCI", "Inhoud"),
            Tag("TOCI", Tag("Reference", "1 Inleiding .... 3")),
        )
    )
    assert kinds(read(data)[0]) == [("heading", "Inhoud"), ("furniture", "1 Inleiding .... 3")]


def test_what_the_tree_leaves_out_is_read_by_its_looks_below_the_rest() -> None:
    data = tagged_pdf(Tag("P", "Erin."), outside={0: ["Vergeten."]}, below={0: ["3"]})
    assert kinds(read(data)[0]) == [
        ("paragraph", "Erin."),
        ("?", ""),
        ("?", "Vergeten."),
        ("furniture", "3"),
    ]


def test_paragraphs_that_share_one_element_are_told_by_the_space_between_them() -> None:
    text = "Een alinea\nvan drie\nregels.\n\nEen tweede\nvan twee."
    assert kinds(read(tagged_pdf(Tag("P", text)))[0]) == [
        ("?", ""),
        ("?", "Een alinea"),
        ("?", "van drie"),
        ("?", "regels."),
        ("?", ""),
        ("?", "Een tweede"),
        ("?", "van twee."),
        ("?", ""),
    ]


def test_what_an_element_says_in_place_of_its_content_is_read_if_that_has_no_letters() -> None:
    data = tagged_pdf(
        Tag(
            "P",
            Tag("Span", "***", entries=instead("drie")),
            Tag("Span", "echt", entries=instead("nep")),
        )
    )
    assert [text for text, _ in read(data)[0]] == ["drie", "echt"]


def test_a_file_without_tags_is_left_to_others() -> None:
    assert read(make_pdf(["Tekst"])) == [[]]


def test_a_long_list_of_children_is_searched_from_where_the_last_page_ended() -> None:
    pages, of_page = 6, 40
    paragraphs = [Tag("P", Shown(f"p{n}", n // of_page)) for n in range(pages * of_page)]
    late = Tag("P", Shown("te laat", 1))  # on an early page, but last of all
    found = read(tagged_pdf(*paragraphs, late))
    assert [text for text, _ in found[5]] == [f"p{n}" for n in range(200, 240)]
    assert [text for text, _ in found[1]] == [*(f"p{n}" for n in range(40, 80)), "te laat"]
