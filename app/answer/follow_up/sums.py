"""The figures of the last answers added up or held side by side: "samen?", "welke is groter?"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from app.answer.answer import Answer
from app.answer.follow_up.earlier import Said
from app.answer.follow_up.figure_names import names_of
from app.answer.follow_up.figures import (
    Given,
    last_in_a_row,
    last_pairs,
    of_one_answer,
    times_differ,
)
from app.answer.follow_up.request import Request
from app.answer.lead.calculation.amount import Amount
from app.answer.lead.calculation.comparison import is_clear, which_is
from app.answer.lead.calculation.operations import difference_of, sum_of
from app.answer.lead.draft import Draft, capitalised
from app.query.conversation.state import Conversation
from app.wording import word

PAIR = 2


def added_up(request: Request) -> Answer | None:
    """Returns the sum of the last figures, or why they do not add up.

    None if fewer than two were given and the words may ask for a total that the report gives.
    """
    said = request.earlier.last()
    if not said:
        return None
    count = request.asked.count
    row = [] if count > PAIR else last_in_a_row(request)
    if count <= PAIR and not row and last_pairs(request):
        return None  # nobody knows which figures are meant
    terms = [one.amount for one in row] or of_one_answer(request, count)
    if not terms:
        if request.asked.is_open:
            return None
        return _of_the_report(request) or request.helped("nothing_to_add", said)
    if draft := sum_of(terms, request.language):
        return _calculated(request, draft, [one.said for one in row], terms)
    units = {one.candidate.fact.unit for one in terms}
    return request.helped("activities_no_sum" if "activities" in units else "no_sum", said)


def larger(request: Request) -> Answer | None:
    """Returns which of the last two figures is the larger; None if that is not sure."""
    return _compared(request, is_less=False)


def smaller(request: Request) -> Answer | None:
    """Returns which of the last two figures is the smaller; None if that is not sure."""
    return _compared(request, is_less=True)


def difference(request: Request) -> Answer | None:
    """Returns how much the last two figures differ; None if there are no two."""
    pairs, said = last_pairs(request), request.earlier.last()
    if not pairs:
        if compared := _of_topics(request):
            return compared
        # "Wat is het verschil?" may be of two topics; "hoeveel scheelt dat?" is of two figures.
        return None if request.asked.is_open or not said else request.declined(said)
    pair = pairs[0]
    draft = difference_of([one.amount for one in pair], request.language)
    if not draft or len(pairs) > 1:
        return _compared(request, is_less=False)
    return _calculated(request, draft, [one.said for one in pair], [one.amount for one in pair])


def _compared(request: Request, is_less: bool) -> Answer | None:
    pairs, said = last_pairs(request), request.earlier.last()
    if not said or len(pairs) > 1:
        return None
    if not pairs:
        found = _of_the_report(request) or _of_topics(request)
        return found or request.helped("nothing_to_compare", said)
    pair = pairs[0]
    if not is_clear(pair[0].amount, pair[1].amount) or any(
        _is_contradicted(one, request) for one in pair
    ):
        return None
    sides = list(zip(names_of(pair, request), (one.amount for one in pair), strict=True))
    draft = which_is(sides, is_less, request.language)
    return _calculated(request, draft, [one.said for one in pair], [one.amount for one in pair])


def _of_the_report(request: Request) -> Answer | None:
    """Returns what the report says to it, read as a question about the last topics.

    None if it cannot be read so, or the report does not answer the whole of it.
    """
    answer = request.earlier.ask(request.query) if request.query.asked else None
    is_whole = answer is not None and answer.outcome == "answered"
    return answer if is_whole else None


def _of_topics(request: Request) -> Answer | None:
    """Returns the last two things that were talked of, compared; None if they cannot be."""
    asked = [said.query.said for said in request.earlier.latest() if said.is_own]
    pair = Conversation(asked[::-1]).pair() if asked else []
    query = replace(request.query, language=request.language)
    topics = [topic.named(request.language) for topic in pair]
    found = request.comparer.compare(topics, query)
    return request.repeated(found) if found else None


def _is_contradicted(given: Given, request: Request) -> bool:
    """Returns whether the report gives another figure for the same thing."""
    return bool(request.library.sentence(given.amount.candidate.ref).conflicts)


def _calculated(
    request: Request, draft: Draft, answers: Sequence[Said], terms: Sequence[Amount]
) -> Answer | None:
    """Returns a calculation as an answer, as sure as the least sure of the answers it is of."""
    said = answers[-1] if answers else request.earlier.last()
    if not said:
        return None
    facts = [one.candidate.fact for one in terms]
    remark = word("other_periods", request.language) if times_differ(facts) else ""
    like = replace(
        said.answer,
        confidence=min((one.answer.confidence for one in answers), default=said.answer.confidence),
        is_set=False,
        is_partial=False,
        missing=(),
        heading=None,
        remark=remark,
    )
    draft = replace(draft, text=capitalised(draft.text))
    return request.answered(replace(said, answer=like), draft.refs, draft)
