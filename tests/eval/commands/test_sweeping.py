from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

import eval.commands.sweeping
import eval.tune.measurer
from eval.commands import sweeping
from eval.tune.grid import Configuration
from eval.tune.measurer import Measurer
from index.encoder import BUNDLED
from ingest.errors import QuestionFileError, RapportwijzerError, SettingsError
from tests.eval.examples import IOM_QUOTE, JORDAN_QUOTE
from tests.fakes import FakeEncoder, edition_corpus

HALVES: list[dict[str, Any]] = [
    {"id": "A1", "question": "Jordanië?", "evidence": [JORDAN_QUOTE], "split": "dev"},
    {"id": "A2", "question": "Wat is IOM?", "evidence": [IOM_QUOTE], "split": "test"},
    {"id": "A3", "question": "Wat kost brood?", "answerable": False, "split": "dev"},
]


@pytest.fixture(autouse=True)
def measured(monkeypatch: pytest.MonkeyPatch) -> list[Configuration]:
    """What was measured, on a tiny report."""
    monkeypatch.setattr(eval.tune.measurer, "bundled_corpus", edition_corpus)
    monkeypatch.setattr(eval.tune.measurer, "open_encoder", lambda name: FakeEncoder(id=name))
    found: list[Configuration] = []
    measure = Measurer.measure

    def count(self: Measurer, configuration: Configuration) -> dict[str, float]:
        found.append(configuration)
        return measure(self, configuration)

    monkeypatch.setattr(Measurer, "measure", count)
    return found


@pytest.fixture
def halves(tmp_path: Path) -> str:
    file = tmp_path / "halves.jsonl"
    file.write_text("".join(f"{json.dumps(question)}\n" for question in HALVES), "utf-8")
    return str(file)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser()
    sweeping.add(parser.add_subparsers(required=True, metavar="command"))
    return parser


def _sweep(*arguments: str) -> int:
    parsed = _parser().parse_args(["sweep", *arguments])
    return int(parsed.command(parsed))


