from __future__ import annotations

import threading
from pathlib import Path

import pytest

import app.web.adding.desk
from app.web.adding.desk import MOST_DRAFTS, Desk
from app.web.adding.draft import Draft
from index.shared_library import SharedLibrary
from ingest.errors import IndexFolderError, SettingsError
from ingest.library.adding import Wishes
from ingest.lock import locked
from ingest.pdf.picture.page_picture import PictureError
from tests.app.web.adding.made import TEXT, FakeMaking, FakeReading, await_stage, sent
from tests.fakes import FakeEncoder
from tests.ingest.ocr.program import install
from tests.ingest.pdf_files import make_pdf


def test_nothing_is_in_the_library_before_it_is_taken_in(desk: Desk, home: Path) -> None:
    draft = sent(desk, wishes=Wishes(id="klimaat"))
    await_stage(draft, "ready")
    assert draft.review
    assert desk.shelf.members() == []
    assert not (home / "index").exists()

    desk.take_in("anna")
    await_stage(draft, "done")
    (member,) = desk.shelf.members()
    assert draft.known == member
    assert (member.id, member.file.read_text("utf-8")) == ("klimaat", TEXT)
    encoder = FakeEncoder()
    library = SharedLibrary.of(encoder, home).load_or_build(lambda _: None)
    assert "klimaat" in library.corpora
    assert not any("Kenia" in text for text in encoder.encoded)  # that was done before


def test_a_file_that_is_let_go_leaves_the_library_as_it_was(desk: Desk) -> None:
    draft = sent(desk)
    await_stage(draft, "ready")
    assert desk.stop("anna")
    desk.take_in("anna")
    assert draft.stage == "stopped"
    assert desk.shelf.members() == []


def test_it_can_be_stopped_while_it_is_read(desk: Desk) -> None:
    FakeReading.may_read.clear()
    draft = sent(desk)
    await_stage(draft, "read")
    assert desk.stop("anna")
    FakeReading.may_read.set()
    other = sent(desk, owner="bert")  # it is this one's turn now
    await_stage(other, "ready")
    assert draft.stage == "stopped"


def test_it_can_be_stopped_while_it_is_encoded(desk: Desk) -> None:
    FakeMaking.may_end.clear()
    draft = sent(desk)
    await_stage(draft, "ready")
    desk.take_in("anna")
    await_stage(draft, "encoded")
    assert desk.stop("anna")
    await_stage(sent(desk, owner="bert"), "ready")  # the process has ended
    assert draft.stage == "stopped"
    assert desk.shelf.members() == []


