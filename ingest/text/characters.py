"""Characters that look alike or do not show -> the ones that people type.

Word processors, PDF makers and browsers write one letter in many ways: ligatures, no-break
spaces, soft hyphens, accents apart from their letter. A question must find a sentence whichever
way either is written. Superscripts and fractions mean something else than their plain digits
("10⁶"), so that normalising all that is compatible (NFKC) would damage figures.
"""

from __future__ import annotations

import re
import unicodedata

SOFT_HYPHEN = "\u00ad"
HYPHEN = "\u2010"  # what WeasyPrint and Chromium write where they break a word

# Latin ligatures, the Dutch "ĳ" and full-width letters: the same letters in another shape.
SHAPES = re.compile("[\ufb00-\ufb06\u0132\u0133\uff01-\uff5e]")
HYPHENS = re.compile("[\u2010\u2011]")
SPACES = re.compile("[\u00a0\u2000-\u200a\u202f\u205f\u3000]")
UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]"
)
# Symbol fonts have no letters of Unicode; word processors put their bullets in this area.
SYMBOL = re.compile("[\ue000-\uf8ff]")
OPENING_SYMBOL = re.compile(rf"^{SYMBOL.pattern}(?=\s*\w|$)")


def plain(text: str) -> str:
    """Returns a text with one way of writing each letter, hyphen and space, and nothing unseen."""
    if text.isascii():
        return text
    text = SHAPES.sub(lambda match: unicodedata.normalize("NFKC", match[0]), text)
    text = SPACES.sub(" ", HYPHENS.sub("-", UNSEEN.sub("", text)))
    return unicodedata.normalize("NFC", text)


def plain_line(line: str) -> str:
    """Returns a line of a report as `plain` does; what ends it in a broken word stays as it is.

    A symbol that opens the line is a bullet; elsewhere it stands for nothing that can be read.
    """
    if line.isascii():
        return line
    text = line.rstrip()
    ending = text[-1:] if text[-1:] in (SOFT_HYPHEN, HYPHEN) else ""
    text = OPENING_SYMBOL.sub("• ", text.removesuffix(ending).strip())
    return " ".join(SYMBOL.sub(" ", plain(text)).split()) + ending
