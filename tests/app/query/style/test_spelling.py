from __future__ import annotations

import pytest

from app.query.style.spelling import spelled
from index.language import Language
from index.names import KnownNames

NAMES = KnownNames(["COMPASS", "IOM", "Global Refugee Forum", "Jordanië", "us"])


@pytest.mark.parametrize(
    ("typed", "language", "read"),
    [
        ("WIE BETAALT COMPASS IN JORDANIE?", "nl", "wie betaalt COMPASS in Jordanië?"),
        ("who ran the global refugee forum", "en", "who ran the Global Refugee Forum"),
        ("what does the i o m do", "en", "what does the IOM do"),
        ("UNHCR", "nl", "UNHCR"),
        ("WHAT DID THE EU TELL US?", "en", "what did the EU tell us?"),
        ("MOROCCAN SCHOOLS", "en", "Moroccan schools"),
        ("eh wie betaalt eh de school vraagteken", "nl", "wie betaalt de school?"),
        ("nou zeg maar wie betaalt", "nl", "wie betaalt"),
        ("um so who pays you know", "en", "who pays"),
        ("vlgs mij 3 mln, idd, wie betaalt?", "nl", "volgens mij 3 miljoen, wie betaalt?"),
        ("whats the fund pls", "en", "what is the fund"),
        ("do you know who pays", "en", "do you know who pays"),
        ("tell us who pays", "en", "tell us who pays"),
        ("Wat is het standpunt over 3 mln?", "nl", "Wat is het standpunt over 3 miljoen?"),
        ("Wie doet niet mee en hoeveel zijn het er geen?", "nl", None),
        ("pls?", "en", "pls?"),
    ],
)
def test_words_are_spelled_as_in_reports(typed: str, language: Language, read: str | None) -> None:
    assert spelled(typed, language, NAMES) == (typed if read is None else read)


def test_a_third_language_keeps_its_words() -> None:
    assert spelled("u mln pls", None, NAMES) == "u mln pls"
