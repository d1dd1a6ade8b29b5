from __future__ import annotations

from ingest.alignment import (
    align_rows,
    align_running_text,
    fold,
    letters_and_digits,
    source_words,
)


def test_folding_drops_case_and_accents() -> None:
    assert fold("Jordanië, TÜRKIYE ﬁn") == "jordanie, turkiye fin"


def test_letters_and_digits_drop_all_marks() -> None:
    assert letters_and_digits("De ‘wet- en_regel-\ngeving’ 3,8!") == "deweten" + "regelgeving38"


def test_a_word_broken_by_a_hyphen_is_one_word_of_two_lines() -> None:
    assert source_words([(4, "De samenwer-"), (5, "king groeit")]) == [
        ("de", 4, 4),
        ("samenwerking", 4, 5),
        ("groeit", 5, 5),
    ]


def test_a_hyphen_before_a_capital_or_the_end_breaks_no_word() -> None:
    assert source_words([(1, "Noord-"), (2, ""), (3, "Afrika wet-")]) == [
        ("noord", 1, 1),
        ("afrika", 3, 3),
        ("wet", 3, 3),
    ]


def test_a_dash_breaks_no_word() -> None:
    assert source_words([(1, "Nederland -"), (2, "een land")]) == [
        ("nederland", 1, 1),
        ("een", 2, 2),
        ("land", 2, 2),
    ]


def test_sentences_share_the_line_on_which_they_meet() -> None:
    lines = [(3, "De kat zit. De hond"), (4, "slaapt hier. De vis"), (5, "zwemt.")]
    sentences = ["De kat zit.", "De hond slaapt hier.", "De vis zwemt."]
    assert align_running_text(sentences, lines) == [(3, 3), (3, 4), (4, 5)]


def test_a_repaired_sentence_keeps_its_lines() -> None:
    lines = [(1, "Jordanié ontving 60 miljoen voor onder-"), (2, "wijs.")]
    assert align_running_text(["Jordanië ontving 60 miljoen voor onderwijs."], lines) == [(1, 2)]


def test_a_sentence_of_unknown_words_stays_between_its_neighbours() -> None:
    lines = [(7, "Aap noot."), (8, "Mies wim.")]
    assert align_running_text(["Aap noot.", "Onleesbaar.", "Mies wim."], lines) == [
        (7, 7),
        (7, 7),
        (8, 8),
    ]


def test_a_row_stands_where_the_word_that_only_it_has_stands() -> None:
    lines = [(1, "Overzicht"), (2, "1. Syrié 12.640"), (3, "2. Turkije 2.685")]
    rows = ["Turkije: 2.685 asielaanvragen.", "Syrië: 12.640 asielaanvragen."]
    assert align_rows(rows, lines) == [(3, 3), (2, 2)]


def test_a_row_grows_over_an_empty_line_while_words_are_its_own() -> None:
    lines = [(1, "Burkina"), (2, ""), (3, "Faso"), (4, "Mali 3")]
    assert align_rows(["Burkina Faso", "Mali 3"], lines) == [(1, 3), (4, 4)]


def test_a_row_takes_no_line_that_is_mostly_of_another() -> None:
    lines = [(1, "Mali 3"), (2, "Kenia 4 telt vele activiteiten")]
    rows = ["Mali 3 activiteiten", "Kenia 4 activiteiten"]
    assert align_rows(rows, lines) == [(1, 1), (2, 2)]


def test_a_name_is_found_inside_a_longer_word() -> None:
    lines = [(1, "Mali"), (2, "BurkinaFaso")]
    assert align_rows(["Burkina Faso", "Mali"], lines) == [(2, 2), (1, 1)]


def test_equal_rows_take_their_lines_in_turn() -> None:
    lines = [(1, "Totaal vier"), (2, "iets anders"), (3, "Totaal vier")]
    assert align_rows(["Totaal vier", "Totaal vier"], lines) == [(1, 1), (3, 3)]


def test_an_unknown_row_takes_all_lines() -> None:
    assert align_rows(["Onleesbaar"], [(1, "x"), (2, "y")]) == [(1, 2)]
