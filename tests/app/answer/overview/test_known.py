from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from app.answer.overview.known import KnownOverviews
from index.rows import SentenceRef
from ingest.corpus import Corpus
from tests.app.view.glance.made import item, overview
from tests.fakes import JORDAN, RETURN, SYRIA, FakeEncoder, edition_corpus, make_library

TRAFFICKING = replace(
    overview("o-trafficking", "summary", item(RETURN)),
    names={"nl": ("aanpak van mensenhandel",), "en": ("human trafficking",)},
)
COUNTRY = replace(
    overview("o-country-JO", "summary", item(JORDAN)),
    title={"nl": "Jordanië in het rapport", "en": "Jordan in the report"},
    names={"nl": ("alles over Jordanië",), "en": ("everything about Jordan",)},
)
CHAPTER = overview("o-chapter-2", "summary", item(RETURN), scope=("2 Terugkeer",))
SECTION = overview("o-section", "summary", item(RETURN), scope=("2 Terugkeer", "Asielaanvragen"))
MADE = (TRAFFICKING, COUNTRY, CHAPTER, SECTION)


def known_of(folder: Path, corpus: Corpus) -> KnownOverviews:
    """Returns what is known of the overviews of a report."""
    return KnownOverviews(make_library(folder, [corpus], FakeEncoder()))


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> KnownOverviews:
    corpus = replace(edition_corpus(), overviews=MADE)
    return known_of(tmp_path_factory.mktemp("i"), corpus)


@pytest.mark.parametrize(
    ("question", "unexplained"),
    [
        ("human trafficking", ()),
        ("Wat staat er in het rapport over mensenhandel?", ()),
        ("please tell me everything about human traficking", ()),
        ("Which judges work on human trafficking?", ("judges", "work")),
    ],
)
def test_words_that_say_neither_that_one_asks_nor_what_about_are_unexplained(
    question: str, unexplained: tuple[str, ...], known: KnownOverviews
) -> None:
    assert known.unexplained(question, ("proef", "o-trafficking")) == unexplained


def test_a_word_of_one_wording_in_many_is_not_what_an_overview_is_about(tmp_path: Path) -> None:
    names = tuple(f"mensenhandel {word}" for word in "abcdefghijklmnopqrstuvwxyz")
    many = replace(TRAFFICKING, names={"nl": (*names, "mensenhandel in havens"), "en": ()})
    corpus = replace(edition_corpus(), overviews=(many,))
    known = known_of(tmp_path, corpus)
    assert known.unexplained("mensenhandel in havens", ("proef", many.id)) == ("havens",)


def test_a_country_explains_itself_by_any_of_its_names(known: KnownOverviews) -> None:
    assert known.unexplained("jordan", ("proef", "o-country-JO")) == ()
    assert known["proef", "o-country-JO"].countries == {"JO"}


def test_a_chapter_is_known_by_its_number_and_a_section_is_none(known: KnownOverviews) -> None:
    assert known["proef", "o-chapter-2"].chapter == 2
    assert known["proef", "o-section"].chapter is None
    assert known["proef", "o-trafficking"].chapter is None


@pytest.mark.parametrize(
    ("text", "chapter", "parts"),
    [
        ("what does chapter 2 say about visas?", 2, {("proef", "o-visa")}),
        ("hoofdstuk 2 over visumbeleid", 2, {("proef", "o-visa")}),
        ("hoofdstuk 3 over visumbeleid", 3, set()),
        ("vat hoofdstuk 2 samen", 2, set()),
        ("hoofdstuk 2 over terugkeer", 2, set()),  # that is the chapter itself
    ],
)
def test_parts_of_a_chapter_are_named_by_their_titles(
    text: str, chapter: int, parts: set[tuple[str, str]], tmp_path: Path
) -> None:
    visa, scope = {"nl": "Visumbeleid", "en": "Visa policy"}, ("2 Terugkeer", "Visumbeleid")
    made = (
        replace(CHAPTER, title={"nl": "Terugkeer", "en": "Return"}),
        replace(overview("o-visa", "summary", item(RETURN), scope=scope), title=visa),
        replace(
            overview("o-return", "summary", item(RETURN), scope=("2 Terugkeer", "Terugkeer")),
            title={"nl": "Terugkeer", "en": "Return"},
        ),
    )
    corpus = replace(edition_corpus(), overviews=made)
    known = KnownOverviews(make_library(tmp_path, [corpus], FakeEncoder()))
    assert set(known.parts_named(text, chapter)) == parts


@pytest.mark.parametrize(
    ("text", "worded"),
    [
        ("Human trafficking, please!", {("proef", "o-trafficking")}),
        ("geef me alles over Jordanië", {("proef", "o-country-JO")}),
        ("Can you show me everything about Jordan for us?", {("proef", "o-country-JO")}),
        ("visa policy", {("proef", "o-visa")}),
        ("Jordan", set()),
        ("please", set()),
    ],
)
def test_its_very_words_ask_for_an_overview_and_so_does_what_a_summary_is_of(
    text: str, worded: set[tuple[str, str]], tmp_path: Path
) -> None:
    visa = replace(
        overview("o-visa", "summary", item(RETURN)),
        title={"nl": "Samenvatting: visumbeleid", "en": "Summary: visa policy"},
    )
    corpus = replace(edition_corpus(), overviews=(*MADE, visa))
    known = known_of(tmp_path, corpus)
    assert set(known.worded(text)) == worded


def test_what_there_is(known: KnownOverviews) -> None:
    assert ("proef", "o-section") in known
    assert ("proef", "o-other") not in known


def test_the_better_a_sentence_was_found_the_more_it_weighs_for_those_that_hold_it(
    known: KnownOverviews,
) -> None:
    found = [SentenceRef("proef", key) for key in (RETURN, SYRIA, JORDAN)]

    held = known.held(found, (0.5, 0.25, 0.125))

    of_return = ("o-trafficking", "o-chapter-2", "o-section")
    assert held == {
        **{("proef", id_): 0.5 for id_ in of_return},
        ("proef", "o-country-JO"): 0.125,
    }
