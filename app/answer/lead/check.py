"""A lead held against its sentences: verbatim words of theirs, or a calculation that is right.

Everything in a lead is a run of words of a sentence it cites, the country or programme that the
facts of these are about, a word of the rules ("Ja", "pagina 8", "tegen"), or the result of the
calculation. Two runs of words never stand side by side without a mark or such a word between.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from app.answer.antecedents import addition, antecedents_in
from app.answer.lead.calculation.amount import written
from app.answer.lead.draft import Draft, page_in, place_in
from app.answer.lead.fit import report_holds_name, told_of
from app.wording import word
from index.language import Language
from index.library import Library
from index.number_values import WORDS, numbers
from index.rows import SentenceRef

RULE_WORDS = (
    "lead_yes", "lead_no", "lead_and", "lead_or", "lead_of", "lead_against", "lead_about",
    "lead_on_average", "lead_per_year",
)  # fmt: skip
MARK = re.compile(r"[:;,()%+/−]")
TOKEN = re.compile(r"\s+|[\w.,'’-]*\w|[^\w\s]")
CALCULATION = re.compile(r"(?P<terms>[\d.]+(?: [-+/] [\d.]+)+) = (?P<result>[\d.]+)(?P<percent>%)?")
COMPARED = re.compile(r"(?P<one>[\d.]+) (?P<sign>[<>]) (?P<other>[\d.]+)")
INSERTED = re.compile(r" \[(?P<text>[^\[\]]+)\]")
PLACES = Decimal("0.1")


def check_draft(draft: Draft, language: Language, library: Library) -> bool:
    """Returns whether a lead says nothing but what its sentences or a right calculation say.

    Args:
        draft: The lead.
        language: It is in.
        library: That its sentences stand in.
    """
    if not draft.refs or not all(_exists(ref, library) for ref in draft.refs):
        return False
    texts = [library.sentence(ref).text_in(language) for ref in draft.refs]
    if draft.calculation and not is_right(draft.calculation, texts):
        return False
    text = _without_insertions(draft, language, library)
    allowed = _allowed(draft, language, library)
    own = [one for text in texts for one in (text, swapped(text))]
    return any(_is_covered(lead, own, allowed) for lead in (text, swapped(text)))


def swapped(text: str) -> str:
    """Returns a text with its first letter in the other case."""
    return text[:1].swapcase() + text[1:]


def is_right(calculation: str, texts: Sequence[str]) -> bool:
    """Returns whether a calculation comes out and each of its terms is a figure of a sentence."""
    if compared := COMPARED.fullmatch(calculation):
        one, other = Decimal(compared["one"]), Decimal(compared["other"])
        holds = one > other if compared["sign"] == ">" else one < other
        return holds and all(_is_printed(term, texts) for term in (one, other))
    found = CALCULATION.fullmatch(calculation)
    if not found:
        return False
    first, *rest = re.split(r" ([-+/]) ", found["terms"])
    total = Decimal(first)
    for sign, term in zip(rest[::2], rest[1::2], strict=True):
        amount = Decimal(term)
        total = {"+": total + amount, "-": total - amount, "/": total / amount}[sign]
    if found["percent"]:
        total = (100 * total).quantize(PLACES)
    terms = [Decimal(term) for term in (first, *rest[1::2])]
    return total == Decimal(found["result"]) and all(_is_printed(term, texts) for term in terms)


def _exists(ref: SentenceRef, library: Library) -> bool:
    corpus = library.corpora.get(ref.report_id)
    return corpus is not None and ref.key in corpus.report.sentences


def _is_printed(term: Decimal, texts: Sequence[str]) -> bool:
    """Returns whether a sentence has a figure, or the figure before its scale word."""
    for text in texts:
        for number in numbers(text):
            amount = number.value.amount
            if term == amount or any(term * scale == amount for scale in (10**3, 10**6, 10**9)):
                return True
        if any(WORDS.get(one.lower()) == term for one in re.findall(r"[^\W\d_]+", text)):
            return True
    return False


def _is_covered(lead: str, texts: Sequence[str], allowed: set[str]) -> bool:
    """Returns whether a lead is made of allowed pieces only, the longest taken first."""
    tokens = TOKEN.findall(lead)
    spaced = [_spaced(text) for text in texts]
    place, after_words = 0, False
    while place < len(tokens):
        if tokens[place].isspace():
            place += 1
            continue
        if MARK.fullmatch(tokens[place]):
            place, after_words = place + 1, False
            continue
        size = _longest_run(tokens, place, spaced)
        piece = next(
            (end for end in _ends(tokens, place) if _joined(tokens[place:end]) in allowed), place
        )
        if piece > place and piece - place >= size:
            place, after_words = piece, False
        elif size and not after_words:
            place, after_words = place + size, True
        else:
            return False
    return True


def _without_insertions(draft: Draft, language: Language, library: Library) -> str:
    """Returns a lead without what is inserted in brackets and is what its words stand for."""
    meant = {
        addition(one)
        for ref in draft.refs
        for one in antecedents_in(library.corpora[ref.report_id], ref.key, language)
    }
    return INSERTED.sub(lambda one: "" if one["text"] in meant else one[0], draft.text)


def _allowed(draft: Draft, language: Language, library: Library) -> set[str]:
    """Returns what a lead may say beside words of its sentences."""
    found = {word(key, language) for key in RULE_WORDS}
    found |= {page_in(ref, language, library) for ref in draft.refs}
    found |= {place_in(ref, language, library) for ref in draft.refs}
    if draft.calculation and "=" in draft.calculation:
        result = draft.calculation.rpartition("= ")[2].rstrip("%")
        found.add(written(Decimal(result), language))
        found |= set(re.findall(r"[\d.]+", draft.calculation))
    found |= set(_names(draft, library))
    return {_spaced(one) for name in found for one in (name, swapped(name))}


def _names(draft: Draft, library: Library) -> Iterator[str]:
    """Yields the names of entities that the facts of its sentences are about."""
    for ref in draft.refs:
        corpus = library.corpora[ref.report_id]
        about = "\n".join(told_of(fact) for fact in corpus.facts_of.get(ref.key, ()))
        for entity in corpus.entities:
            for same in entity.names.values():
                yield from (name for name in same if report_holds_name(about, [name]))


def _longest_run(tokens: Sequence[str], place: int, texts: Sequence[str]) -> int:
    """Returns how many tokens from a place on stand together in one of the sentences."""
    for end in _ends(tokens, place):
        piece = _joined(tokens[place:end])
        if any(re.search(rf"(?<!\w){re.escape(piece)}(?!\w)", text) for text in texts):
            return end - place
    return 0


def _ends(tokens: Sequence[str], place: int) -> Iterator[int]:
    return (end for end in range(len(tokens), place, -1) if not tokens[end - 1].isspace())


def _joined(tokens: Sequence[str]) -> str:
    return _spaced("".join(tokens))


def _spaced(text: str) -> str:
    return " ".join(text.split())
