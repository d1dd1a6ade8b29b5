from __future__ import annotations

import pytest

from ingest.automatic.by_rule.abbreviations import Abbreviation, abbreviations, full_form, in_full
from ingest.bundled import bundled_corpus
from ingest.document import SentenceKey
from tests.ingest.automatic.by_rule.made import block, report


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("De Dienst Terugkeer en Vertrek (DT&V) helpt.", "DT&V", "Dienst Terugkeer en Vertrek"),
        ("Het bron- en contactonderzoek (BCO) loopt.", "BCO", "bron- en contactonderzoek"),
        ("the Facility for Refugees In Turkey (FRIT)", "FRIT", "Facility for Refugees In Turkey"),
        ("de Wet publieke gezondheid (hierna: Wpg)", "Wpg", "Wet publieke gezondheid"),
        ("het Openbaar Ministerie (hierna ‘het OM’)", "OM", "Openbaar Ministerie"),
        ("het BBO (buurt- en bewonersonderzoek) is af", "BBO", "buurt- en bewonersonderzoek"),
        ("De buurtveiligheidsbeoordeling (NSA) is af.", "NSA", "buurtveiligheidsbeoordeling"),
    ],
)
def test_an_abbreviation_is_told_with_its_full_form(text: str, short: str, long: str) -> None:
    assert [*in_full(text)] == [(short, long)]


@pytest.mark.parametrize(
    "text",
    [
        "Zie Kamerstukken II (TK 2019).",
        "Het kostte een bedrag (EUR 5).",
        "Op tafel (Nee).",
        "De premier van Frankrijk (Macron) sprak.",
        "Het Europees Comité voor de gegevensbescherming (EDPB) sprak.",
        "(AB)",
        "",
    ],
)
def test_what_stands_for_nothing_is_none(text: str) -> None:
    assert [*in_full(text)] == []


def test_of_several_ways_the_one_at_the_beginnings_of_words_is_taken() -> None:
    name = "Systems and software Quality Requirements and Evaluation"
    assert full_form("SQuaRE", f"zie de {name}") == name


def test_each_is_told_as_the_report_gives_it_first() -> None:
    made = report(
        block("a1", "De wijk groeit.", "De Raad voor de Wijk (RW) telt."),
        block("a2", "De Raad van Wezel (RW) ook."),
    )
    expected = Abbreviation("RW", "Raad voor de Wijk", SentenceKey("a1", 1))
    assert abbreviations(made) == (expected,)


def test_those_of_the_bundled_report_are_found_as_by_hand() -> None:
    corpus = bundled_corpus()
    by_hand = next(one for one in corpus.overviews if one.id == "o-abbreviations")
    shorts = {one.short for one in abbreviations(corpus.report)}
    assert shorts == {item.label["nl"].split("(")[-1].rstrip(")") for item in by_hand.items}
