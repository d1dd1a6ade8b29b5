"""What the people of a load test do: drawn from development questions, the same for a seed."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any, Literal

from app.view.entity_names import name_of
from app.view.reports import reference
from eval.asked.question_file import QUESTION_FOLDER, read_questions
from index.language import LANGUAGES, Language
from index.rows import SentenceRef
from ingest.corpus import Corpus

CHAT_SHARE = 0.6
# Dialogues have four turns; with these, half of all questions follow another one.
PAIRS, SINGLES = 20, 12  # conversations of two questions and of one, in each language
PLACES = 20  # sentences, pages and dossiers that are opened, of each so many
LINKED = 2  # questions that a link asks, at most
FORMATS = ("markdown", "html")

Kind = Literal["ask", "read", "search", "export", "link_to_place", "link_to_question", "api"]
OTHERS: Mapping[Kind, int] = {
    "read": 10,
    "search": 4,
    "export": 2,
    "link_to_place": 2,
    "link_to_question": 1,
    "api": 1,
}
API_LANGUAGE: Language = "nl"  # what the interface for programs assumes


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that a person does.

    Attributes:
        kind: What.
        language: Of the browser.
        asked: The questions of the conversation, the one that is to be answered last.
        wanted: What is asked of the reading room, or to be saved.
    """

    kind: Kind
    language: Language
    asked: tuple[str, ...] = ()
    wanted: Mapping[str, Any] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """Names what must come of it: the same for steps that must have the same outcome."""
        if self.asked:
            return json.dumps(["reply", self.language, *self.asked])
        return json.dumps([self.function, sorted(self.wanted.items())])

    @property
    def function(self) -> str:
        """The function of the page that gives what is wanted."""
        return "read" if self.kind == "link_to_place" else self.kind


@dataclass(frozen=True, slots=True)
class Repertoire:
    """All that people may do in one language.

    Attributes:
        language: Of their browsers.
        conversations: Questions in order.
        others: Steps that are no question in the chat, by kind.
    """

    language: Language
    conversations: tuple[tuple[str, ...], ...]
    others: Mapping[Kind, tuple[Step, ...]]

    def every_step(self) -> Iterator[Step]:
        """Yields each step once."""
        for asked in self.conversations:
            for number in range(1, len(asked) + 1):
                yield Step("ask", self.language, asked[:number])
        for steps in self.others.values():
            yield from steps


def repertoires(corpus: Corpus, seed: int) -> dict[Language, Repertoire]:
    """Returns what people may do, by language.

    Args:
        corpus: The report they read.
        seed: Chooses questions and places.
    """
    found: dict[Language, Repertoire] = {}
    for language in LANGUAGES:
        chance = random.Random(f"{seed} {language}")
        asked = _conversations(language, chance)
        found[language] = Repertoire(language, asked, _others(corpus, language, asked, chance))
    return found


def walk(repertoire: Repertoire, seed: str) -> Iterator[Step]:
    """Yields what one person does, without end: conversations, and other things in between."""
    chance = random.Random(seed)
    while True:
        asked = chance.choice(repertoire.conversations)
        for number in range(1, len(asked) + 1):
            while chance.random() >= CHAT_SHARE:
                (kind,) = chance.choices(list(OTHERS), list(OTHERS.values()))
                yield chance.choice(repertoire.others[kind])
            yield Step("ask", repertoire.language, asked[:number])


def _conversations(language: Language, chance: random.Random) -> tuple[tuple[str, ...], ...]:
    dialogues = [
        tuple(turn.question for turn in turns)
        for _, group in groupby(_read("dialogues"), key=lambda turn: turn.dialogue)
        if (turns := list(group))[0].language == language
    ]
    natural = [one.question for one in _read("natural_dev") if one.language == language]
    unanswerable = [one.question for one in _read("unanswerable_dev") if one.language == language]
    drawn = chance.sample(natural, 2 * PAIRS + SINGLES // 2)
    singles = [*drawn[2 * PAIRS :], *chance.sample(unanswerable, SINGLES - SINGLES // 2)]
    pairs = zip(drawn[:PAIRS], drawn[PAIRS : 2 * PAIRS], strict=True)
    return (*dialogues, *pairs, *((question,) for question in singles))


def _read(name: str) -> Sequence[Any]:
    return read_questions(QUESTION_FOLDER / f"{name}.jsonl")


def _others(
    corpus: Corpus,
    language: Language,
    conversations: Sequence[tuple[str, ...]],
    chance: random.Random,
) -> dict[Kind, tuple[Step, ...]]:
    report = corpus.report
    sentences: list[object] = [
        reference(SentenceRef(report.id, key)) for key in _some(list(report.sentences), chance)
    ]
    entities = _some(list(corpus.entities), chance)
    places: list[dict[str, object]] = [
        *({"sentence": sentence} for sentence in sentences),
        *({"page": page} for page in _some(list(report.pages), chance)),
        *({"dossier": entity.id} for entity in entities),
    ]
    reads = [{"language": language, **place} for place in places]
    searches = [{"language": language, "query": name_of(entity, language)} for entity in entities]
    exports = [
        {"asked": list(asked), "format": chance.choice(FORMATS), "language": language, "base": ""}
        for asked in conversations
    ]
    linked = [asked[:LINKED] for asked in conversations]
    return {
        "read": tuple(Step("read", language, wanted=wanted) for wanted in reads),
        "search": tuple(Step("search", language, wanted=wanted) for wanted in searches),
        "export": tuple(Step("export", language, wanted=wanted) for wanted in exports),
        "link_to_place": tuple(
            Step("link_to_place", language, wanted=wanted)
            for wanted in reads
            if "page" not in wanted
        ),
        "link_to_question": tuple(Step("link_to_question", language, asked) for asked in linked),
        "api": tuple(Step("api", API_LANGUAGE, asked) for asked in conversations),
    }


def _some(choices: list[Any], chance: random.Random) -> list[Any]:
    return chance.sample(choices, min(PLACES, len(choices)))
