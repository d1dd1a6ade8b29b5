"""What a report file is called."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from ingest.document import Block
from ingest.text.alignment import fold, letters_and_digits

MOST_CHARACTERS = 200  # of a title
# Where a title stands if the report bears it: on its cover, or above its first page.
OPENING = 3_000  # characters
FEWEST_WORDS = 2
OPENING_BLOCKS = 25
# Words that say what kind of document one is, alone or at the end of a compound.
KIND = re.compile(
    r"\w*(?:rapport|rapportage|verslag|advies|onderzoek|evaluatie|beoordeling|programma|plan|nota|"
    r"notitie|lijst|besluit|handreiking|richtlijn|monitor|verkenning|visie|strategie|akkoord|"
    r"convenant|report|advice|assessment|study|review|survey|strategy|policy|guidelines?|evaluation|"
    r"audit|programme|minutes)\b"
)
KIND_AMONG = 3  # its first words


def title_of(path: Path, text: str, claimed: str = "", opening: Sequence[Block] = ()) -> str:
    """Returns what a report is called: as the file claims, as it opens, or as the file is named.

    The title in a file's properties is often that of a template, of another document or of the
    program that wrote it ("Microsoft Word - concept 3"): it is believed if the opening bears every
    word of it, but for those that merely say which kind of document it is. Else the first line on
    the first page that begins by saying that ("Programma van Eisen voor …") is the title; the first
    heading seldom is: of seven real reports one began with it.

    Args:
        path: The file.
        text: What it says, at least its opening.
        claimed: The title in its properties.
        opening: Its first blocks.
    """
    claimed = _on_one_line(claimed)
    words = re.findall(r"[\w.-]+", claimed)
    telling = [letters_and_digits(word) for word in words if not KIND.fullmatch(fold(word))]
    said = letters_and_digits(text[:OPENING])
    is_borne_out = any(telling) and all(word in said for word in telling)
    if len(words) >= FEWEST_WORDS and len(claimed) <= MOST_CHARACTERS and is_borne_out:
        return claimed
    if titled := _title_in(opening):
        return titled
    # A file's name need not be text that can be written.
    name = path.stem.encode("utf-8", "replace").decode()
    return _on_one_line(name.replace("_", " ").replace("%20", " "))[:MOST_CHARACTERS] or path.name


def _title_in(opening: Sequence[Block]) -> str:
    """Returns the first line of the first page that says which kind of document it is, or ""."""
    for block in opening[:OPENING_BLOCKS]:
        if block.page != opening[0].page or len(block.sentences) != 1:
            continue
        text = _on_one_line(block.sentences[0].text)
        words = re.findall(r"\w+", fold(text))
        names_kind = text[:1].isupper() and any(map(KIND.fullmatch, words[:KIND_AMONG]))
        is_line = len(words) >= FEWEST_WORDS and not text.endswith((".", ":", ",", ";", "?"))
        if names_kind and is_line and len(text) <= MOST_CHARACTERS:
            return text
    return ""


def _on_one_line(text: str) -> str:
    return " ".join("".join(one if one.isprintable() else " " for one in text).split())
