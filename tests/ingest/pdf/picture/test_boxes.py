from __future__ import annotations

from array import array

import pytest

from ingest.pdf.picture.boxes import Box, boxes
from ingest.pdf.picture.letters import Letters

WIDE, HIGH = 10, 20  # of every letter here


def page(*lines: str | tuple[int, int, str]) -> Letters:
    """Returns a page of lines under each other, or at a column and row."""
    text, edges = "", array("H")
    for number, line in enumerate(lines):
        column, row, shown = (0, number, line) if isinstance(line, str) else line
        for place, character in enumerate(f"{shown} "):
            left, top = WIDE * (column + place), 2 * HIGH * row
            is_raised = character in "¹²³"
            text += {"¹": "1", "²": "2", "³": "3"}.get(character, character)
            edges.extend((left, top, left + WIDE, top + (HIGH // 2 if is_raised else HIGH)))
    return Letters(text, edges)


def words(letters: Letters, found: list[Box]) -> list[str]:
    """Returns what stands within each box."""
    shown = []
    for box in found:
        inside = ""
        for index, character in enumerate(letters.text):
            left, top, right, bottom = letters.box(index)
            if box.left <= left and right <= box.right and box.top <= top and bottom <= box.bottom:
                inside += character
        shown.append(inside.strip())
    return shown


def boxed(sentence: str, *pages: Letters, share: float = 0.0) -> list[list[str]]:
    found = boxes(sentence, pages, share)
    return [words(letters, each) for letters, each in zip(pages, found, strict=True)]


def test_a_sentence_over_lines_has_a_box_a_line_and_no_other_word() -> None:
    letters = page("Eerst dit. De bus reed", "door vier dor-", "pen in 2023. Daarna dat.")
    found = boxed("De bus reed door vier dorpen in 2023.", letters)
    assert found == [["De bus reed", "door vier dor-", "pen in 2023."]]


def test_marks_at_both_ends_belong_to_it_and_those_of_its_neighbours_do_not() -> None:
    letters = page("Zo (nee). “De bus reed.” (Ja.)")
    assert boxed("“De bus reed.”", letters) == [["“De bus reed.”"]]
    assert boxed("De bus reed", letters) == [["De bus reed"]]


def test_a_footnotes_mark_is_stepped_over() -> None:
    letters = page("In 2023¹ reden", "er vier bussen² door het dorp.³ En zo.")
    found = boxed("In 2023 reden er vier bussen door het dorp.", letters)
    assert found == [["In 2023", "reden", "er vier bussen", "door het dorp."]]


def test_a_sentence_over_two_columns_has_a_box_in_each() -> None:
    letters = page(
        (0, 8, "Links. De bus reed"), (0, 9, "door vier dorpen"), (40, 0, "in het hele land."),
        (40, 1, "Rechts gaat het over iets anders."),
    )  # fmt: skip
    found = boxed("De bus reed door vier dorpen in het hele land.", letters)
    assert found == [["De bus reed", "door vier dorpen", "in het hele land."]]


def test_columns_beside_each_other_never_share_a_box() -> None:
    letters = page((0, 0, "De bus"), (40, 0, "reed veel."), (0, 1, "Anders."))
    assert boxed("De bus reed veel.", letters) == [["De bus", "reed veel."]]


def test_what_stands_between_two_pages_is_left_out() -> None:
    first = page("Eerst dit. De bus reed door vier", "1 Een noot over bussen.", "Pagina 7 van 9")
    second = page("Rapport over de bus", "dorpen in het land. Daarna dat.", "Pagina 8 van 9")
    found = boxed("De bus reed door vier dorpen in het land.", first, second)
    assert found == [["De bus reed door vier"], ["dorpen in het land."]]


def test_the_rest_of_a_sentence_is_looked_for_ahead_of_it_first() -> None:
    first = page("De Gateway Service is er al. De landen sturen sleutels naar de", "Pagina 7")
    second = page("Een lange kop boven het tweede blad", "Gateway Service. Daarna dat.")
    found = boxed("De landen sturen sleutels naar de Gateway Service.", first, second)
    assert found == [["De landen sturen sleutels naar de"], ["Gateway Service."]]


def test_a_word_broken_over_pages_is_boxed_on_both_up_to_its_hyphen() -> None:
    first, second = page("De bussamen-", "Pagina 7"), page("Kop", "werking groeit.")
    assert boxed("De bussamenwerking groeit.", first, second) == [
        ["De bussamen-"],
        ["werking groeit."],
    ]


@pytest.mark.parametrize(("share", "row"), [(0.0, 0), (0.5, 2), (1.0, 4)])
def test_of_several_places_the_one_that_is_meant_is_boxed(share: float, row: int) -> None:
    letters = page("Nee.", "Dit is een antwoord.", "Nee.", "Dat is een ander.", "Nee.")
    (found,) = boxes("Nee.", [letters], share)
    assert [box.top for box in found] == [2 * HIGH * row]


def test_cells_of_a_row_are_boxed_one_by_one() -> None:
    letters = page(
        (0, 0, "Land"), (20, 0, "Aantal"), (0, 1, "Jemen"), (20, 1, "45"), (0, 2, "Irak")
    )
    assert boxed("Jemen 45", letters) == [["Jemen", "45"]]


@pytest.mark.parametrize("sentence", ["", "…", "De trein stond stil op het station.", "Bu"])
def test_what_is_not_there_has_no_box(sentence: str) -> None:
    assert boxed(sentence, page("De bus reed door vier dorpen.")) == [[]]


def test_half_a_sentence_is_not_boxed_as_if_it_were_whole() -> None:
    letters = page("De bus reed door vier dorpen.")
    assert boxed("De bus reed over een brug en langs het water naar huis.", letters) == [[]]


def test_accents_ligatures_and_case_do_not_matter() -> None:
    letters = page("DE COE\u0308RCITIEVE ﬁnanciën.")
    assert boxed("De coërcitieve financiën.", letters) == [["DE COE\u0308RCITIEVE ﬁnanciën."]]


def test_an_endless_page_is_searched_in_a_moment() -> None:
    letters = page(*["woord " * 100] * 80)
    assert boxed("woord " * 2_000 + "anders", letters)[0]
