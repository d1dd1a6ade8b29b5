"""What an answer is about, by its lead and the sentences that it cites."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from app.answer.answer import Answer
from app.query.conversation.subjects import Group
from app.query.conversation.topics import GROUPS, Topic, topic_of
from app.query.slots import HOME, countries
from index.library import Library
from index.rows import SentenceRef
from ingest.corpus import Entity

# What sentences are about rather than what they name beside it, the likeliest first.
TYPES = ("programme", "fund", "forum", "law", "country", "region", "organisation", "person")
MOST_OF_ONE_TYPE = 2  # a sentence that names more lists them


def cited_topics(answer: Answer, library: Library) -> list[Topic]:
    """Returns what an answer names, the likeliest to be meant first.

    Of each group it is what the first sentence names that names any: what the lead names before
    the rest, and what the sentences state most of before what they name beside it. Overviews and
    comparisons name too much to be about any of it.

    Args:
        answer: The answer.
        library: That its sentences stand in.
    """
    if answer.reason or answer.heading or answer.comparison:
        return []
    lead, opening = (answer.lead.text, answer.lead.citations) if answer.lead else ("", ())
    cited = sorted(answer.citations, key=lambda one: one.number not in opening)
    refs = [citation.ref for citation in cited]
    found: dict[Group, list[Topic]] = {}
    for ref in refs:
        for group, entities in _named_in(ref, lead, library).items():
            ranked = sorted(entities, key=lambda one: _rank(one, lead, refs, library))
            topics = [topic for entity in ranked if (topic := topic_of(entity))]
            if topics:
                found.setdefault(group, topics)
    groups = dict.fromkeys(GROUPS[type_] for type_ in TYPES)
    return [topic for group in groups for topic in found.get(group, ())]


def _named_in(ref: SentenceRef, lead: str, library: Library) -> Mapping[Group, Sequence[Entity]]:
    """Returns the entities that a sentence names, by group; none that it lists."""
    named: dict[Group, list[Entity]] = {}
    for type_ in TYPES:
        of_type = [
            entity
            for entity in library.corpora[ref.report_id].entities
            if entity.type == type_ and ref.key in entity.mentions and not _is_home(entity)
        ]
        if len(of_type) > MOST_OF_ONE_TYPE:
            of_type = [entity for entity in of_type if _is_named(entity, lead)]
        if len(of_type) <= MOST_OF_ONE_TYPE:
            named.setdefault(GROUPS[type_], []).extend(of_type)
    return named


def _rank(
    entity: Entity, lead: str, refs: Sequence[SentenceRef], library: Library
) -> tuple[bool, int, int]:
    """Returns where an entity stands among those like it: the smaller, the likelier it is meant.

    What sentences state something of is meant rather than what they name beside that.
    """
    stated = [
        fact
        for ref in refs
        for fact in library.corpora[ref.report_id].facts_of.get(ref.key, ())
        if any(_is_named(entity, text) for text in (*fact.subject.values(), *fact.value.values()))
    ]
    mentions = sum(ref.key in entity.mentions for ref in refs)
    return not _is_named(entity, lead), -len(stated), -mentions


def _is_named(entity: Entity, text: str) -> bool:
    names: Iterable[str] = (name for same in entity.names.values() for name in same)
    return any(name in text for name in names)


def _is_home(entity: Entity) -> bool:
    return bool(countries(entity.names["en"][0]) & HOME)
