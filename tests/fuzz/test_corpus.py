from __future__ import annotations

from pathlib import Path

import pytest

from tests.fuzz.guard import within
from tests.fuzz.targets import TARGETS

CORPUS = Path(__file__).parent / "corpus"
CASES = sorted(path for path in CORPUS.rglob("*") if path.is_file())
SECONDS = 20
MOST_BYTES = 300_000


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.relative_to(CORPUS).as_posix())
def test_a_kept_input_does_no_harm(case: Path) -> None:
    with within(SECONDS):
        TARGETS[case.parent.name](case.read_bytes())


def test_every_target_has_inputs_to_start_from() -> None:
    assert {case.parent.name for case in CASES} == set(TARGETS)


def test_the_kept_inputs_are_small() -> None:
    assert sum(case.stat().st_size for case in CASES) < MOST_BYTES
