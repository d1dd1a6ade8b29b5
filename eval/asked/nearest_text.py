"""The part of a text that is most like another: OCR errors, repairs and typing errors forgiven."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

# Below this, what is found shares little more than the language with what is looked for.
ALIKE = 0.7
SHARING = 0.5


@dataclass(frozen=True, slots=True)
class Match:
    """A span of a text, on word boundaries, and how like what was looked for it is, in [0, 1]."""

    start: int
    end: int
    similarity: float


def nearest_text(wanted: str, texts: Sequence[str]) -> int | None:
    """Returns the place of the text that shares most words with another; None if few are shared.

    The measure is rapidfuzz's token set ratio: the order of words does not matter, nor how many
    others a text has.
    """
    found = process.extractOne(
        wanted.lower(),
        [text.lower() for text in texts],
        scorer=fuzz.token_set_ratio,
        score_cutoff=100 * SHARING,
    )
    return found[2] if found else None


def nearest_span(wanted: str, text: str) -> Match | None:
    """Returns the span of a text that is most like another; None if none is much like it.

    The similarity is one less the share of letters to insert or delete (normalised indel
    similarity) of the best window as long as what is looked for.
    """
    wanted = wanted.strip()
    if not wanted or not text:
        return None
    found = fuzz.partial_ratio_alignment(wanted.lower(), text.lower(), score_cutoff=100 * ALIKE)
    if found is None or len(text.lower()) != len(text):
        return None
    # The shorter of the two is what the window is as long as.
    start, end = (found.dest_start, found.dest_end) if len(wanted) <= len(text) else (0, len(text))
    while start > 0 and text[start - 1].isalnum() and text[start : start + 1].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum() and text[end - 1].isalnum():
        end += 1
    # A window as long as what is looked for may begin with the mark before a sentence.
    while start < end and (text[start].isspace() or wanted[0].isalnum() > text[start].isalnum()):
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return Match(start, end, found.score / 100)
