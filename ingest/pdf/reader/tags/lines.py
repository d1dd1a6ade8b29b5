"""Content in reading order -> the lines of a page, each with its mark."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby, repeat

from ingest.pdf.reader.page_text import Edit, plain
from ingest.pdf.reader.tags.content import ARTIFACT, Run
from ingest.pdf.reader.tags.elements import Leaf
from ingest.text.marks import FURNITURE, Mark
from ingest.text.superscripts import raised

LINE = re.compile(r"[^\r\n]+")
END = re.compile(r"\r\n|[\r\n]")
LETTER = re.compile(r"[^\W_]")
UNREADABLE = re.compile("[\x00-\x08\ue000-\uf8ff\ufffd]")
LABEL = re.compile(r"[^\W\d_]{4}")  # of a list of terms; "iii." and "ad 1" are marks
REFERENCE = re.compile(r"\s*\d{1,3}\s*")
NOTE = re.compile(r"\s*[\d⁰¹²³⁴⁵⁶⁷⁸⁹*[]")
LONGEST_HEADING = 400  # characters; the long title of a bill has some 300

GAP = "\v"  # written between the paragraphs that one element holds

MarkedLine = tuple[str, Mark | None]
Span = tuple[int, int]  # of letters of the page's text
_Placed = tuple[MarkedLine, Sequence[Span]]
BLANK: _Placed = (("", None), ())


@dataclass(slots=True)
class _Part:
    """Text of one element that stands together."""

    mark: Mark
    text: str = ""
    label: str = ""
    spans: list[Span] = field(default_factory=list)  # of the page's text


class RunTexts:
    """The texts of a page's runs, edits made.

    Args:
        text: The page's text.
        edits: What to change in it.
        runs: Its runs.
    """

    def __init__(self, text: str, edits: Sequence[Edit], runs: Sequence[Run]) -> None:
        self.runs = runs
        self._text = text
        self._parts: list[list[str]] = [[] for _ in runs]
        place = run = 0
        for start, end, new in sorted(edits, key=lambda edit: (edit[0], -edit[1])):
            if start >= place:
                run = self._keep(text, place, start, run)
                self._add(run, start, new)
                place = end
        self._keep(text, place, len(text), run)

    def _keep(self, text: str, start: int, end: int, run: int) -> int:
        while run < len(self.runs) and start < end:
            stop = min(end, self.runs[run].end)
            if start < stop:
                self._parts[run].append(text[start:stop])
                start = stop
            if start < end:
                run += 1
        return run

    def _add(self, run: int, start: int, new: str) -> None:
        while run + 1 < len(self.runs) and start >= self.runs[run].end:
            run += 1
        if self._parts:
            self._parts[run].append(new)

    def __getitem__(self, run: int) -> str:
        """Returns the text of a run by its number."""
        return plain("".join(self._parts[run]))

    def lines(self, run: int) -> list[tuple[str, Span]]:
        """Returns the lines of a run, each with where it stands in the page's text."""
        start, end = self.runs[run].start, self.runs[run].end
        lines = list(_lines_of(self[run]))
        spans = [
            (start + match.start(), start + match.end())
            for match in LINE.finditer(self._text[start:end])
            if match[0].strip()
        ]
        return list(
            zip(lines, spans if len(spans) == len(lines) else repeat((start, end)), strict=False)
        )


@dataclass(frozen=True, slots=True)
class PageLines:
    """The lines of a page.

    Attributes:
        lines: Each with its mark.
        inside: How many letters are in the tree.
        outside: How many are not, nor artifacts.
        several: How many of those inside are in elements that hold several paragraphs.
        spans: Where the element of each line stands in the page's text, or the line itself if the
            tree leaves it out; nowhere for what is read below a page.
    """

    lines: list[MarkedLine]
    inside: int
    outside: int
    several: int
    spans: list[Sequence[Span]]


