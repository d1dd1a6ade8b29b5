from __future__ import annotations

from dataclasses import replace

import pytest

from app.answer.claims.roles.actors import actors, known_actors
from ingest.corpus import Entity
from tests.fakes import edition_corpus

KNOWN = known_actors(
    [
        replace(
            edition_corpus(),
            entities=(
                Entity("fund", "fund", {"nl": ("Hulpfonds",), "en": ("Relief Fund",)}, ()),
                Entity("forum", "forum", {"nl": ("Hulpfonds Forum",), "en": ("Fund Forum",)}, ()),
                Entity("people", "person", {"nl": ("jongeren",), "en": ("young people",)}, ()),
            ),
        )
    ]
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Relief Fund pays Kenya and the Netherlands.", ["fund", "KE", "NL"]),
        ("Jongeren uit Zuid-Afrika kwamen naar Nederland.", ["people", "ZA", "NL"]),
        # Told by its first word; a forum does nothing, though a fund stands in its name.
        ("The Jordanian government was at the Hulpfonds Forum.", ["JO"]),
        ("Relief Fund-backed firms", []),
        ("In 2020 steunde Kenia Peru, en de Jordaanse regering Kenia.", ["KE", "PE", "JO", "KE"]),
    ],
)
def test_those_who_act_are_found_in_order(text: str, expected: list[str]) -> None:
    assert [one.key for one in actors(text, KNOWN)] == expected


def test_what_cannot_act_is_known_without_a_key() -> None:
    assert {one.key for one in KNOWN} == {"fund", "people", ""}
