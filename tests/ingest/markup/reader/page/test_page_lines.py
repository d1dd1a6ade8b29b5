from __future__ import annotations

import pytest

from ingest.isolated import StoppedError
from ingest.markup.reader.page import texts
from ingest.markup.reader.page.page_lines import read_html


def told(html: str, *, is_web: bool = False) -> list[tuple[str, str]]:
    """Returns the kind, with a level if there is one, and text of each line."""
    lines = read_html(html, is_web=is_web).lines
    return [(f"{line.mark.kind}{line.mark.level or ''}", line.text) for line in lines]


def test_headings_paragraphs_and_items_of_lists_have_their_levels() -> None:
    html = "<h1>A</h1><h3>B</h3><p>c <i>d</i>\n e</p><ul><li>f<ol><li>g</ol><li><p>h<p>i</ul>j"
    assert told(html) == [
        ("heading1", "A"),
        ("heading3", "B"),
        ("paragraph", "c d e"),
        ("bullet1", "f"),
        ("bullet2", "g"),
        ("bullet1", "h"),
        ("bullet1", "i"),
        ("paragraph", "j"),
    ]


def test_two_breaks_part_paragraphs_and_one_does_not() -> None:
    assert told("<p>a<br>b<br><br>c</p>") == [("paragraph", "a b"), ("paragraph", "c")]
    assert told("<pre>a\nb\n\nc</pre>") == [("paragraph", "a b"), ("paragraph", "c")]


def test_raised_digits_stay_raised_and_other_raised_letters_do_not() -> None:
    assert told("10<sup>6</sup> m<sup>2</sup>, de 19<sup>e</sup> eeuw, CO<sub>2</sub>") == [
        ("paragraph", "10⁶ m², de 19e eeuw, CO2")
    ]


def test_a_note_comes_behind_the_paragraph_with_its_mark() -> None:
    mark = '<sup><a href="#{0}" id="r{0}">{1}</a></sup>'
    html = (
        f"<p>Een{mark.format('x', 1)}{mark.format('y', 2)} zin.</p><p>Nog een.</p>"
        '<li id="x"><p>1. Bron <a href="#rx">↑</a></p><p>en meer.</p></li>'
        '<li id="y">2023 telt.</li>'
    )
    lines = read_html(html, is_web=False).lines
    assert [(line.mark.kind, line.text) for line in lines] == [
        ("paragraph", "Een¹,² zin."),
        ("footnote", "1 Bron"),
        ("footnote", "en meer."),
        ("footnote", "2 2023 telt."),
        ("paragraph", "Nog een."),
    ]
    assert lines[1].mark == lines[2].mark != lines[3].mark


def test_a_note_stands_on_the_page_of_its_mark_and_behind_the_whole_table() -> None:
    html = (
        '<br data-page="1"><table><tr><th>A<sup><a href="#n" id="r">1</a></sup><th>B<tr><td>c<td>d'
        '</table><br data-page="2"><p>e</p><p id="n">f <a href="#r">^</a></p>'
    )
    lines = read_html(html, is_web=False).lines
    assert [(line.text, line.page) for line in lines] == [
        ("A¹", 1),
        ("B", 1),
        ("c", 1),
        ("d", 1),
        ("1 f", 1),
        ("e", 2),
    ]


def test_a_paragraph_over_a_page_is_one_element_on_both() -> None:
    html = (
        '<p>a</p><br data-page="7"><p>b <br data-page="8">c</p><p>d<br data-page="9"></p><p>e</p>'
    )
    lines = read_html(html, is_web=False).lines
    assert [(line.text, line.page) for line in lines] == [
        ("a", None),
        ("b", 7),
        ("c", 8),
        ("d", 8),
        ("e", 9),
    ]
    assert lines[1].mark == lines[2].mark != lines[3].mark


def test_a_web_page_has_no_pages_whatever_it_says() -> None:
    lines = read_html('<p>a</p><br data-page="7"><p>b</p>', is_web=True).lines
    assert [(line.text, line.page) for line in lines] == [("a", None), ("b", None)]


def test_the_caption_of_a_table_is_a_paragraph() -> None:
    html = "<table><caption>Tabel 1</caption><tr><th>a<th>b<tr><td>c<td>d</table>"
    assert told(html) == [("paragraph", "Tabel 1"), *(("table", text) for text in "abcd")]


def test_of_a_web_page_only_the_text_is_read() -> None:
    around = "<nav>a</nav><header>b</header><footer>c</footer><aside>d</aside>"
    silent = "<script>e</script><style>f</style><div hidden>g</div><p style='display: none'>h</p>"
    assert told(f"{around}{silent}<p>i</p>", is_web=True) == [("paragraph", "i")]
    assert told(f"<p>j</p><main><header><h1>K</h1></header>{silent}l</main>", is_web=True) == [
        ("heading1", "K"),
        ("paragraph", "l"),
    ]
    assert told(f"<p>j</p><article>l</article>{around}", is_web=True) == [("paragraph", "l")]
    links = "<li><a href=x>Over ons</a>" * 4
    assert told(f"<ul>{links}</ul><ul><li>m</ul>", is_web=True) == [("bullet1", "m")]
    assert len(told(f"<main><ul>{links}</ul></main>", is_web=True)) == 4
    assert told("<div class='Menu x'>n</div><p class=toc>o</p><p>p", is_web=True) == [
        ("paragraph", "p")
    ]


def test_a_page_says_its_title() -> None:
    assert read_html("<title> Een \n rapport</title><p>a", is_web=True).title == "Een rapport"
    assert read_html("<p>a", is_web=True).title == ""


def test_the_text_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    html = "<p>abcd</p>" * 3
    monkeypatch.setattr(texts, "MOST_CHARACTERS", 12)
    assert len(read_html(html, is_web=False).lines) == 3
    monkeypatch.setattr(texts, "MOST_CHARACTERS", 11)
    with pytest.raises(StoppedError, match="characters"):
        read_html(html, is_web=False)
