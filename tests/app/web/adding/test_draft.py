from __future__ import annotations

import errno
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.web.adding.draft import Draft, LetGoError
from ingest.errors import ReportError
from ingest.library.adding import Wishes
from tests.app.web.adding.made import TEXT, FakeReading


@pytest.fixture
def draft(tmp_path: Path) -> Iterator[Draft]:
    made = Draft("klimaat.txt", Wishes(title="Droogte"), tmp_path, most_bytes=1_000)
    yield made
    made.stop()


def test_what_is_sent_is_nowhere_by_name_and_read_as_a_whole(draft: Draft, tmp_path: Path) -> None:
    for part in (TEXT[:20], TEXT[20:]):
        draft.write(part.encode())
    assert list(tmp_path.iterdir()) == []
    FakeReading.may_read.set()
    draft.read(FakeReading)
    assert draft.stage == "ready"
    assert draft.corpus
    assert draft.corpus.report.title == "Droogte"
    assert draft.file().content.decode() == TEXT
    assert not draft.is_pdf


def test_more_than_a_file_may_have_is_not_taken(draft: Draft) -> None:
    draft.write(b"x" * 1_000)
    with pytest.raises(ReportError) as caught:
        draft.write(b"x")
    assert caught.value.reason == "large"


def test_of_a_file_that_is_let_go_nothing_is_left(draft: Draft) -> None:
    draft.write(TEXT.encode())
    assert draft.stop()
    assert draft.stop()
    assert (draft.stage, draft.corpus, draft.review) == ("stopped", None, None)
    for use in (draft.file, lambda: draft.write(b"x"), lambda: draft.read(FakeReading)):
        with pytest.raises(LetGoError):
            use()


def test_what_is_being_written_can_no_longer_be_let_go(draft: Draft) -> None:
    draft.enter("written")
    assert not draft.stop()
    assert draft.stage == "written"
    draft.fail("full")
    assert (draft.stage, draft.reason) == ("failed", "full")


def test_a_full_disk_is_an_error_of_the_system(
    draft: Draft, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Full:
        def write(self, part: bytes) -> int:
            raise OSError(errno.ENOSPC, "No space left on device")

        def close(self) -> None:
            pass

    draft._content.close()
    monkeypatch.setattr(draft, "_content", Full())
    with pytest.raises(OSError, match="No space left"):
        draft.write(b"x")
