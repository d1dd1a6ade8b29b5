from __future__ import annotations

from dataclasses import replace

from app.view.glance.rows import are_cards, column_labels, paired, rows, with_figures
from ingest.corpus import Corpus
from ingest.facts import Antecedent
from tests.app.view.glance import made
from tests.facts import fact
from tests.fakes import GUIDANCE

CORPUS = made.glance_corpus()


def test_a_row_has_its_label_and_sentence_in_both_languages() -> None:
    row = rows(CORPUS, made.FIGURES, "en")[0]
    assert row.label == ("60 million euros", "education")
    assert row.label_text == "60 million euros; education"
    assert [piece.text for piece in row.original if piece.element] == ["60 miljoen"]
    text = "".join(piece.text for piece in row.pieces_in("en"))
    assert text == "Jordan received 60 million euros for education."


def test_what_words_stand_for_is_inserted() -> None:
    meant = {"nl": (Antecedent("hen", "de mensen"),), "en": ()}
    corpus = replace(CORPUS, facts=(fact(GUIDANCE, antecedents=meant),))
    row = rows(corpus, made.COMPARED, "nl")[2]
    assert [piece.text for piece in row.pieces_in("nl") if piece.element] == ["[de mensen]"]


def test_a_comparison_is_side_by_side() -> None:
    pairs = paired(rows(CORPUS, made.COMPARED, "nl"))
    assert [[row.label_text for row in pair] for pair in pairs] == [["Syrië", "Turkije"], ["IOM"]]


def test_columns_are_named_where_every_pair_has_the_same_labels() -> None:
    shown = rows(CORPUS, made.COMPARED, "nl")
    assert column_labels([shown[:2], shown[:2]]) == ["Syrië", "Turkije"]
    assert column_labels(paired(shown)) == []


def test_rows_of_a_table_are_no_cards() -> None:
    assert are_cards(made.FIGURES, rows(CORPUS, made.FIGURES, "nl"))
    assert not are_cards(made.TABLE, rows(CORPUS, made.TABLE, "nl"))
    assert not are_cards(made.LONG, rows(CORPUS, made.LONG, "nl"))


def test_figures_are_marked_and_years_are_not() -> None:
    def marked(text: str) -> list[str]:
        return [piece.text for piece in with_figures(text) if piece.element]

    assert marked("Prospects: max. EUR 800 mln. voor vier jaar") == ["EUR 800 mln."]
    assert marked("73% from five countries between 2014 and 2023") == ["73%"]
    assert marked("Inzet Afghanistan, 2023") == []


def test_every_sentence_of_the_real_overviews_is_shown(bundled: Corpus) -> None:
    for overview in bundled.overviews:
        shown = rows(bundled, overview, "en")
        assert [row.ref.key for row in shown] == [item.key for item in overview.items]
        for row in shown:
            assert all(row.pieces_in(language) for language in ("nl", "en"))
