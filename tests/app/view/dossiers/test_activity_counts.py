from __future__ import annotations

from app.view.dossiers.activity_counts import count_tables, counts_of
from app.view.entity_names import EntityNames
from ingest.corpus import Corpus


def test_the_real_report_counts_activities_of_two_kinds(bundled: Corpus) -> None:
    tables = count_tables(bundled.report, EntityNames(bundled.entities))
    assert [table.title["en"] for table in tables] == [
        "Number of activities on reception in the region",
        "Number of activities on migration cooperation",
    ]
    assert [table.largest for table in tables] == [7, 7]


def test_what_is_not_legible_has_no_number(bundled: Corpus) -> None:
    names = EntityNames(bundled.entities)
    country = {entity.names["en"][0]: entity for entity in bundled.entities}
    tables = count_tables(bundled.report, names)

    def numbers(name: str) -> list[int | None]:
        return [count.number for _, count in counts_of(tables, country[name])]

    assert numbers("Egypt") == [5, 2]
    assert numbers("Kenya") == [None]
    assert numbers("Iran") == []
