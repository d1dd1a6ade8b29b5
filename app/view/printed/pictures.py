"""The pictures of pages: drawn when somebody looks, kept while there is room."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from ingest.automatic.source import is_pdf
from ingest.document import Report
from ingest.errors import ReportError
from ingest.pdf.picture.page_picture import PagePicture, PictureError, render_page
from ingest.report_file import read_report_file

MOST_BYTES = 64_000_000  # of the pictures that are kept: some 250 pages
MOST_WAITING = 16  # people, for pictures that are not drawn yet
FAILED_FOR = 600.0  # seconds until a page that could not be drawn is tried again
FAILURE_SIZE = 1_000  # bytes that a failure counts for


@dataclass(frozen=True, slots=True)
class _Kept:
    """A picture, or why there is none and until when that is believed."""

    picture: PagePicture | None
    reason: str = ""
    until: float = float("inf")

    @property
    def size(self) -> int:
        return self.picture.size if self.picture else FAILURE_SIZE


class PagePictures:
    """Draws pages, one at a time, so that answering goes on meanwhile; keeps what was looked at.

    Args:
        files: By report id, the files that reports were read from; those that are no PDF are left
            out.
        most_bytes: Memory that pictures may take in all.
        draw: Makes a picture of a file's bytes and the number of a page.
    """

    def __init__(
        self,
        files: Mapping[str, Path] | None = None,
        most_bytes: int = MOST_BYTES,
        draw: Callable[[bytes, int], PagePicture] = render_page,
    ) -> None:
        self._files = {id_: path for id_, path in (files or {}).items() if _holds_pdf(path)}
        self._most_bytes = most_bytes
        self._draw = draw
        self._kept: OrderedDict[tuple[str, int], _Kept] = OrderedDict()
        self._size = 0
        self._keeping, self._drawing = threading.Lock(), threading.Lock()
        self._places = threading.BoundedSemaphore(MOST_WAITING)

    def has(self, report: Report) -> bool:
        """Returns whether there are pictures of a report's pages."""
        return report.id in self._files and bool(report.page_starts)

    def page(self, report: Report, number: int) -> PagePicture:
        """Returns the picture of a page of a report's file.

        Args:
            report: The report.
            number: Of the page, from 0.

        Raises:
            PictureError: There is none: "missing" if the report has no such page, "changed" if its
                file is another by now, "busy" if too many wait for theirs, or as `render_page`.
        """
        if not self.has(report) or not 0 <= number < len(report.page_starts):
            raise PictureError("missing")
        kept = self._find(report.id, number) or self._wait_for(report, number)
        if kept.picture is None:
            raise PictureError(kept.reason)
        return kept.picture

    def _wait_for(self, report: Report, number: int) -> _Kept:
        if not self._places.acquire(blocking=False):
            raise PictureError("busy")
        try:
            with self._drawing:
                # Somebody else may have waited for the same page.
                kept = self._find(report.id, number)
                if kept is None:
                    kept = self._drawn(report, number)
                    self._keep(report.id, number, kept)
                return kept
        finally:
            self._places.release()

    def _drawn(self, report: Report, number: int) -> _Kept:
        try:
            file = read_report_file(self._files[report.id])
            if file.sha256 != report.sha256:
                raise PictureError("changed")
            return _Kept(self._draw(file.content, number))
        except ReportError:
            reason = "changed"
        except PictureError as error:
            reason = error.reason
        return _Kept(None, reason, time.monotonic() + FAILED_FOR)

    def _find(self, report_id: str, number: int) -> _Kept | None:
        with self._keeping:
            kept = self._kept.get((report_id, number))
            if kept is None or kept.until < time.monotonic():
                return None
            self._kept.move_to_end((report_id, number))
            return kept

    def _keep(self, report_id: str, number: int, kept: _Kept) -> None:
        with self._keeping:
            earlier = self._kept.pop((report_id, number), None)
            self._kept[report_id, number] = kept
            self._size += kept.size - (earlier.size if earlier else 0)
            while self._size > self._most_bytes and len(self._kept) > 1:
                _, dropped = self._kept.popitem(last=False)
                self._size -= dropped.size


def _holds_pdf(path: Path) -> bool:
    with suppress(ReportError):
        return is_pdf(read_report_file(path).content)
    return False
