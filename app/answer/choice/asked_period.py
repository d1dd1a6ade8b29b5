"""A question that names a period is not answered with a sentence about another one.

A sentence speaks of the periods it states, else of those of its headings. Sentences that state
none may answer, as may those that state a longer one, unless the best answer found turned out
to be about another period: then only what states the period asked for, or stands in a report or
under a heading of that period, is left.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import chain
from typing import Literal

from app.query.period import Period
from app.query.periods import periods, stated_periods
from app.query.query import Query
from index.answer_type import is_in_report
from index.library import Library
from index.rows import SentenceRef
from index.stopwords import STOPWORDS
from ingest.document import Report
from ingest.text.alignment import WORD, fold

Standing = Literal["states", "open", "another"]
# Years told from that of the title or heading above: "vorig jaar" in a letter of 2024.
BY_NOW = {
    -1: re.compile(r"\b(?:vorig|afgelopen|voorgaand) jaar\b|\b(?:last|previous) year\b", re.I),
    0: re.compile(r"\b(?:dit|het huidige) jaar\b|\b(?:this|the current) year\b", re.I),
    1: re.compile(r"\b(?:volgend|komend) jaar\b|\b(?:next|the coming) year\b", re.I),
}
STEM = 5  # letters that tell a word, whatever its ending
SHARED = 0.5  # of the words that made another period's sentence the best answer


def of_the_period_asked(
    query: Query, refs: Sequence[SentenceRef], library: Library
) -> list[SentenceRef]:
    """Returns the sentences, best first, without those about another period than asked for.

    None are left if the best is about another period and none is known to be about this one.

    Args:
        query: What is asked.
        refs: The sentences that may answer it.
        library: That they stand in.
    """
    asked = query.periods.periods
    if not asked or not refs:
        return list(refs)
    standings = {ref: standing(ref, asked, library) for ref in refs}
    kept = [ref for ref in refs if standings[ref] != "another"]
    best = refs[0]
    # "And the year before?" is not answered by what may be of any time.
    if query.step == "another time" and kept and standings[kept[0]] != "states":
        return []
    if standings[best] != "another":
        return kept
    return [
        ref
        for ref in kept
        if (standings[ref] == "states" or _is_covered(ref, asked, library))
        and (query.kind != "number" or is_in_report(query.kind, library.sentence(ref).text))
        and _is_about_the_same(query, ref, best, library)
    ]


def standing(ref: SentenceRef, asked: Sequence[Period], library: Library) -> Standing:
    """Returns whether a sentence states a period asked for, another one, or neither."""
    own = _of_their_year(_stated(library.sentence(ref).text), ref, library)
    if not own:
        own = [p for heading in library.block(ref).section for p in periods(heading)]
        if steps := _steps_from_now(library.sentence(ref).text):
            own = _years_from(own or _of_title(library.report(ref.report_id)), steps)
            return _standing(own, asked) if own else "open"
        if any(_meet(own, asked)) or not own:
            own = own or _of_the_sentence_before(ref, asked, library)
            return "another" if own and not any(_meet(own, asked)) else "open"
        return "another"
    return _standing(own, asked)


@lru_cache(maxsize=4096)
def _stated(text: str) -> tuple[Period, ...]:
    """Returns the periods that a text of a report speaks of; it comes back with many questions."""
    return tuple(stated_periods(text))


def _standing(own: Sequence[Period], asked: Sequence[Period]) -> Standing:
    if any(one.is_within(other) for one in own for other in asked):
        return "states"
    return "open" if any(_meet(own, asked)) else "another"


def _steps_from_now(text: str) -> list[int]:
    """Returns how many years from its own a text speaks of: [-1] for "vorig jaar"."""
    return [step for step, said in BY_NOW.items() if said.search(text)]


def _years_from(now: Sequence[Period], steps: Sequence[int]) -> list[Period]:
    """Returns the years so many steps from the last one of some periods; none of none."""
    years = [period.last.year for period in now if not period.months][-1:]
    return [year for n in years for step in steps for year in periods(str(n + step))]


def _meet(own: Sequence[Period], asked: Sequence[Period]) -> list[bool]:
    return [one.meets(other) for one in own for other in asked]


def _of_their_year(own: Sequence[Period], ref: SentenceRef, library: Library) -> list[Period]:
    """Returns the periods, months without a year as those of the last year named above them."""
    if not any(period.months for period in own):
        return list(own)
    before = library.block(ref).sentences[: ref.key.number]
    above = [*library.block(ref).section, *(sentence.text for sentence in before)]
    years = [p for text in above for p in _stated(text) if not p.months]
    own_years = [p for p in own if not p.months]
    last = (own_years or years)[-1:]
    return [p.of_year(last[0].last.year) if last else p for p in own]


def _of_the_sentence_before(
    ref: SentenceRef, asked: Sequence[Period], library: Library
) -> list[Period]:
    """Returns what the sentence before states, if nothing around is of the period asked for."""
    if not ref.key.number or _is_covered(ref, asked, library):
        return []
    before = library.block(ref).sentences[ref.key.number - 1]
    return list(_stated(before.text))


def _is_covered(ref: SentenceRef, asked: Sequence[Period], library: Library) -> bool:
    """Returns whether the report's title, a heading or the block names a period asked for."""
    block = library.block(ref)
    report = library.report(ref.report_id)
    said = chain.from_iterable(_stated(s.text) for s in block.sentences)
    if any(one.is_within(other) for one in said for other in asked):
        return True
    above = [*chain.from_iterable(map(periods, block.section)), *_of_title(report)]
    # A report of 2023 covers any part of it.
    return any(one.is_within(other) or other.is_within(one) for one in above for other in asked)


def _of_title(report: Report) -> list[Period]:
    first = report.blocks[0]
    titles = [report.title, *(s.text for s in first.sentences if first.kind == "heading")]
    years = re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", " ".join(titles))
    return [period for year in years for period in periods(year)]


def _is_about_the_same(query: Query, ref: SentenceRef, best: SentenceRef, library: Library) -> bool:
    """Returns whether a block holds half the question's words that the best sentence holds."""
    wanted = {
        word[:STEM]
        for word in WORD.findall(fold(query.searched))
        if len(word) > 2 and word not in STOPWORDS["nl"] | STOPWORDS["en"] and not word.isdigit()
    }
    made_it_best = {stem for stem in wanted if stem in fold(library.sentence(best).text)}
    made_it_best -= {word[:STEM] for word in query.periods.words}
    block = library.block(ref)
    text = fold(" ".join((*block.section, *(s.text for s in block.sentences))))
    shared = sum(stem in text for stem in made_it_best)
    return shared >= SHARED * len(made_it_best)
