from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.corpus import (
    AnticipatedQuestion,
    Corpus,
    Entity,
    PartialQuestion,
    UnansweredQuestion,
)
from ingest.document import Block, Report, Sentence, SentenceKey
from ingest.errors import ReportError
from ingest.facts import Antecedent, Fact
from ingest.overviews import Overview, OverviewItem
from ingest.storage import read_corpus, write_corpus

pytestmark = pytest.mark.slow  # takes seconds

KEYS = st.builds(SentenceKey, st.text(), st.integers(0, 99))
LINES = st.tuples(st.integers(1, 99), st.integers(1, 99))


def tuples(of: st.SearchStrategy[str]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(of, max_size=3).map(tuple)


SENTENCES = st.builds(
    Sentence,
    key=KEYS,
    text=st.text(),
    translation=st.none() | st.text(),
    page=st.integers(),
    source_lines=LINES,
    footnotes=st.lists(st.integers(), max_size=2).map(tuple),
    value_uncertain=st.booleans(),
    conflicts=st.lists(KEYS, max_size=2).map(tuple),
    last_page=st.none() | st.integers(),
)
BLOCKS = st.builds(
    Block,
    id=st.text(),
    kind=st.sampled_from(["paragraph", "bullet", "box", "table", "footnote"]),
    page=st.integers(),
    section=tuples(st.text()),
    section_translation=tuples(st.text()),
    sentences=st.lists(SENTENCES, min_size=1, max_size=2).map(tuple),
    line_ranges=st.lists(LINES, max_size=2).map(tuple),
    footnote_number=st.none() | st.integers(),
    repairs=tuples(st.text()),
    note=st.none() | st.text(),
)
QUESTIONS = st.builds(
    AnticipatedQuestion, st.text(), st.text(), st.lists(KEYS, max_size=2).map(tuple)
)
ENTITIES = st.builds(
    Entity,
    st.text(),
    st.text(),
    st.dictionaries(st.text(), tuples(st.text()), max_size=2),
    st.lists(KEYS, max_size=2).map(tuple),
)
TEXTS = st.dictionaries(st.text(), st.text(), max_size=2)
LISTS = st.dictionaries(st.text(), tuples(st.text()), max_size=2)
FACTS = st.builds(
    Fact,
    id=st.text(),
    key=KEYS,
    kind=st.sampled_from(["count", "place"]),
    subject=TEXTS,
    asks=LISTS,
    value=TEXTS,
    number=st.none() | st.floats(allow_nan=False),
    unit=st.none() | st.text(),
    qualifier=st.text(),
    time=st.none() | st.text(),
    time_from_context=st.booleans(),
    places=tuples(st.text()),
    actors=tuples(st.text()),
    not_stated=LISTS,
    antecedents=st.dictionaries(
        st.text(), st.lists(st.builds(Antecedent, st.text(), st.text()), max_size=2).map(tuple)
    ),
    affirms=TEXTS,
    denies=TEXTS,
    note=st.text(),
)
OVERVIEWS = st.builds(
    Overview,
    id=st.text(),
    kind=st.sampled_from(["summary", "timeline"]),
    title=TEXTS,
    scope=st.text() | tuples(st.text()),
    names=LISTS,
    items=st.lists(
        st.builds(OverviewItem, KEYS, TEXTS, st.text(), st.none() | st.integers()), max_size=2
    ).map(tuple),
    note=TEXTS,
)
REPORTS = st.builds(
    Report,
    id=st.text(),
    title=st.text(),
    language=st.text(),
    sha256=st.text(),
    source=tuples(st.text()),
    blocks=st.lists(BLOCKS, min_size=1, max_size=2).map(tuple),
    doubts=tuples(st.text()),
    page_starts=st.lists(st.integers(1, 99), max_size=3).map(tuple),
)
CORPORA = st.builds(
    Corpus,
    REPORTS,
    st.lists(QUESTIONS, max_size=2).map(tuple),
    st.lists(QUESTIONS, max_size=2).map(tuple),
    st.lists(ENTITIES, max_size=2).map(tuple),
    st.lists(st.builds(UnansweredQuestion, st.text(), st.text()), max_size=2).map(tuple),
    st.lists(FACTS, max_size=2).map(tuple),
    st.lists(
        st.builds(
            PartialQuestion, st.text(), st.text(), st.lists(KEYS, max_size=2).map(tuple), LISTS
        ),
        max_size=2,
    ).map(tuple),
    st.lists(OVERVIEWS, max_size=2).map(tuple),
    st.lists(QUESTIONS, max_size=2).map(tuple),
)


@given(CORPORA)
def test_what_is_written_is_read_back(corpus: Corpus) -> None:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "new" / "corpus.jsonl"
        write_corpus(corpus, file)
        assert read_corpus(file) == corpus


def test_the_bundled_corpus_comes_back(bundled: Corpus, tmp_path: Path) -> None:
    write_corpus(bundled, tmp_path / "corpus.jsonl")
    assert read_corpus(tmp_path / "corpus.jsonl") == bundled


def test_a_line_is_a_record_that_says_what_it_is(bundled: Corpus, tmp_path: Path) -> None:
    file = tmp_path / "corpus.jsonl"
    write_corpus(bundled, file)
    kinds = [json.loads(line)["record"] for line in file.read_text("utf-8").split("\n") if line]
    assert kinds[0] == "report"
    assert Counter(kinds) == {
        "report": 1,
        "block": len(bundled.report.blocks),
        "anticipated": len(bundled.anticipated),
        "broad": len(bundled.broad),
        "entity": len(bundled.entities),
        "unanswered": len(bundled.unanswered),
        "fact": len(bundled.facts),
        "partial": len(bundled.partial),
        "overview": len(bundled.overviews),
        "suggested": len(bundled.suggested),
    }


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b"[1]",
        b'"report"',
        b"7",
        b"\xff\xfe",
        b'{"kind": "report"}',
        b'{"record": "report", "id": "proef"}',
        b'{"record": "block", "id": "a1"}',
    ],
)
def test_a_damaged_file_is_one_sentence(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "corpus.jsonl"
    file.write_bytes(data)
    with pytest.raises(ReportError) as caught:
        read_corpus(file)
    assert str(caught.value) == f"The file {file} is not a corpus that this version wrote."


@pytest.mark.parametrize(
    "damage",
    [
        lambda text: text.replace('"page": 6', '"pagina": 6', 1),
        lambda text: text.replace('"names": {', '"names": [], "x": {', 1),
        lambda text: text[: len(text) // 2],
    ],
    ids=["renamed field", "names are a list", "cut off"],
)
def test_damage_anywhere_is_noticed(
    bundled: Corpus, tmp_path: Path, damage: Callable[[str], str]
) -> None:
    file = tmp_path / "corpus.jsonl"
    write_corpus(bundled, file)
    text = file.read_text("utf-8")
    damaged = damage(text)
    assert damaged != text
    file.write_text(damaged, "utf-8")
    with pytest.raises(ReportError):
        read_corpus(file)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ReportError, match=r"nergens\.jsonl is not a corpus"):
        read_corpus(tmp_path / "nergens.jsonl")
