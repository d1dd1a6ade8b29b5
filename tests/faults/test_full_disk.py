"""A disk that is full at any moment: what was there stays, and with room again all goes on."""

from __future__ import annotations

import resource
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from itertools import count
from pathlib import Path

import numpy as np
import pytest

from app.view.feedback import FeedbackFile, read_feedback
from eval.run.configuration import configuration
from eval.run.resumable_run import answer_into
from eval.run.run_file import read_run
from eval.tune.embedding_cache import CachedEncoder
from index.build import build, load
from ingest.errors import FeedbackError, IndexFolderError, SettingsError
from tests.eval.examples import FakeAnswerer, gold
from tests.fakes import FakeEncoder, edition_corpus, recipe_for, tiny_corpora
from tests.faults.conftest import Count, contents
from tests.faults.disk import Disk
from tests.faults.victims import Remembering

FULL = "No space left on device"
Leave = Callable[[Disk, int], None]


@pytest.mark.parametrize("leave", [Disk.leave_pages, Disk.leave_files], ids=["bytes", "files"])
@pytest.mark.parametrize("with_old", [True, False], ids=["an index there", "none there"])
def test_a_build_that_finds_the_disk_full_leaves_what_was_there(
    with_old: bool, leave: Leave, disk: Disk, encoder: FakeEncoder, count_faults: Count
) -> None:
    folder = disk.folder / "index"
    builds = Builds(folder, encoder, with_old)
    for room in count():
        leave(disk, room)
        said = builds.said()
        if not said:
            break  # that was all it needs
        assert FULL in said
        assert said.endswith(("is unchanged.", "can name another place."))
        builds.check_old()
        assert {path.name for path in disk.folder.iterdir()} <= {"full", "index", ".index.lock"}

    count_faults(room)
    assert room >= (30 if leave is Disk.leave_files else 40)
    assert list(load(folder, builds.recipe).corpora) == ["nota", "proef"]


@pytest.mark.parametrize("with_old", [True, False], ids=["an index there", "none there"])
def test_a_build_whose_files_may_not_grow_leaves_what_was_there(
    with_old: bool,
    tmp_path: Path,
    tmp_path_factory: pytest.TempPathFactory,
    encoder: FakeEncoder,
    count_faults: Count,
) -> None:
    folder = tmp_path / "index"
    builds = Builds(folder, encoder, with_old)
    whole = tmp_path_factory.mktemp("whole") / "index"
    assert Builds(whole, encoder, with_old=False).said() == ""
    largest = max(file.stat().st_size for file in whole.rglob("*") if file.is_file()) - 1
    sizes = [*range(0, 6000, 150), *range(6000, largest, 4000), largest]
    for size in sizes:
        with files_up_to(size):
            said = builds.said()
        assert "File too large" in said
        builds.check_old()
        assert {path.name for path in tmp_path.iterdir()} <= {"index", ".index.lock"}

    count_faults(len(sizes))
    assert len(sizes) >= 40
    with files_up_to(largest + 100):
        assert builds.said() == ""
    assert list(load(folder, builds.recipe).corpora) == ["nota", "proef"]


class Builds:
    """Builds of an index where another stands, or none.

    Args:
        folder: Of both.
        encoder: Of both.
        with_old: Whether there is another.
    """

    def __init__(self, folder: Path, encoder: FakeEncoder, with_old: bool) -> None:
        self.recipe = recipe_for(tiny_corpora(), encoder)
        self._folder, self._encoder = folder, encoder
        self._old = recipe_for([edition_corpus()], encoder) if with_old else None
        if self._old:
            build([edition_corpus()], self._old.reports, encoder, folder)
        self._before = contents(folder)

    def said(self) -> str:
        """Builds, and returns why that failed, or ""."""
        return failing(
            IndexFolderError,
            lambda: build(tiny_corpora(), self.recipe.reports, self._encoder, self._folder),
        )

    def check_old(self) -> None:
        assert contents(self._folder) == self._before
        if self._old:
            assert list(load(self._folder, self._old).corpora) == ["proef"]


def failing(kind: type[Exception], action: Callable[[], object]) -> str:
    """Returns what an action that fails in this way says, or ""."""
    try:
        action()
    except kind as error:
        return str(error)
    return ""


@contextmanager
def files_up_to(size: int) -> Iterator[None]:
    """Lets no file grow beyond so many bytes."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_feedback_is_kept_whole_or_refused(disk: Disk, count_faults: Count) -> None:
    rooms = range(20)
    for room in rooms:
        file = disk.folder / f"{room}" / "feedback.jsonl"
        feedback, given = FeedbackFile(file), list[str]()
        file.parent.mkdir()

        def give(remark: str, feedback: FeedbackFile = feedback) -> None:
            feedback.add("good", remark, ("Wie?",), FakeAnswerer().answer("Wie?"), "abc")

        disk.leave_pages(room)
        remark = "0 é"
        while not (said := failing(FeedbackError, partial(give, remark))):
            given.append(remark)
            remark = f"{len(given)} " + "é" * 97 * room
        assert FULL in said
        assert file.read_bytes()[-1:] in (b"", b"\n")  # nothing of the line that was refused
        assert [one.remark for one in read_feedback(file)] == given

        disk.empty()
        give("later")
        assert [one.remark for one in read_feedback(file)] == [*given, "later"]

    count_faults(len(rooms))


def test_an_evaluation_keeps_its_answers_and_goes_on_where_there_is_room(
    disk: Disk, tmp_path: Path, count_faults: Count
) -> None:
    (tmp_path / "questions.jsonl").touch()
    made = configuration("chat", "fake", "0a1b", tmp_path / "questions.jsonl", None)
    questions = [gold(id=f"A{number}") for number in range(60)]
    rooms = range(20)
    for room in rooms:
        out = disk.folder / f"{room}" / "run.jsonl"
        system, again = Remembering("é" * 700), Remembering("é" * 7000)
        disk.leave_pages(room)
        with pytest.raises(SettingsError, match=FULL):
            answer_into(out, system, questions, made, print)
        # Every answer but the one that found no room.
        kept = _whole_lines(out.with_name("run.unfinished.jsonl"))
        assert kept == max(0, len(system.asked) - 1)

        disk.leave_pages(0)
        with pytest.raises(SettingsError, match=FULL):
            answer_into(out, again, questions, made, print)

        disk.empty()
        later = Remembering("é" * 700)
        answer_into(out, later, questions, made, print)
        assert later.asked == [question.id for question in questions[kept:]]
        assert list(read_run(out)) == [question.id for question in questions]

    count_faults(2 * len(rooms))


def _whole_lines(file: Path) -> int:
    return file.read_bytes().count(b"\n") if file.is_file() else 0


def test_vectors_are_kept_whole_or_not_at_all(
    disk: Disk, encoder: FakeEncoder, count_faults: Count
) -> None:
    texts = [f"tekst {number}" for number in range(40)]
    folder, vectors = disk.folder / "embeddings", encoder.encode_queries(texts)
    cached = CachedEncoder(encoder, folder)
    for room in count():
        disk.leave_pages(room)
        said = failing(OSError, lambda: cached.encode_documents(texts))
        if not said:
            break
        assert FULL in said
        assert contents(folder) == {}

    count_faults(room)
    assert room >= 20
    encoded = len(encoder.encoded)
    np.testing.assert_array_equal(cached.encode_documents(texts), vectors)
    assert len(encoder.encoded) == encoded  # read from the disk
