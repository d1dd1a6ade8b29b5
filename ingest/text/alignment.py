"""Which source lines a sentence was read from, word by word."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher

LineRange = tuple[int, int]
NumberedLine = tuple[int, str]  # 1-based line number, text

ACCENT = re.compile(r"[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]")
WORD = re.compile(r"\w+", re.UNICODE)

# Share of a line's words that must be a row's for the line to belong to it. The OCR interleaves
# the legends of the maps, so that half of a line may be another row's.
MIN_ROW_SHARE = 0.4


def fold(text: str) -> str:
    """Returns the text in lower case without accents, for comparing OCR with its repair."""
    if text.isascii():
        return text.lower()
    return ACCENT.sub("", unicodedata.normalize("NFKD", text.lower()))


def letters_and_digits(text: str) -> str:
    """Returns only the folded letters and digits of a text, for matching quotes."""
    return "".join(WORD.findall(fold(text))).replace("_", "")


def source_words(lines: Sequence[NumberedLine]) -> list[tuple[str, int, int]]:
    """Returns (folded word, first line, last line), words broken by a hyphen made whole."""
    words: list[tuple[str, int, int]] = []
    broken: tuple[str, int] | None = None
    for number, text in lines:
        found = WORD.findall(fold(text))
        if not found:
            continue
        first, *rest = found
        if broken and text.strip()[:1].islower():
            words.append((broken[0] + first, broken[1], number))
        else:
            if broken:
                words.append((broken[0], broken[1], broken[1]))
            words.append((first, number, number))
        words += [(word, number, number) for word in rest]
        broken = None
        if text.rstrip().endswith("-") and not text.rstrip().endswith(" -"):
            word, start, _ = words.pop()
            broken = word, start
    if broken:
        words.append((broken[0], broken[1], broken[1]))
    return words


def align_running_text(sentences: Sequence[str], lines: Sequence[NumberedLine]) -> list[LineRange]:
    """Returns the source lines of each sentence of a paragraph.

    A sentence of which no word is found takes the place left between its neighbours.
    """
    source = source_words(lines)
    target: list[str] = []
    owners: list[int] = []
    for index, sentence in enumerate(sentences):
        words = WORD.findall(fold(sentence.replace("- ", "")))
        target += words
        owners += [index] * len(words)
    matcher = SequenceMatcher(None, target, [word for word, _, _ in source], autojunk=False)
    found: dict[int, list[int]] = {}
    for a, b, size in matcher.get_matching_blocks():
        for step in range(size):
            found.setdefault(owners[a + step], []).extend(source[b + step][1:])
    ranges = []
    last = lines[0][0]
    for index in range(len(sentences)):
        numbers = found.get(index) or [last]
        ranges.append((min(numbers), max(numbers)))
        last = max(numbers)
    return ranges


def align_rows(sentences: Sequence[str], lines: Sequence[NumberedLine]) -> list[LineRange]:
    """Returns the source lines of each restated table row.

    A row stands where the words that only it has stand together most closely (the country's
    name, say). Rows without such a word take the lines of their rarest word in turn.
    Neighbouring lines belong to a row as long as they add words of it.
    """
    rows = [WORD.findall(fold(sentence)) for sentence in sentences]
    frequency = Counter(word for row in rows for word in set(row))
    holders = {word: _holders(word, lines) for word in frequency}
    used: Counter[str] = Counter()
    ranges = []
    for row in rows:
        held = [word for word in row if holders[word]]
        own = [holders[word] for word in dict.fromkeys(held) if frequency[word] == 1]
        if own:
            first, last = _smallest_window(own)
        elif held:
            rarest = min(held, key=lambda word: (frequency[word], -len(word)))
            places = holders[rarest]
            first = last = places[min(used[rarest], len(places) - 1)]
            used[rarest] += 1
        else:
            first, last = lines[0][0], lines[-1][0]
        ranges.append(_grow((first, last), set(row), dict(lines)))
    return ranges


def _holders(word: str, lines: Sequence[NumberedLine]) -> list[int]:
    """Returns the lines with a word, or with it inside a longer one ("BurkinaFaso")."""
    whole = [number for number, text in lines if word in WORD.findall(fold(text))]
    if whole or len(word) < 4:
        return whole
    return [number for number, text in lines if word in fold(text)]


def _smallest_window(places: Sequence[Sequence[int]]) -> LineRange:
    """Returns the shortest range of lines that has one place out of every list."""
    windows = [
        (first, max(min((n for n in numbers if n >= first), default=10**9) for numbers in places))
        for first in sorted({number for numbers in places for number in numbers})
    ]
    return min(windows, key=lambda window: window[1] - window[0])


def _grow(window: LineRange, row: set[str], lines: dict[int, str]) -> LineRange:
    """Extends lines by their neighbours, over at most one empty line, while they add words."""

    def reach(start: int, step: int) -> int:
        seen = set(WORD.findall(fold(lines[start])))
        end = number = start
        while (number := number + step) in lines and abs(number - end) <= 2:
            words = WORD.findall(fold(lines[number]))
            if not words:
                continue
            share = sum(word in row for word in words) / len(words)
            if share < MIN_ROW_SHARE or not set(words) & row - seen:
                break
            seen.update(words)
            end = number
        return end

    return reach(window[0], -1), reach(window[1], 1)
