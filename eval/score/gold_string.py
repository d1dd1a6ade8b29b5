"""Whether an answer has the strings that its gold question asks for."""

from __future__ import annotations

import re

from app.answer.record import RunRecord
from eval.asked.question_record import GoldQuestion
from eval.score.self_contained import without_insertions
from index.number_values import Value, numbers
from ingest.text.alignment import fold

# What stands before or after a figure that is part of a longer one; one digit may also be part of
# a word.
IN_FIGURE, IN_WORD = re.compile(r"[\d.,]"), re.compile(r"[\w.,]")
FIGURE_GOES_ON, WORD_GOES_ON = re.compile(r"[.,]?\d"), re.compile(r"[.,]?\d|\w")
# What may stand beside a figure without telling of what it is one.
BESIDE_FIGURE = re.compile(r"(?:\b(?:eur|euro|usd|dollar)\b|[€$£\s.,])*", re.IGNORECASE)


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
    """Returns whether all required strings, or one of the alternatives, stand in a text.

    A figure is one however it is spelled: "100 miljoen" is "EUR 100 million", and "100 mln.".
    """
    shown = re.sub(r"\[\d+\]", " ", shown)
    text = _searchable(shown)
    values = {number.value for number in numbers(shown)}

    def stands(option: str) -> bool:
        return _occurs(option, text) or _figure(option) in values

    if question.answer_all:
        return all(any(map(stands, item.split("|"))) for item in question.answer_all)
    return not question.answer or any(map(stands, question.answer))


def _figure(option: str) -> Value | None:
    """Returns the value of a string that is one telling figure and nothing else, else None."""
    found = list(numbers(option))
    if len(found) != 1 or not found[0].is_telling:
        return None
    start, end = found[0].span
    rest = option[:start] + option[end:]
    return found[0].value if BESIDE_FIGURE.fullmatch(rest) else None


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
