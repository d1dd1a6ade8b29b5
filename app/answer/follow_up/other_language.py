"""The last answer in the other language: the report's sentences have their translations."""

from __future__ import annotations

from dataclasses import replace

from app.answer.answer import Answer
from app.answer.follow_up.earlier import Said
from app.answer.follow_up.request import Request, draft_of, refs_of
from app.answer.lead.check import RULE_WORDS, check_draft
from app.answer.lead.draft import Draft, capitalised
from app.answer.lead.value import spoken_value
from app.wording import word
from index.language import Language


def in_other_language(request: Request) -> Answer | None:
    """Returns the last answer in the language asked for."""
    said = request.earlier.last()
    return request.repeated(in_language(said, request).answer) if said else None


def in_language(said: Said, request: Request) -> Said:
    """Returns an answer in the language of a question about it, its lead if that can be said."""
    answer, language = said.answer, request.language
    if answer.language == language:
        return said
    if not answer.reason:
        draft = draft_of(answer)
        opens = answer.opening_sentence is not None
        lead = _translated(draft, answer.language, request) if draft and not opens else None
        if lead or opens or not draft:
            is_short = not answer.sentences
            shown = request.answered(said, refs_of(answer), lead, only_lead=is_short, opens=opens)
            return replace(said, answer=shown)
    again = request.say_again(said, language)
    if answer.reason or refs_of(again) == refs_of(answer):
        return replace(said, answer=again)
    return replace(said, answer=request.answered(said, refs_of(answer)))


def _translated(draft: Draft, spoken: Language, request: Request) -> Draft | None:
    """Returns a lead with its values and words in the other language; None if any is left."""
    wanted, library = request.language, request.library
    pairs = {word(key, spoken): word(key, wanted) for key in RULE_WORDS}
    for ref in draft.refs:
        for fact in library.corpora[ref.report_id].facts_of.get(ref.key, ()):
            own = spoken_value(fact, ref, library, spoken)
            other = spoken_value(fact, ref, library, wanted)
            if own and other:
                pairs[own] = other
    text, place = "", 0
    keys = sorted(pairs, key=len, reverse=True)
    while place < len(draft.text):
        rest = draft.text[place:]
        known = next((one for one in keys if rest.lower().startswith(one.lower())), None)
        text += pairs[known] if known else rest[0]
        place += len(known) if known else 1
    lead = Draft(capitalised(text), draft.refs, draft.calculation)
    return lead if check_draft(lead, wanted, library) else None
