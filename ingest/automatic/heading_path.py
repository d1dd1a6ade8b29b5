"""Headings -> the path of headings above each piece."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.automatic.layout import CHAPTER, Piece


@dataclass(frozen=True, slots=True)
class HeadingPath:
    """The headings above a piece, outermost first, and the level of each."""

    section: tuple[str, ...] = ()
    levels: tuple[int, ...] = ()

    def below(self, heading: Piece) -> HeadingPath:
        """Returns the path below a heading, itself included.

        A heading stands below the last one of a higher level. Where levels are not known, numbered
        headings open a chapter, others a section in it.
        """
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
