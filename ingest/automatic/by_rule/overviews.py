"""The overviews that rules can make of a report: abbreviations, terms, figures and dates."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from ingest.automatic.by_rule.abbreviations import Abbreviation
from ingest.automatic.by_rule.definitions import definitions
from ingest.automatic.by_rule.figures import OF
from ingest.document import Report, SentenceKey
from ingest.facts import LANGUAGES, Fact
from ingest.overviews import Overview, OverviewItem

FILE = Path(__file__).parent / "overviews.json"
FIGURES = ("money", "share", "count")
MOST = 60  # sentences of an overview
MOST_FIGURES = 24  # all of which the first page shows
MOST_LABEL = 9  # words
FEWEST = 2  # one alone is none


def overviews(
    report: Report, known: Sequence[Abbreviation], facts: Sequence[Fact]
) -> tuple[Overview, ...]:
    """Returns the overviews of a report; none of a kind of which it has next to nothing.

    Args:
        report: The report.
        known: The abbreviations that it gives in full.
        facts: What its sentences state in figures.
    """
    items = {
        "o-abbreviations": [_item(one.key, f"{one.long} ({one.short})") for one in known],
        "o-glossary": [_item(key, term) for term, key in definitions(report)],
        "o-figures-key": list(_figures(report, facts))[:MOST_FIGURES],
        "o-timeline": sorted(_dates(report, facts), key=lambda item: item.date),
    }
    written = json.loads(FILE.read_text("utf-8"))
    return tuple(
        _overview(id_, record, items[id_][:MOST])
        for id_, record in written.items()
        if len(items[id_]) >= FEWEST
    )


def _overview(id_: str, record: dict[str, Any], items: Sequence[OverviewItem]) -> Overview:
    return Overview(
        id=id_,
        kind=record["kind"],
        title=record["title"],
        scope=record["scope"],
        names={language: tuple(record["names"][language]) for language in LANGUAGES},
        items=tuple(items),
        note=record["note"],
    )


def _item(key: SentenceKey, label: str, date: str = "") -> OverviewItem:
    return OverviewItem(key, dict.fromkeys(LANGUAGES, label), date)


def _figures(report: Report, facts: Sequence[Fact]) -> Iterator[OverviewItem]:
    """Yields the sentences that state figures, each figure once, under the first that they state.

    A share or amount stands with what it is of: "12% van de bewoners".
    """
    said = dict[SentenceKey, Fact]()
    for kind in FIGURES:
        for fact in facts:
            if fact.kind == kind:
                said.setdefault(fact.key, fact)
    items = dict[str, OverviewItem]()
    for key, fact in said.items():
        value, text = fact.value["nl"], report.sentences[key].text
        behind = OF.match(text[text.index(value) + len(value) :]) if fact.kind != "count" else None
        label = " ".join([value, *(behind[0].split() if behind else ())][:MOST_LABEL])
        items.setdefault(label, _item(key, label))
    yield from items.values()


def _dates(report: Report, facts: Sequence[Fact]) -> Iterator[OverviewItem]:
    """Yields the sentences with a date, but for notes: these date what they refer to."""
    for fact in facts:
        is_note = report.block[fact.key.block].kind == "footnote"
        if fact.kind == "date" and fact.time and not is_note:
            yield _item(fact.key, fact.value["nl"], fact.time)
