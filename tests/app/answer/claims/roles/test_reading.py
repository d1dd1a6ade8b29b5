from __future__ import annotations

import pytest

from app.answer.claims.roles.actors import actors
from app.answer.claims.roles.reading import Role, are_swapped, roles, ways


def _roles(text: str) -> dict[str, set[Role]]:
    return roles(text, actors(text, []))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kenya lent 5 lorries to Peru.", {"KE": "agent", "PE": "to"}),
        ("In 2020 leende Kenia 5 vrachtwagens aan Peru.", {"KE": "to", "PE": "to"}),
        ("Peru was visited by Kenya and Ghana.", {"PE": "patient", "KE": "agent", "GH": "agent"}),
        ("Ook steunde Kenia Peru.", {"KE": "agent", "PE": "object"}),
        ("Peru received seeds from Kenya.", {"PE": "to", "KE": "from"}),
        ("Kenya is larger than the area of Peru.", {"KE": "subject", "PE": "than"}),
        ("De boot voer, omdat Ghana naar Kenia wilde.", {"GH": "agent", "KE": "to"}),
        ("Peru works in both Kenya and Ghana.", {"PE": "agent", "KE": "", "GH": ""}),
        ("Kenya (with Ghana) hosted Peru.", {"KE": "agent", "PE": "object"}),
    ],
)
def test_words_before_a_name_tell_its_role(text: str, expected: dict[str, Role]) -> None:
    assert _roles(text) == {key: {role} for key, role in expected.items()}


@pytest.mark.parametrize(
    ("said", "same", "swapped"),
    [
        (
            "Kenya paid two million to Peru.",
            "Two million were paid by Kenya to Peru.",
            "Peru paid two million to Kenya.",
        ),
        (
            "Kenia steunde Peru in 2020.",
            "Peru werd door Kenia gesteund in 2020.",
            "Peru steunde Kenia in 2020.",
        ),
        (
            "Het aantal in Kenia is groter dan dat van Peru.",
            "Kenia is groter dan Peru.",
            "Peru is groter dan Kenia.",
        ),
        (
            "A delegation of Kenya visited Peru.",
            "Kenya visited Peru.",
            "Peru visited Kenya.",
        ),
    ],
)
def test_roles_that_are_exchanged_are_told_from_other_words(
    said: str, same: str, swapped: str
) -> None:
    assert not are_swapped(_roles(same), _roles(said))
    assert are_swapped(_roles(swapped), _roles(said))


def test_what_is_not_told_rules_out_nothing() -> None:
    assert not are_swapped({"KE": {"agent"}}, {"KE": {""}})
    assert not are_swapped({"KE": {"agent"}}, {"KE": {"object", "agent"}})
    assert not are_swapped({"KE": {"agent"}}, {"PE": {"object"}})


def test_ways_are_told_by_from_and_to_in_both_languages() -> None:
    said = ways("Families moved from transit villages to the port of origin.")

    assert said == {"trans": {"from"}, "villa": {"from"}, "port": {"to"}, "origi": {"to"}}
    assert are_swapped(ways("Moved from the port to villages."), said)
    assert not are_swapped(ways("Moved from villages to a port."), said)
    assert are_swapped(ways("ze gingen naar dorpen"), ways("ze gingen uit dorpen naar zee"))
