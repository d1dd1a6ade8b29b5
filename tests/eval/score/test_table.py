from __future__ import annotations

from eval.score.table import as_table, transposed


def test_a_table_has_one_line_a_group_and_a_dash_where_nothing_applies() -> None:
    figures = {
        "all": {"questions": 12.0, "R@1": 0.5, "median seconds": 0.00416},
        "type list": {"questions": 3.0, "refused": 1.0, "median seconds": 0.01},
    }

    assert as_table(figures).split("\n") == [
        "           questions    R@1  median seconds  refused",
        "all               12  0.500          0.0042        -",
        "type list          3      -          0.0100    1.000",
    ]


def test_three_values_are_an_estimate_with_its_interval() -> None:
    assert as_table({"all": {"R@1": (0.5, 0.251, 0.749)}}).endswith("0.500 [0.25, 0.75]")


def test_a_text_is_shown_as_it_is() -> None:
    assert as_table({"R@1": {"p": "0.0312"}}).split("\n")[1] == "R@1  0.0312"


def test_a_whole_number_is_a_count() -> None:
    assert as_table({"help": {"answered": 2}}).split("\n")[1] == "help         2"


def test_turned_rows_are_columns() -> None:
    assert transposed({"all": {"questions": 3.0, "R@1": 0.5}, "nl": {"R@1": 0.25}}) == {
        "questions": {"all": 3.0},
        "R@1": {"all": 0.5, "nl": 0.25},
    }


def test_a_row_of_counts_is_shown_as_counts() -> None:
    assert as_table({"questions": {"all": 12.0}}).split("\n")[1].split() == ["questions", "12"]


def test_a_pair_is_an_interval() -> None:
    assert as_table({"all": {"R@1": (0.251, 0.749)}}).split("\n")[1] == "all  [0.25, 0.75]"
