from __future__ import annotations

import threading
from pathlib import Path

import pytest

from app.answering import ExtractiveAnswerer
from app.feedback import MOST_REMARK, FeedbackFile, read_feedback
from ingest.errors import FeedbackError

ASKED = ("Hoeveel migranten gingen naar huis?",)


def test_feedback_comes_back_as_it_was_given(answerer: ExtractiveAnswerer, tmp_path: Path) -> None:
    file = tmp_path / "data" / "feedback.jsonl"
    answer = answerer.answer(ASKED[0])
    remark = "niet <b>goed</b>\n\u202e\x00 “x”"
    FeedbackFile(file).add("bad", remark, ASKED, answer, "abc")
    (one,) = read_feedback(file)
    assert (one.verdict, one.remark, one.asked, one.index) == ("bad", remark, ASKED, "abc")
    assert one.answer["answer"] == answer.text
    assert [c["quote"] for c in one.answer["citations"]] == [c.quote for c in answer.citations]


def test_a_long_remark_is_cut(answerer: ExtractiveAnswerer, tmp_path: Path) -> None:
    file = tmp_path / "feedback.jsonl"
    FeedbackFile(file).add("good", "x" * 10_000, ASKED, answerer.answer(ASKED[0]), "abc")
    assert len(next(read_feedback(file)).remark) == MOST_REMARK


def test_several_people_at_once_lose_nothing(answerer: ExtractiveAnswerer, tmp_path: Path) -> None:
    file = FeedbackFile(tmp_path / "feedback.jsonl")
    answer = answerer.answer(ASKED[0])
    threads = [
        threading.Thread(target=file.add, args=("good", f"{n}", ASKED, answer, "abc"))
        for n in range(40)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    remarks = [one.remark for one in read_feedback(tmp_path / "feedback.jsonl")]
    assert sorted(remarks, key=int) == [str(n) for n in range(40)]


def test_a_folder_in_the_way_is_told(answerer: ExtractiveAnswerer, tmp_path: Path) -> None:
    with pytest.raises(FeedbackError, match="cannot be written"):
        FeedbackFile(tmp_path).add("good", "", ASKED, answerer.answer(ASKED[0]), "abc")


@pytest.mark.parametrize("line", ["{", "[]", '{"asked": 3}', '{"verdict": "good"}'])
def test_a_bad_line_is_named(tmp_path: Path, line: str) -> None:
    file = tmp_path / "feedback.jsonl"
    file.write_text(f"\n{line}\n", "utf-8")
    with pytest.raises(FeedbackError, match="Line 2"):
        list(read_feedback(file))


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(FeedbackError, match=r"no feedback file .*nix"):
        list(read_feedback(tmp_path / "nix"))


def test_a_line_cut_by_a_full_disk_swallows_no_other(
    answerer: ExtractiveAnswerer, tmp_path: Path
) -> None:
    file = tmp_path / "feedback.jsonl"
    file.write_bytes(b'{"time": "2026\xc3')
    FeedbackFile(file).add("good", "\ud800", ASKED, answerer.answer(ASKED[0]), "abc")
    with pytest.raises(FeedbackError, match="Line 1"):
        list(read_feedback(file))
    file.write_bytes(file.read_bytes().split(b"\n", 1)[1])
    assert [one.remark for one in read_feedback(file)] == ["?"]
