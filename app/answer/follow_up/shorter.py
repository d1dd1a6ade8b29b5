"""The last answer again: as it was, in one line, or only its figures."""

from __future__ import annotations

from dataclasses import replace

from app.answer.answer import Answer
from app.answer.follow_up.earlier import Said
from app.answer.follow_up.other_language import in_language
from app.answer.follow_up.overviews import in_few, only_amounts
from app.answer.follow_up.places import place_lead
from app.answer.follow_up.request import Request, draft_of, refs_of, states_figure

OF_OVERVIEW = 3  # items that are left of an overview


def repeated(request: Request) -> Answer | None:
    """Returns the last answer again."""
    said = request.earlier.last()
    return request.repeated(said.answer) if said else None


def shorter(request: Request) -> Answer | None:
    """Returns the line that the last answer opens with, else its first sentence.

    Of an overview fewer items are left, and as many sentences as are asked for.
    """
    said = next((one for one in request.earlier.latest() if not _tells_place(one, request)), None)
    if not said:
        return None
    if few := in_few(request, said):
        return few
    said = in_language(said, request)
    answer = said.answer
    if answer.reason:
        return request.repeated(answer)
    count, refs, draft = request.asked.count, refs_of(answer), draft_of(answer)
    if answer.heading or count > 1:
        left = refs[: count or max(1, min(OF_OVERVIEW, len(refs) // 2))]
        is_kept = draft is not None and set(draft.refs) <= set(left)
        return request.answered(said, left, draft if is_kept else None)
    if draft and not answer.opening_sentence:
        return request.answered(said, draft.refs, draft, only_lead=True)
    return request.answered(said, refs[:1])


def _tells_place(said: Said, request: Request) -> bool:
    """Returns whether an answer only told where another one stands."""
    draft, answer = draft_of(said.answer), said.answer
    places = place_lead(refs_of(answer), answer.language, request.library) if draft else None
    return draft is not None and places is not None and draft.text == places.text


def amounts(request: Request) -> Answer | None:
    """Returns the sentences of the last answer that state a figure.

    None if it was no list and the words may ask the report.
    """
    said = request.earlier.last()
    if not said or (request.asked.is_open and not said.answer.heading):
        return None
    if money := only_amounts(request, said):
        return money
    refs = [ref for ref in refs_of(said.answer) if states_figure(ref, request)]
    if not refs:
        return request.helped("no_figures_there", said)
    return replace(request.answered(said, refs), is_set=len(refs) > 1)
