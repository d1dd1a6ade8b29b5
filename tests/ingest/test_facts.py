from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from ingest.bundled import FOLDER, bundled_corpus, bundled_files
from ingest.corpus import Corpus
from ingest.document import SentenceKey
from ingest.errors import EditionError


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the bundled files, to damage."""
    return Path(shutil.copytree(FOLDER, tmp_path / "report"))


def test_nearly_every_sentence_has_a_fact(bundled: Corpus) -> None:
    assert len(bundled.facts) > 900
    assert len(bundled.facts_of) / len(bundled.report.sentences) > 0.98


def test_a_fact_holds_what_its_line_says(bundled: Corpus) -> None:
    (fact,) = (one for one in bundled.facts if one.id == "f-b078-8-1")
    assert fact.key == SentenceKey("b078", 8)
    assert (fact.number, fact.unit, fact.value["en"]) == (7.3e9, "EUR", "EUR 7.3 billion")
    assert fact.antecedents["nl"][0].words == "Hierdoor"
    assert fact.time_from_context
    assert not fact.affirms


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"sentence": 99}, "names sentence b078.99, which is not there."),
        ({"value": {"nl": "EUR 9 miljard", "en": "EUR 7.3 billion"}}, "“EUR 9 miljard”."),
        ({"value": {"nl": "EUR 7,3 miljard", "en": ""}}, "“”."),
        ({"antecedent": {"nl": {"Daardoor": "x"}, "en": {}}}, "“Daardoor”."),
        ({"kind": "rumour"}, "unknown kind rumour"),
        ({"subject": {"nl": "x"}}, "'en'"),
    ],
)
def test_a_fact_that_its_sentence_does_not_bear_out_is_an_error(
    folder: Path, change: dict[str, object], message: str
) -> None:
    file = folder / "facts.jsonl"
    records = [json.loads(line) for line in file.read_text("utf-8").split("\n") if line]
    (record,) = (one for one in records if one["id"] == "f-b078-8-1")
    file.write_text(json.dumps(record | change) + "\n", "utf-8")
    with pytest.raises(EditionError) as caught:
        bundled_corpus(bundled_files(folder))
    assert message in str(caught.value)
