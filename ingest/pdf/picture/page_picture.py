"""The picture of a page, made in a process of its own, so that no file can harm this one."""

from __future__ import annotations

import base64
import json
from array import array
from dataclasses import asdict, dataclass
from typing import Any, Literal

from ingest.isolated import StoppedError, isolated_values
from ingest.pdf.picture.letters import EDGES, Letters

Reason = Literal["missing", "damaged", "large", "memory", "late", "crashed"]


@dataclass(frozen=True, slots=True)
class PictureLimits:
    """What making one picture may take at most.

    Attributes:
        seconds: Time by the clock and of the processor; most pages take half a one.
        memory: Bytes of address space, as for reading.
        picture: Bytes of the picture; most pages of text take 100,000 to 250,000.
    """

    seconds: int = 30
    memory: int = 2_000_000_000
    picture: int = 400_000


class PictureError(Exception):
    """There is no picture of a page.

    Args:
        reason: Why.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A page as printed.

    Attributes:
        webp: Its picture as a file, without loss.
        width: In pixels.
        height: In pixels.
        letters: What stands on it, and where.
    """

    webp: bytes
    width: int
    height: int
    letters: Letters

    @property
    def size(self) -> int:
        """Bytes of memory, about."""
        return len(self.webp) + self.letters.size


def render_page(content: bytes, number: int, limits: PictureLimits | None = None) -> PagePicture:
    """Returns a page of a PDF as printed, turned so that its letters stand upright.

    Args:
        content: All bytes of the file.
        number: Of the page in the file, from 0.
        limits: What that may take.

    Raises:
        PictureError: There is no such page, the file is damaged, or it takes more than the limits.
    """
    limits = limits or PictureLimits()
    arguments = "ingest.pdf.reader.drawing", str(number), json.dumps(asdict(limits))
    try:
        (value,) = isolated_values(arguments, content, limits.seconds)
    except StoppedError as error:
        raise PictureError(error.reason) from None
    return _picture(value)


def _picture(value: dict[str, Any]) -> PagePicture:
    edges = array("H", value["edges"])
    assert len(edges) == EDGES * len(value["text"])
    letters = Letters(value["text"], edges)
    webp = base64.b64decode(value["webp"])
    return PagePicture(webp, value["width"], value["height"], letters)
