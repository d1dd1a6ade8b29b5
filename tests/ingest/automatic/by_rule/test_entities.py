from __future__ import annotations

from ingest.automatic.by_rule.abbreviations import abbreviations
from ingest.automatic.by_rule.entities import entities
from ingest.bundled import bundled_corpus
from ingest.document import SentenceKey
from tests.ingest.automatic.by_rule.made import block, report

WIJK = report(
    block(
        "a1",
        "De Dienst Wonen en Vervoer (DWV) werkt in Turkije.",
        "DWV groeit, zegt de Wijkraad.",
        "Turkije en Duitsland helpen; de Turkse bus rijdt.",
        "De Wijkraad is blij.",
        "De Busraad was er niet.",
    )
)


def test_countries_and_names_that_say_what_they_are_of_become_entities() -> None:
    found = {one.names["nl"]: one for one in entities(WIJK, abbreviations(WIJK))}
    assert [*found] == [
        ("Turkije",),
        ("Duitsland",),
        ("Dienst Wonen en Vervoer", "DWV"),
        ("Wijkraad",),
    ]
    service = found["Dienst Wonen en Vervoer", "DWV"]
    assert service.type == "organisation"
    assert service.mentions == (SentenceKey("a1", 0), SentenceKey("a1", 1))
    assert found[("Duitsland",)].names["en"] == ("Germany",)
    assert len({one.id for one in found.values()}) == len(found)


def test_the_countries_of_the_bundled_report_are_those_found_by_hand() -> None:
    corpus = bundled_corpus()
    by_rule, by_hand = (
        {one.names["nl"][0] for one in found if one.type == "country"}
        for found in (entities(corpus.report, ()), corpus.entities)
    )
    assert by_rule == by_hand
