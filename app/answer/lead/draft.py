"""A lead before its sentences are numbered, and what it is made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.wording import word
from index.language import Language
from index.library import Library
from index.rows import SentenceRef
from ingest.facts import Fact


@dataclass(frozen=True, slots=True)
class Draft:
    """A lead.

    Attributes:
        text: Verbatim values of the sentences, or made of them by a stated rule.
        refs: The sentences, at least one; the first is that of the first value.
        calculation: Its terms and result in plain digits ("200 + 60 = 260"), or None.
        insertions: Spans in square brackets that are not the report's.
    """

    text: str
    refs: tuple[SentenceRef, ...]
    calculation: str | None = None
    insertions: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A fact that may be what was asked.

    Attributes:
        fact: The fact.
        ref: Its sentence.
        text: Its value as the sentence says it, with the "ca." or "zoals" that stands before it.
        chance: How probable it is that the value is what was asked, in [0, 1].
    """

    fact: Fact
    ref: SentenceRef
    text: str
    chance: float


def capitalised(text: str) -> str:
    """Returns a text with a capital for its first letter, unless it is a name like "iPad"."""
    return text if text[1:2].isupper() else text[:1].upper() + text[1:]


def listed(texts: Sequence[str], language: Language) -> str:
    """Returns texts as one list: "a, b en c"."""
    if len(texts) < 2:
        return "".join(texts)
    return f"{', '.join(texts[:-1])} {word('lead_and', language)} {texts[-1]}"


def sentences_of(candidates: Sequence[Candidate]) -> tuple[SentenceRef, ...]:
    """Returns the sentences of facts in order, each once."""
    return tuple(dict.fromkeys(one.ref for one in candidates))


def place_in(ref: SentenceRef, language: Language, library: Library) -> str:
    """Returns where a sentence stands: "pagina 14, Prospects partnerschap"."""
    page = page_in(ref, language, library)
    headings = library.block(ref).section_in(language)
    return f"{page}, {headings[-1]}" if headings else page


def page_in(ref: SentenceRef, language: Language, library: Library) -> str:
    """Returns the page that a sentence stands on, or the part of a report without pages."""
    is_paged = library.report(ref.report_id).is_paged
    return word("lead_page", language, is_paged).format(page=library.sentence(ref).page)
