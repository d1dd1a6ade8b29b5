"""Whether an answer has the strings that its gold question asks for."""

from __future__ import annotations

import re

from app.answer.record import RunRecord
from eval.asked.question_record import GoldQuestion
from eval.score.self_contained import without_insertions
from ingest.text.alignment import fold

# What stands before or after a figure that is part of a longer one; one digit may also be part of
# a word.
IN_FIGURE, IN_WORD = re.compile(r"[\d.,]"), re.compile(r"[\w.,]")
FIGURE_GOES_ON, WORD_GOES_ON = re.compile(r"[.,]?\d"), re.compile(r"[.,]?\d|\w")


def has_gold_string(question: GoldQuestion, record: RunRecord) -> bool:
    """Returns whether an answer has all required strings, or one of the alternatives.

    Some sets give the strings in Dutch alone: an English answer is searched together with the
    Dutch sentences that it translates. What is inserted into a sentence does not part its words.
    """
    shown = [record.answer, without_insertions(record.answer)]
    if record.language == "en":
        shown += [citation.quote for citation in record.citations]
    return occur_in(question, "\n".join(shown))


def occur_in(question: GoldQuestion, shown: str) -> bool:
    """Returns whether all required strings, or one of the alternatives, stand in a text."""
    text = _searchable(re.sub(r"\[\d+\]", " ", shown))
    if question.answer_all:
        return all(
            any(_occurs(option, text) for option in item.split("|")) for item in question.answer_all
        )
    return not question.answer or any(_occurs(option, text) for option in question.answer)


def _searchable(text: str) -> str:
    return " ".join(fold(text).replace("- ", "").replace("’", "'").split())


def _occurs(wanted: str, text: str) -> bool:
    """Returns whether a string occurs; a figure only with no digit on either side."""
    # No regular expression of it: Python remembers those, and it may be a person's own.
    searched, is_digit = _searchable(wanted), len(wanted) == 1
    before = (IN_WORD if is_digit else IN_FIGURE) if wanted[:1].isdigit() else None
    after = (WORD_GOES_ON if is_digit else FIGURE_GOES_ON) if wanted[-1:].isdigit() else None
    start = text.find(searched)
    while start >= 0:
        end = start + len(searched)
        is_inside = before and before.fullmatch(text[max(0, start - 1) : start])
        if not is_inside and not (after and after.match(text, end)):
            return True
        start = text.find(searched, start + 1)
    return False
