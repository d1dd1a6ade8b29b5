"""Which of two is the larger: "Is X groter dan Y?" -> "Ja: 800 tegen 100"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.answer.lead.calculation.amount import Amount, amount_of, are_alike, plain
from app.answer.lead.calculation.like import are_like, said_in_full
from app.answer.lead.clause import yes_no_clause
from app.answer.lead.draft import Candidate, Draft, sentences_of
from app.answer.lead.fit import BINDING, holds_name, names_asked, told_of
from app.answer.lead.value import is_legible
from app.query.query import Query
from app.query.slots import HOME, countries
from app.wording import word
from index.language import Language
from index.library import Library
from index.rows import SentenceRef
from ingest.facts import Fact
from ingest.text.alignment import fold

COMPARISON = re.compile(
    r"\b(?:groter|hoger|meer|duurder|langer|groter[e]?|kleiner|lager|minder|goedkoper|korter|larger|"
    r"bigger|higher|more|greater|costlier|longer|smaller|lower|less|fewer|cheaper|shorter)\b"
    r"(?P<between>.*?)\b(?:dan|than)\b",
    re.IGNORECASE,
)
WHICH_OF_TWO = re.compile(
    r"\b(?:welke?|which|wat|what|wie|who)\b.*\b(?P<word>groter|grootst\w*|hoger|hoogst\w*|meer|meest\w*|"
    r"duurder|duurst\w*|kleiner|kleinst\w*|lager|laagst\w*|minder|minst\w*|goedkoper|goedkoopst\w*|"
    r"larger|largest|bigger|biggest|higher|highest|more|most|greater|costlier|smaller|smallest|lower|"
    r"lowest|less|least|fewer|fewest|cheaper|cheapest)\b",
    re.IGNORECASE,
)
LESS = re.compile(
    r"(?:klein|laag|lager|minder|minst|goedkoop|goedkoper|kort|small|low|less|least|few|cheap|short)",
    re.IGNORECASE,
)
Side = tuple[str, Amount]  # what the question calls it, and its figure
CLEAR = 2  # a limit ("max.") does not hide which is larger if one is so many times the other
# What "larger" measures if the question names nothing else.
MEASURES: tuple[tuple[str, str], ...] = (
    (r"\blanden\b|\bcountries\b", "countries"),
    (r"\bmensen\b|\bvluchtelingen\b|\bmigranten\b|\bpeople\b|\brefugees\b|\bmigrants\b", "persons"),
    (r"\bactiviteit\w*\b|\bproject\w*\b|\bactivit\w+\b", "activities"),
    (r"\blanger\b|\bkorter\b|\blonger\b|\bshorter\b|\bjaar\b|\byears\b", "years"),
)
MONEY = "EUR"


def compare(query: Query, found: Sequence[Candidate], library: Library) -> Draft | None:
    """Returns which of two is the larger, if that is asked and both have one figure of a unit."""
    question = query.searched
    compared, which = COMPARISON.search(question), WHICH_OF_TWO.search(question)
    if not compared and not which:
        return None
    sides = two_sides(query, found, library)
    if not sides or not is_clear(sides[0][1], sides[1][1]):
        return None
    if which:
        return which_is(sides, bool(LESS.match(which["word"])), query.answer_language)
    clause = yes_no_clause(question, query.answer_language)
    return _yes_or_no(sides, clause, query) if clause and compared else None


def two_sides(query: Query, found: Sequence[Candidate], library: Library) -> list[Side]:
    """Returns two programmes or countries asked about with a figure of one unit each, or none."""
    unit = _measure(query.searched)
    for report_id, corpus in library.corpora.items():
        if not corpus.facts:
            continue
        programmes = names_asked(query, corpus, BINDING)
        if len(programmes) == len(("one", "other")):
            sides = _of_programmes(programmes, unit, report_id, query, library)
        elif len(query.countries) == len(("one", "other")) and not programmes:
            sides = _of_countries(query, found, library)
        else:
            sides = []
        if sides:
            return sides
    return []


def _of_programmes(
    programmes: Sequence[tuple[str, ...]], unit: str, report_id: str, query: Query, library: Library
) -> list[Side]:
    corpus = library.corpora[report_id]
    sides = []
    for names in programmes:
        others = [name for other in programmes if other is not names for name in other]
        facts = [fact for fact in corpus.facts if _is_of_one(fact, unit, names, others)]
        amounts = _amounts(facts, report_id, query, library)
        name = next((name for name in names if holds_name(query.searched, [name])), "")
        # Of several figures nobody knows which is meant.
        if len({one.value for one in amounts}) != 1 or not name:
            return []
        sides.append((name, amounts[0]))
    return sides if are_comparable([amount for _, amount in sides]) else []


def _of_countries(query: Query, found: Sequence[Candidate], library: Library) -> list[Side]:
    if not found:
        return []
    best = found[0]
    corpus = library.corpora[best.ref.report_id]
    like = [
        fact
        for fact in corpus.facts
        if fact.key.block == best.fact.key.block
        and are_like(fact, best.fact)
        and (frozenset(fact.places) - HOME) & query.countries
    ]
    amounts = _amounts(like, best.ref.report_id, query, library)
    if len(amounts) != len(query.countries) or len(like) != len(amounts):
        return []
    sides = [(_name_in(query.searched, amount.candidate.fact), amount) for amount in amounts]
    return sides if all(name for name, _ in sides) and are_comparable(amounts) else []


def are_comparable(amounts: Sequence[Amount]) -> bool:
    """Returns whether amounts are of one unit; activities may be compared, but never added."""
    units = {one.candidate.fact.unit for one in amounts}
    return are_alike(amounts) or units == {"activities"}


def _is_of_one(fact: Fact, unit: str, names: Sequence[str], others: Sequence[str]) -> bool:
    subject = "\n".join(fact.subject.values())
    return fact.unit == unit and holds_name(subject, names) and not holds_name(subject, others)


def _amounts(facts: Sequence[Fact], report_id: str, query: Query, library: Library) -> list[Amount]:
    """Returns the figures of facts that can be read and that no other sentence contradicts."""
    amounts = []
    for fact in facts:
        ref = SentenceRef(report_id, fact.key)
        sentence = library.sentence(ref)
        if sentence.conflicts or not is_legible(ref, library):
            continue
        plain_candidate = Candidate(fact, ref, fact.value[query.answer_language], 1.0)
        for one in said_in_full([fact], plain_candidate, library, query.answer_language):
            if amount := amount_of(one):
                amounts.append(amount)
    return amounts


def _name_in(question: str, fact: Fact) -> str:
    """Returns the word of a question that names the country of a fact."""
    codes = frozenset(fact.places) - HOME
    words = re.findall(r"[A-ZÀ-Þ][\w-]+", question)
    named = [one for one in words if countries(one) & codes]
    about = told_of(fact)
    return next((one for one in named if holds_name(about, [one])), "")


def _measure(question: str) -> str:
    return next((unit for pattern, unit in MEASURES if re.search(pattern, question, re.I)), MONEY)


def is_clear(one: Amount, other: Amount) -> bool:
    """Returns whether one of two figures is larger, whatever limits them."""
    larger, smaller = sorted((one.value, other.value), reverse=True)
    is_limited = bool(one.qualifier or other.qualifier)
    return larger > smaller and (not is_limited or larger >= CLEAR * smaller)


def which_is(sides: Sequence[Side], is_less: bool, language: Language) -> Draft:
    """Returns which of two is the larger, or the smaller; a side without a name is not named."""
    ordered = sorted(sides, key=lambda side: side[1].value, reverse=not is_less)
    return _said(ordered[0][0], ordered, language)


def _yes_or_no(sides: Sequence[Side], clause: str, query: Query) -> Draft | None:
    compared = COMPARISON.search(clause)
    if not compared:
        return None
    before, after = fold(clause[: compared.end()]), fold(clause[compared.end() :])
    first = [side for side in sides if fold(side[0]) in before]
    second = [side for side in sides if fold(side[0]) in after and side not in first]
    if len(first) != 1 or len(second) != 1:
        return None
    is_more = first[0][1].value > second[0][1].value
    is_yes = is_more != bool(LESS.match(compared[0]))
    reply = word("lead_yes" if is_yes else "lead_no", query.answer_language)
    return _said(reply, [first[0], second[0]], query.answer_language)


def _said(opening: str, sides: Sequence[Side], language: Language) -> Draft:
    one, other = (amount for _, amount in sides)
    sign = ">" if one.value > other.value else "<"
    against = word("lead_against", language)
    named = f"{opening}: " if opening else ""
    return Draft(
        f"{named}{one.short} {against} {other.short}",
        sentences_of([one.candidate, other.candidate]),
        f"{plain(one.scaled)} {sign} {plain(other.scaled)}",
    )
