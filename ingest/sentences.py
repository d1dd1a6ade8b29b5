"""Running text -> sentences, for Dutch and English prose."""

from __future__ import annotations

import re

# Abbreviations that end in a full stop without ending a sentence.
ABBREVIATIONS = frozenset(
    "art bijv bv blz ca circa dhr dr drs d.w.z e.g et etc excl fig i.e incl ing ir jl jr max "
    "mevr min mld mln mr mrs ms mw nl no nr nrs o.a o0.a o.m pag par prof resp st t.a.v "
    "t.b.v t.o.v vgl vol vs z.g zgn".split()
)
BOUNDARY = re.compile(r"[.!?…][”’\"')\]]*\s+(?=[“‘\"'(\[«]?[A-ZÀ-ÖØ-Þ0-9])")


MOST_ABBREVIATION = 40  # characters, with quotes before it


def split_sentences(text: str) -> list[str]:
    """Returns the sentences of a paragraph in order; their concatenation loses only spaces.

    Args:
        text: Prose with single spaces and no line breaks.
    """
    sentences = []
    start = 0
    for match in BOUNDARY.finditer(text):
        before = text[max(start, match.start() - MOST_ABBREVIATION) : match.start()]
        if _is_abbreviation(before, text[match.end() : match.end() + 1]):
            continue
        sentences.append(text[start : match.end()].strip())
        start = match.end()
    sentences.append(text[start:].strip())
    return [sentence for sentence in sentences if sentence]


def _is_abbreviation(before: str, after: str) -> bool:
    word = before.rsplit(" ", 1)[-1].lstrip("(“‘\"'").lower()
    if word in ABBREVIATIONS:
        # "EUR 100 mln. In 2023 …" does end a sentence; "nr. 24" does not.
        return word not in {"mln", "mld", "etc"} or after[:1].isdigit()
    is_initial = len(word) == 1 and word.isalpha()
    is_list_number = bool(re.fullmatch(r"\d{1,2}", before.strip()))
    return is_initial or is_list_number