@pytest.fixture
def calls(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PATH", str(tmp_path / "bin"), prepend=":")
    return install(tmp_path, made=make_pdf(["De bus reed door vier dorpen, zei de raad."]))


SCAN = b"\x89PNG\r\n\x1a\n"


def _scanned(desk: Desk, content: bytes = SCAN) -> Draft:
    draft = desk.begin("anna", "een scan.png", Wishes(ocr=desk.ocr))
    draft.write(content)
    desk.received(draft)
    return draft


def test_recognised_text_is_read_and_what_was_made_is_kept_with_the_report_alone(
    desk: Desk, calls: Path
) -> None:
    draft = _scanned(desk)
    await_stage(draft, "ready")
    assert draft.corpus
    assert [one.text for one in draft.corpus.report.sentences.values()] == [
        "De bus reed door vier dorpen, zei de raad."
    ]
    assert (draft.pages, draft.is_pdf, desk.ocr.exists()) == (2, True, False)
    desk.take_in("anna")
    await_stage(draft, "done")
    (member,) = desk.shelf.members()
    assert member.file_name == "een scan.pdf"
    (kept,) = desk.ocr.rglob("*.pdf")
    assert kept.read_bytes() == member.file.read_bytes()
    again = _scanned(desk)
    await_stage(again, "failed")
    assert (again.reason, again.known) == ("there", member)
    assert len(calls.read_text("utf-8").splitlines()) == 1


def test_it_can_be_stopped_while_text_is_recognised(desk: Desk, calls: Path) -> None:
    install(calls.parent, slowly="sleep 600")
    draft = _scanned(desk)
    await_stage(draft, "recognised")
    assert desk.stop("anna")
    await_stage(sent(desk, owner="bert"), "ready")
    assert draft.stage == "stopped"


def test_nobody_else_waits_while_text_is_recognised(desk: Desk, calls: Path) -> None:
    other = sent(desk, owner="bert")
    await_stage(other, "ready")
    install(calls.parent, slowly="sleep 600")
    draft = _scanned(desk)
    await_stage(draft, "recognised")
    drawn = threading.Event()

    def draw() -> None:
        with pytest.raises(PictureError):
            desk.picture("bert", 0)  # it is no PDF
        drawn.set()

    threading.Thread(target=draw, daemon=True).start()
    assert drawn.wait(20)
    desk.take_in("bert")
    await_stage(other, "done")
    assert draft.stage == "recognised"
    assert desk.stop("anna")


def test_what_has_no_images_is_read_as_it_is(desk: Desk, calls: Path) -> None:
    await_stage(_scanned(desk, TEXT.encode()), "ready")
    assert not calls.exists()


def test_what_cannot_be_recognised_is_told(desk: Desk, calls: Path) -> None:
    install(calls.parent, 15)
    draft = _scanned(desk)
    await_stage(draft, "failed")
    assert draft.reason == "unrecognised"


def test_without_the_program_no_text_is_recognised(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(SettingsError) as caught:
        _scanned(desk)
    assert caught.value.reason == "no_ocr"


def test_others_wait_for_their_turn(desk: Desk) -> None:
    FakeReading.may_read.clear()
    first = sent(desk)
    await_stage(first, "read")
    second = sent(desk, "Markt\n\nDe markt van Malta was open op elke dag van mei.\n", owner="bert")
    assert second.stage == "received"
    assert desk.stop("bert")
    FakeReading.may_read.set()
    await_stage(first, "ready")


def test_the_same_file_is_told_to_be_there(desk: Desk) -> None:
    await_stage(sent(desk), "ready")
    desk.take_in("anna")
    draft = desk.draft("anna")
    assert draft
    await_stage(draft, "done")
    again = sent(desk)
    await_stage(again, "failed")
    assert again.reason == "there"
    assert again.known == draft.known


@pytest.mark.parametrize(
    ("wishes", "reason"),
    [
        (Wishes(id="Klimaat!"), "id"),
        (Wishes(id="migratierapportage-2023"), "id"),
        (Wishes(title="x\ny"), "title"),
    ],
)
def test_what_cannot_be_wished_is_told_before_anything_is_sent(
    desk: Desk, wishes: Wishes, reason: str
) -> None:
    with pytest.raises(SettingsError) as caught:
        desk.begin("anna", "n.txt", wishes)
    assert caught.value.reason == reason


def test_a_short_name_that_is_taken_is_told(desk: Desk) -> None:
    draft = sent(desk, wishes=Wishes(id="klimaat"))
    await_stage(draft, "ready")
    desk.take_in("anna")
    await_stage(draft, "done")
    with pytest.raises(SettingsError) as caught:
        desk.begin("bert", "n.txt", Wishes(id="klimaat"))
    assert caught.value.reason == "taken"


def test_a_new_file_takes_the_place_of_the_last_and_few_people_have_one(desk: Desk) -> None:
    first = desk.begin("anna", "n.txt", Wishes())
    second = desk.begin("anna", "n.txt", Wishes())
    assert (first.stage, second.stage) == ("stopped", "received")
    for number in range(MOST_DRAFTS - 1):
        desk.begin(f"user {number}", "n.txt", Wishes())
    with pytest.raises(SettingsError) as caught:
        desk.begin("bert", "n.txt", Wishes())
    assert caught.value.reason == "busy"
    desk.stop("anna")
    desk.begin("bert", "n.txt", Wishes())


def test_what_nobody_asks_for_any_more_is_let_go(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(app.web.adding.desk, "IDLE", -1.0)
    first = desk.begin("anna", "n.txt", Wishes())
    desk.begin("bert", "n.txt", Wishes())
    assert first.stage == "stopped"
    assert desk.draft("anna") is None


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (IndexFolderError("It is full.", "full"), "full"),
        (OSError(28, "No space left on device"), "full"),
        (OSError(30, "Read-only file system"), "unwritable"),
        (RuntimeError("a bug"), "unexpected"),
    ],
)
def test_what_goes_wrong_while_it_is_taken_in_leaves_the_library_as_it_was(
    error: Exception, reason: str, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise error

    draft = sent(desk)
    await_stage(draft, "ready")
    monkeypatch.setattr(SharedLibrary, "prepare", fail)
    desk.take_in("anna")
    await_stage(draft, "failed")
    assert draft.reason == reason
    assert desk.shelf.members() == []


def test_a_library_that_another_process_changes_is_told(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk.shelf, "_patience", 0.05)
    draft = sent(desk)
    await_stage(draft, "ready")
    with locked(desk.shelf.folder.parent / ".lock"):
        desk.take_in("anna")
        await_stage(draft, "failed")
    assert draft.reason == "locked"


def test_there_are_pictures_of_a_file_that_is_looked_at_alone(desk: Desk) -> None:
    with pytest.raises(PictureError, match="missing"):
        desk.picture("anna", 0)
    await_stage(sent(desk), "ready")
    with pytest.raises(PictureError):
        desk.picture("anna", 0)  # it is no PDF


def test_what_is_over_can_be_forgotten(desk: Desk) -> None:
    draft = sent(desk, "")
    await_stage(draft, "failed")
    assert draft.reason == "blank"
    desk.forget("anna")
    assert desk.draft("anna") is None
    desk.begin("anna", "n.txt", Wishes())
    desk.forget("anna")
    assert desk.draft("anna")
