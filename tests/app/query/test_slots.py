from __future__ import annotations

import pytest

from app.query.slots import countries, years


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Wat doet Nederland in Jordanië?", {"NL", "JO"}),
        ("jordanie en libanon", {"JO", "LB"}),
        ("What about Türkiye and Turkey?", {"TR"}),
        ("de Jordaanse landbouw", {"JO"}),
        ("Nigeria", {"NG"}),
        ("Niger", {"NE"}),
        ("South Sudan", {"SS"}),
        ("Zuid-Soedan en Soedan", {"SS", "SD"}),
        ("reception in Ghana in 2021", {"GH"}),
        ("de hoofdstad van Peru", {"PE"}),
        ("tell us more", set()),
        ("What did the US and the UK donate?", {"US", "GB"}),
        ("Liberalisatie van visa", set()),
        ("family reunion", set()),
        ("Moroccan and Jordanian officials", {"MA", "JO"}),
        ("migratie en opvang", set()),
        ("Burkina Faso, Ivoorkust", {"BF", "CI"}),
    ],
)
def test_countries_are_found_in_both_languages(text: str, codes: set[str]) -> None:
    assert countries(text) == codes


def test_years_are_found_but_not_other_numbers() -> None:
    assert years("tussen 2014-2023 waren er 2.087 en 1999") == {"2014", "2023", "1999"}
