"""The report's counts per country: rows of its tables of the form "… in Egypt: 5."."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from app.view.entity_names import EntityNames
from index.language import Language
from ingest.corpus import Entity
from ingest.document import Report, Sentence

ROW = re.compile(r"(?P<what>.+) in (?P<where>[^:]+): (?P<count>[^:]+)\.")
FEWEST = 3  # legible rows that make a table of counts


@dataclass(frozen=True, slots=True)
class Count:
    """How many of something there are in a country.

    Attributes:
        country: Where.
        sentence: The row that says so.
        number: How many, or None where the source is not legible.
    """

    country: Entity
    sentence: Sentence
    number: int | None


@dataclass(frozen=True, slots=True)
class CountTable:
    """Counts of one thing, as the report lists them.

    Attributes:
        title: What is counted, by language.
        counts: One a country.
    """

    title: dict[Language, str]
    counts: tuple[Count, ...]

    @property
    def largest(self) -> int:
        """The largest legible count, at least 1."""
        return max((count.number or 0 for count in self.counts), default=0) or 1

    @property
    def highest_first(self) -> list[Count]:
        """The counts in falling order, those that are not legible last."""
        return sorted(self.counts, key=lambda count: -(count.number or 0))


def count_tables(report: Report, names: EntityNames) -> list[CountTable]:
    """Returns every table of counts per country, in reading order."""
    tables: dict[tuple[str, str], list[Count]] = {}
    titles: dict[tuple[str, str], dict[Language, str]] = {}
    for block in report.blocks:
        for sentence in block.sentences if block.is_restated else ():
            row = ROW.fullmatch(sentence.text)
            countries = [
                span.entity
                for span in names.in_sentence(sentence.key, sentence.text)
                if span.entity.type == "country"
            ]
            if not row or len(countries) != 1:
                continue
            number = int(row["count"]) if row["count"].isdecimal() else None
            series = block.id, row["what"]
            tables.setdefault(series, []).append(Count(countries[0], sentence, number))
            translated = ROW.fullmatch(sentence.translation or "")
            english = translated["what"] if translated else row["what"]
            titles[series] = {"nl": row["what"], "en": english}
    return [
        CountTable(titles[series], tuple(counts))
        for series, counts in tables.items()
        if sum(count.number is not None for count in counts) >= FEWEST
    ]


def counts_of(tables: Sequence[CountTable], entity: Entity) -> list[tuple[CountTable, Count]]:
    """Returns the counts of one country, each with its table."""
    return [(table, count) for table in tables for count in table.counts if count.country == entity]
