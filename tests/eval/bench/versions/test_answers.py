from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

import eval.bench.versions.answers
import eval.bench.versions.side
from eval.bench.versions.answers import MEDIAN, RATE, asked, compare_answers
from eval.bench.versions.version import Version
from ingest.errors import QuestionError, SettingsError

# Stands in for `eval.bench.versions.side`: each version answers as its file says.
PARROT = """
import json, pathlib, sys
word = pathlib.Path("word").read_text()
for line in sys.stdin:
    order = json.loads(line)
    answer = {"answer": word if order.get("question") == "odd" else "same", "confidence": word}
    print(json.dumps({"seconds": len(word), "answer": answer}), flush=True)
"""


@pytest.fixture
def versions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, Version]:
    """Two versions of which the one now takes a quarter of the time."""
    found = {}
    for name, word in (("now", "."), ("before", "....")):
        tree = tmp_path / name
        tree.mkdir()
        (tree / "word").write_text(word)
        found[name] = Version(tree, tree)
    (tmp_path / "side.py").write_text(PARROT)
    monkeypatch.setattr(eval.bench.versions.answers, "SIDE", tmp_path / "side.py")
    return found


def test_versions_are_timed_and_what_differs_is_told(versions: dict[str, Version]) -> None:
    figures, different = compare_answers(versions, ["even", "odd"], askers=8, repeats=2)

    assert different == ["odd"]
    assert figures["now / before"] == {MEDIAN: 0.25, RATE.format(8): 4}
    assert figures["before"] == {MEDIAN: 4000, RATE.format(8): 0.5}


def test_a_version_that_ends_is_told(versions: dict[str, Version]) -> None:
    (versions["now"].tree / "word").unlink()
    with asked(versions["now"]) as side, pytest.raises(SettingsError, match="has ended"):
        side.tell(question="even")


class Refusing:
    def answer(self, question: str) -> object:
        raise QuestionError("empty", question)


def test_a_side_tells_what_it_was_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    side = eval.bench.versions.side
    orders = [{"question": ""}, {"questions": ["", ""], "askers": 2}]
    monkeypatch.setattr(side, "start_answerer", lambda say: Refusing())
    monkeypatch.setattr(sys, "stdin", [json.dumps(order) for order in orders])

    side.main()

    one, many = map(json.loads, capsys.readouterr().out.splitlines())
    assert one["answer"]["error"]
    assert many.keys() == {"seconds"}
