"""The last overview in another form: as a table, its amounts, in so many sentences, more of it."""

from __future__ import annotations

from dataclasses import replace

from app.answer.answer import Answer
from app.answer.follow_up.earlier import Said
from app.answer.follow_up.request import Request, refs_of
from app.answer.overview.form import Form, read_form

FEW = 3  # items that are said at least when more is asked for


def as_table(request: Request) -> Answer | None:
    """Returns the last overview as a table; None if there is none."""
    said = request.earlier.last()
    if said and said.answer.comparison:
        return request.repeated(said.answer)  # it is one
    return in_form(request, said, Form("table")) if said else None


def only_amounts(request: Request, said: Said) -> Answer | None:
    """Returns the amounts of money of an overview; None if they are not asked for or it has none.

    "The figures" are not of money alone.
    """
    form, _ = read_form(request.query.typed)
    found = in_form(request, said, form) if form.shape == "amounts" else None
    is_money = found is not None and all(one.label for one in found.sentences)
    return found if is_money else None


def in_few(request: Request, said: Said) -> Answer | None:
    """Returns an overview in as many sentences as are asked for, else in fewer than it had."""
    form, _ = read_form(request.query.typed)
    count = form.count or request.asked.count
    shape = form.shape if form.shape == "top" else "short"
    found = in_form(request, said, Form(shape, count or None))
    is_shorter = found is not None and len(found.citations) < len(said.answer.citations)
    return found if count or is_shorter else None


def next_items(request: Request, chain: list[Said]) -> Answer | None:
    """Returns the items of an overview that were not said yet; None if none are left.

    Args:
        request: The question.
        chain: The overview and what was said about it, the last first.
    """
    own = chain[-1]
    whole = in_form(request, own, Form("all"))
    said = {ref for one in chain for ref in refs_of(one.answer)}
    left = [ref for ref in refs_of(whole) if ref not in said] if whole else []
    if not whole or not left:
        return None
    count = max(FEW, len(own.answer.citations))
    return request.answered(replace(own, answer=whole), left[:count])


def in_form(request: Request, said: Said, form: Form) -> Answer | None:
    """Returns an overview that was said in a form; None if that was no overview."""
    answer = said.answer
    if not answer.heading or answer.comparison or not answer.citations:
        return None
    report_id = answer.citations[0].ref.report_id
    query = replace(request.query, language=request.language)
    found = request.overviews.in_form(report_id, answer.heading.overview, query, form)
    return request.repeated(found) if found else None
