"""The letters of a page and the box of each on its picture, as plain data."""

from __future__ import annotations

from array import array
from dataclasses import dataclass

EDGES = 4  # of a box: left, top, right, bottom


@dataclass(frozen=True, slots=True)
class Letters:
    """The characters of a page in the order in which the file has them.

    Attributes:
        text: The characters; what is no character a person sees is a space.
        edges: Left, top, right and bottom of each, in pixels from the picture's upper left.
    """

    text: str
    edges: array[int]

    @property
    def size(self) -> int:
        """Bytes of memory, about."""
        return len(self.text) * (EDGES + self.edges.itemsize * EDGES)

    def box(self, index: int) -> tuple[int, int, int, int]:
        """Returns the edges of a character."""
        left, top, right, bottom = self.edges[EDGES * index : EDGES * (index + 1)]
        return left, top, right, bottom
