"""Ja or Nee with the reason, where a sentence says yes or no to what is asked."""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.answer.lead.clause import yes_no_clause
from app.answer.lead.draft import Candidate, Draft
from app.answer.lead.stems import is_same, stems
from app.query.query import Query
from app.query.slots import HOME, countries, countries_in_report, names
from app.wording import word
from index.language import Language
from index.library import Library
from index.number_values import numbers
from ingest.facts import Fact

# Words that say nothing of what is asked.
FILLER = frozenset(
    "nou nu eigenlijk echt gewoon ook nog wel even toch rapport verslag rapportage report mention "
    "say genoemd vermeld staat klopt waar true correct really actually still already also indeed "
    "currently nederland nederlands netherland dutch netherlands holland momenteel al volgens "
    "according bestaat sprake zeggen".split()
)
# What turns a statement round or limits it, though it is left out of what is searched for.
TURNING = re.compile(
    r"\b(?:meer|minder|hoger|lager|groter|kleiner|beter|slechter|eerste|laatste|grootste|kleinste|"
    r"more|less|fewer|higher|lower|larger|smaller|better|worse|first|last|largest|smallest|before|"
    r"after|voor|na|tegen|against|without|under|onder|over|boven)\b",
    re.IGNORECASE,
)


def yes_or_no(query: Query, found: Sequence[Candidate], library: Library) -> Draft | None:
    """Returns "Ja: …" or "Nee: …" with the value; None where neither is certain.

    A fact says yes if all that is asked stands in its own question or its sentence; no if all
    stands in the question that it denies.
    """
    language = query.answer_language
    own = [t[language] for one in found for t in (one.fact.affirms, one.fact.denies) if t]
    clause = yes_no_clause(query.text, language, {text.split()[0].lower() for text in own})
    if not clause or query.context:
        return None
    for one in found:
        sentence = library.sentence(one.ref).text_in(language)
        affirms, denies = (texts.get(language, "") for texts in (one.fact.affirms, one.fact.denies))
        is_denied = bool(denies) and _covers(clause, denies, "", one.fact, language)
        is_affirmed = bool(affirms) and _covers(clause, affirms, sentence, one.fact, language)
        if is_denied and is_affirmed:
            is_affirmed = _covers(clause, affirms, "", one.fact, language)
        if is_denied == is_affirmed:
            continue
        reply = word("lead_yes" if is_affirmed else "lead_no", language)
        return Draft(f"{reply}: {one.text}", (one.ref,))
    return None


def _covers(clause: str, stated: str, sentence: str, fact: Fact, language: Language) -> bool:
    """Returns whether what is asked stands in a question that a fact answers and its sentence."""
    whole = "\n".join((stated, sentence, fact.subject[language]))
    asked = [term for term in stems(clause, language) if term not in FILLER]
    own, given = stems(stated, language), stems(whole, language)
    turning = {one.lower() for one in TURNING.findall(clause)}
    named = {name.lower() for name in names(clause)}
    return (
        bool(asked)
        and all(any(is_same(term, other) for other in given) for term in asked)
        and any(is_same(term, other) for term in asked for other in own)
        and turning <= {one.lower() for one in TURNING.findall(stated)}
        and all(name in stated.lower() for name in named)
        and {n.value for n in numbers(clause)} <= {n.value for n in numbers(whole)}
        # A sentence names others too: "Iran overtook Türkiye" is no yes for Türkiye.
        and countries(clause) - HOME <= countries_in_report(stated)
    )
