from __future__ import annotations

from ingest.text.alignment import (
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


def test_a_first_sentence_of_unknown_words_starts_where_the_paragraph_does() -> None:
    lines = [(7, "Aap noot."), (8, "Mies wim."), (9, "Zus jet.")]
    assert align_running_text(["Onleesbaar.", "Zus jet."], lines) == [(7, 7), (9, 9)]


def test_a_sentence_of_unknown_words_takes_the_line_on_which_the_one_before_ends() -> None:
    lines = [(3, "Aap noot"), (4, "mies."), (5, "Wim.")]
    assert align_running_text(["Aap noot mies.", "Onleesbaar.", "Wim."], lines) == [
        (3, 4),
        (4, 4),
        (5, 5),
    ]


def test_a_row_grows_downwards_over_one_empty_line_and_not_over_two() -> None:
    lines = [
        *((1, "Mali"), (2, "projecten voor"), (3, ""), (4, "water"), (5, ""), (6, "")),
        *((7, "Kenia"), (8, "projecten voor"), (9, ""), (10, "water")),
    ]
    rows = ["Mali: projecten voor water", "Kenia: projecten voor water"]
    assert align_rows(rows, lines) == [(1, 4), (7, 10)]


def test_a_row_grows_upwards() -> None:
    lines = [(1, "projecten"), (2, "Mali"), (3, ""), (4, ""), (5, "projecten"), (6, "Kenia")]
    assert align_rows(["Mali: projecten", "Kenia: projecten"], lines) == [(1, 2), (5, 6)]


def test_a_row_takes_no_line_that_says_nothing_new() -> None:
    lines = [(1, "Mali water"), (2, "water"), (3, ""), (4, ""), (5, "Kenia water")]
    assert align_rows(["Mali water", "Kenia water"], lines) == [(1, 1), (5, 5)]


def test_two_words_of_five_make_a_line_a_rows_and_two_of_six_do_not() -> None:
    lines = [
        *((1, "Mali"), (2, "water school een legenda twee"), (3, ""), (4, "")),
        *((5, "Kenia"), (6, "water school een legenda twee drie")),
    ]
    rows = ["Mali water school", "Kenia water school"]
    assert align_rows(rows, lines) == [(1, 2), (5, 5)]


def test_a_whole_word_counts_before_one_inside_another() -> None:
    assert align_rows(["Mali"], [(1, "Malinees"), (2, "Mali")]) == [(2, 2)]


def test_four_letters_are_found_inside_a_longer_word_and_three_are_not() -> None:
    assert align_rows(["Mali"], [(1, "x"), (2, "MaliNoord"), (3, "y")]) == [(2, 2)]
    assert align_rows(["Iso"], [(1, "x"), (2, "Isolatie"), (3, "y")]) == [(1, 3)]


def test_a_row_stands_where_its_words_are_closest() -> None:
    lines = [(1, "Burkina"), (2, "x"), (3, "x"), (4, "x"), (5, "Burkina"), (6, "Faso")]
    assert align_rows(["Burkina Faso"], lines) == [(5, 6)]


def test_of_more_equal_rows_than_lines_the_last_share_the_last_line() -> None:
    lines = [(1, "Totaal vier"), (2, "iets anders"), (3, "Totaal vier")]
    assert align_rows(["Totaal vier"] * 3, lines) == [(1, 1), (3, 3), (3, 3)]
