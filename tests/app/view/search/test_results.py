from __future__ import annotations

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.view.reading_room import ReadingRoom
from app.view.reports import Reports
from app.view.search.results import BEFORE, MOST_LETTERS, MOST_SHOWN, snippet
from ingest.corpus import Corpus


@pytest.fixture(scope="module")
def room(bundled: Corpus) -> ReadingRoom:
    return ReadingRoom(Reports([bundled]))


def _search(room: ReadingRoom, query: str, language: str = "nl") -> str:
    return unescape(room.search({"query": query, "language": language}))


def _shown(text: str, *spans: tuple[int, int]) -> str:
    parts = snippet(text, spans)
    return "".join(f"[{one.text}]" if one.element == "mark" else one.text for one in parts)


def test_a_short_sentence_is_whole_with_its_marks() -> None:
    assert _shown("Zij keren terug.", (4, 9)) == "Zij [keren] terug."


def test_a_long_one_is_cut_to_whole_words_around_what_was_found() -> None:
    text = "ja " * 200 + "Marokko" + " nee" * 200
    start = text.index("Marokko")
    shown = _shown(text, (start, start + 7))
    assert re.fullmatch(r"… (?:ja ){10,}\[Marokko\](?: nee){10,} …", shown)
    assert shown.index("[") <= BEFORE + 2


def test_the_part_with_most_marks_is_shown() -> None:
    text = "een " + "woord " * 60 + "twee drie"
    spans = [(0, 3), (text.index("twee"), text.index("twee") + 4), (len(text) - 4, len(text))]
    assert _shown(text, *spans).endswith("[twee] [drie]")


@given(st.text("ab ", max_size=700), st.integers(0, 690))
def test_a_snippet_is_a_part_of_the_text(text: str, start: int) -> None:
    spans = [(start, start + 3)] if start + 3 <= len(text) else []
    shown = "".join(one.text for one in snippet(text, spans))
    assert shown.removeprefix("… ").removesuffix(" …") in text
    assert len(shown) <= MOST_LETTERS + 4


def test_the_snippet_is_in_the_language_of_the_person_if_it_holds_as_much(
    room: ReadingRoom,
) -> None:
    assert '<p lang="en">' in _search(room, "COMPASS", "en")
    assert '<p lang="nl">' in _search(room, "COMPASS", "nl")
    assert '<p lang="nl">' not in _search(room, "returning Morocco", "nl")


@pytest.mark.parametrize(
    ("query", "language", "said"),
    [
        ("zesentwintigduizend", "nl", "Niets gevonden"),
        ("Zwiebel", "en", "Not in the report: Zwiebel"),
        ('"acht landen"', "nl", "1 zin gevonden"),
        ("visum Marokko Jordanië", "nl", "Deze zinnen hebben 1 van de 3"),
        ("terugkeer Marokko", "en", "Together in one paragraph"),
    ],
)
def test_the_list_says_how_much_and_how_well(
    room: ReadingRoom, query: str, language: str, said: str
) -> None:
    assert said in _search(room, query, language)


def test_the_count_is_that_of_the_list_and_of_its_pages(room: ReadingRoom) -> None:
    html = _search(room, "EUR")
    counted = re.search(r"(\d+) zinnen gevonden, op (\d+) pagina’s", html)
    pages = re.findall(r">pagina (\d+)</a>", html)
    assert counted
    assert [int(counted[1]), int(counted[2])] == [len(pages), len(set(pages))]


def test_many_hits_are_folded_away(room: ReadingRoom) -> None:
    html = _search(room, "Nederland")
    before, folded = html.split("<details>")
    assert before.count('class="rw-open"') == MOST_SHOWN
    more = re.search(r"Toon de volgende (\d+)", folded)
    assert more
    assert folded.count('class="rw-open"') == int(more[1])


def test_an_opened_page_marks_what_was_searched_for_also_within_links(room: ReadingRoom) -> None:
    sent = {"sentence": "b100.7", "query": "terugkeer Marokko", "language": "nl"}
    html = str(room.read(sent)["html"])
    assert "<mark>terugkeer</mark>" in html
    assert re.search(r'<a class="rw-name" href="[^"]+"><mark>Marokko</mark></a>', html)
    assert "<mark>" not in str(room.read({**sent, "query": ""})["html"])
