"""Whether the people that a question counts are those that an answer counts.

The report has figures of displaced persons, asylum seekers and migrants; none of them is one of
refugees, however near they are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.query.conversation.subjects import SUBJECTS, Subject
from app.query.query import Query
from app.wording import word
from index.language import LANGUAGES
from index.library import Library
from index.rows import SentenceRef

PEOPLE = tuple(subject for subject in SUBJECTS if subject.group == "people")
COUNTED = re.compile(r"\b(?:hoeveel|hoe veel|aantal(?:len)?|how many|number of)\b", re.IGNORECASE)


def uncounted_people(
    query: Query, refs: Sequence[SentenceRef], library: Library
) -> tuple[str, ...]:
    """Returns what is missing where an answer counts other people than were asked for; else empty.

    Args:
        query: What is asked.
        refs: The sentences of the answer, the best first.
        library: That they stand in.
    """
    asked = _people_in(query.text)
    if len(asked) != 1 or not COUNTED.search(query.text) or not refs:
        return ()
    sentence = library.sentence(refs[0])
    facts = library.corpora[refs[0].report_id].facts_of.get(refs[0].key, ())
    subjects = " ".join(
        fact.subject[language] for fact in facts if fact.number for language in LANGUAGES
    )
    said = " ".join([subjects, *map(sentence.text_in, LANGUAGES)])
    counted = _people_in(subjects)
    if not counted or asked[0] in counted or asked[0].pattern.search(said):
        return ()
    people = asked[0].names[query.answer_language]
    return (word("missing_number_of", query.answer_language).format(people=people),)


def _people_in(text: str) -> list[Subject]:
    return [subject for subject in PEOPLE if subject.pattern.search(text)]
