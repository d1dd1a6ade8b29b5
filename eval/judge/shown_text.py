"""What a reader sees of an answer: which strings stand in it, its sentences, its first line.

Texts and strings are compared in lower case without accents, marks of Markdown and markers of
citations; 1.859 = 1,859 = 1859; 3,8 = 3.8; "no. 6" = "nr. 6".
"""

from __future__ import annotations

import re
import unicodedata

from ingest.text.alignment import ACCENT

MARKER = re.compile(r"\s*\[\d+(?:\s*,\s*\d+)*\]")
MARKDOWN = re.compile(r"[*`]|(?<!\w)_|_(?!\w)")
NUMBERED = re.compile(r"\b(?:no|nr)\.\s*(?=\d)")
THOUSANDS = re.compile(r"(?<=\d)[.,](?=\d{3}(?!\d))")
DECIMAL_COMMA = re.compile(r"(?<=\d),(?=\d)")
SPACE = re.compile(r"[^\S\n]+")
QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"'})
# Shorter ones stand in too many words: "no", "IOM".
LONGEST_WHOLE = 3
BULLET = re.compile(r"^\s*(?:[-*•–]|#+|\d{1,2}[.)])\s+")
SENTENCE_END = re.compile(r"[.!?…][\"”’')]*\s+(?=[A-Z0-9ÀÉÈÖÜÏ\"“‘'(])")
ABBREVIATED = re.compile(
    r"(?:^|[\s(])(?:mln|mld|nr|no|nos|o\.a|ca|approx|max|e\.g|i\.e|etc|bijv|d\.w\.z|incl|resp|vs|"
    r"p|pp|art)\.$",
    re.IGNORECASE,
)


class ShownText:
    """A text that strings are looked for in.

    Args:
        text: As shown.
    """

    def __init__(self, text: str) -> None:
        self._text = _normal(text)

    def has(self, wanted: str) -> bool:
        """Returns whether a string, or one side of "a|b", stands in it.

        It must begin where a word or number begins. It may go on ("200 m" finds 200 million)
        unless it is of three letters or fewer or ends in a digit ("14" is not in 14.5).
        """
        return any(self._has(option) for option in wanted.split("|"))

    def _has(self, option: str) -> bool:
        wanted = _normal(option).strip()
        start = self._text.find(wanted) if wanted else -1
        while start >= 0:
            end = start + len(wanted)
            if self._begins(start) and self._ends(wanted, end):
                return True
            start = self._text.find(wanted, start + 1)
        return False

    def _begins(self, start: int) -> bool:
        """Returns whether what starts here is not the rest of a word or number."""
        if not _in_word(self._text[start : start + 1]):
            return True
        before = self._text[max(0, start - 2) : start]
        return not _in_word(before[-1:]) and not re.fullmatch(r"\d\.", before)

    def _ends(self, wanted: str, end: int) -> bool:
        after = self._text[end : end + 2]
        if wanted[-1:].isdigit():
            return not _in_word(after[:1]) and not re.fullmatch(r"\.\d", after)
        is_short = wanted.isalpha() and len(wanted) <= LONGEST_WHOLE
        return not (is_short and _in_word(after[:1]))


def sentences_of(text: str) -> list[str]:
    """Returns the sentences of a text, line by line; headings, which end in a colon, are none."""
    found: list[str] = []
    for shown in MARKER.sub("", text).split("\n"):
        line = BULLET.sub("", shown).strip()
        if not line or line.endswith(":"):
            continue
        start = 0
        for match in SENTENCE_END.finditer(line):
            if not ABBREVIATED.search(line[: match.start() + 1]):
                found.append(line[start : match.end()].strip())
                start = match.end()
        if line[start:].strip():
            found.append(line[start:].strip())
    return found


def opening(text: str) -> str:
    """Returns the first sentence of a text, with the heading before it if there is one."""
    sentences = sentences_of(text)
    lines = [line for line in MARKER.sub("", text).split("\n") if line.strip()]
    if lines and lines[0].strip().endswith(":"):
        return f"{lines[0]} {sentences[0] if sentences else ''}"
    return sentences[0] if sentences else text


def _normal(text: str) -> str:
    folded = (
        ACCENT.sub("", unicodedata.normalize("NFKD", MARKER.sub("", text)))
        .casefold()
        .translate(QUOTES)
    )
    for pattern, by in (
        (MARKDOWN, ""),
        (NUMBERED, "nr "),
        (THOUSANDS, ""),
        (DECIMAL_COMMA, "."),
        (SPACE, " "),
    ):
        folded = pattern.sub(by, folded)
    return folded


def _in_word(character: str) -> bool:
    return re.fullmatch(r"\w", character) is not None
