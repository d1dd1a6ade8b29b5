"""Headings -> the path of headings above each piece."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.automatic.layout import CHAPTER, Piece


@dataclass(frozen=True, slots=True)
class HeadingPath:
    """The headings above a piece, outermost first, and the level of each."""

    section: tuple[str, ...] = ()
    levels: tuple[int, ...] = ()

    def below(self, heading: Piece, title_level: int = 0) -> HeadingPath:
        """Returns the path below a heading, itself included.

        A heading stands below the last one of a higher level. Where levels are not known, numbered
        headings open a chapter, others a section in it.

        Args:
            heading: The heading.
            title_level: The level of the title, under which nothing is counted; 0 if none.
        """
        if self.levels and self.levels[0] == title_level:
            return HeadingPath().below(heading, title_level)
        text = heading.text
        if heading.level:
            kept = next(
                (n for n, level in enumerate(self.levels) if level >= heading.level),
                len(self.levels),
            )
        elif match := CHAPTER.match(text):
            kept = match[0].split()[0].rstrip(".").count(".")
        else:
            kept = 1 if self.section and CHAPTER.match(self.section[0]) else 0
        kept = min(kept, len(self.section))
        return HeadingPath(
            (*self.section[:kept], text), (*self.levels[:kept], heading.level or kept + 1)
        )


def level_of_title(found: Sequence[Piece]) -> int:
    """Returns the level of the report's title: that of the first heading if no other has it.

    All stands below the title, so that it tells nothing of where a sentence stands. Without other
    headings there is none.
    """
    levels = [piece.level for piece in found if piece.kind == "heading"]
    is_title = len(levels) > 2 and levels[0] and min(levels[1:]) > levels[0]
    return levels[0] if is_title else 0
