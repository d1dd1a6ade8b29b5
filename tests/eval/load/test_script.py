from __future__ import annotations

from collections import Counter
from itertools import islice, pairwise

import pytest

from eval.asked.question_file import QUESTION_FOLDER, read_questions
from eval.load.script import CHAT_SHARE, OTHERS, Repertoire, Step, repertoires, walk
from index.language import LANGUAGES, Language
from ingest.corpus import Corpus
from ingest.text.alignment import letters_and_digits


@pytest.fixture(scope="module")
def people(bundled: Corpus) -> dict[Language, Repertoire]:
    return repertoires(bundled, seed=1)


def taken(repertoire: Repertoire, seed: str, number: int = 1000) -> list[Step]:
    return list(islice(walk(repertoire, seed), number))


def test_the_same_seed_gives_the_same_steps(
    people: dict[Language, Repertoire], bundled: Corpus
) -> None:
    again = repertoires(bundled, seed=1)
    assert again == people
    assert taken(again["nl"], "a") == taken(people["nl"], "a")


def test_another_seed_gives_others(people: dict[Language, Repertoire], bundled: Corpus) -> None:
    assert repertoires(bundled, seed=2)["nl"].conversations != people["nl"].conversations
    assert taken(people["nl"], "a", 50) != taken(people["nl"], "b", 50)


@pytest.mark.parametrize("language", LANGUAGES)
def test_people_do_a_mixture(people: dict[Language, Repertoire], language: Language) -> None:
    steps = taken(people[language], "a", 4000)
    kinds = Counter(step.kind for step in steps)
    assert set(kinds) == {"ask", *OTHERS}
    assert kinds["ask"] / len(steps) == pytest.approx(CHAT_SHARE, abs=0.05)
    later = sum(step.kind == "ask" and len(step.asked) > 1 for step in steps)
    assert later / kinds["ask"] == pytest.approx(0.55, abs=0.08)


def test_questions_of_a_conversation_come_in_order(people: dict[Language, Repertoire]) -> None:
    asked = [step.asked for step in taken(people["en"], "a") if step.kind == "ask"]
    for before, after in pairwise(asked):
        assert len(after) == 1 or after[:-1] == before


def test_every_step_of_a_walk_is_known_beforehand(people: dict[Language, Repertoire]) -> None:
    for repertoire in people.values():
        known = {step.key for step in repertoire.every_step()}
        assert {step.key for step in taken(repertoire, "a", 3000)} <= known


def test_no_question_of_a_test_set_is_asked(people: dict[Language, Repertoire]) -> None:
    asked = {
        letters_and_digits(question)
        for repertoire in people.values()
        for conversation in repertoire.conversations
        for question in conversation
    }
    kept = [
        *read_questions(QUESTION_FOLDER / "gold.jsonl", "test"),
        *read_questions(QUESTION_FOLDER / "natural_fresh.jsonl"),
    ]
    assert asked.isdisjoint(letters_and_digits(question.question) for question in kept)


def test_a_key_names_the_outcome() -> None:
    assert Step("ask", "nl", ("a", "b")).key == Step("api", "nl", ("a", "b")).key
    assert Step("ask", "nl", ("a",)).key != Step("ask", "en", ("a",)).key
    place = {"language": "nl", "sentence": "b001.0"}
    assert Step("read", "nl", wanted=place).key == Step("link_to_place", "nl", wanted=place).key
    assert Step("read", "nl", wanted=place).key != Step("search", "nl", wanted=place).key
