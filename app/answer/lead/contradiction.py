"""Two sentences that give another figure for the same thing, both said."""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.answer.lead.calculation.amount import Amount, amount_of
from app.answer.lead.draft import Candidate, Draft
from app.answer.lead.request import wanted_kinds
from app.answer.lead.value import spoken_value
from app.query.query import Query
from app.query.slots import HOME, countries_in_report
from app.wording import word
from index.language import Language
from index.library import Library
from index.rows import SentenceRef


def contradicting(query: Query, found: Sequence[Candidate], library: Library) -> Draft | None:
    """Returns "Turkije: 3,3 miljoen (pagina 8) of 3,4 miljoen (pagina 17)" for the best fact."""
    best = found[0]
    amount, wanted = amount_of(best), wanted_kinds(query.text)
    if not amount or (wanted is not None and best.fact.kind not in wanted):
        return None
    rivals = [
        rival
        for key in library.sentence(best.ref).conflicts
        if (rival := _rival(best, SentenceRef(best.ref.report_id, key), query, library))
    ]
    # Of several pages, the first comes first.
    both = sorted([amount, *rivals], key=lambda one: _page(one, library))
    if len({one.value for one in both}) < len(both) or len(both) == 1:
        return None
    language = query.answer_language
    said = [
        f"{one.short} ({word('lead_page', language).format(page=_page(one, library))})"
        for one in both
    ]
    name = _name(both, library, language)
    label = f"{name}: " if name else ""
    return Draft(
        label + f" {word('lead_or', language)} ".join(said),
        tuple(dict.fromkeys(one.candidate.ref for one in both)),
    )


def _rival(best: Candidate, ref: SentenceRef, query: Query, library: Library) -> Amount | None:
    """Returns the figure of the same kind, unit and place in a contradicting sentence."""
    for fact in library.corpora[ref.report_id].facts_of.get(ref.key, ()):
        same = (fact.kind, fact.unit) == (best.fact.kind, best.fact.unit)
        if same and set(fact.places) & set(best.fact.places):
            text = spoken_value(fact, ref, library, query.answer_language)
            if text and (amount := amount_of(Candidate(fact, ref, text, best.chance))):
                return amount
    return None


def _page(amount: Amount, library: Library) -> int:
    return library.sentence(amount.candidate.ref).page


def _name(amounts: Sequence[Amount], library: Library, language: Language) -> str:
    """Returns the country that the figures are about, as the first sentence calls it."""
    places = [frozenset(one.candidate.fact.places) - HOME for one in amounts]
    shared = frozenset.intersection(*places)
    text = library.sentence(amounts[0].candidate.ref).text_in(language)
    words = re.findall(r"[A-ZÀ-Þ][\w-]+", text)
    return next((one for one in words if countries_in_report(one) & shared), "")
