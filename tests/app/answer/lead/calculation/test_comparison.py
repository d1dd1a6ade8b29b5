from __future__ import annotations

import pytest

from ingest.corpus import Corpus
from tests.app.answer.lead.made import text_of

FOUND = ("f-b066-4-1", "f-b113-4-1")


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Is Prospects groter dan COMPASS?", "Ja: max. EUR 800 mln. tegen EUR 100 mln."),
        ("Is COMPASS groter dan Prospects?", "Nee: EUR 100 mln. tegen max. EUR 800 mln."),
        ("Is COMPASS goedkoper dan Prospects?", "Ja: EUR 100 mln. tegen max. EUR 800 mln."),
        ("is prospects duurder dan compass?", "Ja: max. EUR 800 mln. tegen EUR 100 mln."),
        (
            "Is Prospects bigger than COMPASS?",
            "Yes: max. EUR 800 million against EUR 100 million",
        ),
        (
            "Does Prospects get less money than COMPASS?",
            "No: max. EUR 800 million against EUR 100 million",
        ),
        (
            "Welke van de twee is duurder, Prospects of COMPASS?",
            "Prospects: max. EUR 800 mln. tegen EUR 100 mln.",
        ),
        (
            "Which is cheaper, Prospects or COMPASS?",
            "COMPASS: EUR 100 million against max. EUR 800 million",
        ),
    ],
)
def test_two_programmes_are_compared(bundled: Corpus, question: str, expected: str) -> None:
    assert text_of(question, bundled, *FOUND) == expected


@pytest.mark.parametrize(
    "question",
    [
        "Is Prospects niet groter dan COMPASS?",
        "Is Prospects altijd groter dan COMPASS?",
        "Isn't Prospects bigger than COMPASS?",
        "Is Prospects groter dan PROMIS?",
        "Is Prospects groter dan een half miljard?",
    ],
)
def test_nothing_is_compared_that_is_denied_or_has_no_figure(
    bundled: Corpus, question: str
) -> None:
    told = text_of(question, bundled, *FOUND) or ""
    assert not told.startswith(("Ja", "Nee", "Yes", "No"))


def test_countries_of_one_table_are_compared_unless_figures_contradict(bundled: Corpus) -> None:
    question = "Vangt {} meer vluchtelingen op dan {}?"
    clear = text_of(question.format("Colombia", "Pakistan"), bundled, "f-b023-2-1", "f-b023-4-1")
    assert clear == "Ja: 2,9 miljoen tegen 2 miljoen"
    doubted = text_of(question.format("Turkije", "Iran"), bundled, "f-b023-1-1", "f-b023-0-1")
    assert not (doubted or "").startswith(("Ja", "Nee"))


def test_an_illegible_figure_is_not_compared(bundled: Corpus) -> None:
    question = "Libya vs Tunisia, which has more migration cooperation activities?"
    assert "against" not in (text_of(question, bundled, "f-b097-10-1", "f-b097-19-1") or "")
