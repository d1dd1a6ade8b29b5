"""Processes killed (SIGKILL) while they change the library: each report is as before or after."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from ingest.library.adding import STAGES, Wishes, add_report
from ingest.library.shelf import UNFINISHED, Shelf
from tests.faults.conftest import Count
from tests.faults.victims import add_to_library, change_library, start, told_until_killed

KILLS = 25
STEPS = ("added", "renamed", "removed")
TITLES = {"added": ["nota"], "renamed": ["Anders"], "removed": []}


def found(home: Path) -> list[str]:
    """Returns the titles of the reports, each read whole."""
    shelf = Shelf(home)
    assert shelf.damaged() == []
    for member in shelf.members():
        assert member.corpus().report.title == member.title
        assert len(member.file.read_bytes()) == 3_000_000
    return [member.title for member in shelf.members()]


def test_a_change_killed_at_any_moment_is_made_or_is_not(
    tmp_path: Path, count_faults: Count
) -> None:
    chosen = random.Random(2023)
    file = _file(tmp_path)
    for _ in range(KILLS):
        told = told_until_killed(*start(change_library, tmp_path, file), chosen.randint(0, 6))
        last = told[-1] if told else "removed"
        following = STEPS[(STEPS.index(last) + 1) % len(STEPS)]
        state = found(tmp_path)
        assert state in (TITLES[last], TITLES[following])
        for member in Shelf(tmp_path).members():  # the next one begins with none
            Shelf(tmp_path).remove(member.id)
            assert left(tmp_path) == []  # any change clears what killed ones left
    add_report(Shelf(tmp_path), file, Wishes(), lambda _: None)
    assert left(tmp_path) == []
    count_faults(KILLS)


def left(home: Path) -> list[Path]:
    """Returns the folders of unfinished changes."""
    return list(Shelf(home).folder.glob(f"{UNFINISHED}*"))


@pytest.mark.parametrize("stage", STAGES)
def test_killed_at_each_stage_of_adding(tmp_path: Path, stage: str, count_faults: Count) -> None:
    file = _file(tmp_path)
    victim = start(add_to_library, tmp_path, file)
    told = told_until_killed(*victim, STAGES.index(stage) + 1)
    assert found(tmp_path) in ([], ["nota"])
    assert told[: STAGES.index(stage) + 1] == list(STAGES[: STAGES.index(stage) + 1])
    added, receiver = start(add_to_library, tmp_path, file)  # goes on from whatever is there
    added.join(60)
    receiver.close()
    assert found(tmp_path) == ["nota"]
    count_faults(1)


def _file(folder: Path) -> Path:
    file = folder / "nota.txt"
    line = "De droogte treft boeren in Kenia.\n"
    file.write_text((line * (3_000_000 // len(line) + 1))[:3_000_000], "utf-8")
    return file
