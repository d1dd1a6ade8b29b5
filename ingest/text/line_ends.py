"""Lines -> running text: which hyphen at a line's end broke a word, and which belongs to it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ingest.text.characters import HYPHEN, SOFT_HYPHEN

WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
HEAD = re.compile(rf"[^\W_]+(?:-[^\W_]+)*(?=[-{HYPHEN}{SOFT_HYPHEN}]$)")
LONGEST_WORD = 100  # characters before a hyphen that are looked at

# "wet- en regelgeving": the hyphen stands for a part that is left out.
LEFT_OUT = re.compile(r"(?:en|of|tot|als|noch|and|or|t/m)(?![^\W_])")

# What takes a hyphen before any word: a single letter ("e-mail"), a figure ("65-plussers"), an
# acronym ("EU-landen", "mkb-bedrijf"), "niet" and the like (Technische Handleiding, 2009, 11).
ACRONYM = re.compile(
    r"[^\W\d_]|.*\d.*|.+[A-ZÀ-ÖØ-Þ].*|[^aeiouyAEIOUYÀ-ÖØ-öø-ÿ]+"
    r"|aow|avg|azc|cao|hbo|ict|lhbti|mbo|ngo|vwo|wao|wmo|woz"
)
PREFIX = re.compile(
    r"niet-(?!temin|tegenstaande)|non-(?!sen)|oud-(?!heid|er|st|s$)|vice-|adjunct-|aspirant-"
    r"|interim-|kandidaat-(?!stel)|[a-z]+-generaal|minister-president"
    r"|ex-(?:minister|partner|president|gedetineerd|gevangen|vrouw|man|echtgeno|werknemer|collega"
    r"|militair|strijder|premier|staatssecretaris|wethouder|burgemeester|kamerlid|directeur"
    r"|voorzitter|medewerker|bewoner)",
    re.IGNORECASE,
)
# Opposites, neither of which tells more about the other: "zwart-wit", but "noordoost" and
# "blauwgroen". Most words beside each other are no such pair ("sociaalcultureel").
OPPOSITES = re.compile(
    r"zwart-wit|wit-zwart|rood-wit|noord-zuid|zuid-noord|oost-west|west-oost|links-rechts"
    r"|hoog-laag|woon-werk|kosten-baten|prijs-kwaliteit|haat-liefde|man-vrouw"
    r"|(?:ouder|moeder|vader)-kind",
    re.IGNORECASE,
)
# Vowels of a compound's parts that would be read as one sound: "mede-eigenaar". Not "i-e", for
# that is where "financi-eel" breaks. After the prefixes "be" and "ge" a trema parts them.
CLASH = re.compile(r"a-[aeiu]|e-[eiu]|i-[ij]|o-[eiou]|u-[iu]", re.IGNORECASE)
WITH_TREMA = re.compile(
    r"(?:aan|af|door|her|in|mee|na|om|onder|op|over|samen|terug|toe|uit|vast|voor|weg)?[bg]e",
    re.IGNORECASE,
)
TREMA = str.maketrans("aeiou", "äëïöü")


@dataclass(frozen=True, slots=True)
class Spelling:
    """How a text itself writes words inside its lines.

    Attributes:
        words: Its words in lower case, hyphens in them kept.
        marks_breaks: Whether the maker of the file breaks words with a hyphen of its own
            (U+2010), so that "-" at a line's end is one that was typed.
    """

    words: frozenset[str] = frozenset()
    marks_breaks: bool = False


def spelling_of(lines: Iterable[str]) -> Spelling:
    """Returns the spelling of lines: parts of words broken at their ends are no words."""
    words: set[str] = set()
    marks_breaks = goes_on = False
    for line in lines:
        if not line:
            continue
        found = WORD.findall(line.lower())
        is_broken = _is_broken(line)
        marks_breaks |= line.endswith(HYPHEN)
        words.update(found[goes_on : len(found) - is_broken])
        goes_on = is_broken
    return Spelling(frozenset(words), marks_breaks)


def join_lines(lines: Sequence[str], spelling: Spelling | None = None) -> str:
    """Returns lines joined by spaces, with words broken at a line's end made whole."""
    if len(lines) == 1 and lines[0].isascii():  # a heading, say: there may be a million
        return " ".join(lines[0].split())
    return " ".join("".join(line_parts(lines, spelling)).split())


def line_parts(lines: Sequence[str], spelling: Spelling | None = None) -> list[str]:
    """Returns what each line adds to the running text.

    A hyphen stays where the next line opens with a capital or a digit ("Noord-Afrika"), where it
    stands for a left-out part ("wet- en regelgeving"), where it is a dash (" - ") and where it
    belongs to the word ("EU-lidstaten").
    """
    parts: list[str] = []
    for line in lines:
        if not parts or not _is_broken(parts[-1]) or not line[:1].isalnum():
            parts.append(f" {line}")
        elif LEFT_OUT.match(line):
            parts[-1] = f"{parts[-1][:-1]}-"
            parts.append(f" {line}")
        else:
            parts[-1], line = _joined(parts[-1], line, spelling or Spelling())
            parts.append(line)
    # What only marks a break has nothing to mark at the end of the text.
    return [part.rstrip(SOFT_HYPHEN).replace(HYPHEN, "-") for part in parts]


def _is_broken(line: str) -> bool:
    return line.endswith(("-", HYPHEN, SOFT_HYPHEN)) and not line[:-1].endswith((" ", "-"))


def _joined(before: str, after: str, spelling: Spelling) -> tuple[str, str]:
    """Returns two lines with the hyphen between them as it should be, if at all."""
    mark = before[-1]
    head = match[0] if (match := HEAD.search(before[-LONGEST_WORD:])) else ""
    tail = match[0] if (match := re.match(r"[^\W_]+", after)) else ""
    whole, hyphenated = f"{head}{tail}".lower(), f"{head}-{tail}".lower()
    parted = f"{head}{after[:1].translate(TREMA)}{tail[1:]}".lower()
    if mark == SOFT_HYPHEN:
        return before[:-1], after
    if parted != whole and parted in spelling.words:
        return before[:-1], after[:1].translate(TREMA) + after[1:]
    if (whole in spelling.words) != (hyphenated in spelling.words):
        return (before[:-1] if whole in spelling.words else f"{before[:-1]}-"), after
    if not after[:1].islower() or (mark == "-" and spelling.marks_breaks):
        return f"{before[:-1]}-", after
    return _by_rule(before[:-1], head.rsplit("-", 1)[-1], tail, after)


def _by_rule(before: str, head: str, tail: str, after: str) -> tuple[str, str]:
    """Returns two lines joined as Dutch spelling has it where the text has no example."""
    pair = f"{head}-{tail}"
    if ACRONYM.fullmatch(head) or PREFIX.match(pair) or OPPOSITES.match(pair):
        return f"{before}-", after
    if CLASH.match(f"{head[-1:]}-{tail[:1]}"):
        if WITH_TREMA.fullmatch(head):
            return before, after[:1].translate(TREMA) + after[1:]
        return f"{before}-", after
    return before, after
