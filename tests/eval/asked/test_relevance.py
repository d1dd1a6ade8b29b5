from __future__ import annotations

import time

import pytest

from app.answer.citations import copy_text
from eval.asked.relevance import GoldSource, Place, Quote, holds, overlaps, readings
from ingest.text.alignment import LineRange
from tests.eval.examples import IOM_QUOTE, JORDAN_QUOTE, SYRIA_ROW
from tests.fakes import SOURCE, edition_corpus

JORDAN = "Jordanië ontving 60 miljoen euro voor onderwijs."
SUPPORT = "Nederland steunt opvang in de regio."
TABLE = "Syrië: 12.640 asielaanvragen.\nTurkije: 2.685 asielaanvragen."


@pytest.fixture
def source() -> GoldSource:
    return GoldSource({"proef": SOURCE})


@pytest.mark.parametrize(
    ("quote", "places"),
    [
        (JORDAN_QUOTE, ((2, 4),)),  # a word broken over lines
        ("voor onderwijs", ((3, 4),)),  # the same, made whole
        ("jordanie   ONTVING", ((2, 3),)),
        ("IOM begeleidt 'hen' daarbij.", ((8, 8),)),  # other marks
        ("daarbij! Asielaanvragen", ((8, 10),)),  # over an empty line
        ("1.250 mensen", ((7, 7),)),
        ("IOM", ((8, 8), (14, 14))),
        ("1 Inleiding", ((1, 1),)),
        ("Migratie.", ((14, 14),)),
        ("Kenia", ()),
        ("…", ()),
        ("", ()),
    ],
)
def test_a_quote_is_found_by_its_letters_and_digits(
    quote: str, places: tuple[LineRange, ...], source: GoldSource
) -> None:
    assert source.find(quote).places == tuple(Place("proef", lines) for lines in places)


def test_the_words_of_a_quote_are_whole_and_folded(source: GoldSource) -> None:
    assert source.find("voor onder- wijs, Jordanié") == Quote(
        frozenset({"voor", "onderwijs", "jordanie"}), ()
    )


@pytest.mark.parametrize(
    ("quote", "text", "lines", "expected"),
    [
        (JORDAN_QUOTE, f"{SUPPORT}\n{JORDAN}", (2, 4), True),
        (JORDAN_QUOTE, JORDAN, (2, 3), True),  # two of three lines
        (JORDAN_QUOTE, JORDAN, (4, 9), False),  # one of three lines
        (JORDAN_QUOTE, "Jordanië ontving 60 miljoen", (2, 4), True),  # four of seven words
        (JORDAN_QUOTE, "Jordanië ontving 60", (2, 4), False),  # three of seven words
        (JORDAN_QUOTE, SUPPORT, (2, 4), False),  # the same lines, other words
        (JORDAN_QUOTE, JORDAN, (20, 22), False),  # the same words, other lines
        (SYRIA_ROW, TABLE, (11, 12), True),  # a row restated: "E." is lost
        (SYRIA_ROW, TABLE.splitlines()[1], (12, 12), False),
        ("Kenia", "Kenia", (1, 14), False),  # not in the source
    ],
)
def test_a_passage_holds_half_of_the_lines_and_of_the_words(
    quote: str, text: str, lines: LineRange, expected: bool, source: GoldSource
) -> None:
    assert holds(source.find(quote), text, Place("proef", lines)) is expected


@pytest.mark.parametrize(
    ("quote", "text", "lines", "expected"),
    [
        (JORDAN_QUOTE, JORDAN, (2, 4), True),
        (JORDAN_QUOTE, "60 miljoen euro", (3, 3), True),  # part of the quote
        ("60 miljoen", JORDAN, (2, 4), True),  # contains the quote
        (JORDAN_QUOTE, SUPPORT, (2, 2), False),  # shares a line, not the words
        (JORDAN_QUOTE, JORDAN, (5, 9), False),  # shares the words, not a line
        (SYRIA_ROW, "E. Syrié 12.640", (11, 11), True),
        (SYRIA_ROW, "E. Turkije 2.685", (12, 12), False),
        ("IOM", IOM_QUOTE, (14, 14), True),  # the second place it is found at
    ],
)
def test_a_citation_overlaps_as_part_or_whole(
    quote: str, text: str, lines: LineRange, expected: bool, source: GoldSource
) -> None:
    assert overlaps(source.find(quote), text, Place("proef", lines)) is expected


