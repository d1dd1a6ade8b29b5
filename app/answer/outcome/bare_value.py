"""Whether the report states what a follow-up asks, if that is no more than a value of its topic.

"En de kosten?" after a question about a programme asks for an amount and nothing else. The models
of outcomes were fitted on questions that say more; here the facts of the sentences tell.
"""

from __future__ import annotations

from collections.abc import Sequence

from app.answer.lead.fit import Asked, holds_name, told_of
from app.answer.lead.request import wanted_kinds
from app.answer.lead.stems import holds, stems
from app.query.conversation.predicates import names_nothing
from app.query.conversation.topics import without_topics
from app.query.query import Query
from index.library import Library
from index.rows import SentenceRef
from ingest.facts import FactKind

VALUES: frozenset[FactKind] = frozenset({"money", "count", "share", "date", "duration"})
FIRST = 2  # sentences of an answer that may state it


def states_bare_value(query: Query, refs: Sequence[SentenceRef], library: Library) -> bool | None:
    """Returns whether sentences state the value of its topic that a follow-up asks for.

    None if it asks for anything else, or names something itself, is no follow-up, or the report's
    facts were not written down.

    Args:
        query: What is asked.
        refs: The sentences of the answer, the best first.
        library: That they stand in.
    """
    wanted = _value_asked(query)
    if wanted is None or not library.corpora[refs[0].report_id].facts_of:
        return None
    topics = query.said.topics
    names = [name for topic in topics for name in topic.names.values()]
    asked = Asked(query, library)
    is_stated = any(
        fact.kind in wanted and (asked.is_about(fact, ref) or holds_name(told_of(fact), names))
        for ref in refs[:FIRST]
        if _tells_part(query, ref, library)
        for fact in library.corpora[ref.report_id].facts_of.get(ref.key, ())
    )
    # What is counted is seldom said in so few words, and of two topics one may be left out.
    is_certain = "count" not in wanted and len(topics) == 1
    return None if is_stated and not is_certain else is_stated


def _value_asked(query: Query) -> frozenset[FactKind] | None:
    """Returns the kinds of values of which a follow-up asks for one; None if it asks for more."""
    is_part = query.step in ("narrows", "corrects kind")
    is_follow_up = query.before is not None and (query.about or query.context or is_part)
    asks = query.context if query.step == "narrows" else query.text
    wanted = wanted_kinds(asks)
    if not is_follow_up or not wanted or not wanted <= VALUES:
        return None
    is_bare = is_part or names_nothing(without_topics(query.said.text, query.said.topics))
    return wanted if is_bare else None


def _tells_part(query: Query, ref: SentenceRef, library: Library) -> bool:
    """Returns whether a sentence tells of the part that is asked for: "only women?"."""
    if query.step != "narrows":
        return True
    language = query.answer_language
    told = stems(library.sentence(ref).text_in(language), language)
    return all(holds(told, term) for term in stems(query.text, language))
