"""The bundled report at a glance: summaries, figures, dates, terms and names in its own sentences.

An overview is a choice of sentences, made by those who read the report, reviewed and kept beside
it. Its title, labels, names and note are ours; what it says is the report's. Every sentence must
exist, and whatever a label gives as a figure must stand there: in the sentence, in the headings
above it, or as the year that the sentence is dated to.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args

from ingest.document import Report, SentenceKey
from ingest.errors import EditionError
from ingest.facts import LANGUAGES

OverviewKind = Literal[
    "summary", "figures", "timeline", "glossary", "people", "visits", "programmes", "motions",
    "sources", "limits",
]  # fmt: skip
DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?(?:/\d{4}(?:-\d\d(?:-\d\d)?)?)?")
BETWEEN = " ; "  # the parts of a label that names several things
FIGURE = re.compile(r"\d+(?:[.,]\d+)*")


@dataclass(frozen=True, slots=True)
class OverviewItem:
    """A sentence of an overview.

    Attributes:
        key: The sentence.
        label: What stands in front of it, by language: a date, figure or name; empty without one.
        date: ISO date, month, year or period with "/", of an item of a timeline, else "".
        pair: Number of the row of a comparison that it stands in; None in other overviews.
    """

    key: SentenceKey
    label: Mapping[str, str]
    date: str = ""
    pair: int | None = None

    def label_parts(self, language: str) -> tuple[str, ...]:
        """Returns what the label names, one by one; nothing without a label."""
        return tuple(self.label[language].split(BETWEEN)) if self.label else ()


@dataclass(frozen=True, slots=True)
class Overview:
    """A part or aspect of the report, summed up. Mappings are by language, "nl" and "en".

    Attributes:
        id: Unique within the report; "o-compare-…" of comparisons, "o-country-…" of countries.
        kind: What it lists.
        title: Its name.
        scope: "report", the topic, or the heading path of the part that it sums up.
        names: Wordings by which people ask for it; no two overviews share one.
        items: Its sentences, in order.
        note: What we say about it, not the report; empty if there is nothing to say.
    """

    id: str
    kind: OverviewKind
    title: Mapping[str, str]
    scope: str | tuple[str, ...]
    names: Mapping[str, tuple[str, ...]]
    items: tuple[OverviewItem, ...]
    note: Mapping[str, str]


def parse_overview(record: Mapping[str, Any]) -> Overview:
    """Returns an overview as its line of overviews.jsonl says it.

    Raises:
        KeyError: A key or language is missing.
        TypeError: A value is of the wrong type.
        ValueError: The kind is unknown, or a date is none.
    """
    if record["kind"] not in get_args(OverviewKind):
        raise ValueError(f"unknown kind {record['kind']}")
    scope = record["scope"]
    return Overview(
        id=record["id"],
        kind=record["kind"],
        title=_texts(record["title"]),
        scope=scope if isinstance(scope, str) else tuple(scope),
        names={language: tuple(record["names"][language]) for language in LANGUAGES},
        items=tuple(map(_item, record["items"])),
        note=_texts(record["note"]) if "note" in record else {},
    )


def check_overview(overview: Overview, report: Report) -> None:
    """Checks that what an overview shows stands in the report.

    Raises:
        EditionError: A sentence or heading does not exist, or a label's figure is not its
            sentence's.
    """
    if isinstance(overview.scope, tuple) and not _is_heading(overview.scope, report):
        place = " › ".join(overview.scope)
        raise EditionError(f"Overview {overview.id} sums up “{place}”, which is not there.")
    blocks = {block.id: block for block in report.blocks}
    for item in overview.items:
        sentence = report.sentences.get(item.key)
        if sentence is None:
            raise EditionError(
                f"Overview {overview.id} names sentence {item.key.block}.{item.key.number}, which"
                " is not there."
            )
        block = blocks[item.key.block]
        for language, label in item.label.items():
            above = " ".join(block.section_in(language))
            # Not as a part of another: "17" does not stand in "2017".
            known = FIGURE.findall(f"{above} {sentence.text_in(language)} {item.date}")
            unknown = [figure for figure in FIGURE.findall(label) if figure not in known]
            # A note's own number stands before its text.
            if unknown and block.kind != "footnote":
                raise EditionError(
                    f"Overview {overview.id} gives {unknown[0]}, which its sentence"
                    f" {item.key.block}.{item.key.number} does not have."
                )


def _is_heading(path: tuple[str, ...], report: Report) -> bool:
    return any(block.section[: len(path)] == path for block in report.blocks)


def _item(record: Mapping[str, Any]) -> OverviewItem:
    label = record.get("label", {})
    date = label.get("iso", "")
    if date and not DATE.fullmatch(date):
        raise ValueError(f"{date} is no date")
    return OverviewItem(
        SentenceKey(record["block"], record["sentence"]),
        _texts(label) if label else {},
        date,
        record.get("pair"),
    )


def _texts(record: Mapping[str, str]) -> dict[str, str]:
    return {language: record[language] for language in LANGUAGES}
