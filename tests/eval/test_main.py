from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import eval.__main__ as command
from eval.run_file import write_run
from tests.eval.examples import JORDAN_QUOTE, FakeAnswerer, citation, passage, record
from tests.fakes import FakeEncoder, edition_corpus

JORDAN = "Jordanië ontving 60 miljoen euro voor onderwijs."
QUESTIONS = [
    {"id": "A1", "question": "Hoeveel?", "evidence": [JORDAN_QUOTE], "answer": ["60 miljoen"]},
    {"id": "A2", "question": "Wie?", "answerable": False, "kind": "offtopic", "split": "dev"},
]
RUN = [
    record(
        id="A1",
        answer=f"{JORDAN} [1]",
        citations=[citation(JORDAN, 2, 4)],
        passages=[passage(1, "In 2022 keerden mensen terug.", 7, 7), passage(2, JORDAN, 2, 4)],
    ),
    record(id="A2", answered=False, answer="Niet in het rapport."),
]


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder of the test's own, a tiny report and no transformer."""
    monkeypatch.setenv("RAPPORTWIJZER_HOME", str(tmp_path))
    monkeypatch.setattr(command, "bundled_corpus", edition_corpus)
    monkeypatch.setattr(command, "SentenceEncoder", lambda name: FakeEncoder())
    monkeypatch.setattr(command, "start_answerer", lambda *_, **__: FakeAnswerer())
    return tmp_path


@pytest.fixture
def questions(tmp_path: Path) -> str:
    file = tmp_path / "questions.jsonl"
    file.write_text("".join(f"{json.dumps(question)}\n" for question in QUESTIONS), "utf-8")
    return str(file)


def _run(home: Path, records: list[dict[str, Any]]) -> Path:
    write_run(records, home / "runs" / "last.jsonl")
    return home / "runs" / "last.jsonl"


def test_score_prints_and_saves_the_figures_of_the_last_run(
    home: Path, questions: str, capsys: pytest.CaptureFixture[str]
) -> None:
    file = _run(home, RUN)

    assert command.main(["score", "--questions", questions]) == 0

    saved = json.loads(file.with_suffix(".scores.json").read_text("utf-8"))
    assert saved["figures"]["all"] == pytest.approx(
        {
            "questions": 2,
            "R@1": 0,
            "R@3": 1,
            "R@5": 1,
            "R@10": 1,
            "RR@10": 0.5,
            "nDCG@10": 0.63093,
            "sentence R@1": 0,
            "sentence R@3": 0,
            "verified": 1,
            "right if answered": 1,
            "answerable refused": 0,
            "unanswerable refused": 1,
            "quotes verbatim": 1,
            "language right": 1,
            "median seconds": 0.5,
        },
        abs=1e-5,
    )
    assert saved["intervals"]["nl"]["verified"] == [1, 1]
    out = capsys.readouterr().out
    assert "type offtopic" in out
    assert "95 % bootstrap" in out
    assert "last.scores.json" in out


def test_score_takes_one_half_another_run_and_another_place(home: Path, questions: str) -> None:
    run = home / "other.jsonl"
    write_run(RUN[1:], run)
    arguments = ["--questions", questions, "--run", str(run), "--split", "dev"]

    assert command.main(["score", *arguments, "--out", str(home / "scores.json")]) == 0

    assert json.loads((home / "scores.json").read_text("utf-8"))["figures"]["all"]["questions"] == 1


def test_missing_answers_are_an_error(
    home: Path, questions: str, capsys: pytest.CaptureFixture[str]
) -> None:
    file = _run(home, RUN[:1])

    assert command.main(["score", "--questions", questions]) == 2
    assert capsys.readouterr().err == (
        f"error: The run {file} has no answer to A2 (1 of 2 questions are missing).\n"
    )


@pytest.mark.parametrize("arguments", [["score"], ["run", "--questions", "none.jsonl"]])
def test_a_missing_file_is_an_error_of_one_line(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert command.main(arguments) == 2

    error = capsys.readouterr().err
    assert error.startswith("error: There is no ")
    assert error.count("\n") == 1


@pytest.mark.parametrize("system", ["chat", "automatic", "tutorial", "bm25"])
def test_every_system_writes_a_run_that_can_be_scored(
    system: str, home: Path, questions: str
) -> None:
    assert command.main(["run", "--questions", questions, "--system", system]) == 0
    assert command.main(["score", "--questions", questions]) == 0

    lines = (home / "runs" / "last.jsonl").read_text("utf-8").splitlines()
    assert [json.loads(line)["id"] for line in lines] == ["A1", "A2"]


@pytest.mark.parametrize(("ok", "code"), [(True, 0), (False, 1)])
def test_baseline_exits_with_1_where_a_score_fell(
    ok: bool, code: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(command, "check_baseline", lambda measure: (["R@1 0.8"], ok))

    assert command.main(["baseline"]) == code
    assert capsys.readouterr().out == "R@1 0.8\n"


def test_baseline_measures_as_run_and_score_do(
    questions: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    found: dict[str, Any] = {}

    def check(measure: Any) -> tuple[list[str], bool]:  # noqa: ANN401 (a callable of the module)
        found.update(measure(Path(questions), None))
        return [], True

    monkeypatch.setattr(command, "check_baseline", check)
    command.main(["baseline"])

    assert found["all"]["questions"] == 2
    assert found["all"]["answerable refused"] == 1  # the fake declines everything


def test_wrong_usage_exits_with_2() -> None:
    with pytest.raises(SystemExit) as caught:
        command.main(["run", "--system", "oracle"])
    assert caught.value.code == 2
