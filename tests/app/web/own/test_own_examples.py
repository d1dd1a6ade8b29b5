from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import cast

import pytest

from app.answer.answer import Answer
from app.web.examples import Examples
from app.web.own.own_examples import MOST, own_examples
from app.wording import word
from index.language import LANGUAGES, Language
from ingest.corpus import Corpus
from ingest.document import Report
from ingest.errors import QuestionError
from tests.app.web.own.test_own_report import _bus

Cites = dict[str, tuple[list[tuple[str, ...]], float]]


def examples(
    report: Report,
    cites: Cites,
    outcome: str = "answered",
    missing: tuple[str, ...] = (),
    nearest: str = "",
) -> Examples:
    """Returns the examples of a report, asked of what answers about some subjects only.

    Args:
        report: The report.
        cites: Of each subject which sections its answer cites, and how sure it is.
        outcome: Of all answers.
        missing: What all answers leave out.
        nearest: What is said of all answers that only come nearest.
    """

    def ask(question: str, language: Language) -> Answer:
        for subject, (sections, confidence) in cites.items():
            if question == word("what_of_part", language).format(part=subject):
                answer = SimpleNamespace(
                    outcome=outcome,
                    missing=missing,
                    nearest=nearest,
                    citations=[SimpleNamespace(section=section) for section in sections],
                    confidence=confidence,
                )
                return cast(Answer, answer)
        raise QuestionError("no words", "wordless_question")

    return own_examples(ask, Corpus(report))


RIDES: tuple[str, ...]
COUNCIL: tuple[str, ...]
RIDES, COUNCIL = ("2 Ritten",), ("3 Wijkraad Noord",)


@pytest.fixture
def report() -> Report:
    return _bus().report


def test_a_part_is_asked_about_if_all_of_the_answer_stands_in_it(report: Report) -> None:
    cites: Cites = {"ritten": ([RIDES, RIDES], 0.6), "Wijkraad Noord": ([COUNCIL, RIDES], 0.9)}
    assert examples(report, cites) == (
        (
            {"nl": "Ritten", "en": "From “Ritten”"},
            {
                "nl": ("Wat staat er in het rapport over ritten?",),
                "en": ("What does the report say about “ritten”?",),
            },
        ),
    )


def test_a_name_keeps_its_capital_and_a_number_goes(report: Report) -> None:
    cites: Cites = {"ritten": ([RIDES], 0.6), "Wijkraad Noord": ([COUNCIL], 0.9)}
    asked = [questions["nl"] for _, questions in examples(report, cites)]
    assert asked == [
        ("Wat staat er in het rapport over ritten?",),
        ("Wat staat er in het rapport over Wijkraad Noord?",),
    ]


@pytest.mark.parametrize(
    ("outcome", "missing"), [("not_in_report", ()), ("partly", ()), ("answered", ("het jaar",))]
)
def test_what_is_not_answered_in_whole_is_not_offered(
    outcome: str, missing: tuple[str, ...], report: Report
) -> None:
    assert examples(report, {"ritten": ([RIDES], 0.6)}, outcome, missing) == ()


def test_what_comes_nearest_is_offered_if_it_is_of_that_part(report: Report) -> None:
    for sections, offered in ([RIDES], 1), ([COUNCIL], 0), ([RIDES, COUNCIL], 0):
        found = examples(report, {"ritten": (sections, 0.2)}, "partly", (), "Dit komt het dichtst")
        assert sum(len(asked["nl"]) for _, asked in found) == offered


def test_a_heading_of_any_report_is_not_asked_about(report: Report) -> None:
    assert examples(report, {"inleiding": ([("1 Inleiding",)], 0.9)}) == ()
    assert examples(report, {"Inleiding": ([("1 Inleiding",)], 0.9)}) == ()


def test_there_are_no_more_than_six_in_a_language(report: Report) -> None:
    parts = [f"Deel {chr(97 + number)}" for number in range(10)]
    blocks = tuple(replace(report.blocks[-1], section=(part,)) for part in parts)
    cites: Cites = {part.lower(): ([(part,)], number / 10) for number, part in enumerate(parts)}
    found = examples(replace(report, blocks=blocks), cites)
    for language in LANGUAGES:
        asked = [question for _, questions in found for question in questions[language]]
        assert len(asked) == MOST
        assert asked[0] == word("what_of_part", language).format(part="deel e")
