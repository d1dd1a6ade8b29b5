"""What else the report says on the last question: the next best sentences, none said before."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from itertools import islice

from app.answer.answer import Answer
from app.answer.choice.asked_subject import of_the_subject_asked
from app.answer.choice.fragments import can_answer, is_label
from app.answer.choice.score_share import least_score
from app.answer.follow_up.overviews import next_items
from app.answer.follow_up.request import Request, refs_of
from app.answer.lead.fit import names_asked
from app.query.query import Query
from index.hits import SearchResult
from index.library import Library
from index.rows import SentenceRef

MOST = 3  # sentences said at once
LOOKED_BACK = 4  # answers whose sentences are not said again
FOUND = 20  # best sentences among which more of the same topic is looked for
SHARE = 0.4  # of the best sentence's score that more of the same has at least
BEARS = 0.65  # confidence below which what is found next is no more of the same
TOPICS = ("programme", "fund", "forum", "law", "country", "region")  # that a question is about
ON_TOPIC = 0.5  # confidence that is said of what is of the same topic and perhaps no answer


def more(request: Request) -> Answer | None:
    """Returns what was not yet said on the last question, or that there is nothing more."""
    chain = request.earlier.since_own()
    if not chain:
        return None
    own = chain[-1]
    said = {ref for one in chain for ref in refs_of(one.answer)}
    # What was said to questions before it is not said again, either.
    known = {
        ref for one in islice(request.earlier.latest(), LOOKED_BACK) for ref in refs_of(one.answer)
    }
    if own.answer.reason or not said:
        return request.helped("nothing_more", own)
    if items := next_items(request, chain):
        return items
    query = replace(own.query, language=own.query.language and request.language)
    refs, confidence = _next(request, query, said | known)
    # Once nothing answers any more, what is only of the same topic is said one time.
    has_more = any(one.query.about_last and one.query.about_last.move == "more" for one in chain)
    if not refs or (has_more and confidence == ON_TOPIC):
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
    found = request.concluder.search(query).sentences
    floor = least_score(found[0].score, SHARE) if found else 0.0
    near = {hit.ref for hit in found if hit.score >= floor}
    while len(left) < MOST:
        concluded = request.concluder.conclude(query, {*said, *left})
        new = [ref for ref in concluded.refs if ref in near and ref not in {*said, *left}]
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
    """Returns sentences of the same topic, in reading order.

    They name what the question names, else they were found and stand in the blocks of what was
    said.
    """
    found = [hit.ref for hit in result.sentences[:FOUND] if hit.ref not in said]
    named = [ref for ref in _naming(query, library) if ref not in said]
    if named:
        # Those found come first.
        refs = [*(ref for ref in found if ref in named), *named]
    else:
        blocks = {(ref.report_id, ref.key.block) for ref in said}
        refs = [ref for ref in found if (ref.report_id, ref.key.block) in blocks]
    telling = [
        ref
        for ref in dict.fromkeys(refs)
        if can_answer(query, ref, library) and not is_label(query.kind, ref, library)
    ]
    return sorted(of_the_subject_asked(query, telling, library)[:MOST], key=lambda ref: ref.key)


def _naming(query: Query, library: Library) -> list[SentenceRef]:
    """Returns the sentences that name all that a question names, in reading order."""
    found: list[SentenceRef] = []
    for id_, corpus in library.corpora.items():
        names = {name for same in names_asked(query, corpus, TOPICS) for name in same}
        topics = [
            one
            for one in corpus.entities
            if names & {n for same in one.names.values() for n in same}
        ]
        mentions = [set(one.mentions) for one in topics if one.type in TOPICS]
        if mentions:
            found += [
                SentenceRef(id_, key)
                for key in corpus.report.sentences
                if all(key in one for one in mentions)
            ]
    return found
