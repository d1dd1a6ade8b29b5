"""The files in a ZIP file, which may come from anybody: few, and no larger than they are worth.

A kilobyte can unpack to a megabyte, and what a file says of its sizes need not be true. So both
what it says and what really comes out are bounded, before anything is made of it.
"""

from __future__ import annotations

import io
import zipfile
import zlib

from ingest.isolated import StoppedError

MOST_FILES = 20_000  # an EPUB of a large book has some hundreds
MOST_BYTES = 100_000_000  # that are unpacked in all; the text of long reports has some 10 MB
# Letters are packed to a tenth, tables of many like cells to a hundredth; bombs to a thousandth.
MOST_RATIO = 250
SMALL = 1_000_000  # bytes, for which the ratio does not matter
PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # all that these formats may use
IS_ENCRYPTED = 1  # bit of the flags


class Archive:
    """A ZIP file whose parts are read into memory, within bounds.

    Args:
        content: The bytes of the file.

    Raises:
        StoppedError: It is damaged or holds too many files.
    """

    def __init__(self, content: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
        except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError):
            raise StoppedError("damaged") from None
        if len(self._zip.filelist) > MOST_FILES:
            raise StoppedError("files")
        self._left = MOST_BYTES

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all parts."""
        return tuple(self._zip.NameToInfo)

    def __contains__(self, name: str) -> bool:
        return name in self._zip.NameToInfo

    def read(self, name: str) -> bytes:
        """Returns a part.

        Raises:
            StoppedError: It is not there, damaged, encrypted, or grows larger than it may.
        """
        info = self._zip.NameToInfo.get(name)
        if info is None or info.compress_type not in PACKED:
            raise StoppedError("damaged")
        if info.flag_bits & IS_ENCRYPTED:
            raise StoppedError("encrypted")
        self._check(info.file_size, info.compress_size)
        try:
            with self._zip.open(info) as part:
                data = part.read(self._left + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError):
            raise StoppedError("damaged") from None
        self._check(len(data), info.compress_size)
        self._left -= len(data)
        return data

    def _check(self, size: int, packed: int) -> None:
        if size > self._left or (size > SMALL and size > MOST_RATIO * packed):
            raise StoppedError("bomb")
