from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from app.view.printed.pictures import FAILED_FOR, MOST_WAITING, PagePictures
from ingest.pdf.picture.page_picture import PagePicture, PictureError
from tests.app.view.printed.made import drawn, made_report, written

REPORT = made_report()
NEVER_ENDING = 30  # seconds


class Drawing:
    """Draws, and counts how often."""

    def __init__(self, reason: str = "") -> None:
        self.numbers: list[int] = []
        self.reason = reason

    def __call__(self, content: bytes, number: int) -> PagePicture:
        self.numbers.append(number)
        if self.reason:
            raise PictureError(self.reason)
        return drawn(content, number)


def reason(pictures: PagePictures, number: int) -> str:
    with pytest.raises(PictureError) as caught:
        pictures.page(REPORT, number)
    return caught.value.reason


def test_a_page_is_drawn_once(tmp_path: Path) -> None:
    draw = Drawing()
    pictures = PagePictures({"nota": written(tmp_path)}, draw=draw)
    found = [pictures.page(REPORT, number).webp for number in (0, 1, 0)]
    assert found == [b"webp of page 0", b"webp of page 1", b"webp of page 0"]
    assert draw.numbers == [0, 1]


def test_what_was_looked_at_longest_ago_is_dropped_when_there_is_no_room(tmp_path: Path) -> None:
    draw = Drawing()
    size = drawn(written(tmp_path).read_bytes(), 0).size
    pictures = PagePictures({"nota": tmp_path / "nota.pdf"}, most_bytes=size + 1, draw=draw)
    for number in (0, 0, 1, 1, 0):
        pictures.page(REPORT, number)
    assert draw.numbers == [0, 1, 0]


@pytest.mark.parametrize("number", [-1, 2, 10**6])
def test_there_are_no_pages_but_those_of_the_report(tmp_path: Path, number: int) -> None:
    draw = Drawing()
    assert reason(PagePictures({"nota": written(tmp_path)}, draw=draw), number) == "missing"
    assert draw.numbers == []


def test_a_report_of_another_kind_of_file_has_no_pictures(tmp_path: Path) -> None:
    text = tmp_path / "nota.txt"
    text.write_text("Een nota.")
    file = written(tmp_path)
    assert PagePictures({"nota": file}).has(REPORT)
    assert not PagePictures({"nota": text}).has(REPORT)
    assert not PagePictures({"nota": tmp_path / "weg.pdf"}).has(REPORT)
    assert not PagePictures({"anders": file}).has(REPORT)
    assert not PagePictures({"nota": file}).has(replace(REPORT, page_starts=()))
    assert reason(PagePictures(), 0) == "missing"


def test_a_file_that_was_changed_or_is_gone_is_not_drawn(tmp_path: Path) -> None:
    draw = Drawing()
    pictures = PagePictures({"nota": written(tmp_path)}, draw=draw)
    written(tmp_path, b"%PDF-1.4 of another")
    assert reason(pictures, 0) == "changed"
    (tmp_path / "nota.pdf").unlink()
    assert reason(pictures, 1) == "changed"
    assert draw.numbers == []


def test_a_page_that_failed_is_tried_again_only_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    draw = Drawing("late")
    pictures = PagePictures({"nota": written(tmp_path)}, draw=draw)
    now = 1000.0
    monkeypatch.setattr("app.view.printed.pictures.time.monotonic", lambda: now)
    assert [reason(pictures, 0), reason(pictures, 0)] == ["late", "late"]
    assert draw.numbers == [0]
    now += FAILED_FOR + 1
    draw.reason = ""
    assert pictures.page(REPORT, 0).webp


def test_one_page_is_drawn_at_a_time_and_not_everybody_waits(tmp_path: Path) -> None:
    begun, may_end = threading.Event(), threading.Event()
    drawing = 0

    def slow(content: bytes, number: int) -> PagePicture:
        nonlocal drawing
        drawing += 1
        begun.set()
        assert may_end.wait(NEVER_ENDING)
        return drawn(content, number)

    pictures = PagePictures({"nota": written(tmp_path)}, draw=slow)
    with ThreadPoolExecutor(MOST_WAITING) as people:
        waiting = [people.submit(pictures.page, REPORT, 0) for _ in range(MOST_WAITING)]
        assert begun.wait(NEVER_ENDING)
        while pictures._places._value:  # not all have come yet
            pass
        assert reason(pictures, 1) == "busy"
        may_end.set()
        assert {one.result(NEVER_ENDING).webp for one in waiting} == {b"webp of page 0"}
    assert drawing == 1
    assert pictures.page(REPORT, 1).webp
