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
FIRST = 2  # sentences of an answer that may count those asked for
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
    subjects, texts = "", ""
    for ref in refs[:FIRST]:
        facts = library.corpora[ref.report_id].facts_of.get(ref.key, ())
        counts = [fact.subject for fact in facts if fact.number]
        subjects += " " + " ".join(one[language] for one in counts for language in LANGUAGES)
        texts += " " + " ".join(map(library.sentence(ref).text_in, LANGUAGES))
    if not _people_in(subjects) or asked[0].pattern.search(f"{subjects} {texts}"):
        return ()
    people = asked[0].names[query.answer_language]
    return (word("missing_number_of", query.answer_language).format(people=people),)


def _people_in(text: str) -> list[Subject]:
    return [subject for subject in PEOPLE if subject.pattern.search(text)]
