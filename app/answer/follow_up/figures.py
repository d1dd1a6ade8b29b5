"""The figures that the last answers gave, to add up or to hold side by side."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from app.answer.follow_up.earlier import Said
from app.answer.follow_up.request import Request, draft_of, refs_of
from app.answer.lead.calculation.amount import Amount, amount_of
from app.answer.lead.calculation.comparison import are_comparable
from app.answer.lead.calculation.like import are_like
from app.answer.lead.draft import Candidate
from app.answer.lead.stems import holds, stems
from app.answer.lead.value import is_legible, spoken_value
from app.query.query import Query
from index.rows import SentenceRef
from ingest.facts import Fact

PAIR = 2
MOST = 6  # figures of one answer that are taken together
IN_BRACKETS = re.compile(r"[^\d()]+\((?P<figure>[^()]*\d[^()]*)\)")  # "Soedan (1,5 miljoen)"
DEPTH = 4  # answers among which the last figures are looked for
NO_AMOUNTS = frozenset({"years", "months", "weeks", "days", "edition", "rank", None})


@dataclass(frozen=True, slots=True)
class Given:
    """A figure that an answer gave.

    Attributes:
        said: The answer.
        amount: The figure, in the language of the question about it.
    """

    said: Said
    amount: Amount


def last_pairs(request: Request) -> list[list[Given]]:
    """Returns the figures of one kind that the last two answers with such gave, older first.

    More than one pair if nobody knows which of several figures is meant.
    """
    answers = list(_by_answer(request))
    newest = answers[0] if answers else []
    for before in answers[1:]:
        pairs = [
            [one, other]
            for one in before
            for other in newest
            if one.amount.candidate.fact != other.amount.candidate.fact
            and are_comparable([one.amount, other.amount])
        ]
        # Of several figures the first ones of like subjects are meant: both of returns, say.
        like = [pair for pair in pairs if _are_like(*(one.amount for one in pair))]
        if pairs:
            return like[:1] or pairs
    return []


def last_in_a_row(request: Request) -> list[Given]:
    """Returns the last two figures and those before that the same questions led to, older first.

    None if that is not sure.
    """
    pairs = last_pairs(request)
    if len(pairs) != 1:
        return []
    pair = pairs[0]
    answers = list(_by_answer(request))
    place = next(n for n, one in enumerate(answers) if pair[0] in one)
    row = pair
    for before in answers[place + 1 :]:
        like = [one for one in before if are_comparable([one.amount, pair[1].amount])]
        facts = {one.amount.candidate.fact.id for one in row}
        if not row[0].said.has_leaned or len(like) != 1:
            break
        if like[0].amount.candidate.fact.id in facts:
            break
        row = [like[0], *row]
    return row


def of_one_answer(request: Request, count: int = 0) -> list[Amount]:
    """Returns figures of one kind that one of the last answers gave together, in reading order.

    Args:
        request: The question.
        count: How many there must be; 0 for any number.
    """
    for said in _with_figures(request):
        for group in _groups(said, request):
            if len(group) == count if count else PAIR <= len(group) <= MOST:
                return group
        if not count:
            return []
    return []


def _by_answer(request: Request) -> Iterator[list[Given]]:
    """Yields the figures of each of the last answers that gave any, the last first."""
    for said in _with_figures(request):
        if amounts := _answering(said, request):
            yield [Given(said, amount) for amount in amounts]


def _with_figures(request: Request) -> Iterator[Said]:
    own = (said for said in request.earlier.latest() if said.is_own and not said.answer.reason)
    return islice(own, DEPTH)


def _answering(said: Said, request: Request) -> list[Amount]:
    """Returns the figures in the lead of an answer; without one, that of its first sentence.

    Of several of one unit in a sentence that one whose subject the question names most of.
    """
    draft = draft_of(said.answer)
    refs = draft.refs if draft else tuple(refs_of(said.answer)[:1])
    amounts = [amount for ref in refs for amount in _amounts(ref, request)]
    if draft:
        amounts = [one for one in amounts if _is_in(draft.text, one, said)] or amounts
    best: dict[str | None, list[Amount]] = {}
    for one in amounts:
        best.setdefault(one.candidate.fact.unit, []).append(one)
    return [one for like in best.values() for one in _most_named(like, said.query)]


def _most_named(amounts: Sequence[Amount], query: Query) -> list[Amount]:
    """Returns the figures whose subjects a question names most of, each value once."""
    language = query.answer_language
    own, whole = stems(query.text, language), stems(query.searched, language)

    def named(amount: Amount) -> tuple[int, int]:
        subject = stems(amount.candidate.fact.subject[language], language)
        return sum(holds(own, term) for term in subject), sum(
            holds(whole, term) for term in subject
        )

    most = max(map(named, amounts))
    return list({one.value: one for one in amounts if named(one) == most}.values())


def _groups(said: Said, request: Request) -> Iterator[list[Amount]]:
    """Yields like figures that an answer cites: of each sentence, of each block, of all."""
    refs = refs_of(said.answer)
    blocks = dict.fromkeys((ref.report_id, ref.key.block) for ref in refs)
    sets = [[ref] for ref in refs]
    sets += [[ref for ref in refs if (ref.report_id, ref.key.block) == one] for one in blocks]
    for together in [*sets, refs]:
        left = [amount for ref in together for amount in _amounts(ref, request)]
        while left:
            like = [one for one in left if one is left[0] or _are_like(left[0], one)]
            yield list({one.candidate.fact.id: one for one in like}.values())
            left = [one for one in left if one not in like]


def _are_like(one: Amount, other: Amount) -> bool:
    facts = one.candidate.fact, other.candidate.fact
    return are_like(*facts) and are_comparable([one, other])


def _amounts(ref: SentenceRef, request: Request) -> list[Amount]:
    """Returns the legible figures that a sentence states."""
    facts = request.library.corpora[ref.report_id].facts_of.get(ref.key, ())
    found = []
    for fact in facts if is_legible(ref, request.library) else ():
        text = spoken_value(fact, ref, request.library, request.language)
        if text is None or fact.unit in NO_AMOUNTS:
            continue
        if named := IN_BRACKETS.fullmatch(text):
            text = named["figure"]
        if amount := amount_of(Candidate(fact, ref, text, 1.0)):
            found.append(amount)
    return found


def _is_in(lead: str, amount: Amount, said: Said) -> bool:
    """Returns whether a lead says a figure as a word or words of its own."""
    value = amount.candidate.fact.value[said.answer.language]
    return re.search(rf"(?<![\w.,]){re.escape(value)}(?!\w)", lead, re.IGNORECASE) is not None


def times_differ(facts: Sequence[Fact]) -> bool:
    """Returns whether facts are known to be of different times."""
    return len({fact.time for fact in facts if fact.time}) > 1
