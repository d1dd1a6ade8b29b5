from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from app.answer.small_talk.kinds import KINDS, OF_THE_LAST_ANSWER, Kind
from app.answer.small_talk.recognition import small_talk
from ingest.checkout import ROOT

QUESTIONS = ROOT / "eval" / "questions"
LINES: dict[Kind, tuple[str, str]] = {
    "greeting": ("hoi hoi", "good morning to you"),
    "thanks": ("bedankt hoor", "thanks a lot mate"),
    "apology": ("sorry hoor", "oops my mistake"),
    "goodbye": ("tot ziens", "bye for now"),
    "who": ("ben je nou een echt mens?", "are you a real human being?"),
    "can": ("wat kun je allemaal?", "what can you do for me?"),
    "source": ("waar haal je deze informatie vandaan?", "where do you get this info from?"),
    "official": ("is dit een site van de overheid?", "is this an official government website?"),
    "reliable": ("hoe betrouwbaar ben je?", "can I trust your answers?"),
    "model": ("gebruik je chatgpt?", "do you use ChatGPT for this?"),
    "upload": ("kan ik mijn eigen pdf uploaden?", "can I upload my own report?"),
    "privacy": ("bewaar je mijn vragen?", "do you keep what I ask?"),
    "help": ("help", "I don't understand this"),
    "contact": ("wie kan ik hierover bellen?", "is there a phone number I can call?"),
    "language": ("kan het in het Nederlands?", "in English please"),
    "repeat": ("zeg dat nog eens", "can you repeat that"),
    "shorter": ("kan het korter?", "shorter please"),
    "reaction": ("oké", "haha nice"),
    "complaint": ("wat een waardeloze tool", "you didn't answer my question"),
    "insult": ("stomme bot", "you are an idiot"),
    "emergency": ("ik word bedreigd met een mes", "our boat is sinking please help"),
    "personal": (
        "kunt u een visum regelen voor mijn moeder",
        "I am in Tripoli and want to go home",
    ),
}
# Greetings, own cases and what is asked of the tool, labelled before it had a word for them.
SMALL_TALK = frozenset(
    "A165 N3-039 P045 U321 U323 U325 U326 U332 U341 U365 U366 U367 U368 U369 U371 U373".split()
) | {"U385", "U395"}


def asked() -> Iterator[tuple[str, str, bool]]:
    """Yields the questions to the report of all sets: id, text, whether others came before."""
    for file in sorted(QUESTIONS.glob("*.jsonl")):
        for line in file.read_text("utf-8").splitlines():
            record = json.loads(line)
            for place, turn in enumerate(record.get("turns", [record])):
                outcome = turn.get("outcome")
                outcomes = [outcome] if isinstance(outcome, str) else outcome or []
                if "help" not in [*outcomes, *turn.get("accept", [])]:
                    is_later = bool(turn.get("before") or place)
                    yield turn.get("id", record["id"]), turn["question"], is_later


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_known_in_both_languages(kind: Kind) -> None:
    assert [small_talk().kind(line) for line in LINES[kind]] == [kind, kind]


@pytest.mark.parametrize(
    "line",
    [
        "hoi, hoeveel vluchtelingen zijn er in Iran?",
        "thanks! and what about Jordan?",
        "I work for an NGO, what does the report say about children?",
        "bedankt, en hoeveel kostte dat?",
        "hello, which countries are mentioned?",
        "is there an official agreement with Tunisia?",
        "hoe betrouwbaar zijn de cijfers over ontheemden?",
        "Wat is de bron van het aantal vluchtelingen in Iran?",
        "Which help do migrants in Libya get to go home?",
        "vat hoofdstuk 3 samen",
    ],
)
@pytest.mark.parametrize("is_later", [False, True])
def test_a_real_question_is_never_small_talk(line: str, is_later: bool) -> None:
    assert small_talk().kind(line, is_later=is_later) is None


def test_no_question_of_any_set_is_swallowed() -> None:
    swallowed = {
        id_: (kind, text)
        for id_, text, is_later in asked()
        if (kind := small_talk().kind(text, is_later=is_later))
        and not (is_later and kind in OF_THE_LAST_ANSWER)
    }
    assert set(swallowed) <= SMALL_TALK, swallowed


def test_most_lines_of_the_development_set_are_known() -> None:
    lines = (QUESTIONS / "small_talk_dev.jsonl").read_text("utf-8").splitlines()
    records = [json.loads(line) for line in lines]
    right = [small_talk().kind(one["question"]) == one["kind"] for one in records]
    assert sum(right) / len(right) >= 0.75
