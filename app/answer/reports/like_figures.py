"""By how much two editions differ: of like facts, or of sentences that differ in figures only."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import TypeVar

from app.answer.lead.calculation.amount import Amount, amount_of, plain, written
from app.answer.lead.calculation.operations import difference_of
from app.answer.lead.check import check_draft
from app.answer.lead.draft import Candidate, Draft
from app.answer.lead.value import BEFORE, is_legible, spoken_value
from app.answer.reports.retold import retold, retold_calculation
from index.language import Language
from index.library import Library
from index.number_values import Number, numbers
from index.rows import SentenceRef
from ingest.currencies import SIGNS, UNITS
from ingest.facts import Fact
from ingest.text.alignment import fold

LIKE = 0.75  # share of two sentences' words, figures passed over, from which they tell the same
FEWEST = 4  # words of a sentence that tells something
TOKEN = re.compile(rf"[^\W_]+|[{SIGNS}%]")
CURRENCIES = frozenset({*map(fold, UNITS), *SIGNS})
YEARS = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class Frame:
    """A sentence as its words, each figure in the place of one.

    Attributes:
        words: Folded; "#" for a figure, "@" for a year.
        figures: By the place of their word.
        text: The sentence.
    """

    words: tuple[str, ...]
    figures: dict[int, Number]
    text: str

    @classmethod
    def of(cls, text: str) -> Frame:
        """Returns the frame of a sentence."""
        words: list[str] = []
        figures: dict[int, Number] = {}
        end = 0
        for number in numbers(text):
            start, stop = number.span
            words += TOKEN.findall(fold(text[end:start]))
            is_year = YEARS.fullmatch(text[start:stop]) is not None
            if not is_year:
                figures[len(words)] = number
            words.append("@" if is_year else "#")
            end = stop
        words += TOKEN.findall(fold(text[end:]))
        return cls(tuple(words), figures, text)


Key = TypeVar("Key")


def most_like(one: Frame, others: Mapping[Key, Frame]) -> Key | None:
    """Returns the first of the sentences that tell most like one; None if none is `LIKE` it."""
    if len(one.words) < FEWEST:
        return None
    found, best = None, LIKE
    matcher = SequenceMatcher(None, autojunk=False)
    matcher.set_seq2(one.words)  # what it learns of this it keeps for all others
    for key, other in others.items():
        if len(other.words) < FEWEST:
            continue
        matcher.set_seq1(other.words)
        if matcher.real_quick_ratio() < best or matcher.quick_ratio() < best:
            continue
        ratio = matcher.ratio()
        if ratio > best or (ratio == best and found is None):
            found, best = key, ratio
    return found


@dataclass(frozen=True, slots=True)
class Difference:
    """By how much the figures of two editions differ.

    Attributes:
        draft: The calculation.
        printed: Both figures, that of the older edition first.
        refs: Their sentences.
        sign: 1 if the newer one is the larger, else -1.
    """

    draft: Draft
    printed: tuple[str, str]
    refs: tuple[SentenceRef, SentenceRef]
    sign: int


def difference(
    older: Sequence[SentenceRef], newer: Sequence[SentenceRef], library: Library, language: Language
) -> Difference | None:
    """Returns by how much the one figure that two editions give differs.

    Args:
        older: Sentences of one.
        newer: Of the other.
        library: That they stand in.
        language: To say it in.

    Returns:
        The difference; None if there is no like figure, more than one, or none that can be said
        in that language.
    """
    pairs = _of_facts(older, newer, library, language)
    if not pairs and len(older) == len(newer) == 1:
        pairs = _of_sentences(older[0], newer[0], library, language)
    if len(pairs) != 1:
        return None
    if not check_draft(pairs[0].draft, language, library):
        return None
    return _retold(pairs[0], language, library)


def _retold(found: Difference, language: Language, library: Library) -> Difference | None:
    """Returns a difference in the language of the answer; None if it cannot be said in that."""
    is_said = {
        library.sentence(ref).is_in(language, library.report(ref.report_id).language)
        for ref in found.refs
    }
    if is_said == {True}:
        return found
    one, other = (retold(printed, language) for printed in found.printed)
    text = retold_calculation(found.draft.text, language)
    if len(is_said) > 1 or one is None or other is None or text is None:
        return None
    return replace(found, draft=replace(found.draft, text=text), printed=(one, other))


def _of_facts(
    older: Sequence[SentenceRef], newer: Sequence[SentenceRef], library: Library, language: Language
) -> list[Difference]:
    """Returns the differences of facts of one kind, unit and subject."""
    found: list[Difference] = []
    for one in _amounts(older, library, language):
        for other in _amounts(newer, library, language):
            is_like = _told(one.candidate.fact, language) == _told(other.candidate.fact, language)
            draft = difference_of([one, other], language) if is_like else None
            if draft:
                refs = one.candidate.ref, other.candidate.ref
                sign = 1 if other.value > one.value else -1
                found.append(Difference(draft, (one.short, other.short), refs, sign))
    return found


def _is_plain(ref: SentenceRef, library: Library) -> bool:
    """Returns whether the figures of a sentence can be read and nothing contradicts them."""
    return is_legible(ref, library) and not library.sentence(ref).conflicts


def _told(fact: Fact, language: Language) -> tuple[str, str | None, str]:
    """Returns what a fact is of, whichever edition states it."""
    return fact.kind, fact.unit, fold(YEARS.sub("@", fact.subject[language]))


def _amounts(refs: Sequence[SentenceRef], library: Library, language: Language) -> list[Amount]:
    amounts: list[Amount] = []
    for ref in refs:
        if not _is_plain(ref, library):
            continue
        for fact in library.corpora[ref.report_id].facts_of.get(ref.key, ()):
            text = spoken_value(fact, ref, library, language)
            amount = amount_of(Candidate(fact, ref, text, 1.0)) if text else None
            amounts += [amount] if amount and fact.kind != "date" else []
    return amounts


def _of_sentences(
    older: SentenceRef, newer: SentenceRef, library: Library, language: Language
) -> list[Difference]:
    """Returns the differences of figures that stand in the same place of like sentences."""
    if not (_is_plain(older, library) and _is_plain(newer, library)):
        return []
    one, other = (Frame.of(library.sentence(ref).text_in(language)) for ref in (older, newer))
    if most_like(one, {newer: other}) is None:
        return []
    matcher = SequenceMatcher(None, one.words, other.words, autojunk=False)
    found: list[Difference] = []
    for place, place_there, size in matcher.get_matching_blocks():
        for step in range(size):
            figures = one.figures.get(place + step), other.figures.get(place_there + step)
            if figures[0] and figures[1]:
                own = _Figure(one, place + step, older), _Figure(other, place_there + step, newer)
                found += _between(*own, language)
    return found


@dataclass(frozen=True, slots=True)
class _Figure:
    frame: Frame
    place: int
    ref: SentenceRef

    @property
    def number(self) -> Number:
        return self.frame.figures[self.place]

    @property
    def printed(self) -> str:
        return self.frame.text[slice(*self.number.span)]

    @property
    def unit(self) -> tuple[str, ...]:
        """The word behind it, and the sign before it."""
        before, behind = self.place - 1, self.place + 1
        words = self.frame.words
        sign = words[before] if before >= 0 and words[before] in CURRENCIES else ""
        return sign, words[behind] if behind < len(words) else ""

    @property
    def is_limited(self) -> bool:
        return BEFORE.search(self.frame.text[: self.number.span[0]]) is not None


def _between(older: _Figure, newer: _Figure, language: Language) -> list[Difference]:
    values = [one.number.value for one in (older, newer)]
    is_share = any(value.is_share for value in values)
    if older.unit != newer.unit or values[0] == values[1] or is_share:
        return []
    if older.is_limited or newer.is_limited:
        return []
    larger, smaller = sorted((newer, older), key=lambda one: -one.number.value.amount)
    most, least = larger.number.value.amount, smaller.number.value.amount
    draft = Draft(
        f"{written(most - least, language)} ({larger.printed} − {smaller.printed})",
        (larger.ref, smaller.ref),
        f"{plain(most)} - {plain(least)} = {plain(most - least)}",
    )
    printed = older.printed, newer.printed
    sign = 1 if larger is newer else -1
    return [Difference(draft, printed, (older.ref, newer.ref), sign)]
