from __future__ import annotations

from pathlib import Path

import pytest

from app.answer.outcome.unprepared.person_asked import person_asked
from index.library import Library
from ingest.automatic.by_rule.preparing import prepared
from tests.fakes import FakeEncoder, make_library
from tests.ingest.automatic.by_rule.made import block, report

MADE = report(
    block(
        "a1",
        "Mevrouw Y. de Wit kwam.",
        "Burgemeester Bakker opende de lijn.",
        "De heer S. Visser sprak als voorzitter.",
        "Mevrouw De Wit is, aldus wethouder Post, chauffeur.",
    )
)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder: Path = tmp_path_factory.mktemp("index")
    return make_library(folder, [prepared(MADE)], FakeEncoder())


@pytest.mark.parametrize(
    ("question", "sentences"),
    [
        ("Wie is de burgemeester?", [1]),
        ("Wie is burgemeester Bakker?", [1]),
        ("wie is Y. de Wit", [0, 3]),
        ("Who is mevrouw De Wit?", [0, 3]),
        ("Wie is de burgemeester van de wijk?", [1]),
        ("Wie is de koning?", []),
        ("Wie is Jansen?", []),
        ("Wat doet de burgemeester?", []),
        ("Wie is de", []),
    ],
)
def test_where_a_person_or_a_function_is_told(
    question: str, sentences: list[int], library: Library
) -> None:
    found = person_asked(question, "wijk", library, FakeEncoder())

    assert [ref.key.number for ref in found] == sentences