def test_a_sweep_prints_a_table_and_draws_a_map(
    home: Path, halves: str, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["--questions", halves, "--system", "tutorial", "bm25", "--k", "1", "10"]

    assert _sweep(*arguments, "--size", "50", "100", "--overlap", "0") == 0

    out = capsys.readouterr().out.splitlines()
    assert out[0] == "halves.jsonl dev, 2 questions, best nDCG@10 first"
    assert out[2].split() == ["R@1", "R@5", "nDCG@10"]
    rows = [line.rsplit(maxsplit=3) for line in out[3:11]]
    assert {row[0] for row in rows} == {
        f"{system}, size {size}, k {k}"
        for system in ("tutorial", "bm25")
        for size in (50, 100)
        for k in (1, 10)
    }
    best = [float(row[3]) for row in rows]
    assert best == sorted(best, reverse=True)
    drawn = (home / "sweep" / "heatmap.svg").read_text("utf-8")
    words = " ".join(ElementTree.fromstring(drawn).itertext())
    assert "halves.jsonl dev, 2 questions; each cell" in " ".join(words.split())
    assert "best over k" in " ".join(words.split())
    assert f"{home / 'sweep' / 'results.jsonl'}" in "\n".join(out)


def test_a_sweep_run_again_measures_nothing(
    home: Path, halves: str, measured: list[Configuration], capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["--questions", halves, "--system", "bm25", "--k", "1", "3", "--out", str(home)]
    _sweep(*arguments)
    first = capsys.readouterr().out
    _sweep(*arguments)

    assert [one.k for one in measured] == [1, 3]
    assert capsys.readouterr().out == first


def test_an_interrupted_sweep_goes_on(
    halves: str,
    measured: list[Configuration],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    arguments = ["--questions", halves, "--system", "bm25", "--size", "300", "400", "500"]
    whole = Measurer.measure

    def interrupted(self: Measurer, configuration: Configuration) -> dict[str, float]:
        if configuration.passages.size == 500:
            raise KeyboardInterrupt
        return whole(self, configuration)

    monkeypatch.setattr(Measurer, "measure", interrupted)
    with pytest.raises(KeyboardInterrupt):
        _sweep(*arguments)
    assert "Interrupted; the same command goes on from here." in capsys.readouterr().err
    monkeypatch.setattr(Measurer, "measure", whole)
    _sweep(*arguments)

    assert [one.passages.size for one in measured] == [300, 400, 500]


@pytest.mark.parametrize(
    ("options", "asked"), [([], "halves.jsonl dev, 2"), (["--split", "test"], "test, 1")]
)
def test_of_a_file_with_halves_the_development_half_is_asked(
    options: list[str], asked: str, halves: str, capsys: pytest.CaptureFixture[str]
) -> None:
    _sweep("--questions", halves, "--system", "bm25", *options)
    assert asked in capsys.readouterr().out


def test_a_file_without_halves_is_asked_whole(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "mine.jsonl"
    lines = [{key: value for key, value in one.items() if key != "split"} for one in HALVES]
    file.write_text("".join(f"{json.dumps(line)}\n" for line in lines), "utf-8")

    _sweep("--questions", str(file), "--system", "bm25")

    assert capsys.readouterr().out.startswith("mine.jsonl, 3 questions,")


def test_the_help_warns_of_the_test_half(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        _parser().parse_args(["sweep", "--help"])

    text = " ".join(capsys.readouterr().out.split())
    assert "'dev' is asked unless --split says otherwise" in text
    assert "Never choose a setting by the test half" in text


def test_one_configuration_has_no_map(home: Path, halves: str) -> None:
    assert _sweep("--questions", halves, "--system", "bm25") == 0
    assert not (home / "sweep" / "heatmap.svg").exists()


def test_options_reach_the_configuration(
    monkeypatch: pytest.MonkeyPatch, halves: str, capsys: pytest.CaptureFixture[str]
) -> None:
    found: list[Configuration] = []

    def measure(self: Measurer, configuration: Configuration) -> dict[str, float]:
        found.append(configuration)
        return {"nDCG@10": 0.5, "verified": 0.25, "sentence R@1": 1.0}

    monkeypatch.setattr(Measurer, "measure", measure)
    weights = ["--weight", "block_cosine=0.4,0.7", "--weight", "question_cosine=2"]
    _sweep("--questions", halves, *weights, "--without", "answer_type", "--encoder", "mine")

    values = [
        (
            one.encoder,
            one.weights.block_cosine,
            one.weights.question_cosine,
            one.weights.answer_type,
        )
        for one in found
        if one.weights
    ]
    assert values == [
        ("mine", 0.4, 2, 2),
        ("mine", 0.7, 2, 2),
        ("mine", 0.4, 2, 0),
        ("mine", 0.7, 2, 0),
    ]
    assert "chat, without answer_type, block_cosine 0.7" in capsys.readouterr().out


def test_without_options_the_assistant_is_measured_with_its_encoder() -> None:
    parsed = _parser().parse_args(["sweep"])
    assert (parsed.system, parsed.encoder, parsed.k) == (["chat"], [str(BUNDLED)], [10])


@pytest.mark.parametrize(
    "options",
    [
        ["--size", "49"],
        ["--size", "100", "--overlap", "100"],
        ["--k", "0"],
        ["--weight", "cosine=1"],
        ["--weight", "block_cosine=much"],
        ["--without", "everything"],
    ],
)
def test_a_bad_option_is_an_error_of_one_line(options: list[str], halves: str, home: Path) -> None:
    with pytest.raises(SettingsError) as caught:
        _sweep("--questions", halves, *options)

    assert str(caught.value).endswith(".")
    assert "\n" not in str(caught.value)
    assert not (home / "sweep").exists()


def test_a_large_grid_is_measured_only_if_meant(
    halves: str, measured: list[Configuration], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(eval.commands.sweeping, "MOST", 2)
    arguments = ["--questions", halves, "--system", "bm25", "--k", "1", "2", "3"]

    with pytest.raises(SettingsError, match="3 configurations, more than 2"):
        _sweep(*arguments)
    assert measured == []
    assert _sweep(*arguments, "--yes") == 0
    assert len(measured) == 3


def test_questions_without_an_answer_are_nothing_to_measure_by(tmp_path: Path) -> None:
    file = tmp_path / "none.jsonl"
    file.write_text(json.dumps({"id": "A", "question": "?", "answerable": False}), "utf-8")

    with pytest.raises(QuestionFileError, match="nothing to find passages for"):
        _sweep("--questions", str(file), "--system", "bm25")


def test_a_missing_question_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(RapportwijzerError, match="There is no question file"):
        _sweep("--questions", str(tmp_path / "no.jsonl"))
