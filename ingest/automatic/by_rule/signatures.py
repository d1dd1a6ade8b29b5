"""Functions that stand a line above or below their holder: under letters, and above addresses.

"De vicepresident van de Raad van State," and below it "Th. C. de Graaf"; "C.M. Schut, MPA" and
below it "Directeur Systeemtoezicht". The line of the name says nothing of the function, which is
what its words then stand for.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from ingest.automatic.by_rule.persons import ADDRESS, DEGREES, OFFICE, WITH_INITIALS
from ingest.automatic.by_rule.stated import stated
from ingest.document import Report, Sentence
from ingest.facts import LANGUAGES, Antecedent, Fact

FOR_WHOM = r"(?:(?:[Nn]amens deze|[Oo]n behalf of [\w ]{1,40}),?\s)?"
NAME = re.compile(
    rf"{FOR_WHOM}(?P<address>{ADDRESS}\s)?{DEGREES}(?P<name>{WITH_INITIALS})"
    r"(?:,?\s(?:[A-Z][A-Za-z]{1,4}|[a-z]{1,3}\.))*[.,]?"
)
FUNCTION = re.compile(rf"(?:(?:[Dd]e|[Hh]et|[Tt]he)\s)?(?P<office>{OFFICE}\b[^.:;\d]*?)(?P<end>,?)")
MOST_WORDS = 14  # of a function with what it is of


@dataclass(frozen=True, slots=True)
class _Line:
    """A line that is a name or a function, and nothing else.

    Attributes:
        name: "" if it is a function.
        office: The function, else "".
        is_addressed: Whether a title stands before the name.
        has_comma: Whether a comma ends the function.
    """

    name: str = ""
    office: str = ""
    is_addressed: bool = False
    has_comma: bool = False


def signatures(report: Report) -> tuple[Fact, ...]:
    """Returns who has which function by the line that stands next to the name.

    Of two names or two functions, one after the other, it is not told which belong together, nor
    of names and functions by turns, unless a comma ends the function: then its holder follows.
    """
    lines = [one for block in report.blocks if block.kind == "paragraph" for one in block.sentences]
    read = [None, *(_read(line.text) for line in lines), None]
    offices = dict[int, str]()
    for number, (before, one, other, behind) in enumerate(
        zip(read, read[1:], read[2:], read[3:], strict=False)
    ):
        if not one or not other or _are_like(before, one) or _are_like(other, behind):
            continue
        is_pair = not before and not behind
        # Without a comma a function may end anything but an address.
        if one.office and other.name and (one.has_comma or (is_pair and other.is_addressed)):
            offices[number + 1] = one.office
        starts_line = other.office[:1].isupper() and not other.has_comma
        if one.name and is_pair and starts_line:
            offices[number] = other.office
    return tuple(_fact(lines[number], read[number + 1], one) for number, one in offices.items())


def _read(text: str) -> _Line | None:
    if match := NAME.fullmatch(text):
        return _Line(name=match["name"], is_addressed=bool(match["address"]))
    match = FUNCTION.fullmatch(text) if len(text.split()) <= MOST_WORDS else None
    return _Line(office=match["office"], has_comma=bool(match["end"])) if match else None


def _are_like(one: _Line | None, other: _Line | None) -> bool:
    return one is not None and other is not None and bool(one.name) == bool(other.name)


def _fact(sentence: Sentence, line: _Line | None, office: str) -> Fact:
    assert line
    fact = stated(sentence.key, "signature", "person", line.name, office)
    meant = (Antecedent(line.name, office),)
    return replace(fact, antecedents=dict.fromkeys(LANGUAGES, meant))
