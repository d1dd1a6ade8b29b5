"""Overviews in miniature, of the report "proef"."""

from __future__ import annotations

from dataclasses import replace

from ingest.corpus import Corpus
from ingest.document import SentenceKey
from ingest.overviews import Overview, OverviewItem, OverviewKind
from tests.fakes import GUIDANCE, JORDAN, RETURN, SUPPORT, SYRIA, TURKEY, edition_corpus


def item(
    key: SentenceKey, dutch: str = "", english: str = "", date: str = "", pair: int | None = None
) -> OverviewItem:
    """Returns a sentence of an overview, labelled if there is a label."""
    return OverviewItem(key, {"nl": dutch, "en": english} if dutch else {}, date, pair)


def overview(
    id_: str,
    kind: OverviewKind,
    *items: OverviewItem,
    scope: str | tuple[str, ...] = "report",
    note: str = "",
) -> Overview:
    """Returns an overview with a title made of its id."""
    title = {"nl": f"Titel {id_}", "en": f"Title {id_}"}
    notes = {"nl": note, "en": note} if note else {}
    return Overview(id_, kind, title, scope, {"nl": (), "en": ()}, items, notes)


SHORT = overview("o-short", "summary", item(SUPPORT))
LONG = overview("o-long", "summary", item(SUPPORT), item(RETURN), note="Van <ons>.")
FIGURES = overview(
    "o-figures",
    "figures",
    item(JORDAN, "60 miljoen euro ; onderwijs", "60 million euros ; education"),
    item(RETURN, "1.250 mensen", "1,250 people"),
)
TABLE = overview(
    "o-table",
    "figures",
    item(SYRIA, "Syrië: 12.640", "Syria: 12,640"),
    item(TURKEY, "Turkije: 2.685", "Turkey: 2,685"),
    scope="asylum applications",
)
TIMELINE = overview(
    "o-timeline",
    "timeline",
    item(RETURN, "2022", "2022", "2022"),
    item(JORDAN, "februari 2022: Jordanië", "February 2022: Jordan", "2022-02-17"),
    item(SUPPORT, "2016/2022", "2016/2022", "2016/2022-01"),
)
COMPARED = overview(
    "o-compare-two",
    "summary",
    item(SYRIA, "Syrië", "Syria", pair=1),
    item(TURKEY, "Turkije", "Turkey", pair=1),
    item(GUIDANCE, "IOM", "IOM", pair=2),
    scope="comparison",
)
COUNTRY = overview("o-country-JO", "summary", item(JORDAN), scope="Jordan")
RETURNING = overview("o-return", "summary", item(RETURN), scope=("2 Terugkeer",))
ASYLUM = overview("o-asylum", "summary", item(SYRIA), scope=("2 Terugkeer", "Asielaanvragen"))
ALL = (SHORT, LONG, FIGURES, TABLE, TIMELINE, COMPARED, COUNTRY, RETURNING, ASYLUM)


def glance_corpus() -> Corpus:
    """Returns the report "proef" with overviews of every form."""
    return replace(edition_corpus(), overviews=ALL)
