from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from app.answer.claims.comparison import Comparison, compare
from app.answer.claims.evidence import Evidence
from app.answer.claims.roles import turning
from app.answer.claims.roles.actors import Actor, Known, actors
from app.answer.claims.statement import Statement, read_statement
from index.library import Library
from index.rows import SentenceRef
from ingest.document import SentenceKey
from tests.fakes import JORDAN, RETURN, FakeEncoder, edition_corpus, make_library


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder: Path = tmp_path_factory.mktemp("turning")
    return make_library(folder, [edition_corpus()], FakeEncoder())


def _compared(
    text: str, library: Library, *keys: SentenceKey
) -> tuple[Statement, list[Comparison]]:
    statement = read_statement(text, library.corpora.values())
    found = [Evidence(SentenceRef("proef", key), ()) for key in keys]
    return statement, [compare(statement, one, library) for one in found]


@pytest.mark.parametrize(
    ("text", "kept"),
    [("Jordan received 60 million euros", 1), ("Jordan paid 60 million euros", 0)],
)
def test_a_sentence_that_is_turned_round_is_left_out(
    text: str, kept: int, library: Library
) -> None:
    assert len(turning.not_turned(*_compared(text, library, JORDAN), library)) == kept


def test_names_are_looked_for_only_once_and_only_in_what_is_compared(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []

    def counted(text: str, known: Iterable[Known]) -> list[Actor]:
        read.append(text)
        return actors(text, known)

    monkeypatch.setattr(turning, "actors", counted)
    statement, compared = _compared("Jordan received euros", library, JORDAN, RETURN)

    assert turning.not_turned(statement, [], library) == []
    assert read == []
    turning.not_turned(statement, compared, library)
    assert read.count(statement.text) == 1
    assert len(read) == 1 + len(compared)
