from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import eval.commands.development
from eval.__main__ import main


@pytest.mark.parametrize(("ok", "code"), [(True, 0), (False, 1)])
def test_baseline_exits_with_1_where_a_score_fell(
    ok: bool, code: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(
        eval.commands.development, "check_baseline", lambda measure: (["R@1 0.8"], ok)
    )

    assert main(["baseline"]) == code
    assert capsys.readouterr().out == "R@1 0.8\n"


def test_baseline_measures_as_run_and_score_do(
    questions: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    found: dict[str, Any] = {}

    def check(measure: Any) -> tuple[list[str], bool]:  # noqa: ANN401 (a callable of the module)
        found.update(measure(Path(questions), None))
        return [], True

    monkeypatch.setattr(eval.commands.development, "check_baseline", check)
    main(["baseline"])

    assert found["all"]["questions"] == 2
    assert found["all"]["answerable refused"] == 1  # the fake declines everything
