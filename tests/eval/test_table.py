from __future__ import annotations

from eval.table import as_table


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


def test_a_pair_is_an_interval() -> None:
    assert as_table({"all": {"R@1": (0.251, 0.749)}}).split("\n")[1] == "all  [0.25, 0.75]"
