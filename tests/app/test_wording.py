from __future__ import annotations

import string

from app.wording import WORDING
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
