from __future__ import annotations

from collections.abc import Iterator

import pytest

from index.language import LANGUAGES, Language, LanguageDetector
from index.names import names_in
from ingest.corpus import Corpus

TEMPLATES: dict[Language, tuple[str, ...]] = {
    "nl": (
        "Wat is {}?",
        "Wie is {}?",
        "Wat doet {}?",
        "Vertel over {}",
        "Wie is minister {}?",
        "Wat zegt het rapport over {}?",
        "Waar staat {} voor?",
        "Informatie over {}",
        "Leg {} uit",
        "Hoeveel geld gaat naar {}?",
    ),
    "en": (
        "What is {}?",
        "Who is {}?",
        "What does {} do?",
        "Tell me about {}",
        "Who is minister {}?",
        "What does the report say about {}?",
        "What does {} stand for?",
        "Information on {}",
        "Explain {}",
        "How much money goes to {}?",
    ),
}
# In languages that this reads no answers in, many with names of the report.
FOREIGN = (
    "Wie viele Flüchtlinge hat Jordanien aufgenommen?",
    "Was ist COMPASS?",
    "Wie viel Geld bekommt UNHCR von den Niederlanden?",
    "Wer ist Minister Schreinemacher?",
    "Was ist der Global Compact on Refugees?",
    "Wann begann die zweite Phase von Prospects?",
    "Erzählen Sie mir etwas über UNHCR",
    "Was sagt der Bericht über Libyen?",
    "Combien de réfugiés la Jordanie accueille-t-elle ?",
    "Que fait l'OIM au Maroc ?",
    "Combien d'argent le UNHCR reçoit-il ?",
    "Que dit le rapport sur la Libye ?",
    "Qui sont les membres de Prospects ?",
    "¿Quién es la ministra Schreinemacher?",
    "Cuánto dinero recibe UNHCR de los Países Bajos",
    "Chi è il ministro Schreinemacher?",
    "Quali paesi accolgono più rifugiati?",
    "Quem é a ministra Schreinemacher?",
    "Ürdün kaç mülteciye ev sahipliği yapıyor?",
    "Bakan Schreinemacher kimdir?",
    "UNHCR Hollanda'dan ne kadar para alıyor?",
    "IOM Marokko'da ne yapıyor?",
    "كم عدد اللاجئين في الأردن؟",
    "ما هو COMPASS؟",
    "من هي الوزيرة Schreinemacher؟",
    "كم من المال يحصل عليه UNHCR؟",
    "Ilu uchodźców przyjmuje Jordania?",
    "Kim jest minister Schreinemacher?",
    "Що таке COMPASS?",
    "Кто такая министр Schreinemacher?",
    "Ce face IOM în Maroc?",
    "اردن میزبان چند پناهنده است؟",
    "Immisa qaxooti ah ayay Urdun martigelisaa?",
    "COMPASS是什么？",
)


@pytest.fixture(scope="module")
def detector() -> LanguageDetector:
    return LanguageDetector()


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("text", ["sorry", "Hi!", "ok super"])
def test_courtesies_of_both_languages_tell_none(
    text: str, language: Language, detector: LanguageDetector
) -> None:
    assert detector.detect(text, default=language) == language


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
        "Wat is the budget for education in 2021?",
        "Wat is the role of the embassy?",
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
        "Qui est Rutte ?",
        "Où est Niamey ?",
        "Combien ?",
        "Qui est en charge de la migration ?",
        "Qué es COMPASS?",
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


@pytest.fixture(scope="module")
def report_detector(bundled: Corpus) -> LanguageDetector:
    """Knows the bundled report's texts, questions and names."""

    def texts() -> Iterator[tuple[str, str]]:
        for sentence in bundled.report.sentences.values():
            yield "nl", sentence.text
            yield "en", sentence.translation or ""
        for question in (*bundled.anticipated, *bundled.broad):
            yield question.language, question.question
        for unanswered in bundled.unanswered:
            yield unanswered.language, unanswered.question

    return LanguageDetector(texts(), names_in([bundled]))


@pytest.mark.real
@pytest.mark.parametrize("default", LANGUAGES)
def test_a_question_with_a_name_is_in_the_language_of_its_other_words(
    default: Language, report_detector: LanguageDetector, bundled: Corpus
) -> None:
    names = {name for one in bundled.entities for same in one.names.values() for name in same}
    told = {
        question: (language, report_detector.detect(question, default))
        for language, templates in TEMPLATES.items()
        for template in templates
        for question in map(template.format, sorted(names))
    }
    assert len(told) > 7_000
    assert not [question for question, (_, found) in told.items() if found is None]
    assert len([question for question, (right, found) in told.items() if found != right]) <= 5


@pytest.mark.real
@pytest.mark.parametrize("question", FOREIGN)
def test_a_third_language_is_told_beside_names_of_the_report(
    question: str, report_detector: LanguageDetector
) -> None:
    assert report_detector.detect(question) is None


@pytest.mark.real
@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("reiskosten minister schreinemacher", "nl"),
        ("budget opvang in de regio 2022", "nl"),
        ("Algeria migration cooperation Netherlands", "en"),
        ("laissez-passer Morocco", "en"),
        ("quadripartite steering committee joint communique text", "en"),
    ],
)
def test_names_tell_the_language_if_nothing_else_does(
    question: str, language: str, report_detector: LanguageDetector
) -> None:
    assert {report_detector.detect(question, default) for default in LANGUAGES} == {language}


@pytest.mark.parametrize("script", ["что это", "τι είναι", "这是什么", "ما هذا"])
def test_another_script_is_another_language(script: str, detector: LanguageDetector) -> None:
    assert detector.detect(f"{script} IOM?") is None
