from __future__ import annotations

from ingest.automatic.by_rule.definitions import definitions
from ingest.document import SentenceKey
from tests.ingest.automatic.by_rule.made import block, report


def test_rows_under_a_heading_of_terms_and_sentences_that_explain_are_found() -> None:
    rows = ("buurtbus: Een bus van bewoners.", "halte: Waar de bus stopt.")
    made = report(
        block("a1", *rows, kind="table", section=("1 Inleiding", "1.2 Definities")),
        block("a2", "Onder een wijkraad wordt in dit verslag een gekozen raad verstaan."),
        block("a3", "prijs: 3 euro per rit.", kind="table", section=("2 Geld",)),
        block("a4", "Onder de brug wordt gewandeld."),
    )
    assert definitions(made) == (
        ("buurtbus", SentenceKey("a1", 0)),
        ("halte", SentenceKey("a1", 1)),
        ("wijkraad", SentenceKey("a2", 0)),
    )