BOTH = {"proef": SOURCE, "nota": ("Klimaat", "Jordanië ontving 60 miljoen euro.", "IOM helpt.")}


def test_a_quote_is_looked_up_in_every_report() -> None:
    both = GoldSource(BOTH)

    assert both.find("60 miljoen euro").places == (Place("proef", (3, 3)), Place("nota", (2, 2)))
    assert both.find(SYRIA_ROW).places == (Place("proef", (11, 11)),)


def test_the_same_lines_of_another_report_hold_nothing() -> None:
    both = GoldSource(BOTH)
    quote, shared = both.find(JORDAN_QUOTE), both.find("60 miljoen euro")

    assert holds(quote, JORDAN, Place("proef", (2, 4)))
    assert not holds(quote, JORDAN, Place("nota", (2, 4)))
    assert not overlaps(quote, JORDAN, Place("nota", (2, 4)))
    assert overlaps(shared, JORDAN, Place("nota", (2, 2)))  # it has the quote itself


def test_of_one_report_every_record_is_about_it() -> None:
    assert GoldSource({"proef": SOURCE}).place("other", (1, 2)) == Place("proef", (1, 2))
    assert GoldSource({"proef": SOURCE}).place(None, (1, 2)) == Place("proef", (1, 2))
    assert GoldSource(BOTH).place("nota", (1, 2)) == Place("nota", (1, 2))
    assert GoldSource(BOTH).place(None, (1, 2)).report not in BOTH


def test_a_quote_may_be_copied_from_what_people_read() -> None:
    report = edition_corpus().report
    source = GoldSource.of([report])
    for sentence in report.sentences.values():
        for shown in (sentence.text, sentence.translation):
            if not shown:
                continue
            quote = source.find(shown)
            where = Place(report.id, sentence.source_lines)
            assert overlaps(quote, sentence.text, where), shown


def test_a_quote_of_the_source_is_looked_up_there_alone() -> None:
    source = GoldSource.of([edition_corpus().report])
    assert source.find(IOM_QUOTE) == GoldSource({"proef": SOURCE}).find(IOM_QUOTE)
    assert source.find("Kenia").places == ()


MARKED = {"proef": ("Dat land (met „kampen”) ontving hulp.", "Het kreeg er [sic] geld bij.")}
COPIED = copy_text("Dat land (met „kampen”) ontving hulp.", "Proef (2023), p. 3", "?s=proef:b1.0")


@pytest.mark.parametrize(
    ("quote", "read"),
    [
        ("Dat land (met „kampen”)", "Dat land (met „kampen”)"),
        ("[sic] geld bij", "[sic] geld bij"),  # the report's own
        (COPIED, "Dat land (met „kampen”) ontving hulp."),
        ("„kampen”) ontving hulp", "„kampen”) ontving hulp"),
        ("'ontving hulp' (ergens)", "ontving hulp"),
        ("«ontving hulp», blz. 3", "ontving hulp"),
        ("Dat land [Peru] (met „kampen”) ontving hulp. [2]", None),
        ("“Dat land [Peru] (met „kampen”) ontving hulp.” (p. 3)", None),
        ("“Dat dorp ontving hulp” (p. 3)", "“Dat dorp ontving hulp” (p. 3)"),  # not in it
        ("“” (p. 3)", "“” (p. 3)"),
        ("“", "“"),
    ],
)
def test_of_a_quote_what_is_the_reports_is_read(quote: str, read: str | None) -> None:
    source = GoldSource(MARKED)
    if read is not None:
        assert source.reading(quote) == read
    is_there = ("dorp" not in quote and "hulp" in quote) or "sic" in quote or "kampen" in quote
    assert bool(source.find(quote).places) is is_there
    assert "peru" not in source.find(quote).words


@pytest.mark.parametrize("long", ["[" * 20_000, "“" * 20_000, "“” (" * 5_000, "“a (" * 5_000])
def test_a_long_text_is_read_at_once(long: str) -> None:
    start = time.perf_counter()
    assert next(readings(long)) == long
    assert len([*readings(long)]) <= 6
    assert time.perf_counter() - start < 1
