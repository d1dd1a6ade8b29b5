"""What an answer is about, by the sentences that it cites."""

from __future__ import annotations

from collections.abc import Sequence

from app.query.conversation.topics import Topic, topic_of
from app.query.slots import HOME, countries
from index.library import Library
from index.rows import SentenceRef
from ingest.corpus import Entity

# What sentences are about rather than what they name beside it, the likeliest first.
TYPES = ("programme", "fund", "forum", "law", "country", "region")
MOST_OF_ONE_TYPE = 2  # a sentence that names more lists them


def cited_topics(refs: Sequence[SentenceRef], library: Library) -> list[Topic]:
    """Returns what the first of the sentences cited is about; empty if that cannot be told.

    Args:
        refs: Sentences, the most telling first.
        library: That they stand in.
    """
    if not refs:
        return []
    named = [
        entity
        for entity in library.corpora[refs[0].report_id].entities
        if refs[0].key in entity.mentions and not _is_home(entity)
    ]
    for type_ in TYPES:
        if of_type := [entity for entity in named if entity.type == type_]:
            topics = [topic for entity in of_type if (topic := topic_of(entity))]
            return topics if len(topics) <= MOST_OF_ONE_TYPE else []
    return []


def _is_home(entity: Entity) -> bool:
    return bool(countries(entity.names["en"][0]) & HOME)
