from __future__ import annotations

import pytest

from ingest.automatic.by_rule.organisations import kind_of, names_in


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Adviescollege Wijkbus", "organisation"),
        ("Wet op de Raad van State", "law"),
        ("Algemene Verordening Wijken", "law"),
        ("Village Transport Fund", "fund"),
        ("Neighbourhood Bus Authority", "organisation"),
        ("Contacten", None),
        ("Noordermeer", None),
    ],
)
def test_a_name_says_what_it_is_of(name: str, kind: str | None) -> None:
    assert kind_of(name) == kind


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Het Ministerie van Wonen, Water en Wegen sprak met de Raad van Noord.",
            ["Ministerie van Wonen, Water en Wegen", "Raad van Noord"],
        ),
        ("De Wijkraad vergadert.", ["Wijkraad"]),
        ("Wijkraad vergadert.", []),
        ("Volgens de Commissie is er niets.", []),
        ("Zij woont in Noordermeer.", []),
    ],
)
def test_names_are_found_in_sentences(text: str, names: list[str]) -> None:
    assert [*names_in(text)] == names
