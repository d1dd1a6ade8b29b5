"""Whether a question asks to compare, what, and in which aspects.

It must name two things of one kind that a word of comparing joins, or list two programmes and ask
two things of them ("what do A and B cost, and where do they work?"). Any other list ("A and B"), a
way ("from A to B") and what goes on between two ("cooperation between A and B") are no comparisons.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from app.answer.comparison.aspects import Aspect
from app.answer.comparison.subjects import FIRST, SECOND, Mention, Subject, SubjectFinder
from app.answer.lead.clause import NEGATION
from app.query.query import Query
from app.query.slots import YEAR
from index.language import Language
from ingest.currencies import CERTAIN

MOST_SUBJECTS = 4
MOST_BETWEEN = 60  # characters between two things that are compared
COMPARING = re.compile(
    r"\b(?:verschil\w*|vergelijk\w*|vergeleken|schelen|scheelt|versus|vs|tegenover|naast elkaar|"
    r"overeenkomst(?:en)? (?:en verschil\w*|tussen)|ten opzichte van|anders dan|hetzelfde als|"
    r"verhoud(?:t|en)|"
    r"differ(?:s|ed|ence|ences|ent)?|compar(?:e|es|ed|ing|ison)|side by side|as opposed to|"
    r"the same as|similarit(?:y|ies)|contrast)\b",
    re.IGNORECASE,
)
MORE = (
    r"groter|grootste?|hoger|hoogste?|meer|meeste?|duurder|duurste?|langer|langste?|sterker|"
    r"larger|largest|bigger|biggest|higher|highest|more|most|greater|greatest|longer|longest"
)
LESS = (
    r"kleiner|kleinste?|lager|laagste?|minder|minste?|goedkoper|goedkoopste?|korter|kortste?|"
    r"smaller|smallest|lower|lowest|less|least|fewer|fewest|cheaper|cheapest|shorter|shortest"
)
BETTER = re.compile(
    r"\b(?:beter|beste?|slechter|slechtste|succesvoller|effectiever|belangrijker|better|best|worse|"
    r"worst|more (?:successful|effective|important))\b",
    re.IGNORECASE,
)
LARGER = re.compile(rf"\b(?:(?P<more>{MORE})|(?P<less>{LESS}))\b", re.IGNORECASE)
# What joins the things compared: beside "more" a choice alone.
CHOSEN = re.compile(r"\b(?:of|or|dan|than|versus|vs)\b", re.IGNORECASE)
PAIRED = re.compile(
    r"[,/&]|\b(?:en|and|of|or|met|with|van|from|dan|than|to|tot|as|versus|vs|tegenover|against|"
    r"opzichte)\b",
    re.IGNORECASE,
)
LISTED = re.compile(
    r"\W*(?:\b(?:en|and)\b(?:\s(?:van|voor|of|for|in))?|[,/&])(?:\s(?:het|de|the))?\W*",
    re.IGNORECASE,
)
TOGETHER = re.compile(r"\b(?:samen|opgeteld|totaal|together|combined|total)\b", re.IGNORECASE)
FEWEST_ASPECTS = 2  # that must be asked of things that are only listed
NUMBER = r"(?:1e|1|I|eerste|één|een|first|1st|one|2e|2|II|tweede|twee|second|2nd|two)"
PHASES = re.compile(
    rf"\b(?:(?:fase|phase)s? {NUMBER}\b[^.?!]{{0,30}}?\b{NUMBER}|"
    rf"{NUMBER}\b(?: (?:fase|phase))?[^.?!]{{0,20}}?\b{NUMBER} (?:fase|phase)|"
    r"(?:de|the|twee|two|beide|both) (?:fasen|fases|phases))\b",
    re.IGNORECASE,
)
SHORT = 6  # words of a question that may name two phases and nothing else
ASPECTS: tuple[tuple[str, Aspect], ...] = (
    (
        r"\bgeld\b|\bbudget\w*\b|\bbedrag\w*\b|\bkost\w*\b|\bmoney\b|\bcosts?\b|"
        r"\bfunding\b|\bamounts?\b|\bhow much\b|\bspen[dt]\w*\b|\bduurder\b|\bgoedkoper\b|"
        rf"\bcheaper\b|\bexpensive\b|\b{CERTAIN}\b",
        "money",
    ),
    (
        r"\bmensen\b|\bpeople\b|\bbereik\w*\b|\breach(?:ed)?\b|\bhelp\w*|\bhielp\w*|"
        r"\bhost(?:s|ed|ing)?\b|\bvang(?:t|en)\b|\bopgevangen\b|\bvluchtelingen\b|\brefugees\b|"
        r"\bmigranten\b|\bmigrants\b",
        "persons",
    ),
    (r"\bactiviteit\w*\b|\bactivit(?:y|ies)\b|\bprojecten\b|\bprojects\b", "activities"),
    (r"\bwaar\b|\bwhere\b|\blanden\b|\bcountries\b", "places"),
    (r"\bwie\b|\bwho\b|\bpartners?\b|\borgani[sz]ati\w+\b|\bruns?\b", "partners"),
    (
        r"\bwanneer\b|\bwhen\b|\bhoe lang\b|\bhow long\b|\blooptijd\w*\b|\bduration\b|\bduur\b|"
        r"\bperiode\w*\b|\bperiods?\b|\blanger\b|\bkorter\b|\blonger\b|\bshorter\b",
        "period",
    ),
    (r"\bdoel\w*\b|\bwaarom\b|\bwaarvoor\b|\bwhy\b|\baims?\b|\bgoals?\b|\bpurposes?\b", "purpose"),
    (r"\bresulta\w+\b|\bresults?\b|\bopgeleverd\b|\bachieved?\b", "results"),
)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a question wants to know of the things compared.

    Attributes:
        aspects: Those it names; empty for all.
        size: Whether it asks which is "more" or "less"; "" if it does not.
        is_yes_or_no: Whether it asks if the first is so compared with the second.
        judges: Whether it asks which is better, which is no figure.
    """

    aspects: frozenset[Aspect]
    size: str
    is_yes_or_no: bool
    judges: bool


