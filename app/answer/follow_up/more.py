"""What else the report says on the last question: the next best sentences, none said before."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from app.answer.answer import Answer
from app.answer.choice.asked_subject import of_the_subject_asked
from app.answer.choice.fragments import can_answer, is_label
from app.answer.follow_up.request import Request, refs_of
from app.query.query import Query
from index.hits import SearchResult
from index.library import Library
from index.rows import SentenceRef

MOST = 3  # sentences said at once
FOUND = 20  # best sentences among which more of the same topic is looked for
BEARS = 0.65  # confidence below which what is found next is no more of the same
ON_TOPIC = 0.5  # confidence that is said of what is of the same topic and perhaps no answer


def more(request: Request) -> Answer | None:
    """Returns what was not yet said on the last question, or that there is nothing more."""
    chain = request.earlier.since_own()
    if not chain:
        return None
    own = chain[-1]
    said = {ref for one in chain for ref in refs_of(one.answer)}
    if own.answer.reason or not said:
        return request.helped("nothing_more", own)
    query = replace(own.query, language=own.query.language and request.language)
    refs, confidence = _next(request, query, said)
    if not refs:
        return request.helped("nothing_more", own)
    like = replace(
        own.answer,
        confidence=confidence,
        is_partial=False,
        missing=(),
        heading=None,
        is_set=False,
    )
    return request.answered(replace(own, answer=like), refs)


def _next(
    request: Request, query: Query, said: Collection[SentenceRef]
) -> tuple[list[SentenceRef], float]:
    """Returns the next best sentences and how probable it is that they answer; none are left."""
    left: list[SentenceRef] = []
    confidence = 0.0
    while len(left) < MOST:
        concluded = request.concluder.conclude(query, {*said, *left})
        new = [ref for ref in concluded.refs if ref not in said and ref not in left]
        if concluded.reason or concluded.confidence < BEARS or not new:
            break
        left, confidence = [*left, *new], confidence or concluded.confidence
    if left:
        return left[:MOST], confidence
    on_topic = _on_topic(query, concluded.result, said, request.library)
    return on_topic[:MOST], ON_TOPIC


def _on_topic(
    query: Query, result: SearchResult, said: Collection[SentenceRef], library: Library
) -> list[SentenceRef]:
    """Returns sentences found that stand in the blocks of what was said, in reading order."""
    blocks = {(ref.report_id, ref.key.block) for ref in said}
    found: Sequence[SentenceRef] = [
        hit.ref
        for hit in result.sentences[:FOUND]
        if (hit.ref.report_id, hit.ref.key.block) in blocks
        and can_answer(query, hit.ref, library)
        and not is_label(query.kind, hit.ref, library)
    ]
    return sorted(of_the_subject_asked(query, found, library)[:MOST], key=lambda ref: ref.key)
