"""The bytes of a text file -> text: the encoding is told, or guessed and the guess doubted.

UTF-8 and UTF-16 are told by their bytes. What is neither is a text of the years before: Windows
(cp1252), DOS (cp850) or Macintosh, told apart by what their letters would be in Dutch.
"""

from __future__ import annotations

import codecs
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice

from ingest.errors import ReportError

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# The most usual one first, which is taken where they say the same.
OLD = {
    "cp1252": "Windows-1252",
    "cp850": "DOS (code page 850)",
    "mac_roman": "Macintosh Roman",
    "iso8859_15": "ISO 8859-15",
}
SMALL = frozenset("éëïöüèêàáâäîíóôúûçñœ")
CAPITAL = frozenset("ÉËÏÖÜÈÊÀÁÂÄÎÍÓÔÚÛÇÑŒ")
MARKS_OF_TEXT = frozenset("€“”‘’„–—…•«»§°·±½¼¾²³×©®™\u00a0\u00ad£´¹")
WITHIN_WORD = frozenset("’\u00ad")
# What Dutch text has between small letters, after a capital, after a small letter at the end
# of a word, and anywhere else.
EXPECTED = {
    "small": SMALL | WITHIN_WORD,
    "capital": SMALL | CAPITAL | WITHIN_WORD,
    "end": SMALL | MARKS_OF_TEXT - frozenset("“‘„«"),
    "elsewhere": SMALL | CAPITAL | MARKS_OF_TEXT,
}
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
MOST_CONTROL = 0.001  # share of the characters of a text; a stray one is a slip
LOST = "\ufffd"
# UTF-8 that was read as cp1252 and saved again: "coÃ¶rdinatie", "â‚¬ 60".
MISREAD = re.compile(
    r"Ã[\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|â(?:€[\u0080-\u00bf™œ“”¦˜¢\u009d]|‚¬)|Â[\u00a0-\u00bf]"
)
BEYOND_ASCII = re.compile(
    rb"(?P<whole>[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3})"
    rb"|(?P<stray>[\x80-\xff])"
)
LETTER = re.compile(rb"(?P<before>[A-Za-z]?)(?P<letter>[\x80-\xff])")
MIXED = 4  # one letter of UTF-8 for so many others is no accident
MOST_LETTERS = 20_000
MOST_NAMED = 5  # lines in one sentence


def decode(data: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    """Returns the text of a file and what is doubted of it, one sentence each.

    Args:
        data: The file's bytes.
        name: What to call it in an error.

    Raises:
        ReportError: It is no text file, or breaks off within a letter of UTF-16.
    """
    text, doubts = _decoded(data, name)
    controls = sum(1 for _ in CONTROL.finditer(text))
    if "\0" in text or controls > max(1, MOST_CONTROL * len(text)):
        found = "zero bytes" if "\0" in text else "control characters"
        raise ReportError(
            f"The report file {name} is not a text file: it holds {found};"
            " save it as PDF or plain text first.",
            "kind",
        )
    return text, (*doubts, *_damage(text))


def _decoded(data: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    for mark, marked in MARKS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], marked, name)
    encoding = _utf16_without_mark(data)
    if encoding:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            return data.decode("latin-1"), ()  # its zero bytes are told
        return text, (f"The file says nothing of its encoding; it was read as {_label(encoding)}.",)
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        return _old(data)


def _strictly(data: bytes, encoding: str, name: str) -> tuple[str, tuple[str, ...]]:
    try:
        return data.decode(encoding), ()
    except UnicodeDecodeError as error:
        if encoding == "utf-8":
            return _old(data)
        raise ReportError(
            f"The report file {name} is marked as {_label(encoding)}, but byte {error.start} cannot"
            " be read as that; save it as UTF-8 first.",
            "damaged",
        ) from None


