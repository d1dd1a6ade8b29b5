"""What most of a file's text looks like: everything else is told by how it differs from that."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ingest.pdf.reader.untagged.fragments import Fragment
from ingest.pdf.reader.untagged.styles import Style

LONGEST_TITLE = 3  # words; shorter fragments tell little of where lines end
RIGHTMOST = 0.9  # share of the lines that end left of the column's right edge
COLUMN = 2.0  # sizes by which the left edges of one column's lines differ
PITCHES = (0.9, 2.2)  # sizes of letters from one line to the next


@dataclass(frozen=True, slots=True)
class Body:
    """The running text of a file.

    Attributes:
        style: Of most letters.
        left: Left edge of most lines.
        right: Right edge that lines reach.
        pitch: From one line to the next, in sizes of their letters.
    """

    style: Style
    left: float
    right: float
    pitch: float

    @property
    def size(self) -> float:
        """Size of most letters in points, never 0."""
        return self.style.size or 1.0


def body_of(pages: Sequence[Sequence[Fragment]]) -> Body:
    """Returns what the text of a file looks like."""
    letters: Counter[Style] = Counter()
    for fragment in _upright(pages):
        letters[fragment.style] += len(fragment.text)
    if not letters:
        return Body(Style(1.0), 0.0, 0.0, 1.2)
    sizes: Counter[float] = Counter()
    for style, count in letters.items():
        sizes[style.size] += count
    size = max(sizes, key=lambda size: sizes[size])
    style = max((s for s in letters if s.size == size), key=lambda style: letters[style])
    lines = [
        fragment
        for fragment in _upright(pages)
        if fragment.size == size and fragment.text.count(" ") >= LONGEST_TITLE
    ]
    lefts = Counter(round(fragment.left) for fragment in lines)
    left = max(lefts, key=lambda left: lefts[left], default=0)
    rights = sorted(line.right for line in lines if abs(line.left - left) <= COLUMN * size)
    return Body(
        style,
        left=left,
        right=rights[int(RIGHTMOST * len(rights))] if rights else 0.0,
        pitch=_pitch(pages, size),
    )


def _upright(pages: Sequence[Sequence[Fragment]]) -> Iterable[Fragment]:
    return (fragment for page in pages for fragment in page if not fragment.angle)


def _pitch(pages: Sequence[Sequence[Fragment]], size: float) -> float:
    """Returns the most usual step from one line of the running text to the next, in sizes."""
    steps: Counter[float] = Counter()
    for page in pages:
        before: Fragment | None = None
        for fragment in page:
            if fragment.size != size or fragment.angle:
                continue
            if before:
                step = (before.base - fragment.base) / (size or 1.0)
                if PITCHES[0] <= step <= PITCHES[1]:
                    steps[round(step, 1)] += 1
            before = fragment
    return max(steps, key=lambda step: steps[step], default=1.2)
