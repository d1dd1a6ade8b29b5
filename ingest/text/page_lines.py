"""A page's text -> its lines, which its marks must be as many as."""

from __future__ import annotations


def lines_of_page(text: str) -> list[str]:
    """Returns the lines of a page, at least one; a line's end at its end begins no other."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    return plain.removesuffix("\n").split("\n")
