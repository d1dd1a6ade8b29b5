from __future__ import annotations

import string

import pytest

from app.wording import WORDING, browser_language, wanted_language, word
from index.language import LANGUAGES


def test_every_text_is_there_in_every_language() -> None:
    for key, texts in WORDING.items():
        assert set(texts) == set(LANGUAGES), key
        assert all(text.strip() for text in texts.values()), key


def test_both_languages_take_the_same_values() -> None:
    def fields(text: str) -> set[str | None]:
        return {name for _, name, _, _ in string.Formatter().parse(text)} - {None}

    for key, texts in WORDING.items():
        assert fields(texts["nl"]) == fields(texts["en"]), key


@pytest.mark.parametrize(
    ("chosen", "browser", "language"),
    [
        (None, "nl-NL,nl;q=0.9", "nl"),
        (None, "en-GB", "en"),
        (None, "de-DE", "nl"),
        (None, None, "nl"),
        ("en", "nl-NL", "en"),
        ("nl", "en-GB", "nl"),
        ("<x>", "en-GB", "nl"),
    ],
)
def test_the_language_is_the_one_chosen_or_the_browsers(
    chosen: str | None, browser: str | None, language: str
) -> None:
    assert browser_language(chosen, browser) == language


@pytest.mark.parametrize("request_", [None, [], "en", {}, {"language": "de"}, {"language": ["en"]}])
def test_a_request_that_names_no_language_is_in_dutch(request_: object) -> None:
    assert wanted_language(request_) == "nl"
    assert wanted_language({"language": "en"}) == "en"


def test_a_report_without_pages_has_parts_of_the_same_values() -> None:
    assert word("page", "nl", is_paged=False) == "deel"
    for key in [key for key in WORDING if key.endswith("_unpaged")]:
        both = [WORDING[name]["nl"] for name in (key, key.removesuffix("_unpaged"))]
        fields = [{name for _, name, _, _ in string.Formatter().parse(text)} for text in both]
        assert fields[0] == fields[1], key
