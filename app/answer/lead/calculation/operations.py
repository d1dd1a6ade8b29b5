"""Sum, difference, share and yearly average over the figures of facts."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from app.answer.lead.calculation.amount import Amount, amount_of, are_alike, plain, written
from app.answer.lead.calculation.comparison import are_comparable, two_sides
from app.answer.lead.calculation.like import HEAD, asked_together, family_of
from app.answer.lead.draft import Candidate, Draft, sentences_of
from app.answer.lead.fit import BINDING, names_asked, told_of
from app.answer.lead.request import Operation, operations, wanted_kinds
from app.answer.lead.stems import holds, stems
from app.query.query import Query
from app.query.slots import HOME, countries_in_report
from app.wording import word
from index.language import Language
from index.library import Library
from ingest.currencies import UNITS

PAIR = 2
# Two lists may hold the same country, and the report says that its activities do not add up.
ADDED = UNITS | {"persons"}
FAMILIES = 8  # of so many facts, the like ones are looked for
# Nothing is divided by what the report does not count apart.
PER_HEAD = re.compile(
    r"\b(?:per|elke|iedere?|each) (?:vluchteling|persoon|mens|hoofd|migrant|kind|land|inwoner|"
    r"belastingbetaler|head|person|refugee|capita|child|country|taxpayer)\b",
    re.IGNORECASE,
)
NUMBERS = {3: ("drie", "three"), 4: ("vier", "four"), 5: ("vijf", "five"), 6: ("zes", "six")}
PLACES = Decimal("0.1")  # a share is said to one decimal


def calculate(query: Query, found: Sequence[Candidate], library: Library) -> Draft | None:
    """Returns the calculation that a question asks for; None if it asks for none that is sound."""
    if PER_HEAD.search(query.searched):
        return None
    for operation in operations(query.searched):
        if draft := CALCULATORS[operation](query, found, library):
            return draft
    return None


def _sum(query: Query, found: Sequence[Candidate], library: Library) -> Draft | None:
    return sum_of(_asked_together(query, found, library), query.answer_language)


def sum_of(terms: Sequence[Amount], language: Language) -> Draft | None:
    """Returns the sum of figures; None if they are of no kind or number that adds up."""
    if len(terms) < PAIR or not are_alike(terms):
        return None
    if any(one.candidate.fact.unit not in ADDED for one in terms):
        return None
    limits = {one.qualifier for one in terms if one.qualifier}
    if len(limits) > 1:
        return None
    total = sum((one.scaled for one in terms), Decimal(0))
    return _shown(terms, total, "+", next(iter(limits), ""), language)


def _difference(query: Query, found: Sequence[Candidate], library: Library) -> Draft | None:
    return difference_of(_asked_together(query, found, library), query.answer_language)


def difference_of(terms: Sequence[Amount], language: Language) -> Draft | None:
    """Returns by how much one of two like figures is the larger; None if that cannot be told."""
    terms = sorted(terms, key=lambda one: -one.value)
    if len(terms) != PAIR or not are_comparable(terms) or terms[0].value == terms[1].value:
        return None
    larger, smaller = terms
    # Less than "max. 100" may be anything.
    if smaller.qualifier and not smaller.is_approximate:
        return None
    limit = larger.qualifier or smaller.qualifier
    return _shown(terms, larger.scaled - smaller.scaled, "-", limit, language)


def _share(query: Query, found: Sequence[Candidate], library: Library) -> Draft | None:
    best = found[0]
    part = amount_of(best)
    if not part or best.fact.kind != "count" or best.fact.unit != "persons":
        return None
    wholes = [
        whole
        for one in found
        if one.ref == best.ref and one is not best and (whole := amount_of(one))
    ]
    if len(wholes) != 1 or not are_alike([part, wholes[0]]):
        return None
    smaller, larger = sorted((part, wholes[0]), key=lambda one: one.value)
    if smaller.qualifier or larger.qualifier or smaller.value == larger.value:
        return None
    if not _is_part_of(smaller, larger, query):
        return None
    language = query.answer_language
    share = (100 * smaller.value / larger.value).quantize(PLACES)
    about = (
        f"{word('lead_about', language)} " if share * larger.value != 100 * smaller.value else ""
    )
    of = word("lead_of", language)
    return Draft(
        f"{about}{written(share, language)}% ({smaller.digits} {of} {larger.digits})",
        sentences_of([smaller.candidate, larger.candidate]),
        f"{plain(smaller.value)} / {plain(larger.value)} = {plain(share)}%",
    )


def _is_part_of(part: Amount, whole: Amount, query: Query) -> bool:
    """Returns whether a part is told of those that the whole counts, and both are asked about."""
    language = query.answer_language
    of_part, of_whole = (
        stems(one.candidate.fact.subject[language], language) for one in (part, whole)
    )
    asked = stems(query.searched, language)
    heads = of_whole[:HEAD], of_part[:HEAD]
    is_among = any(holds(of_part, term) for term in heads[0])
    return is_among and all(any(holds(asked, term) for term in head) for head in heads)


def _per_year(query: Query, found: Sequence[Candidate], library: Library) -> Draft | None:
    money = next((one for one in found if one.fact.kind == "money"), None)
    if not money or money is not found[0] or not (whole := amount_of(money)):
        return None
    corpus = library.corpora[money.ref.report_id]
    is_named = bool(names_asked(query, corpus, BINDING))
    if not is_named and wanted_kinds(query.searched) != frozenset({"money"}):
        return None
    spans = [
        fact
        for fact in corpus.facts_of[money.fact.key]
        if fact.unit == "years" and fact.number and fact.number > 1
    ]
    if len(spans) != 1:
        return None
    years = Decimal(str(spans[0].number)).normalize()
    language = query.answer_language
    yearly = whole.scaled / years
    if yearly != yearly.quantize(PLACES):
        return None
    limit = f"{whole.qualifier} " if whole.qualifier else ""
    result = f"{limit}{whole.currency}{written(yearly, language)}{whole.scale}"
    terms = f"{whole.digits} / {plain(years)}"
    return Draft(
        f"{word('lead_on_average', language)} {result} {word('lead_per_year', language)} ({terms})",
        (money.ref,),
        f"{plain(whole.scaled)} / {plain(years)} = {plain(yearly)}",
    )


def _asked_together(query: Query, found: Sequence[Candidate], library: Library) -> list[Amount]:
    """Returns like figures that are asked for together, at least two or none.

    Those of the first family whose subjects open with a word of the question, else of the first.
    """
    if pair := two_sides(query, found, library):
        return [amount for _, amount in pair]
    language = query.answer_language
    asked = stems(query.searched, language)
    families = [
        amounts
        for one in found[:FAMILIES]
        if one.fact.number is not None and (amounts := _family(query, one, library))
    ]

    def is_named(amounts: Sequence[Amount]) -> bool:
        subject = amounts[0].candidate.fact.subject[language]
        return any(holds(asked, term) for term in stems(subject, language)[:HEAD])

    return next(filter(is_named, families), families[0] if families else [])


def _family(query: Query, one: Candidate, library: Library) -> list[Amount]:
    """Returns the figures of a fact and those like it that are asked for, at least two or none."""
    language = query.answer_language
    family = family_of(one, library, language)
    if query.countries:
        family = [like for like in family if _countries(like) & query.countries]
        if {code for like in family for code in _countries(like)} < query.countries:
            return []
    elif not _counts(query.searched, len(family)):
        family = asked_together(family, query.searched, language)
    is_many = len(family) > PAIR and not _counts(query.searched, len(family))
    amounts = [amount for like in family if (amount := amount_of(like))]
    return amounts if len(amounts) == len(family) > 1 and not is_many else []


def _counts(question: str, size: int) -> bool:
    """Returns whether a question names how many there are: a table is not added up unasked."""
    words = "|".join((str(size), *NUMBERS.get(size, ())))
    return re.search(rf"\b(?:{words})\b", question, re.IGNORECASE) is not None


def _countries(candidate: Candidate) -> frozenset[str]:
    return (countries_in_report(told_of(candidate.fact)) | set(candidate.fact.places)) - HOME


def _shown(
    terms: Sequence[Amount], result: Decimal, operator: str, limit: str, language: Language
) -> Draft:
    """Returns "ca. EUR 260 miljoen (200 + 60)" and its calculation in plain digits."""
    first = replace(terms[0], qualifier=limit)
    nouns = {one.noun for one in terms}
    noun = first.noun if len(nouns) == 1 else ""
    figure = replace(first, digits=written(result, language)).short
    sign = {"-": "−"}.get(operator, operator)
    shown = f" {sign} ".join(one.digits for one in terms)
    return Draft(
        f"{figure}{noun} ({shown})",
        sentences_of([one.candidate for one in terms]),
        f"{f' {operator} '.join(plain(one.scaled) for one in terms)} = {plain(result)}",
    )


CALCULATORS: Mapping[Operation, Callable[[Query, Sequence[Candidate], Library], Draft | None]] = {
    "sum": _sum,
    "difference": _difference,
    "share": _share,
    "per_year": _per_year,
}
