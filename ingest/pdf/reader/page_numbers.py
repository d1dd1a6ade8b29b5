"""The page numbers that a file prints: at the edges of its pages, else its page labels.

What stands at an edge is a page number if it counts up with the pages while the rest of its line
stays the same: "Pagina 2 van 4", "- 2 -", "nr. 202 | 2". One number that fits is chance.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from ingest.pdf.reader.untagged.fragments import Fragment

ROWS = 3  # from the top and from the foot of a page that may hold its number
MOST_AT_EDGES = 24  # fragments that are looked at
LONGEST = 200  # characters of one; a page number stands in a short line
TRIED = 2  # numbers of a fragment from its start, and from its end
FEWEST = 3  # pages that a run has: "Tabel 5" and "Tabel 6" at the head of two are no numbers
FEWEST_SURE = 2  # where lines speak of pages; of bare numbers in a short file; in one of two pages
FEWEST_YEARS = 5  # of numbers that may be years, in the headings of tables, say
YEARS = range(1900, 2101)
SHORT = 6  # pages of a file that is no longer one
MOST_BETWEEN = 4  # pages from one number of a run to the next: chapters open without a number

NUMBER = re.compile(r"(?<![\w.,–-])(?:\d{1,4}|[ivxl]{1,8})(?![\w,–]|-\w|\.\d)")
BARE = "#"
FULL = re.compile(r"(?:pagina|page|blz\.?|bladzijde) \d{1,4} (?:van|of|/) \d{1,4}", re.IGNORECASE)
# The rest of a line that speaks of pages: "Pagina #", "# van 9".
SURE = re.compile(
    r"\b(?:pagina|page|blz\.?|bladzijde) #|^[^\w#]*# ?(?:van|of|/|\|) ?\d{1,4}[^\w#]*$",
    re.IGNORECASE,
)
MARKS = re.compile(r"[\s\-–—\[\]()|.·•]+")
ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
LABEL = re.compile(r"(\d{1,6})\D*$")

Sign = Literal["unnumbered", "before", "roman", "anew"]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A number that may be that of its page.

    Attributes:
        number: What it says.
        key: The rest of its line; `BARE` where there is none.
        is_roman: Whether it is written in letters.
        is_full: Whether its line says that it is a page number: it needs no other pages.
    """

    number: int
    key: str
    is_roman: bool = False
    is_full: bool = False


@dataclass(frozen=True, slots=True)
class Numbering:
    """The number of each page of a file, from 1 up, and what there is to doubt of each."""

    numbers: tuple[int, ...]
    signs: tuple[tuple[Sign, ...], ...]


@dataclass(frozen=True, slots=True)
class _Run:
    """Pages, counted from 0, whose numbers are as much more than their place in the file."""

    offset: int
    pages: tuple[int, ...]
    is_roman: bool


def candidates_of(fragments: Sequence[Fragment]) -> tuple[Candidate, ...]:
    """Returns the numbers at the edges of a page that may be its own."""
    edges = at_edges(fragments)[:MOST_AT_EDGES]
    return tuple(one for fragment in edges for one in candidates_in(fragment.text))


def candidates_in(text: str) -> list[Candidate]:
    """Returns the numbers of a line that may be that of its page."""
    if len(text) > LONGEST:
        return []
    matches = list(NUMBER.finditer(text))
    found: list[Candidate] = []
    for match in dict.fromkeys((*matches[:TRIED], *matches[-TRIED:])):
        rest = f"{text[: match.start()]}#{text[match.end() :]}"
        found.append(
            Candidate(
                number=_value(match[0]),
                key=BARE if MARKS.sub("", rest) == BARE else rest,
                is_roman=not match[0].isdigit(),
                is_full=bool(FULL.search(text)) and match is _first(matches, text),
            )
        )
    return found


def at_edges(fragments: Sequence[Fragment]) -> list[Fragment]:
    """Returns what stands on the first and last lines of a page, by place, outermost first."""
    upright = sorted((one for one in fragments if not one.angle), key=lambda one: -one.base)
    return [*_outer(upright), *_outer(upright[::-1])]


def _outer(fragments: Sequence[Fragment]) -> list[Fragment]:
    found: list[Fragment] = []
    rows = 0
    for fragment in fragments:
        if not found or abs(fragment.base - found[-1].base) > fragment.size / 2:
            rows += 1
        if rows > ROWS:
            break
        found.append(fragment)
    return found


