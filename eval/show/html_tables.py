"""Tables of a run's figures, and of the differences between two runs, as HTML."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from app.view.templates import Html
from app.wording import word
from eval.score.comparison import Difference
from eval.score.scorecard import Scorecard
from eval.score.table import Cell, formatted, transposed
from eval.show.markup import SHOW
from eval.show.names import figure_name, group_name, in_figures
from index.language import Language


def figures_table(card: Scorecard, language: Language) -> Html:
    """Returns every figure for all questions and each language, with intervals."""
    rows = card.languages()
    columns = list(transposed(rows))
    return _table(
        word("evaluation_figure", language),
        [group_name(column, language) for column in columns],
        {
            figure_name(figure, language): [
                in_figures(formatted(cells.get(column), figure), language) for column in columns
            ]
            for figure, cells in rows.items()
        },
    )


def groups_table(card: Scorecard, language: Language) -> Html:
    """Returns the main figures by group."""
    rows = card.groups()
    columns = list(transposed(rows))
    return _table(
        word("evaluation_group", language),
        [figure_name(column, language) for column in columns],
        {
            group_name(group, language): [
                in_figures(formatted(cells.get(column), column), language) for column in columns
            ]
            for group, cells in rows.items()
        },
    )


def differences_table(differences: Sequence[Difference], language: Language) -> Html:
    """Returns the figures of two runs side by side, with p-values."""
    keys = ("a", "b", "difference", "p", "permutations", "wins", "losses", "ties")
    return _table(
        word("evaluation_figure", language),
        [word(f"comparison_{key}", language) for key in keys],
        {
            figure_name(one.figure, language): [
                in_figures(cell, language) for cell in _difference_cells(one)
            ]
            for one in differences
        },
    )


def settings_table(settings: Mapping[str, str], language: Language) -> Html:
    """Returns what a run was made with."""
    return _table(
        word("evaluation_setting", language),
        [word("evaluation_value", language)],
        {name: [value] for name, value in settings.items()},
    )


def _difference_cells(one: Difference) -> list[str]:
    cells: tuple[Cell, ...] = (one.a, one.b, (one.b - one.a, one.low, one.high))
    counts = (one.permutations, one.wins, one.losses, one.ties)
    return [*map(formatted, cells), f"{one.p:.4f}", *map(str, counts)]


def _table(corner: str, columns: Sequence[str], rows: Mapping[str, Sequence[str]]) -> Html:
    return SHOW.render("table", corner=corner, columns=columns, rows=rows)
