"""What people type first, kind by kind and in both languages, asked of the bundled report."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from app.answer.answer import Answer
from app.answer.answering import ExtractiveAnswerer
from app.query.acts.acts import Act
from app.wording import word
from index.language import LANGUAGES, Language

pytestmark = [pytest.mark.real, pytest.mark.slow]

TALK: Mapping[Act, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "greeting": (("hoi", "dag meneer", "goeiesmorgens"), ("hey", "Good evening!", "yo whats up")),
    "thanks": (("bedankt", "top, dank u wel"), ("thx", "thanks so much mate")),
    "apology": (("sorry", "oeps foutje"), ("my bad", "sorry, wrong question")),
    "goodbye": (("tot ziens", "fijne dag nog"), ("bye", "see you")),
    "who": (("wie ben jij eigenlijk", "ben je een robot"), ("who are you", "are u human")),
    "can": (("wat kun je", "wat kan je allemaal doen"), ("what can you do", "waht can u do")),
    "source": (("waar komt dit vandaan", "wat is je bron"), ("where does this come from",)),
    "official": (
        ("is dit een officiële website van de overheid?", "ben jij van buitenlandse zaken"),
        ("is this an official government website?", "official or not?"),
    ),
    "reliable": (("hoe betrouwbaar is dit", "kun je fouten maken"), ("how reliable are you",)),
    "model": (("welk model", "is dit chatgpt"), ("which model", "do you run on openai")),
    "upload": (("kan ik uploaden", "bestand toevoegen"), ("can I upload a document",)),
    "privacy": (("bewaar je wat ik vraag", "kan iemand meelezen"), ("do you keep what I ask",)),
    "help": (("help", "ik snap er niks van"), ("help me", "repeat")),
    "language": (("in het Nederlands graag",), ("in English please", "can you speak english?")),
    "insult": (("stom ding", "jij bent echt dom"), ("you are stupid", "shut up")),
    "complaint": (("dit is waardeloos",), ("what a useless bot",)),
    "emergency": (
        ("ik word mishandeld", "iemand is bewusteloos", "we zinken!", "ik wil dood"),
        ("I am being threatened", "help there's a fire", "I want to kill myself"),
    ),
    "personal": (
        (
            "Ik ben in Tripoli en wil naar huis",
            "kunt u mijn broer helpen",
            "kan ik asiel aanvragen",
        ),
        ("I am in Tripoli and want to go home", "I'm stuck in Tripoli", "my visa was refused"),
    ),
}
CASES = [
    (talk, language, line)
    for talk, lines in TALK.items()
    for language, own in zip(LANGUAGES, lines, strict=True)
    for line in own
]


def opening(key: str, language: Language) -> str:
    """Returns how a wording begins, up to where a report is named."""
    return word(key, language).split("{", maxsplit=1)[0]


@pytest.mark.parametrize(("talk", "language", "line"), CASES)
def test_small_talk_gets_its_friendly_line(
    talk: Act, language: Language, line: str, real_answerer: ExtractiveAnswerer
) -> None:
    answer = real_answerer.answer(line, default=language)
    assert answer.outcome == "help"
    assert answer.help.startswith(opening(f"talk_{talk}", language))
    assert answer.lead is None


@pytest.mark.parametrize(
    "line", ["Ik ben in Tripoli en wil naar huis", "I am in Tripoli and want to go home"]
)
def test_a_person_far_from_home_is_shown_what_the_report_says_of_return(
    line: str, real_answerer: ExtractiveAnswerer
) -> None:
    assert "1.859" in real_answerer.answer(line).text.replace(",", ".")


@pytest.mark.parametrize(
    ("lines", "overview"),
    [
        (
            ("vat het rapport ff samen", "summarise the report", "give me the highlights"),
            "o-report",
        ),
        (("hoofdconclusies", "main conclusions", "belangrijkste conclusies"), "o-conclusions"),
        (("kan je hoofdstuk 3 ff samenvatten", "summarize chapter three pls"), "o-chapter-3"),
        (("opvang in de regio", "reception in the region"), "o-chapter-3"),
        (("visumbeleid", "visa policy please"), "o-sec-2-visum"),
        (("kerncijfers", "key figures", "belangrijkste cijfers"), "o-figures-key"),
        (("alle bedragen", "all the money", "welke bedragen worden genoemd"), "o-figures-money"),
        (("tijdlijn", "chronology", "what happened when"), "o-timeline"),
        (("begrippenlijst", "glossary"), "o-glossary"),
        (("wie is wie", "who is who", "which people are mentioned"), "o-people"),
        (("welke bezoeken waren er", "which visits took place"), "o-visits"),
        (("welke programma's zijn er", "list the programmes"), "o-programmes"),
        (("moties", "which motions are mentioned"), "o-motions"),
        (("geef de bronnenlijst", "which sources does the report use", "sources"), "o-sources"),
        (("welke landen worden genoemd", "give me the list of countries pls"), "o-countries"),
        (("wat doet nederland in egypte", "egypt"), "o-country-EG"),
    ],
)
def test_an_overview_is_said_whatever_the_tone(
    lines: tuple[str, ...], overview: str, real_answerer: ExtractiveAnswerer
) -> None:
    answers = [real_answerer.answer(line) for line in lines]
    assert [one.heading.overview if one.heading else "" for one in answers] == [overview] * len(
        lines
    )
    assert all(one.citations for one in answers)


def said(answerer: ExtractiveAnswerer, *lines: str) -> Answer:
    return answerer.answer(lines[-1], answerer.turns(lines[:-1]))


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (("hoofdconclusies", "in English please"), "What the report concludes"),
        (("main conclusions", "in het Nederlands graag"), "Wat het rapport concludeert"),
    ],
)
def test_in_the_other_language_an_overview_has_its_other_title(
    lines: tuple[str, str], title: str, real_answerer: ExtractiveAnswerer
) -> None:
    answer = said(real_answerer, *lines)
    assert answer.heading is not None
    assert answer.heading.title == title


@pytest.mark.parametrize(
    "question", ["welke bedragen staan er in hoofdstuk 4", "which amounts are in chapter 4"]
)
def test_of_a_chapter_the_amounts_alone_are_said_if_they_are_asked_for(
    question: str, real_answerer: ExtractiveAnswerer
) -> None:
    answer = real_answerer.answer(question)
    assert answer.heading is not None
    assert answer.heading.overview == "o-chapter-4"
    assert any("EUR 100" in one.label for one in answer.sentences)
    assert all(one.label for one in answer.sentences)


@pytest.mark.parametrize("question", ["tijdlijn 2022", "timeline of 2022"])
def test_of_a_timeline_the_year_that_is_named_is_said(
    question: str, real_answerer: ExtractiveAnswerer
) -> None:
    answer = real_answerer.answer(question)
    assert answer.heading is not None
    assert answer.heading.overview.startswith("o-timeline")
    labels = " ".join(one.label for one in answer.sentences)
    assert "2022" in labels
    assert not any(other in labels for other in ("2006", "2014", "2016", "2024"))
