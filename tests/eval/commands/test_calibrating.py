from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

import eval.commands.calibrating
from app.answer.choice.relevance import SentenceFigures
from app.answer.logistic import figure_names
from app.answer.outcome.abstention import read_model
from app.answer.outcome.evidence import Evidence
from app.answer.overview.figures import RequestFigures
from app.answer.small_talk.figures import TalkFigures
from eval.__main__ import main
from eval.tune.fit import calibration
from eval.tune.fit.calibration import LabelledEvidence
from eval.tune.fit.outcome_fit import OutcomeEvidence
from eval.tune.fit.overview_fit import LabelledRequests
from eval.tune.fit.relevance_fit import LabelledSentences
from eval.tune.fit.request_fit import RequestLine
from eval.tune.fit.talk_fit import LabelledTalk

COMMAND = eval.commands.calibrating
ROWS = 120
OUTCOME = np.arange(ROWS) % 3
RANDOM = np.random.default_rng(1)


def _figures(names: list[str]) -> Any:  # noqa: ANN401 (an array)
    figures = RANDOM.normal(size=(ROWS, len(names)))
    figures[:, 0] -= OUTCOME
    return figures


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> dict[str, Any]:
    """What is written, of evidence that is made up and models that are fitted."""
    sets = [*COMMAND.LABELLED, *COMMAND.STRANGERS, COMMAND.UNANSWERABLE]
    groups = tuple(sets[place // 3 % len(sets)] for place in range(ROWS))
    writers = tuple(f"W{place // 12}" for place in range(ROWS))
    sentences = LabelledSentences(
        _figures(figure_names(SentenceFigures)), OUTCOME == 0, np.arange(ROWS) % 8, writers
    )
    is_first, none = OUTCOME == 0, np.zeros(ROWS, bool)
    requests = LabelledRequests(
        _figures(RequestFigures.names()), none, is_first, ~is_first, none, writers
    )
    talk = LabelledTalk(_figures(TalkFigures.names()), is_first, ~is_first, ("hoi",) * ROWS)
    outcomes = OutcomeEvidence(_figures(Evidence.names()), OUTCOME, groups, writers, writers)
    binary = LabelledEvidence(
        outcomes.figures, OUTCOME < 2, ("gold dev",) * ROWS, writers, ("",) * ROWS
    )
    for name in ("uncalibrated_answerer", "start_answerer"):
        monkeypatch.setattr(COMMAND, name, lambda *_, **__: None)
    monkeypatch.setattr(COMMAND, "gather_sentences", lambda *_: sentences)
    monkeypatch.setattr(COMMAND, "gather_requests", lambda *_: requests)
    monkeypatch.setattr(COMMAND, "gather_talk", lambda *_: talk)
    monkeypatch.setattr(COMMAND, "gather_outcomes", lambda *_: outcomes)
    monkeypatch.setattr(calibration, "gather", lambda *_: binary)
    monkeypatch.setattr(COMMAND, "RELIABILITY", tmp_path / "reliability.svg")
    found: dict[str, Any] = {"folder": tmp_path}
    lines = [RequestLine(f"alles over {word}", True, 1.0) for word in ("geld", "visa", "boten")]
    lines += [
        RequestLine(f"hoeveel {word} was er", False, 1.0) for word in ("geld", "visa", "rijst")
    ]
    monkeypatch.setattr(COMMAND, "bundled_corpus", lambda: None)
    monkeypatch.setattr(COMMAND, "gather_request_lines", lambda _: lines)
    for name in (
        "write_models",
        "write_logistic_models",
        "write_completeness",
        "write_request_model",
    ):
        monkeypatch.setattr(
            COMMAND, name, lambda models, *_, name=name: found.update({name: models})
        )
    return found


def test_calibrate_writes_every_model_and_the_diagram(
    written: dict[str, Any], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["calibrate", "--bears", "0.35", "--whole", "0.5", "--missing", "0.2"]) == 0

    abstention, completeness = written["write_models"], written["write_completeness"]
    assert list(abstention) == ["anticipated", "automatic"]
    assert abstention["anticipated"].threshold == 0.35
    assert list(abstention["anticipated"].weights) == Evidence.names()
    assert (completeness.answered_from, completeness.missing_from) == (0.5, 0.2)
    assert list(written["write_logistic_models"]) == ["small_talk"]  # the last of the three
    assert written["write_request_model"].weights
    assert "<svg" in (written["folder"] / "reliability.svg").read_text("utf-8")
    out = capsys.readouterr().out
    for told in ("relevance, AUC", "all of unseen writers", "bears 0.35 whole 0.50", "misled"):
        assert told in out


def test_a_dry_run_tells_the_same_and_writes_nothing(
    written: dict[str, Any], capsys: pytest.CaptureFixture[str]
) -> None:
    main(["calibrate"])
    told = capsys.readouterr().out
    (written["folder"] / "reliability.svg").unlink()
    written_before = set(written)
    for name in written_before - {"folder"}:
        del written[name]

    assert main(["calibrate", "--dry-run"]) == 0

    assert capsys.readouterr().out == told
    assert set(written) == {"folder"}
    assert not (written["folder"] / "reliability.svg").exists()


def test_the_outcomes_can_be_fitted_alone(written: dict[str, Any]) -> None:
    assert main(["calibrate", "--outcomes"]) == 0

    assert "write_logistic_models" not in written
    assert written["write_models"]["automatic"] == read_model("automatic")
    assert list(written["write_completeness"].model.weights) == Evidence.names()
