"""Figures of the last answers, added up and held side by side: each answer is one sentence."""

from __future__ import annotations

from collections.abc import Sequence
from unittest.mock import Mock

import pytest

from app.answer.answer import Answer, AnswerSentence
from app.answer.citations import cite
from app.answer.comparison.comparing import Comparer
from app.answer.conclusion import Concluder
from app.answer.follow_up.follow_ups import FollowUps
from app.answer.follow_up.request import draft_of
from app.answer.lead.check import check_draft
from app.answer.overview.overview_reply import OverviewReply
from app.query.query import Query, Turn, read_question
from app.wording import word
from index.rows import SentenceRef
from ingest.corpus import Entity
from ingest.document import SentenceKey
from tests.app.answer.lead.made import (
    DETECTOR,
    REPORT,
    block_of,
    corpus_of,
    fact,
    library_of,
    sentence,
)

ALPHA, BETA, GAMMA, DELTA = ((block, 0) for block in "abcd")
TOGETHER, ACTIVITIES, MORE_ACTIVITIES, PERSONS, OTHERS = ((block, 0) for block in "efghi")
LIBRARY = library_of(
    corpus_of(
        [
            block_of(
                sentence("a", 0, "Alpha kreeg EUR 20 miljoen.", "Alpha received EUR 20 million.")
            ),
            block_of(sentence("b", 0, "Beta kreeg EUR 6 miljoen.", "Beta received EUR 6 million.")),
            block_of(sentence("c", 0, "Gamma kreeg EUR 5 mln.", "Gamma received EUR 5 million.")),
            block_of(sentence("d", 0, "Delta kost weinig.", "Delta costs little.")),
            block_of(
                sentence(
                    "e",
                    0,
                    "Uit Oost (4 miljoen), West (3 miljoen) en Zuid (1,5 miljoen).",
                    "From East (4 million), West (3 million) and South (1.5 million).",
                )
            ),
            block_of(sentence("f", 0, "Oost: 3 activiteiten.", "East: 3 activities.")),
            block_of(sentence("g", 0, "West: 4 activiteiten.", "West: 4 activities.")),
            block_of(
                sentence(
                    "h",
                    0,
                    "Via Alpha keerden 800 mensen terug en kregen 70 mensen steun.",
                    "Through Alpha 800 people returned and 70 people got support.",
                )
            ),
            block_of(
                sentence(
                    "i",
                    0,
                    "Via Beta keerden 100 mensen terug en kregen 30 mensen steun.",
                    "Through Beta 100 people returned and 30 people got support.",
                )
            ),
        ],
        [
            fact(ALPHA, "money", ("budget van Alpha", "budget of Alpha"),
                 ("EUR 20 miljoen", "EUR 20 million"), 20_000_000, "EUR", time="2022"),
            fact(BETA, "money", ("budget van Beta", "budget of Beta"),
                 ("EUR 6 miljoen", "EUR 6 million"), 6_000_000, "EUR", time="2023"),
            fact(GAMMA, "money", ("budget van Gamma", "budget of Gamma"),
                 ("EUR 5 mln.", "EUR 5 million"), 5_000_000, "EUR", time="2023"),
            *(
                fact(TOGETHER, "count", (f"mensen uit {nl}", f"people from {en}"),
                     (f"{nl} ({n} miljoen)", f"{en} ({m} million)"), amount, "persons")
                for nl, en, n, m, amount in (
                    ("Oost", "East", "4", "4", 4_000_000),
                    ("West", "West", "3", "3", 3_000_000),
                    ("Zuid", "South", "1,5", "1.5", 1_500_000),
                )
            ),
            fact(ACTIVITIES, "count", ("activiteiten in Oost", "activities in East"),
                 ("3 activiteiten", "3 activities"), 3, "activities"),
            fact(MORE_ACTIVITIES, "count", ("activiteiten in West", "activities in West"),
                 ("4 activiteiten", "4 activities"), 4, "activities"),
            fact(PERSONS, "count", ("terugkeer via Alpha", "return through Alpha"),
                 ("800 mensen", "800 people"), 800, "persons"),
            fact(PERSONS, "count", ("steun na Alpha", "support after Alpha"),
                 ("70 mensen", "70 people"), 70, "persons"),
            fact(OTHERS, "count", ("terugkeer via Beta", "return through Beta"),
                 ("100 mensen", "100 people"), 100, "persons"),
            fact(OTHERS, "count", ("steun na Beta", "support after Beta"),
                 ("30 mensen", "30 people"), 30, "persons"),
        ],
        [
            Entity(one, "programme", {"nl": (one,), "en": (one,)}, ())
            for one in ("Alpha", "Beta", "Gamma")
        ],
    )
)  # fmt: skip
SAID = {
    "Hoeveel kreeg Alpha?": ALPHA,
    "Hoeveel kreeg Beta?": BETA,
    "Hoeveel kreeg Gamma?": GAMMA,
    "Wat kost Delta?": DELTA,
    "Waar komen ze vandaan?": TOGETHER,
    "Hoeveel activiteiten zijn er in Oost?": ACTIVITIES,
    "Hoeveel activiteiten zijn er in West?": MORE_ACTIVITIES,
    "Via Alpha?": PERSONS,
    "Via Beta?": OTHERS,
}
MONEY = ("Hoeveel kreeg Alpha?", "Hoeveel kreeg Beta?")


