from __future__ import annotations

import pytest

import ingest.text.countries
from ingest.text.countries import countries, countries_in

TEXTS = ["Opvang in Jordanië", "Zuid-Soedan en de Turkse kust", "Niets", "De VS en Soedan"]


def test_countries_of_many_lines_are_those_of_each(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ingest.text.countries, "AT_ONCE", 3)
    assert countries_in(TEXTS) == frozenset().union(*map(countries, TEXTS))
    assert countries_in(TEXTS) >= {"JO", "SS", "SD"}
    assert countries_in([]) == frozenset()