def _utf16_without_mark(data: bytes) -> str | None:
    """Returns UTF-16 if nearly every second byte, and hardly another, is zero as in Dutch text."""
    even, odd = data[::2].count(0), data[1::2].count(0)
    half = len(data) / 2
    if len(data) % 2 or not half:
        return None
    if odd > 0.7 * half and even < 0.05 * half:
        return "utf-16-le"
    if even > 0.7 * half and odd < 0.05 * half:
        return "utf-16-be"
    return None


def _label(encoding: str) -> str:
    return encoding.replace("-le", "").replace("-be", "").upper()


def _old(data: bytes) -> tuple[str, tuple[str, ...]]:
    """Returns text that is no UTF-8, or not all of it."""
    strays = [match.start() for match in BEYOND_ASCII.finditer(data) if match["stray"]]
    whole = sum(1 for match in BEYOND_ASCII.finditer(data) if match["whole"])
    if whole * MIXED >= len(strays):
        mended = BEYOND_ASCII.sub(_as_utf8, data)
        lines = _named(data.count(b"\n", 0, place) + 1 for place in _first_of_lines(data, strays))
        return mended.decode("utf-8", "replace"), (
            f"The file is UTF-8, but not on {lines}; what is not was read as Windows-1252.",
        )
    encoding = max(OLD, key=lambda name: _fit(data, name))
    return data.decode(encoding, "replace"), (
        f"The file is not UTF-8; its encoding was guessed to be {OLD[encoding]}."
        " If letters with accents are wrong, save it as UTF-8 first.",
    )


def _as_utf8(match: re.Match[bytes]) -> bytes:
    return match["whole"] or match["stray"].decode("cp1252", "replace").encode()


def _first_of_lines(data: bytes, places: list[int]) -> Iterator[int]:
    """Yields the first of the places on each of the first few lines that have any."""
    end = -1
    found = 0
    for place in places:
        if place >= end and found <= MOST_NAMED:
            yield place
            found += 1
            end = data.find(b"\n", place) + 1 or len(data)


def _fit(data: bytes, encoding: str) -> int:
    """Returns how much more often letters would be ones that Dutch text has there than others."""
    counted = Counter(
        (match["letter"], _place(match, data))
        for match in islice(LETTER.finditer(data), MOST_LETTERS)
    )
    score = 0
    for (letter, place), times in counted.items():
        char = letter.decode(encoding, "replace")
        if char not in EXPECTED[place]:
            score -= 2 * times
        else:
            score += times if char in CAPITAL else 2 * times
    return score


def _place(match: re.Match[bytes], data: bytes) -> str:
    """Returns where a letter stands in a word; a key of `EXPECTED`."""
    if not match["before"]:
        return "elsewhere"
    if match["before"].isupper():
        return "capital"
    return "small" if data[match.end() : match.end() + 1].isalpha() else "end"


def _damage(text: str) -> Iterator[str]:
    """Yields doubts of letters that were lost or misread before."""
    if text.isascii():
        return
    if LOST in text:
        lines = _named(_lines_with(re.compile(LOST), text))
        yield f"Letters were lost when the file was saved before (shown as {LOST}): {lines}."
    if found := MISREAD.search(text):
        lines = _named(_lines_with(MISREAD, text))
        yield (
            f"Letters seem to have been misread when the file was saved before ({lines}, such as"
            f' "{found[0]}"); save the original as UTF-8 again.'
        )


def _lines_with(pattern: re.Pattern[str], text: str) -> Iterator[int]:
    for number, line in enumerate(text.splitlines(), start=1):
        if pattern.search(line):
            yield number


def _named(numbers: Iterable[int]) -> str:
    """Returns line numbers in words, the first few of them."""
    some = [str(number) for number in islice(numbers, MOST_NAMED + 1)]
    if len(some) > MOST_NAMED:
        some[-1] = "others"
    if len(some) == 1:
        return f"line {some[0]}"
    return f"lines {', '.join(some[:-1])} and {some[-1]}"
