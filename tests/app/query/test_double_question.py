from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.query.double_question import split_question


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        (
            "Wanneer was de Dag van Jakarta en wie organiseerde het?",
            ["Wanneer was de Dag van Jakarta?", "Wie organiseerde de Dag van Jakarta?"],
        ),
        (
            "What is STEPSTONE, in which countries does it run and who pays for it?",
            [
                "What is STEPSTONE?",
                "In which countries does STEPSTONE run?",
                "Who pays for STEPSTONE?",
            ],
        ),
        (
            "How many people moved to Peru in 2021 and who helped them?",
            ["How many people moved to Peru in 2021?", "Who helped them in 2021?"],
        ),
        (
            "Hoeveel mensen wonen in Peru, en hoeveel geld gaat daarheen?",
            ["Hoeveel mensen wonen in Peru?", "Hoeveel geld gaat naar Peru?"],
        ),
        ("Is there a fund, and how big is it?", ["Is there a fund?", "How big is it?"]),
        (
            "Heeft Ghana een pact met Peru, en zo ja, sinds wanneer?",
            ["Heeft Ghana een pact met Peru?", "Sinds wanneer heeft Ghana een pact met Peru?"],
        ),
        (
            "Hoeveel geld ging er naar scholen en hoeveel naar klinieken?",
            ["Hoeveel geld ging er naar scholen?", "Hoeveel geld ging er naar klinieken?"],
        ),
        (
            "Waar en wanneer vond de conferentie plaats?",
            ["Waar vond de conferentie plaats?", "Wanneer vond de conferentie plaats?"],
        ),
        (
            "a) Wie betaalt de school? b) Hoe lang duurt de les?",
            ["Wie betaalt de school?", "Hoe lang duurt de les?"],
        ),
        ("Wie betaalt de school? Hoe lang duurt de les?",
         ["Wie betaalt de school?", "Hoe lang duurt de les?"]),
        (
            "Peru: who pays for the schools and how many are there?",
            ["Peru: who pays for the schools?", "Peru: how many are there?"],
        ),
        (
            "Welke ministers zijn op reis geweest en waarheen?",
            ["Welke ministers zijn op reis geweest?", "Waarheen zijn ministers op reis geweest?"],
        ),
    ],
)  # fmt: skip
def test_each_part_of_a_double_question_stands_by_itself(question: str, parts: list[str]) -> None:
    assert list(split_question(question)) == parts


@pytest.mark.parametrize(
    "question",
    [
        "Peru en Chili",
        "Wat is het verschil tussen een school en een kliniek?",
        "Hoeveel kregen Peru en Chili samen en hoeveel is dat bij elkaar?",
        "Welke landen doen mee aan onderwijs en aan zorg?",
        "Which is larger, the fund in Peru or the one in Chile?",
        "En hoeveel was dat?",
        "What about Peru?",
        "Hoeveel mensen zijn er die vluchtten en die terugkeerden?",
        "Gaat het om mensen in Libië, waar het onveilig is?",
        "A summary for the ambassador, who has two minutes",
        "Is het geld op? Of komt er meer?",
        "peru school budget",
        "Can you give me the numbers of what was achieved?",
    ],
)
def test_one_need_is_never_cut(question: str) -> None:
    assert split_question(question) == (question,)


def test_what_is_only_told_is_left_out_unless_the_question_points_at_it() -> None:
    told = "Ik schrijf een stuk. Wie betaalt de school? Hoe lang duurt de les?"
    assert split_question(told) == ("Wie betaalt de school?", "Hoe lang duurt de les?")
    pointed_at = "A post says ten schools closed. Is that number in here, and who closed them?"
    assert split_question(pointed_at)[0].startswith("A post says ten schools closed.")


@given(st.text(max_size=300))
def test_any_text_has_parts_that_hold_something(text: str) -> None:
    parts = split_question(text)
    assert parts == (text,) or all(part.strip(" ?.") for part in parts)
