"""What a report file is called."""

from __future__ import annotations

import re
from pathlib import Path

from ingest.text.alignment import letters_and_digits

MOST_CHARACTERS = 200  # of a title
# Where a title stands if the report bears it: on its cover, or above its first page.
OPENING = 3_000  # characters
FEWEST_WORDS = 2


def title_of(path: Path, text: str, claimed: str = "") -> str:
    """Returns the title that a file claims, if its opening bears every word of it, else its name.

    The title in a PDF's properties is often that of a template, of another document or of the
    program that wrote it ("Microsoft Word - concept 3"), and the first heading is seldom a title:
    of seven real reports none began with one that was recognised.

    Args:
        path: The file.
        text: What it says, at least its opening.
        claimed: The title in its properties.
    """
    claimed = _on_one_line(claimed)
    words = [letters_and_digits(word) for word in re.findall(r"[\w.-]+", claimed)]
    opening = letters_and_digits(text[:OPENING])
    is_borne_out = all(word in opening for word in words)
    if len(words) >= FEWEST_WORDS and len(claimed) <= MOST_CHARACTERS and is_borne_out:
        return claimed
    # A file's name need not be text that can be written.
    name = path.stem.encode("utf-8", "replace").decode()
    return _on_one_line(name.replace("_", " ").replace("%20", " "))[:MOST_CHARACTERS] or path.name


def _on_one_line(text: str) -> str:
    return " ".join("".join(one if one.isprintable() else " " for one in text).split())
