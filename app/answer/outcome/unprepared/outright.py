"""What a report says outright to a question, so that it is an answer and not what comes nearest."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from app.answer.choice.lists import announces_list, items_of
from app.answer.outcome.unprepared.defined import definition
from app.answer.outcome.unprepared.listed import listed
from app.answer.outcome.unprepared.person_asked import person_asked
from app.query.query import Query
from index.encoder import Encoder
from index.hits import SearchResult
from index.library import Library
from index.rows import SentenceRef
from index.words.answer_cue import cue_asked, holds_cue
from index.words.vocabulary import content_words
from ingest.text.alignment import fold

# Share of the question's words that a sentence must say to be told without a value to go by. None
# of 50 questions without an answer has such a sentence (eval/LOG.md, "What goes wrong").
ALL = 0.9
MOST_WORDS = 20  # of that sentence: a long one has the words of many questions
FEWEST_WORDS = 2  # of the question that tell
# "De opdrachtgever van het project is …" for "Wie is de opdrachtgever?", which has one.
SUBJECT = r"\W*(?:(?:de|het|the) )?{}\b[^.]{{0,60}}?(?::| is | zijn | are | was )"
MOST_ITEMS, MOST_WORDS_OF_ITEMS = 14, 130  # of a list that it announces


def outright(
    query: Query,
    result: SearchResult,
    refs: Sequence[SentenceRef],
    library: Library,
    encoder: Encoder,
) -> tuple[SentenceRef, ...]:
    """Returns the sentences that say outright what is asked for; none if nothing does.

    These are what explains the term asked about, the list asked for, who somebody is, and a
    sentence that has every word of what is asked and the form of an answer to it.

    Args:
        query: What is asked.
        result: What was found for it.
        refs: The sentences that may be said, at least one.
        library: That they stand in.
        encoder: Tells which words are near.
    """
    best = refs[0].report_id
    if explained := definition(query.typed, best, library):
        return (explained,)
    tellers: tuple[Callable[..., tuple[SentenceRef, ...]], ...] = (listed, person_asked)
    for told in tellers:
        if said := told(query.typed, best, library, encoder):
            return said
    hit = next(one for one in result.sentences if one.ref in refs)
    if hit.ref != refs[0] or hit.word_match < ALL or not _has_form(query, refs[0], library):
        return ()
    is_list = announces_list(refs[0], library)
    items = items_of(refs[0], library, MOST_ITEMS, MOST_WORDS_OF_ITEMS) if is_list else ()
    return (refs[0], *items)


def _has_form(query: Query, ref: SentenceRef, library: Library) -> bool:
    """Returns whether a sentence that says all that is asked may answer it.

    What answers a question for yes or no is said without a yes or a no: the reader sees which.
    """
    cue, text = cue_asked(query.typed), library.sentence(ref).text
    words = content_words(query.typed)
    if not words or len(text.split()) > MOST_WORDS:
        return False
    if cue == "name" and len(words) < FEWEST_WORDS:
        return re.match(SUBJECT.format(re.escape(words[0])), fold(text)) is not None
    if cue in ("name", "reason"):
        return holds_cue(cue, text)
    is_row = library.block(ref).is_restated  # what is said in its cells need not belong together
    return cue is None and query.kind == "yesno" and len(words) >= FEWEST_WORDS and not is_row
