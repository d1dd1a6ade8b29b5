from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from ingest.bundled import FOLDER, bundled_corpus, bundled_files
from ingest.corpus import Corpus
from ingest.document import SentenceKey
from ingest.errors import EditionError
from ingest.overviews import OverviewItem


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the bundled files, to damage."""
    return Path(shutil.copytree(FOLDER, tmp_path / "report"))


def test_an_overview_holds_what_its_line_says(bundled: Corpus) -> None:
    (timeline,) = (one for one in bundled.overviews if one.id == "o-timeline-2023")
    assert timeline.kind == "timeline"
    assert timeline.scope == "events in 2023"
    assert timeline.title["en"] == "Events in 2023 by month"
    label = {"nl": "februari 2023: Marokko", "en": "February 2023: Morocco"}
    assert OverviewItem(SentenceKey("b100", 3), label, "2023-02") in timeline.items
    (chapter,) = (one for one in bundled.overviews if one.id == "o-chapter-3")
    assert chapter.scope == ("3 Verdieping opvang in de regio",)
    assert chapter.note == {}


def test_an_overview_of_every_kind_and_of_every_chapter_is_there(bundled: Corpus) -> None:
    assert len({one.kind for one in bundled.overviews}) == 10
    summed_up = {one.scope for one in bundled.overviews}
    assert {block.section[:1] for block in bundled.report.blocks if block.section} <= summed_up


def test_no_wording_asks_for_two_overviews(bundled: Corpus) -> None:
    asked_by: dict[str, set[str]] = {}
    for overview in bundled.overviews:
        for names in overview.names.values():
            for name in names:
                asked_by.setdefault(name.casefold(), set()).add(overview.id)
    assert {name: ids for name, ids in asked_by.items() if len(ids) > 1} == {}


ITEM = {"block": "b113", "sentence": 4}


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"kind": "gossip"}, "unknown kind gossip"),
        ({"title": {"nl": "COMPASS"}}, "'en'"),
        ({"items": [{"block": "b113", "sentence": 99}]}, "names sentence b113.99"),
        ({"scope": ["9 Slot"]}, "sums up “9 Slot”"),
        (
            {"items": [{**ITEM, "label": {"nl": "EUR 10 mln.", "en": "EUR 100 million"}}]},
            "gives 10, which its sentence b113.4 does not have",
        ),
        ({"items": [{**ITEM, "label": {"nl": "x", "en": "x", "iso": "May"}}]}, "May is no date"),
    ],
)
def test_an_overview_that_the_report_does_not_bear_out_is_an_error(
    folder: Path, change: dict[str, object], message: str
) -> None:
    file = folder / "overviews.jsonl"
    records = [json.loads(line) for line in file.read_text("utf-8").split("\n") if line]
    (record,) = (one for one in records if one["id"] == "o-sec-4-compass")
    file.write_text(json.dumps(record | change) + "\n", "utf-8")
    with pytest.raises(EditionError) as caught:
        bundled_corpus(bundled_files(folder))
    assert message in str(caught.value)
