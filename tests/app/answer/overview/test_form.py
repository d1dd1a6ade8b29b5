from __future__ import annotations

import pytest

from app.answer.overview.form import Form, read_form


@pytest.mark.parametrize(
    ("question", "form", "rest"),
    [
        ("Hoofdstuk 3 in vier zinnen", Form("usual", 4), "Hoofdstuk 3"),
        ("chapter 3 in at most two short sentences", Form("usual", 2), "chapter 3"),
        ("Mali in five bullets please", Form("usual", 5), "Mali please"),
        ("Iran in een paar zinnen", Form("usual", 3), "Iran"),
        ("the goals, but shorter", Form("short"), "the goals, but"),
        ("hoofdstuk 2, iets korter graag", Form("short"), "hoofdstuk 2"),
        ("de bezoeken als tabel", Form("table"), "de bezoeken"),
        ("the visits in a table", Form("table"), "the visits"),
        ("Turkey, only the amounts", Form("amounts"), "Turkey"),
        ("alleen de bedragen van COMPASS", Form("amounts"), "van COMPASS"),
        ("top 3 host countries", Form("top", 3), "host countries"),
        ("de drie grootste donoren", Form("top", 3), "grootste donoren"),
        ("the report chapter by chapter", Form("chapters"), "the report"),
        ("het rapport per hoofdstuk", Form("chapters"), "het rapport"),
        ("countries in alphabetical order", Form("all", None, True), "countries"),
        ("landen op alfabet", Form("all", None, True), "landen"),
        ("alle bedragen", Form("all"), "alle bedragen"),
        ("every visit", Form("all"), "every visit"),
        ("Wat is COMPASS?", Form(), "Wat is COMPASS?"),
        ("timeline of 2022", Form(year="2022"), "timeline of 2022"),
        ("van 2022 tot 2023", Form(), "van 2022 tot 2023"),
    ],
)
def test_a_form_is_read_and_left_out_of_what_is_asked(question: str, form: Form, rest: str) -> None:
    assert read_form(question) == (form, rest)


def test_what_says_nothing_but_a_form_stays_as_it_is() -> None:
    assert read_form("in drie zinnen") == (Form("usual", 3), "in drie zinnen")


def test_no_sentences_is_no_number() -> None:
    assert read_form("0 zinnen")[0].count is None