def numbering_of(
    pages: Sequence[Sequence[Candidate]], labels: Sequence[str | None] = ()
) -> Numbering:
    """Returns the number of each page.

    Args:
        pages: The candidates of each page.
        labels: The label of each page, if the file has any.
    """
    runs = _chosen(_runs(pages))
    from_runs = {page: run for run in runs for page in range(run.pages[0], run.pages[-1] + 1)}
    read = {number: _of_label(label) for number, label in enumerate(labels) if label}
    known = {page: value for page, value in read.items() if value}
    agreeing = sum(
        page + run.offset == known[page][0] for page, run in from_runs.items() if page in known
    )
    if 2 * agreeing < sum(page in known for page in from_runs):
        known = {}
    known |= {page: (page + run.offset, run.is_roman) for page, run in from_runs.items()}
    return _filled(known, len(pages))


def _filled(known: dict[int, tuple[int, bool]], count: int) -> Numbering:
    """Returns a number for each page: those without one count on from the page before."""
    numbers: list[int] = []
    signs: list[tuple[Sign, ...]] = []
    first = min(known, default=0)
    opening = known.get(first, (1, False))[0] - first
    for page in range(count):
        sign: Sign | None = None
        number, is_roman = known.get(page, (numbers[-1] + 1 if numbers else opening, False))
        if not known:
            sign = "unnumbered" if count > 1 else None
        elif page < first:
            number, sign = max(1, page + opening), "before" if page + opening < 1 else None
        elif is_roman:
            sign = "roman"
        elif page > first and number <= numbers[-1] and signs[-1] != ("roman",):
            sign = "anew"
        numbers.append(number)
        signs.append((sign,) if sign else ())
    return Numbering(tuple(numbers), tuple(signs))


def _first(matches: Sequence[re.Match[str]], text: str) -> re.Match[str] | None:
    """Returns the number of "Pagina 2 van 4" that is the page's own."""
    full = FULL.search(text)
    return next((match for match in matches if full and match.start() > full.start()), None)


def _value(text: str) -> int:
    if text.isdigit():
        return int(text)
    values = [ROMAN[letter] for letter in text]
    return sum(
        -value if value < max(values[place:]) else value for place, value in enumerate(values)
    )


def _of_label(label: str) -> tuple[int, bool] | None:
    """Returns the number in a page's label, "A-3" or "iv", and whether it is in letters."""
    match = LABEL.search(label)
    if match and int(match[1]):
        return int(match[1]), False
    is_roman = 0 < len(label) <= 8 and not set(label.lower()) - set(ROMAN)
    return (_value(label.lower()), True) if is_roman else None


def _runs(pages: Sequence[Sequence[Candidate]]) -> list[_Run]:
    """Returns the runs of pages whose numbers count up with them, in lines that are alike."""
    there: dict[tuple[str, int, bool], list[int]] = defaultdict(list)
    alone: set[tuple[int, int]] = set()
    for page, candidates in enumerate(pages):
        for one in dict.fromkeys(candidates):
            there[one.key, one.number - page, one.is_roman].append(page)
            if one.is_full:
                alone.add((page, one.number - page))
    runs = []
    for (key, offset, is_roman), found in there.items():
        for run in _unbroken(found):
            least = _least(key, run[0] + offset, len(pages))
            if len(run) >= least or (run[0], offset) in alone:
                runs.append(_Run(offset, run, is_roman))
    return runs


def _least(key: str, number: int, count: int) -> int:
    """Returns how many pages a run has at least, by its lines, its first number and the file's."""
    if number in YEARS:
        return FEWEST_YEARS
    is_sure = count < FEWEST or (count <= SHORT if key == BARE else bool(SURE.search(key)))
    return FEWEST_SURE if is_sure else FEWEST


def _unbroken(pages: Sequence[int]) -> list[tuple[int, ...]]:
    runs: list[list[int]] = []
    for page in pages:
        if runs and page - runs[-1][-1] <= MOST_BETWEEN:
            runs[-1].append(page)
        else:
            runs.append([page])
    return [tuple(run) for run in runs]


def _chosen(runs: Sequence[_Run]) -> list[_Run]:
    """Returns runs that do not overlap, the longest first."""
    chosen: list[_Run] = []
    taken: set[int] = set()
    for run in sorted(runs, key=lambda run: (run.is_roman, -len(run.pages), run.pages[0])):
        left = [page for page in run.pages if page not in taken]
        if left and (len(left) == len(run.pages) or len(left) >= FEWEST_SURE):
            for part in _unbroken(left):
                chosen.append(_Run(run.offset, part, run.is_roman))
                taken.update(range(part[0], part[-1] + 1))
    return chosen
