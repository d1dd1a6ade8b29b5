from __future__ import annotations

import pytest

from app.answer.overview.signs import (
    asks_for_one,
    chapter_asked_for,
    chapters_asked_for,
    is_bare,
    request_signs,
)
from tests.fakes import asked


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("vat hoofdstuk 3 samen", 3),
        ("hst 2", 2),
        ("hoofdstuk vier in het kort", 4),
        ("het derde hoofdstuk", 3),
        ("ch. 1", 1),
        ("what is in chapter two?", 2),
        ("the 4th chapter", 4),
        ("samenvatting van de inleiding", 0),
        ("the introduction please", 0),
        ("de hoofdstukken van het rapport", None),
        ("Which chapter is on money?", None),
    ],
)
def test_the_chapter_that_is_asked_for(question: str, number: int | None) -> None:
    assert chapter_asked_for(question) == number


@pytest.mark.parametrize(
    ("question", "numbers"),
    [
        ("vergelijk hoofdstuk 3 en 4", (3, 4)),
        ("compare chapters two and three", (2, 3)),
        ("hoofdstuk 1 tegenover hoofdstuk 2", (1, 2)),
        ("vat hoofdstuk 4 samen in 5 zinnen", (4,)),
        ("hoofdstuk 4, 3 zinnen", (4,)),
        ("chapter 4 and 3 sentences at most", (4,)),
    ],
)
def test_all_chapters_that_are_asked_for(question: str, numbers: tuple[int, ...]) -> None:
    assert chapters_asked_for(question) == numbers


def test_of_two_chapters_neither_alone_is_asked_for() -> None:
    assert chapter_asked_for("vergelijk hoofdstuk 3 en 4") is None


@pytest.mark.parametrize("topic", ["libanon", "human trafficking", "prospects vs compass"])
def test_a_topic_that_is_only_named_is_bare(topic: str) -> None:
    assert is_bare(topic)


@pytest.mark.parametrize("question", ["Wat is COMPASS?", "Loopt Prospects nog en waar is dat dan"])
def test_a_question_is_not(question: str) -> None:
    assert not is_bare(question)


@pytest.mark.parametrize(
    ("question", "sign"),
    [
        ("Vat de inleiding samen", "summary"),
        ("Give me an overview of the goals", "summary"),
        ("Noem alle moties", "everything"),
        ("Every country please", "everything"),
        ("Wat staat er over vrouwen?", "about"),
        ("Tell me about visas", "about"),
        ("Welke ministers worden genoemd?", "mentioned"),
        ("What do they do against smugglers?", "doing"),
        ("What are the goals?", "plural"),
        ("Hoeveel kost COMPASS?", "one_thing"),
        ("Is COMPASS duur?", "yes_or_no"),
    ],
)
def test_words_that_show_a_request_or_a_question(question: str, sign: str) -> None:
    query = asked(question)
    assert getattr(request_signs(query, query.text), sign) == 1.0


def test_a_precise_question_shows_no_request() -> None:
    query = asked("Hoeveel kost COMPASS?")
    assert request_signs(query, query.text).of_request == 0.0


@pytest.mark.parametrize(
    ("question", "is_one"),
    [
        ("Which country hosts the most refugees?", True),
        ("Welk land vangt de meeste mensen op?", True),
        ("Welke organisatie kreeg het hoogste bedrag?", True),
        ("What is the largest programme?", True),
        ("Which countries host the most refugees?", False),
        ("Welke landen vangen de meeste mensen op?", False),
        ("What is the most important in this report?", False),
        ("What is the summary of the largest programme?", False),
        ("List which country gets the most", False),
        ("Over welke maanden gaan de resultaten?", True),
        ("COMPASS tweede fase einddatum", True),
        ("Noem alle resultaten en in welke periode", False),
        ("What do Prospects and COMPASS cost together?", True),
        ("vat samen wat Prospects kost", False),
    ],
)
def test_the_most_of_something_a_time_and_a_sum_are_one_thing(question: str, is_one: bool) -> None:
    assert asks_for_one(question) is is_one