def marked_lines(texts: RunTexts, leaves: Sequence[Leaf], added: Sequence[str] = ()) -> PageLines:
    """Returns the lines of a page.

    What is no part of the text stands before the first or behind the last line of it; what the
    tree leaves out, behind it, without marks.
    """
    by_content: dict[int, list[int]] = {}
    for number, run in enumerate(texts.runs):
        by_content.setdefault(run.content, []).append(number)
    known = {leaf.content for leaf in leaves}
    first = next((n for n, run in enumerate(texts.runs) if run.content in known), 0)
    top: list[_Placed] = []
    foot: list[_Placed] = []
    left_out: list[_Placed] = []
    outside = 0
    for number, run in enumerate(texts.runs):
        if run.content == ARTIFACT:
            (top if number < first else foot).extend(_placed(texts[number], FURNITURE))
        elif run.content not in known and texts[number].strip():
            outside += len(LETTER.findall(texts[number]))
            left_out += [BLANK, *(((line, None), [span]) for line, span in texts.lines(number))]
    for text in added:
        left_out += [BLANK, *_placed(text, None)]
    parts = list(_parts(texts, by_content, leaves))
    inside = sum(len(LETTER.findall(part.text)) for part in parts)
    several = sum(len(LETTER.findall(part.text)) for part in parts if GAP in part.text)
    inner = [(line, part.spans) for part in _settled(parts) for line in _lines_of_part(part)]
    placed = [*top, *inner, *left_out, *foot]
    lines, spans = [line for line, _ in placed], [there for _, there in placed]
    return PageLines(lines, inside, outside, several, spans)


def _placed(text: str, mark: Mark | None) -> list[_Placed]:
    return [(line, ()) for line in _plain(text, mark)]


def _plain(text: str, mark: Mark | None) -> list[MarkedLine]:
    return [(line, mark) for line in _lines_of(text)]


def _lines_of(text: str) -> Iterator[str]:
    for line in END.split(text):
        if line.strip():
            yield line.strip()


def _lines_of_part(part: _Part) -> Iterator[MarkedLine]:
    """Yields the lines of a part; without marks if the tags say less of it than its looks."""
    if GAP not in part.text:
        yield from _plain(part.text, part.mark)
        return
    for paragraph in part.text.split(GAP):
        yield "", None
        yield from _plain(paragraph, None)
    yield "", None


def _parts(
    texts: RunTexts, by_content: dict[int, list[int]], leaves: Sequence[Leaf]
) -> Iterator[_Part]:
    """Yields the text of each element, or what stands together of it, in reading order."""
    part: _Part | None = None
    for instead, group in groupby(leaves, key=lambda leaf: leaf.instead):
        same = list(group)
        numbers = [n for leaf in same for n in by_content.get(leaf.content, ())]
        own = "".join(texts[n] for n in numbers)
        is_replaced = bool(instead) and (not LETTER.search(own) or bool(UNREADABLE.search(own)))
        for leaf in same:
            for number in by_content.pop(leaf.content, ()):
                text = texts[number]
                if is_replaced and instead:
                    end = text[len(text.rstrip()) :]
                    text = (instead[1] if number == numbers[0] else "") + end
                run = texts.runs[number]
                if part is None or part.mark != leaf.mark:
                    if part:
                        yield part
                    part = _Part(leaf.mark)
                _append(part, text, run, leaf)
    if part:
        yield part


def _append(part: _Part, text: str, run: Run, leaf: Leaf) -> None:
    if leaf.is_reference and REFERENCE.fullmatch(text) and part.text[-1:].strip():
        text = raised(text.strip())
    if part.text and run.start != part.spans[-1][1]:
        part.text += "\n"
    part.text += text
    part.spans.append((run.start, run.end))
    if leaf.is_label:
        part.label += text


def _settled(parts: Sequence[_Part]) -> Iterator[_Part]:
    """Yields the parts, what their text gives away put right."""
    note: Mark | None = None
    for part in parts:
        mark = part.mark
        is_long = mark.kind == "heading" and len(part.text) > LONGEST_HEADING
        if is_long or (mark.kind == "bullet" and LABEL.search(part.label)):
            part.mark = replace(mark, kind="paragraph", level=0)
        elif mark.kind == "footnote":
            # Of several paragraphs in an element of notes, those without a number go on.
            if mark.level and note and not NOTE.match(part.text):
                part.mark = note
            note = part.mark = replace(part.mark, level=0)
        yield part
