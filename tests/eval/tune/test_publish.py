from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.web.about import FIGURES as ABOUT_FIGURES
from app.wording import WORDING
from eval.asked.question_file import QUESTION_FOLDER
from eval.run.provenance import commit
from eval.tune.publish import FIGURES, SETS, publish
from ingest.errors import SettingsError

HERE = Path(__file__).parent


def test_the_figures_of_each_set_are_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("eval.tune.publish.commit", lambda folder: "abc1234")
    file = tmp_path / "evaluation.json"

    def summarise(questions: str, split: str | None) -> dict[str, float]:
        return {own: float(len(questions)) for own in FIGURES.values()}

    record = publish(summarise, file)
    assert json.loads(file.read_text("utf-8")) == record
    assert record["commit"] == "abc1234"
    assert record["sets"]["gold"]["verified"] == len("gold.jsonl")


def test_what_is_published_has_its_texts_and_files() -> None:
    published = json.loads(ABOUT_FIGURES.read_text("utf-8"))
    assert set(published["sets"]) == set(SETS)
    assert all(set(figures) == set(FIGURES) for figures in published["sets"].values())
    assert {f"set_{name}" for name in SETS} | {f"figure_{n}" for n in FIGURES} <= set(WORDING)
    assert all((QUESTION_FOLDER / file).is_file() for file, _ in SETS.values())


def test_without_a_checkout_there_is_no_commit(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="git"):
        commit(tmp_path)
