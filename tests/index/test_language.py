from __future__ import annotations

import pytest

from index.language import Language, LanguageDetector


@pytest.fixture(scope="module")
def detector() -> LanguageDetector:
    return LanguageDetector()


@pytest.mark.parametrize(
    "question",
    [
        "Hoeveel vluchtelingen vangt Jordanië op?",
        "hoeveel?",
        "en Irak?",
        "terugkeer?",
        "Wat doet het Challenge Fund for Youth Employment?",
    ],
)
def test_dutch_questions(question: str, detector: LanguageDetector) -> None:
    assert detector.detect(question, default="en") == "nl"


@pytest.mark.parametrize(
    "question",
    [
        "How many refugees does Jordan host?",
        "How much?",
        "and Iraq?",
        "What is Migratiesamenwerking?",
        "What did minister Van Leeuwen do?",
    ],
)
def test_english_questions(question: str, detector: LanguageDetector) -> None:
    assert detector.detect(question, default="nl") == "en"


@pytest.mark.parametrize(
    "question",
    [
        "Wie viele Flüchtlinge hat Jordanien aufgenommen?",
        "Combien de réfugiés la Jordanie accueille-t-elle ?",
        "Ürdün kaç mülteciye ev sahipliği yapıyor?",
        "كم عدد اللاجئين في الأردن؟",
    ],
)
def test_other_languages_are_neither(question: str, detector: LanguageDetector) -> None:
    assert detector.detect(question) is None


@pytest.mark.parametrize("default", ["nl", "en"])
@pytest.mark.parametrize("text", ["COMPASS?", "IOM UNHCR Prospects", "123", ""])
def test_names_alone_leave_the_language_as_it_was(
    text: str, default: Language, detector: LanguageDetector
) -> None:
    assert detector.detect(text, default) == default


def test_words_that_only_one_language_uses_tell_keywords_apart() -> None:
    texts = [
        ("nl", "het bedrag van het Challenge Fund"),
        ("en", "the amount of the Challenge Fund"),
    ]
    detector = LanguageDetector(texts)
    assert detector.detect("challenge fund bedrag", "en") == "nl"
    assert detector.detect("challenge fund amount", "nl") == "en"
