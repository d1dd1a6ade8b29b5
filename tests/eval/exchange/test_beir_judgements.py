from __future__ import annotations

from pathlib import Path

import pytest

from eval.exchange.beir_judgements import read_judgements
from ingest.errors import QuestionFileError


def judgements(folder: Path, *rows: str) -> Path:
    file = folder / "test.tsv"
    file.write_text("".join(f"{row}\n" for row in ("query-id\tcorpus-id\tscore", *rows)), "utf-8")
    return file


def test_plain_judgements_need_no_note(tmp_path: Path) -> None:
    found = read_judgements(judgements(tmp_path, "A1\tp1\t1", "A1\tp2\t0", "", "A2\tp1\t1.0\r"))

    assert found.grades == {("A1", "p1"): 1, ("A1", "p2"): 0, ("A2", "p1"): 1}
    assert list(found.notes()) == []


def test_what_other_tools_count_otherwise_is_said(tmp_path: Path) -> None:
    rows = ("A1\tp1\t-1", "A1\tp2\t2", "A1\tp3\t3", "A1\tp4\t1", "A1\tp4\t1")

    below, above, repeated = read_judgements(judgements(tmp_path, *rows)).notes()

    assert below.startswith("1 of 4 judgements are below 0: they count as 0, not relevant")
    assert above.startswith("2 of 4 judgements are grades other than 1: they count as 1")
    assert repeated == "1 judgements are given more than once: each counts once."


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("A1\tp1\tnan", "Line 3 of .* is not 'query-id corpus-id score' with tabs"),
        ("A1\tp1\tinf", "Line 3 of .* is not"),
        ("A1\tp1\t0", "Line 3 of .* judges p1 for A1 otherwise than a line before it"),
    ],
)
def test_a_bad_or_contradicting_judgement_is_an_error(
    row: str, reason: str, tmp_path: Path
) -> None:
    with pytest.raises(QuestionFileError, match=reason):
        read_judgements(judgements(tmp_path, "A1\tp1\t1", row))
