from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import eval.bench.chat_bench
import eval.bench.growth
import eval.bench.steps
import eval.commands.measuring
import index.workspace
from eval.bench.contenders import Chat, Tutorial
from eval.bench.fresh_process import answer_call
from eval.commands.measuring import add
from eval.load.against import Against
from ingest.errors import SettingsError
from tests.fakes import FakeEncoder, edition_corpus


def _here(function: Callable[..., Any], **arguments: object) -> object:
    """Calls a function in this process, with arguments and outcome as JSON nevertheless."""
    call = {"module": function.__module__, "name": function.__name__, "arguments": arguments}
    return json.loads(answer_call(json.dumps(call)))["outcome"]


@pytest.fixture(autouse=True)
def scratch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder for temporary files, and neither transformer nor other processes."""
    folder = tmp_path / "scratch"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    for part in (eval.bench.chat_bench, eval.bench.growth):
        monkeypatch.setattr(part, "run_fresh", _here)
    monkeypatch.setattr(eval.bench.chat_bench, "_ask_once", lambda *_: None)
    for part in (eval.bench.steps, eval.bench.growth):
        monkeypatch.setattr(part, "open_encoder", lambda name: FakeEncoder(256))
    for part in (index.workspace, eval.bench.growth):
        monkeypatch.setattr(part, "bundled_corpus", lambda *_: edition_corpus())
    monkeypatch.setattr(index.workspace, "REPORT_ID", "proef")
    for contender in (Chat, Tutorial):
        monkeypatch.setattr(contender, "modules", ())
    return folder


def bench(*options: str) -> int:
    parser = argparse.ArgumentParser()
    add(parser.add_subparsers())
    arguments = parser.parse_args(["bench", *options])
    return int(arguments.command(arguments))


def test_both_tables_are_printed_and_kept(
    home: Path, questions: str, scratch: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    options = ["--askers", "1", "2", "--repeats", "1", "--sizes", "200", "100"]

    assert bench("--questions", questions, *options) == 0

    printed = capsys.readouterr().out
    record = json.loads((home / "bench.json").read_text("utf-8"))
    ours, theirs = record["contenders"]["chat"], record["contenders"]["tutorial"]
    for name, ratio in record["contenders"]["ratio"].items():
        assert ratio == pytest.approx(ours[name] / theirs[name])
        assert name in printed
    assert {"1 asker: p50 ms", "2 askers: answers/s", "index MB"} <= ours.keys()
    assert list(record["growth"]) == ["100", "200"]
    assert "recall@10" in printed
    assert record["questions"] == 2
    assert (home / "bench.growth.svg").read_text("utf-8").startswith("<svg")
    assert list(scratch.iterdir()) == []


@pytest.mark.parametrize(("only", "kept"), [("contenders", "contenders"), ("growth", "growth")])
def test_one_half_can_be_had_alone(
    only: str, kept: str, home: Path, questions: str, tmp_path: Path
) -> None:
    out = tmp_path / "new" / "figures.json"
    options = ["--askers", "1", "--repeats", "1", "--sizes", "100", "--out", str(out)]

    bench("--questions", questions, "--only", only, *options)

    record = json.loads(out.read_text("utf-8"))
    assert record.keys() & {"contenders", "growth"} == {kept}
    assert out.with_name("figures.growth.svg").exists() == (only == "growth")
    assert not (home / "bench.json").exists()


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--sizes", "1000", "99"], "--sizes must be 100 or more, not 99."),
        (["--askers", "0"], "--askers must be 1 or more, not 0."),
        (["--repeats", "0"], "--repeats must be 1 or more, not 0."),
    ],
)
def test_numbers_that_measure_nothing_are_refused(
    options: list[str], message: str, questions: str
) -> None:
    with pytest.raises(SettingsError) as error:
        bench("--questions", questions, *options)
    assert str(error.value) == message


@pytest.mark.parametrize("place", ["", "file/bench.json"])
def test_a_place_that_cannot_be_written_is_told_before_anything_is_measured(
    place: str, questions: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setattr(eval.commands.measuring, "compare_contenders", pytest.fail)

    with pytest.raises(SettingsError, match="cannot be written"):
        bench("--questions", questions, "--out", str(tmp_path / place))


def test_an_earlier_version_is_measured_instead(
    home: Path, questions: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    wanted: list[Against] = []

    def compare(asked: Against, _: Path) -> dict[str, Any]:
        wanted.append(asked)
        figures = {"now": {"ms": 1.0}, "now / before": {"ms": 0.5}}
        return {"figures": figures, "answered otherwise": ["Wie?"], "load": ["0.10"]}

    monkeypatch.setattr(eval.commands.measuring, "compare_versions", compare)

    bench("--questions", questions, "--against", "HEAD~1", "--repeats", "2")

    (asked,) = wanted
    assert (asked.ref, asked.askers, asked.repeats) == ("HEAD~1", 8, 2)
    assert len(asked.questions) == 2
    printed = capsys.readouterr().out
    assert "now / before" in printed
    assert "Answered otherwise: 1\n- Wie?\nLoad: 0.10" in printed
    assert json.loads((home / "bench.json").read_text("utf-8")).keys() >= {"against"}


def test_the_stores_of_an_earlier_version_are_measured_by_size(
    home: Path, questions: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def compare(ref: str, size: int, *others: Any) -> dict[str, Any]:  # noqa: ANN401
        assert ref == "HEAD~1"
        assert others[-1].is_dir()
        return {"now": {"B/passage": size / 100}}

    monkeypatch.setattr(eval.commands.measuring, "compare_stores", compare)
    options = ["--against", "HEAD~1", "--only", "growth", "--sizes", "200", "100"]

    bench("--questions", questions, *options)

    record = json.loads((home / "bench.json").read_text("utf-8"))
    assert record["stores"] == {name: {"now": {"B/passage": int(name) / 100}} for name in SIZES}
    assert "200 passages" in capsys.readouterr().out


SIZES = ("100", "200")


def test_whole_answers_are_measured_by_size(
    home: Path, questions: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def grow(size: int, *_: object) -> dict[str, float]:
        return {"multiple": size / 100}

    monkeypatch.setattr(eval.commands.measuring, "grow_answers", grow)

    bench("--questions", questions, "--only", "answers", "--sizes", "200", "100")

    record = json.loads((home / "bench.json").read_text("utf-8"))
    assert record["answers"] == {"100": {"multiple": 1}, "200": {"multiple": 2}}
    assert "multiple" in capsys.readouterr().out


def test_adding_is_measured_alone(
    home: Path, questions: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    figures = {"in turn": {"seconds": 4.0}, "2 workers": {"seconds": 3.0}}
    monkeypatch.setattr(eval.commands.measuring, "measure_adding", lambda _, repeats: figures)

    bench("--questions", questions, "--only", "adding", "--repeats", "1")

    record = json.loads((home / "bench.json").read_text("utf-8"))
    assert record["adding"] == figures
    assert "2 workers" in capsys.readouterr().out


def test_an_interruption_leaves_no_temporary_files(
    questions: str, scratch: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(settings: object, folder: Path) -> None:
        (folder / "half").write_text("an index")
        assert folder.parent == scratch
        raise KeyboardInterrupt

    monkeypatch.setattr(eval.commands.measuring, "compare_contenders", interrupt)

    with pytest.raises(KeyboardInterrupt):
        bench("--questions", questions)
    assert list(scratch.iterdir()) == []


def test_what_was_measured_before_an_interruption_is_kept(
    home: Path, questions: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = eval.bench.growth.grow

    def interrupt(size: int, *others: Any) -> object:  # noqa: ANN401 (as `grow` has them)
        if size > 100:
            raise KeyboardInterrupt
        return real(size, *others)

    monkeypatch.setattr(eval.commands.measuring, "grow", interrupt)

    with pytest.raises(KeyboardInterrupt):
        bench("--questions", questions, "--only", "growth", "--sizes", "100", "200")
    assert list(json.loads((home / "bench.json").read_text("utf-8"))["growth"]) == ["100"]
