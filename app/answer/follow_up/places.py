"""Where the last answer stands: "Pagina 14, Prospects partnerschap", and the sentences there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from app.answer.answer import Answer
from app.answer.citations import Citation
from app.answer.follow_up.earlier import Said
from app.answer.follow_up.request import Request, draft_of, refs_of, states_figure
from app.answer.lead.draft import Draft, capitalised, page_in, place_in
from app.answer.lead.stems import holds, stems
from app.wording import word
from index.language import LANGUAGES, Language
from index.library import Library
from index.number_values import numbers
from index.rows import SentenceRef

FIGURES = re.compile(r"cijfer|getal|aantal|bedrag|figure|number|amount")
MOST_PLACES = 3  # that are named with their headings; of more the pages alone are


def where(request: Request) -> Answer | None:
    """Returns where the last answer stands, or the one that the question points at."""
    said, refs = _meant(request)
    if not said:
        return None
    if not refs:
        return request.helped("nothing_to_point_at", said)
    return _shown(request, said, refs)


def certainty(request: Request) -> Answer | None:
    """Returns where the last answer stands, with what can be said of how sure it is."""
    said = request.earlier.last()
    if not said:
        return None
    if said.answer.reason:
        return request.helped("nothing_to_be_sure_of", said)
    shown = _shown(request, said, refs_of(said.answer))
    return replace(shown, remark=word("only_quotes", request.language))


def place_lead(refs: Sequence[SentenceRef], language: Language, library: Library) -> Draft:
    """Returns the pages and headings of sentences, each once; of many places the pages alone."""
    places = list(dict.fromkeys(place_in(ref, language, library) for ref in refs))
    if len(places) > MOST_PLACES:
        in_order = sorted(refs, key=lambda ref: library.sentence(ref).page)
        places = list(dict.fromkeys(page_in(ref, language, library) for ref in in_order))
        return Draft(capitalised(", ".join(places)), tuple(refs))
    return Draft(capitalised("; ".join(places)), tuple(refs))


def _shown(request: Request, said: Said, refs: Sequence[SentenceRef]) -> Answer:
    """Returns sentences and where they stand: the whole of what is asked, whatever they are of."""
    whole = replace(said.answer, is_partial=False, missing=())
    has_many = len(refs) > MOST_PLACES
    refs = sorted(refs, key=lambda ref: request.library.sentence(ref).page) if has_many else refs
    lead = place_lead(refs, request.language, request.library)
    shown = request.answered(replace(said, answer=whole), refs, lead)
    return _page_by_page(shown) if has_many else shown


def _page_by_page(answer: Answer) -> Answer:
    """Returns an answer whose sentences are a list, each after the page it stands on."""
    beside = zip(answer.sentences, answer.citations, strict=True)
    sentences = tuple(replace(one, label=_page(cited, answer.language)) for one, cited in beside)
    return replace(answer, sentences=sentences, is_set=True)


def _page(cited: Citation, language: Language) -> str:
    return word("lead_page", language, cited.is_paged).format(page=cited.page)


def _meant(request: Request) -> tuple[Said | None, list[SentenceRef]]:
    """Returns the answer that is meant and its sentences; none of them if it has none."""
    pointed_at = request.asked.pointed_at
    if not pointed_at:
        said = request.earlier.last()
        return said, refs_of(said.answer) if said else []
    for said in request.earlier.latest():
        held = [ref for ref in refs_of(said.answer) if _holds(ref, pointed_at, request)]
        if FIGURES.search(pointed_at):
            held = [ref for ref in held if states_figure(ref, request)]
        draft = draft_of(said.answer)
        is_text = not FIGURES.search(pointed_at)
        if held or (is_text and draft and _is_said(draft.text, pointed_at, request.language)):
            return said, held or refs_of(said.answer)
    return None, []


def _holds(ref: SentenceRef, pointed_at: str, request: Request) -> bool:
    texts = map(request.library.sentence(ref).text_in, LANGUAGES)
    return any(_is_said(text, pointed_at, request.language) for text in texts)


def _is_said(text: str, pointed_at: str, language: Language) -> bool:
    """Returns whether a text says what is pointed at: its figures, or half of its words."""
    figures = {number.value for number in numbers(pointed_at)}
    if figures:
        return figures <= {number.value for number in numbers(text)}
    wanted, there = stems(pointed_at, language), stems(text, language)
    return bool(wanted) and 2 * sum(holds(there, term) for term in wanted) >= len(wanted)
