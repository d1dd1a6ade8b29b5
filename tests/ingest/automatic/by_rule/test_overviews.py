from __future__ import annotations

from ingest.automatic.by_rule.preparing import prepared
from ingest.overviews import check_overview
from tests.ingest.automatic.by_rule.made import block, report

MADE = report(
    block(
        "a1",
        "De Dienst Wonen en Vervoer (DWV) en de Raad voor Bussen (RB) tellen.",
        "Op 3 mei 2021 reden 12 bussen.",
        "In mei 2020 kostte het 40 euro.",
    ),
    block("a2", "Zie de brief van 1 juni 2019.", kind="footnote"),
)


def test_abbreviations_figures_and_dates_are_summed_up() -> None:
    corpus = prepared(MADE)
    labels = {
        one.id: [(item.label["nl"], item.date) for item in one.items] for one in corpus.overviews
    }
    assert labels == {
        "o-abbreviations": [("Dienst Wonen en Vervoer (DWV)", ""), ("Raad voor Bussen (RB)", "")],
        "o-figures-key": [("40 euro", ""), ("12 bussen", "")],
        "o-timeline": [("mei 2020", "2020-05"), ("3 mei 2021", "2021-05-03")],
    }
    for overview in corpus.overviews:
        check_overview(overview, corpus.report)
        assert all(overview.names.values())
        assert all(overview.note.values())


def test_a_figure_stands_once_and_a_share_with_what_it_is_of() -> None:
    said = ("Er reden 12 bussen.", "Ook hier reden 12 bussen.", "Ruim 8% van de bewoners reed mee.")
    (figures,) = prepared(report(block("a1", *said))).overviews
    assert [item.label["nl"] for item in figures.items] == [
        "8% van de bewoners reed mee",
        "12 bussen",
    ]


def test_of_next_to_nothing_there_is_no_overview() -> None:
    assert prepared(report(block("a1", "Op 3 mei 2021 reden 12 bussen."))).overviews == ()
