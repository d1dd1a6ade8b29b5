from __future__ import annotations

import pytest

from ingest.isolated import StoppedError
from ingest.markup.reader.archive import Archive
from ingest.markup.reader.e_book import FRONT_MATTER, read_e_book
from tests.ingest.markup.files import e_book

BREAK = '<span epub:type="pagebreak" title="{0}">{0}</span>'


def told(content: bytes) -> list[tuple[str, int | None]]:
    return [(line.text, line.page) for line in read_e_book(Archive(content)).lines]


def test_documents_are_read_in_the_order_of_the_spine_without_the_contents() -> None:
    book = e_book({"b.xhtml": "<h1>Een</h1><p>a&nbsp;b</p>", "a.xhtml": "<p>c</p>"}, "<p>nav</p>")
    read = read_e_book(Archive(book))
    assert [line.text for line in read.lines] == ["Een", "a b", "c"]
    assert read.title == "Het boek"
    assert {line.page for line in read.lines} == {None}


def test_a_note_of_another_document_is_tied_to_its_mark() -> None:
    mark = '<a epub:type="noteref" href="notes/n.xhtml#{}">{}</a>'
    note = '<aside epub:type="footnote" id="{}"><p>{}</p></aside>'
    book = e_book(
        {
            "a.xhtml": f"<p>Een{mark.format('x', 1)}.</p><p>Twee{mark.format('y', 1)}.</p>",
            "notes/n.xhtml": note.format("x", "Bron X") + note.format("y", "Bron Y"),
        }
    )
    assert [text for text, _ in told(book)] == ["Een¹.", "1 Bron X", "Twee².", "2 Bron Y"]


def test_pages_begin_where_the_text_or_the_list_of_pages_says() -> None:
    nav = (
        '<nav epub:type="page-list"><ol><li><a href="b.xhtml#p">7</a></li>'
        '<li><a href="b.xhtml#q">ix</a></li></ol></nav>'
    )
    book = e_book(
        {
            "a.xhtml": f"<p>voor {BREAK.format(5)} na</p>{BREAK.format('vi')}<p>a</p>",
            "b.xhtml": '<p id="p">b</p><p id="q">c</p>',
        },
        nav,
    )
    assert told(book) == [("voor", 4), ("na", 5), ("a", 5), ("b", 7), ("c", 7)]
    assert read_e_book(Archive(book)).doubts == (FRONT_MATTER.format(4),)


def test_what_a_book_itself_means_by_our_sign_of_a_page_counts_for_nothing() -> None:
    own = '<p data-page="cover">a<br data-page="70"/>b data-page="x"</p>'
    book = e_book({"a.xhtml": f"{own}{BREAK.format(5)}<p>c</p>"})
    assert told(book) == [('a b data-page="x"', 4), ("c", 5)]
    assert told(e_book({"a.xhtml": '<p data-page="cover">a</p>'})) == [("a", None)]


def test_landmarks_tell_what_is_no_text() -> None:
    nav = (
        '<nav epub:type="landmarks"><ol><li><a epub:type="cover" href="c.xhtml">Omslag</a></li>'
        '<li><a epub:type="bodymatter" href="t.xhtml">Begin</a></li></ol></nav>'
    )
    book = e_book({"c.xhtml": "<p>Omslag</p>", "t.xhtml": "<p>Tekst</p>"}, nav)
    assert told(book) == [("Tekst", None)]


def test_what_is_not_well_formed_is_read_as_far_as_it_goes() -> None:
    assert told(e_book({"a.xhtml": "<p>een<br>twee</p>"})) == [("een twee", None)]


def test_fonts_may_be_encrypted_and_texts_may_not() -> None:
    method = '<e><EncryptionMethod Algorithm="{}"/></e>'
    fonts = method.format("http://www.idpf.org/2008/embedding")
    texts = method.format("http://www.w3.org/2001/04/xmlenc#aes128-cbc")
    assert told(e_book({"a.xhtml": "<p>a</p>"}, **{"META-INF__encryption": fonts}))
    with pytest.raises(StoppedError, match="rights"):
        told(e_book({"a.xhtml": "<p>a</p>"}, **{"META-INF__encryption": texts}))


@pytest.mark.parametrize(
    "change",
    [(b"OPS/book.opf", b"OPS/xxxx.opf"), (b"a.xhtml", b"x.xhtml"), (b"META-INF/c", b"META-INF/x")],
)
def test_a_book_without_its_parts_is_damaged(change: tuple[bytes, bytes]) -> None:
    book = e_book({"a.xhtml": "<p>a</p>"}).replace(*change)
    with pytest.raises(StoppedError, match="damaged"):
        told(book)
