from __future__ import annotations

import threading
from pathlib import Path

import pytest

from app.answer.answering import ExtractiveAnswerer
from app.view.feedback import MOST_REMARK, FeedbackFile, read_feedback
from ingest.errors import FeedbackError

ASKED = ("Hoeveel migranten gingen naar huis?",)


def test_feedback_comes_back_as_it_was_given(answerer: ExtractiveAnswerer, tmp_path: Path) -> None:
    file = tmp_path / "data" / "feedback.jsonl"
    answer = answerer.answer(ASKED[0])
    remark = "niet <b>goed</b>\n\u202e\x00 “x”"
    FeedbackFile(file).add("bad", remark, ASKED, answer, "abc")
    (one,) = read_feedback(file)
    assert (one.verdict, one.remark, one.asked, one.index) == ("bad", remark, ASKED, "abc")
    assert one.answer.answer == answer.text
    assert [c.quote for c in one.answer.citations] == [c.quote for c in answer.citations]


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


def give(file: FeedbackFile, answerer: ExtractiveAnswerer, *remarks: str) -> None:
    for remark in remarks:
        file.add("good", remark, ASKED, answerer.answer(ASKED[0]), "abc")


def remarks(file: Path) -> list[str]:
    return [one.remark for one in read_feedback(file)]


@pytest.mark.parametrize("left", [b'{"time": "2026\xc3', b"{", b"\0" * 100])
def test_half_a_line_of_a_killed_process_is_passed_over_and_then_removed(
    left: bytes, answerer: ExtractiveAnswerer, tmp_path: Path
) -> None:
    file = tmp_path / "feedback.jsonl"
    give(FeedbackFile(file), answerer, "before")
    whole = file.read_bytes()
    file.write_bytes(whole + left)
    assert remarks(file) == ["before"]

    give(FeedbackFile(file), answerer, "\ud800")
    assert remarks(file) == ["before", "?"]
    assert file.read_bytes().startswith(whole + b'{"time"')


def test_a_whole_line_without_its_end_is_kept(answerer: ExtractiveAnswerer, tmp_path: Path) -> None:
    file = tmp_path / "feedback.jsonl"
    give(FeedbackFile(file), answerer, "before")
    file.write_bytes(file.read_bytes().rstrip())

    give(FeedbackFile(file), answerer, "after")

    assert remarks(file) == ["before", "after"]


def test_full_files_are_set_aside_and_then_no_more_is_taken(
    answerer: ExtractiveAnswerer, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    file = tmp_path / "feedback.jsonl"
    give(FeedbackFile(file), answerer, "0")
    size = file.stat().st_size
    feedback = FeedbackFile(file, most_bytes=2 * size)
    give(feedback, answerer, *map(str, range(1, 10)))  # two in each of five files

    for _ in range(3):
        with pytest.raises(FeedbackError, match=r"and the 4 set aside are full; move them") as told:
            give(feedback, answerer, "lost")

    assert remarks(file) == [str(number) for number in range(10)]
    assert sorted(path.name for path in tmp_path.glob("*.jsonl")) == [
        *(f"feedback-{number}.jsonl" for number in range(1, 5)),
        "feedback.jsonl",
    ]
    assert [(record.levelname, record.message) for record in caplog.records] == [
        ("ERROR", str(told.value))
    ]

    # Whoever moves the first away makes room; what is new still comes last.
    (tmp_path / "feedback-1.jsonl").unlink()
    give(feedback, answerer, "10")
    assert remarks(file) == [str(number) for number in range(2, 11)]
    assert (tmp_path / "feedback-5.jsonl").is_file()


def test_only_files_set_aside_are_read_beside_it(
    answerer: ExtractiveAnswerer, tmp_path: Path
) -> None:
    for name in ("feedback-old.jsonl", "feedback-1.jsonl.gz", "other-1.jsonl", "feedback-².jsonl"):
        (tmp_path / name).write_text("not feedback\n", "utf-8")
    (tmp_path / "feedback-3.jsonl").mkdir()
    give(FeedbackFile(tmp_path / "feedback-2.jsonl"), answerer, "first")

    assert remarks(tmp_path / "feedback.jsonl") == ["first"]


def test_what_people_say_is_for_the_owner_alone(
    answerer: ExtractiveAnswerer, tmp_path: Path
) -> None:
    give(FeedbackFile(tmp_path / "feedback.jsonl"), answerer, "x")
    assert (tmp_path / "feedback.jsonl").stat().st_mode & 0o777 == 0o600