def subjects_compared(text: str, language: Language, finder: SubjectFinder) -> tuple[Subject, ...]:
    """Returns the things that a question compares, in its order; none if it compares none.

    Args:
        text: What is asked.
        language: Of the names of the columns.
        finder: Knows what can be compared.
    """
    if listed := _listed(text, language, finder):
        return listed
    compares = COMPARING.search(text) is not None
    if not (compares or LARGER.search(text) or BETTER.search(text) or PHASES.search(text)):
        return ()
    mentions = finder.find(text, language)
    chain = max(_chains(mentions, text, compares), key=len, default=[])
    if 1 < len(chain) <= MOST_SUBJECTS:
        return tuple(chain)
    return _phases(mentions, text, compares, language, finder) or _years(mentions, text)


def what_is_asked(query: Query, finder: SubjectFinder) -> Asked:
    """Returns what a question wants to know of the things that it compares."""
    text = query.text
    rest = _without_names(text, finder.find(text, query.answer_language))
    size = LARGER.search(rest)
    than = re.search(r"\b(?:dan|than)\b", rest, re.IGNORECASE)
    opens = re.match(r"(?:hoe|how|wat|what|wie|who|waar|where|welke?|which)\b", rest, re.IGNORECASE)
    return Asked(
        aspects=_aspects_in(rest),
        size=("less" if size["less"] else "more") if size else "",
        is_yes_or_no=bool(size and than and not opens and not NEGATION.search(rest)),
        judges=BETTER.search(rest) is not None and not size,
    )


def _listed(text: str, language: Language, finder: SubjectFinder) -> tuple[Subject, ...]:
    """Returns programmes that are listed, if several things are asked of them."""
    if not LISTED.search(text) or TOGETHER.search(text):
        return ()
    named = [one for one in finder.find(text, language) if one.subject.kind == "named"]
    chains: list[list[Mention]] = [named[:1]]
    for before, one in pairwise(named):
        joined = LISTED.fullmatch(text[before.end : one.start])
        chains = [*chains[:-1], [*chains[-1], one]] if joined else [*chains, [one]]
    subjects = {one.subject.id: one.subject for one in max(chains, key=len)}
    is_several = len(_aspects_in(_without_names(text, named))) >= FEWEST_ASPECTS
    return tuple(subjects.values()) if is_several and 1 < len(subjects) <= MOST_SUBJECTS else ()


def _aspects_in(text: str) -> frozenset[Aspect]:
    return frozenset(
        aspect for pattern, aspect in ASPECTS if re.search(pattern, text, re.IGNORECASE)
    )


def _without_names(text: str, mentions: Sequence[Mention]) -> str:
    for one in reversed(mentions):
        text = f"{text[: one.start]}…{text[one.end :]}"
    return text


def _chains(mentions: Sequence[Mention], text: str, compares: bool) -> list[list[Subject]]:
    """Returns the runs of things of one kind that are joined as what is compared."""
    chains: list[list[Subject]] = []
    for kind in dict.fromkeys(one.subject.kind for one in mentions):
        of_kind = [one for one in mentions if one.subject.kind == kind]
        chains.append([of_kind[0].subject])
        for before, one in pairwise(of_kind):
            if not _joins(text[before.end : one.start], compares):
                chains.append([one.subject])
            elif one.subject.id not in {each.id for each in chains[-1]}:
                chains[-1].append(one.subject)
    return [chain for chain in chains if len(chain) > 1]


def _joins(between: str, compares: bool) -> bool:
    """Returns whether what stands between two things joins them."""
    if compares:
        is_pair = PAIRED.search(between) is not None
        return is_pair and (len(between) <= MOST_BETWEEN or COMPARING.search(between) is not None)
    return CHOSEN.search(between) is not None and len(between) <= MOST_BETWEEN


def _phases(
    mentions: Sequence[Mention],
    text: str,
    compares: bool,
    language: Language,
    finder: SubjectFinder,
) -> tuple[Subject, ...]:
    """Returns two phases of the one programme that is named, or of the one that has most."""
    found = PHASES.search(text)
    programmes = {one.subject.id: one.subject for one in mentions if one.subject.kind == "named"}
    asks = compares or LARGER.search(text) or len(text.split()) <= SHORT
    if not found or len(programmes) > 1 or not asks:
        return ()
    whole = next(iter(programmes.values()), None) or finder.with_phases(language)
    if not whole:
        return ()
    return replace(whole, part=FIRST), replace(whole, part=SECOND)


def _years(mentions: Sequence[Mention], text: str) -> tuple[Subject, ...]:
    """Returns the one thing that is named in each of two years that are compared."""
    years = list(dict.fromkeys(YEAR.findall(text)))
    things = {one.subject.id: one.subject for one in mentions}
    if len(years) != 2 or len(things) != 1 or not COMPARING.search(text):
        return ()
    thing = next(iter(things.values()))
    return tuple(replace(thing, year=year) for year in sorted(years))
