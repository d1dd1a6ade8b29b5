from __future__ import annotations

from dataclasses import replace

import pytest

from app.answer.comparison.subjects import SubjectFinder
from ingest.corpus import Entity
from tests.fakes import edition_corpus

ENTITIES = tuple(
    Entity(id_, "programme", {"nl": names, "en": names}, ())
    for id_, names in (
        ("p", ("Prospects",)),
        ("pp", ("Prospects Plus", "PP")),
        ("kp", ("Khartoem-proces",)),
    )
)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Prospects Plus en prospects", ["pp", "p"]),  # the longest name, and none within it
        ("ProspectsProspects", []),
        ("Prospects,Prospects/PP", ["p", "p", "pp"]),
        ("pp", []),  # short ones in capitals are names in capitals alone
        ("het Khartoem proces", ["kp"]),
        ("", []),
    ],
)
def test_names_are_found_in_order(text: str, named: list[str]) -> None:
    finder = SubjectFinder(replace(edition_corpus(), entities=ENTITIES))
    assert [one.subject.id for one in finder.find(text, "nl")] == named
