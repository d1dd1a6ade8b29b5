"""The desk at which editors add reports, rename them and take them away: one file a person."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from app.web.adding.draft import OVER, Draft, LetGoError
from index.apart.making import Making
from ingest.durable import why_unwritten, write_whole
from ingest.errors import RapportwijzerError, SettingsError
from ingest.library.adding import Wishes
from ingest.library.member import Member
from ingest.library.reading import Reading
from ingest.library.shelf import Shelf, check_id, check_title
from ingest.ocr.recognising import can_recognise
from ingest.ocr.text_layer import kept_layer
from ingest.pdf.picture.page_picture import PagePicture, PictureError, render_page

MOST_DRAFTS = 4  # of all people at once: each may hold a file of the greatest size on the disk
IDLE = 3600.0  # seconds until a file that nobody asks for is let go
PATIENCE = 10.0  # seconds for another process that changes the library
UNEXPECTED = "unexpected"
LOOK_EVERY = 0.2  # seconds, whether who waits was stopped


class Desk:
    """Where files are read and taken in, one at a time; recognising, which takes longest, beside.

    Args:
        home: The data folder.
        maker: Makes the part of the index of a report, given as `write_corpus` writes it.
        reader: Reads a file.
    """

    def __init__(
        self,
        home: Path,
        maker: Callable[[bytes], Making],
        reader: Callable[..., Reading] = Reading,
    ) -> None:
        self.shelf = Shelf(home, PATIENCE)
        self.ocr = home / "ocr"  # where files with recognised text are kept
        self._maker = maker
        self._reader = reader
        self._drafts = dict[str, Draft]()  # by who sent them
        self._keeping = threading.Lock()
        self._turn = threading.Lock()  # of reading and taking in
        self._recognising = threading.Lock()
        self._drawing = threading.Lock()

    def draft(self, owner: str) -> Draft | None:
        """Returns the file of somebody, if there is one."""
        draft = self._drafts.get(owner)
        if draft:
            draft.seen = time.monotonic()
        return draft

    def begin(self, owner: str, name: str, wishes: Wishes) -> Draft:
        """Returns a file to be written, in the place of the person's last one.

        Raises:
            SettingsError: It cannot be added as wished, or there are too many already.
        """
        if wishes.title:
            check_title(wishes.title)
        if wishes.ocr and not can_recognise():
            raise SettingsError("ocrmypdf is not installed.", "no_ocr")
        if wishes.id:
            check_id(wishes.id)
            if any(member.id == wishes.id for member in self.shelf.members()):
                raise SettingsError(f"There is a report {wishes.id} already.", "taken")
        with self._keeping:
            self._let_go_of_idle()
            last = self._drafts.pop(owner, None)
            if last and not last.stop() and last.stage not in OVER:
                self._drafts[owner] = last
                raise SettingsError("The last file is being written.", "busy")
            if sum(draft.stage not in OVER for draft in self._drafts.values()) >= MOST_DRAFTS:
                raise SettingsError("Others are adding reports.", "busy")
            try:
                self.shelf.folder.mkdir(parents=True, exist_ok=True)
                draft = Draft(name, wishes, self.shelf.folder.parent)
            except OSError as error:
                raise SettingsError(str(error), why_unwritten(error)) from error
            self._drafts[owner] = draft
            return draft

    def received(self, draft: Draft) -> None:
        """Begins to read a file that is there as a whole."""
        self._work(self._read, draft)

    def take_in(self, owner: str) -> None:
        """Begins to put a file that was looked at into the library; nothing if there is none."""
        with self._keeping:
            draft = self._drafts.get(owner)
            if draft is None or draft.stage != "ready":
                return
            draft.enter("waiting")
        self._work(lambda draft: self._keep(draft, owner), draft)

    def stop(self, owner: str) -> bool:
        """Lets a file go, if there is one; returns False if it is too late for that."""
        draft = self._drafts.get(owner)
        return draft is None or draft.stop()

    def forget(self, owner: str) -> None:
        """Tells no more of a file that nothing happens with."""
        with self._keeping:
            draft = self._drafts.get(owner)
            if draft and draft.stage in OVER:
                del self._drafts[owner]

    def rename(self, owner: str, id_: str, title: str) -> None:
        """Gives a report another title.

        Raises:
            SettingsError: That cannot be done.
        """
        self.shelf.rename(id_, title)
        _log("report renamed", owner, id_)

    def remove(self, owner: str, id_: str) -> None:
        """Takes a report away.

        Raises:
            SettingsError: That cannot be done.
        """
        self.shelf.remove(id_)
        _log("report removed", owner, id_)

    def close(self) -> None:
        """Lets all files go, and ends what is reading them."""
        with self._keeping:
            for draft in self._drafts.values():
                draft.stop()

    def picture(self, owner: str, number: int) -> PagePicture:
        """Returns a page of a file that is being looked at.

        Args:
            owner: Whose file it is.
            number: Of the page, from 0.

        Raises:
            PictureError: There is none.
        """
        draft = self.draft(owner)
        if draft is None or draft.stage != "ready":
            raise PictureError("missing")
        try:
            with _turn(self._drawing, draft):
                return render_page(draft.file().content, number)
        except LetGoError:
            raise PictureError("missing") from None

    def _let_go_of_idle(self) -> None:
        for owner, draft in list(self._drafts.items()):
            if time.monotonic() - draft.seen > IDLE and draft.stop():
                del self._drafts[owner]

    def _work(self, work: Callable[[Draft], None], draft: Draft) -> None:
        def run() -> None:
            try:
                work(draft)
            except LetGoError:
                pass
            except RapportwijzerError as error:
                draft.fail(error.reason or UNEXPECTED, self._known(draft))
            except OSError as error:
                draft.fail(why_unwritten(error))
            except Exception as error:
                draft.fail(UNEXPECTED)
                logging.getLogger(__name__).error("adding failed", exc_info=error)

        threading.Thread(target=run, daemon=True).start()

    def _known(self, draft: Draft) -> Member | None:
        return self.shelf.holding(draft.sha256)

    def _read(self, draft: Draft) -> None:
        if known := self._known(draft):
            draft.fail("there", known)
        if draft.wishes.ocr:
            with _turn(self._recognising, draft):
                self._recognise(draft, draft.wishes.ocr)
        with _turn(self._turn, draft):
            draft.read(self._reader)

    def _recognise(self, draft: Draft, folder: Path) -> None:
        """Has the text of a file recognised, unless that was done for a report of the library."""
        kept = kept_layer(folder, draft.sha256, draft.name)
        if not kept.is_file():
            draft.recognise()
            return
        draft.replace(kept.open("rb", buffering=0))
        if known := self._known(draft):
            draft.fail("there", known)

    def _keep(self, draft: Draft, owner: str) -> None:
        with _turn(self._turn, draft):
            self._take_in(draft, owner)

    def _take_in(self, draft: Draft, owner: str) -> None:
        corpus = draft.corpus
        assert corpus is not None
        draft.make(self._maker)
        file = draft.file()
        draft.enter("written")
        member = self.shelf.add(file, corpus)
        _log("report added", owner, member.id)
        if draft.wishes.ocr and draft.sent_sha256:
            kept = kept_layer(draft.wishes.ocr, draft.sent_sha256, draft.name)
            with suppress(OSError):  # it would only be made once more
                kept.parent.mkdir(parents=True, exist_ok=True)
                write_whole(kept, [file.content])
        draft.finish(member)


@contextmanager
def _turn(lock: threading.Lock, draft: Draft) -> Iterator[None]:
    """Waits until nothing else is at work here.

    Raises:
        LetGoError: The file was stopped meanwhile.
    """
    while not lock.acquire(timeout=LOOK_EVERY):
        draft.check()
    try:
        yield
    finally:
        lock.release()


def _log(event: str, owner: str, id_: str) -> None:
    logging.getLogger(__name__).info(event, extra={"user": owner, "report": id_})
