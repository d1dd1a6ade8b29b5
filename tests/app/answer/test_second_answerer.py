"""Whatever answers can be put in the place of the extractive answerer."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path

import pytest

from app.answer.answer import Answerer
from app.view.feedback import FeedbackFile, read_feedback
from app.web.assistant import Assistant
from app.web.backend import Backend
from eval.run.run_file import ChatSystem, read_run, run_questions
from eval.score.scoring import score_records
from index.library import Library
from tests.eval.examples import JORDAN_QUOTE, gold
from tests.second_answerer import OF_ONE, OF_TWO, SecondAnswerer

QUESTION = "Wat doet Nederland?"
WHOLE = f"{OF_TWO} [1][2] {OF_ONE} [3]"


@pytest.fixture
def second(library: Library) -> Answerer:
    return SecondAnswerer(library)


def _markers(html: str) -> list[tuple[str, str]]:
    """Returns where each marker of an answer leads, and its number."""
    return re.findall(r'rw-marker" href="\?s=proef[^\w]([\w.]+)[^>]*><b>(\d)</b>', html)


def test_the_assistant_shows_each_part_with_the_markers_of_all_its_sources(
    second: Answerer,
) -> None:
    part, whole = Assistant(second, None).replies([QUESTION], "nl")
    assert _markers(part) == [("a1.0", "1"), ("a1.1", "2")]
    assert _markers(whole) == [("a1.0", "1"), ("a1.1", "2"), ("b1.0", "3")]
    assert OF_ONE not in part
    assert OF_ONE in whole


def test_the_chat_shows_one_part_after_the_other(second: Answerer) -> None:
    from app.web.chat_events import replies

    backend = Backend(lambda: Assistant(second, None))
    backend.wait()
    asked, part, whole = replies(backend, [], [QUESTION], "nl")
    assert [len(history) for history in (asked, part, whole)] == [1, 2, 2]
    assert len(_markers(part[-1]["content"]["value"])) == 2
    assert len(_markers(whole[-1]["content"]["value"])) == 3


@pytest.mark.parametrize("form", ["markdown", "html"])
def test_an_export_has_every_source(form: str, second: Answerer) -> None:
    text = Assistant(second, None).export({"asked": [QUESTION], "format": form})["text"]
    plain = " ".join(unescape(re.sub(r"<[^>]+>", "", text.replace("\\", ""))).split())
    assert WHOLE in plain
    for quote in ("Nederland steunt opvang in de regio.", "Jordanië ontving 60 miljoen euro"):
        assert quote in plain


def test_feedback_keeps_every_source(second: Answerer, tmp_path: Path) -> None:
    file = tmp_path / "feedback.jsonl"
    assistant = Assistant(second, FeedbackFile(file))
    assert assistant.rate({"asked": [QUESTION], "verdict": "good"})["kept"]
    (line,) = file.read_text("utf-8").splitlines()
    assert json.loads(line)["answer"]["answer"] == WHOLE
    assert len(list(read_feedback(file))) == 1


def test_its_run_is_written_read_and_scored(second: Answerer, tmp_path: Path) -> None:
    questions = [gold(question=QUESTION, answer=("Jordanië",), evidence=(JORDAN_QUOTE,))]
    file = tmp_path / "run.jsonl"
    records = run_questions(ChatSystem(second), questions)
    file.write_text("".join(f"{json.dumps(record.as_object())}\n" for record in records), "utf-8")
    run = read_run(file)
    (score,) = score_records(questions, run.values(), [second.library.corpora["proef"]])
    assert (score.answered, score.verified, score.verbatim) == (True, True, 1)
    assert score.citation_precision == pytest.approx(1 / 3)
    assert score.citation_recall == 1