def say(query: Query, history: Sequence[Turn] = ()) -> Answer:
    """Returns the sentence that answers a question."""
    del history
    ref = SentenceRef(REPORT, SentenceKey(*SAID[query.typed]))
    text = LIBRARY.sentence(ref).text_in(query.answer_language)
    return Answer(
        question=query.typed,
        searched=query.searched,
        language=query.answer_language,
        reason=None,
        confidence=0.9,
        sentences=(AnswerSentence(text, (1,)),),
        citations=(cite(LIBRARY, ref, 1),),
        is_set=False,
        hits=(),
        ranking=(),
        turn=query.turn,
    )


def follow(*questions: str) -> Answer | None:
    """Returns what is said to the last of some questions; None if it is left to others."""
    turns: list[Turn] = []
    for question in questions[:-1]:
        turns.append(read_question(question, DETECTOR, turns).turn)
    comparer = Comparer(LIBRARY, Mock(side_effect=AssertionError))
    ups = FollowUps(LIBRARY, Mock(spec=Concluder), say, Mock(spec=OverviewReply), comparer)
    return ups(read_question(questions[-1], DETECTOR, turns), turns)


@pytest.mark.parametrize(
    ("questions", "lead"),
    [
        ((*MONEY, "samen?"), "EUR 26 miljoen (20 + 6)"),
        ((*MONEY, "add them up please"), "EUR 26 million (20 + 6)"),
        ((*MONEY, "Hoeveel kreeg Gamma?", "tel op"), "EUR 11 miljoen (6 + 5)"),
        ((*MONEY, "welke is groter?"), "Alpha: EUR 20 miljoen tegen EUR 6 miljoen"),
        ((*MONEY, "which is smaller?"), "Beta: EUR 6 million against EUR 20 million"),
        ((*MONEY, "wat is het verschil?"), "EUR 14 miljoen (20 − 6)"),
        ((*MONEY, "by how much?"), "EUR 14 million (20 − 6)"),
        ((*MONEY, "samen?", "en welke is groter?"), "Alpha: EUR 20 miljoen tegen EUR 6 miljoen"),
        ((*MONEY, "waar staat dat?", "tezamen"), "EUR 26 miljoen (20 + 6)"),
        (("Waar komen ze vandaan?", "tel die drie op"), "8,5 miljoen (4 + 3 + 1,5)"),
        (("Waar komen ze vandaan?", *MONEY, "tel die drie op"), "8,5 miljoen (4 + 3 + 1,5)"),
        (("Via Alpha?", "Via Beta?", "bij elkaar?"), "900 mensen (800 + 100)"),
    ],
)  # fmt: skip
def test_figures_of_the_last_answers_are_calculated_with(
    questions: Sequence[str], lead: str
) -> None:
    answer = follow(*questions)
    assert answer
    assert answer.lead
    assert answer.lead.text == lead
    draft = draft_of(answer)
    assert draft
    assert check_draft(draft, answer.language, LIBRARY)
    assert [one.citations for one in answer.sentences] == [(c.number,) for c in answer.citations]


def test_it_is_said_if_figures_are_of_other_times() -> None:
    summed = follow(*MONEY, "samen?")
    assert summed
    assert summed.remark == word("other_periods", "nl")
    alike = follow("Hoeveel kreeg Beta?", "Hoeveel kreeg Gamma?", "samen?")
    assert alike
    assert alike.remark == ""


@pytest.mark.parametrize(
    ("questions", "key"),
    [
        (("Wat kost Delta?", "samen?"), "nothing_to_add"),
        (("Hoeveel kreeg Alpha?", "Wat kost Delta?", "opgeteld?"), "nothing_to_add"),
        (("Hoeveel kreeg Alpha?", "Via Alpha?", "samen?"), "nothing_to_add"),
        (
            (
                "Hoeveel activiteiten zijn er in Oost?",
                "Hoeveel activiteiten zijn er in West?",
                "samen?",
            ),
            "activities_no_sum",
        ),
        (("Hoeveel kreeg Alpha?", "welke is groter?"), "nothing_to_compare"),
    ],
)
def test_why_nothing_can_be_added_up_is_said(questions: Sequence[str], key: str) -> None:
    answer = follow(*questions)
    assert answer
    assert answer.help == word(key, "nl")
    assert answer.outcome == "help"


def test_what_may_ask_the_report_is_left_to_it() -> None:
    assert follow("Hoeveel kreeg Alpha?", "in totaal?") is None
    assert follow("Wat kost Delta?", "wat is het verschil?") is None


def test_a_difference_that_is_not_there_is_declined() -> None:
    answer = follow("Wat kost Delta?", "hoeveel scheelt dat?")
    assert answer
    assert answer.reason == "not_in_report"
