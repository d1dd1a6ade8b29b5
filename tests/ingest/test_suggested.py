"""Questions that may be suggested: in the tone of the page, whatever anybody adds to them."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from ingest.bundled import bundled_corpus, bundled_files
from ingest.corpus import AnticipatedQuestion, Corpus
from ingest.errors import EditionError

LONGEST = 15  # words
OPEN = {
    "nl": r"((aan|bij|door|in|met|naar|onder|op|over|sinds|tegen|tot|tussen|uit|van|via|voor) )?"
    r"(wie|wat|waar\w*|wanneer|welke?|hoe|hoeveel|hoelang)\b",
    "en": r"((at|by|for|from|in|on|over|since|through|to|under|until|with|within) )?"
    r"(who|whom|what|where|why|when|which|how)\b",
}
# "Why not …", "Waarom geen …" and "What if …" lack a verb or a subject.
FRAGMENT = re.compile(
    r"why (?!is\b|are\b|was\b|were\b|does\b|do\b|did\b|can\b|should\b|has\b|have\b)|"
    r"waarom (geen|liever|niet|alleen|ook)\b|what (if|about)\b",
    re.IGNORECASE,
)
# Of people who ask about themselves, or lean on what was said before.
LEANING = re.compile(
    r"\b(ik|mijn|wij|we|ons|onze|je|jij|u|I|my|me|our|us|you|your|they|them|these|those|deze|dit)\b"
)
# Loaded, sloppy, or a capital for its government.
ODD = re.compile(
    r"\b(illega\w+|\w*deals?|holland|eigenlijk|precies|echt|really|taxpayer\w*|belastingbetaler\w*|"
    r"potjes?|centen|kids|kansarm\w*|terugsturen|send\w* \w* ?(back|home)|uprooted|bz|buza|nl|mfa|"
    r"the hague|brussels|den haag|brussel|ankara|tunis|jerevan|tokio|marokkanen|turken|irakezen)\b",
    re.IGNORECASE,
)
MORE_THAN_ONE_SENTENCE = re.compile(r"[.?!:;–()\"“”‘]| - ")


def wrong(question: AnticipatedQuestion) -> bool:
    text = question.question
    return not (
        text.endswith("?")
        and text[0].isupper()
        and len(text.split()) <= LONGEST
        and re.match(OPEN[question.language], text, re.IGNORECASE)
        and not any(rule.search(text) for rule in (FRAGMENT, LEANING, ODD))
        and not MORE_THAN_ONE_SENTENCE.search(text[:-1])
    )


@pytest.mark.real
def test_suggested_questions_are_open_and_plain_and_stand_alone(bundled: Corpus) -> None:
    assert len(bundled.suggested) > 250
    assert [question.question for question in bundled.suggested if wrong(question)] == []


@pytest.mark.real
def test_one_question_a_sentence_and_language_is_suggested(bundled: Corpus) -> None:
    places = [(question.answers[0], question.language) for question in bundled.suggested]
    assert len(set(places)) == len(places)
    assert {question.language for question in bundled.suggested} == {"nl", "en"}


@pytest.mark.parametrize(
    "text",
    [
        "Why does Holland pay?",
        "Waarom geen steun?",
        "What if nobody pays?",
        "Klopt het dat er steun is?",
        "What do you gain?",
        "Wat is steun: geld?",
        "wat is steun?",
        "Hoeveel illegalen zijn er?",
        "Who visited them?",
    ],
)
def test_what_no_suggestion_may_look_like(text: str) -> None:
    language = "en" if re.match(r"W(hy|hat|ho) (does|if|do|visited)", text) else "nl"
    assert wrong(AnticipatedQuestion(text, language, ()))
    assert not wrong(AnticipatedQuestion("Wat is het doel van Prospects?", "nl", ()))


def test_only_a_prepared_question_can_be_suggested() -> None:
    line = '{"lang": "nl", "question": "Wat vroeg nog nooit iemand?"}'
    files = [
        replace(file, content=line.encode()) if file.path.name == "suggested.jsonl" else file
        for file in bundled_files()
    ]
    with pytest.raises(EditionError, match="not an anticipated one"):
        bundled_corpus(files)
