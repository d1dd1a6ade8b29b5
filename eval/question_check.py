"""What is wrong with a question file, or looks wrong: line by line, with what may be meant."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from eval.nearest_text import nearest_span
from eval.question_file import Problem, parse_lines
from eval.question_record import GoldQuestion
from eval.relevance import GoldSource
from ingest.alignment import letters_and_digits
from ingest.corpus import Corpus

QUESTION_FIELDS = (
    "id lang question answerable type evidence evidence_all answer answer_all kind persona split"
).split()
# Written by labellers and by our own commands, for people; no score depends on them.
REMARKS = (
    "why note verdict remark said index follow_up closest_block borderline needs_context"
).split()
DIALOGUE_FIELDS = ("id", "lang", "split", "turns")
SHORTEST_QUOTE = 3  # letters and digits; less is found anywhere
LONGEST_QUOTE = 3_000  # characters that are looked for inexactly, which takes time
SHOWN = 400  # characters of a quote in a message
MOST_SUGGESTIONS = 200  # in a file; whoever has so many wrong quotes has another report


class QuestionChecker:
    """Checks question files against a report.

    Args:
        corpus: The report, and the questions in its index.
    """

    def __init__(self, corpus: Corpus) -> None:
        self._source = GoldSource(corpus.report.source)
        self._text = " ".join(" ".join(corpus.report.source).split())
        indexed = [question.question for question in (*corpus.anticipated, *corpus.broad)]
        indexed += [question.question for question in corpus.unanswered]
        self._indexed = {letters_and_digits(question) for question in indexed}

    def check(self, lines: Sequence[str]) -> list[Problem]:
        """Returns what is wrong with the lines of a question file, in their order."""
        problems: list[Problem] = []
        asked: dict[str, int] = {}
        questions = 0
        suggestions = iter(range(MOST_SUGGESTIONS))
        for line in parse_lines(lines):
            if line.problem:
                problems.append(line.problem)
                continue
            questions += len(line.questions)
            problems += _unknown_fields(line.number, line.record)
            for question in line.questions:
                problems += self._of_question(line.number, question, suggestions)
                if question.dialogue is None:
                    problems += _repeated(line.number, question, asked)
        if not questions and not problems:
            problems.append(Problem(1, "no_questions"))
        return problems

    def _of_question(
        self, number: int, question: GoldQuestion, suggestions: Iterator[int]
    ) -> Iterator[Problem]:
        yield from self._quotes(number, question, suggestions)
        if question.answerable and not question.evidence:
            yield Problem(number, "no_evidence", {"id": question.id}, "warning")
        if letters_and_digits(question.question) in self._indexed:
            yield Problem(number, "leak", {"id": question.id}, "warning")

    def _quotes(
        self, number: int, question: GoldQuestion, suggestions: Iterator[int]
    ) -> Iterator[Problem]:
        for quote in question.evidence:
            if len(letters_and_digits(quote)) < SHORTEST_QUOTE:
                yield Problem(number, "short_quote", {"id": question.id, "quote": quote})
            elif not any(True for _ in self._source.places(quote)):
                is_short = len(quote) <= LONGEST_QUOTE
                nearest = is_short and next(suggestions, None) is not None and self._near(quote)
                yield _lost_quote(number, question, quote, nearest or "")
            elif len(quote.split()) == 1:
                yield Problem(number, "word_quote", {"id": question.id, "quote": quote}, "warning")

    def _near(self, quote: str) -> str:
        """Returns the text of the report that is most like a quote, or ""."""
        match = nearest_span(quote, self._text)
        return self._text[match.start : match.end] if match else ""


def _lost_quote(number: int, question: GoldQuestion, quote: str, nearest: str) -> Problem:
    values = {"id": question.id, "quote": _cut(quote)}
    if nearest:
        return Problem(number, "near_quote", {**values, "nearest": _cut(nearest)})
    return Problem(number, "lost_quote", values)


def _cut(text: str) -> str:
    return text if len(text) <= SHOWN else f"{text[: SHOWN - 1]}…"


def _unknown_fields(number: int, record: Mapping[str, Any]) -> Iterator[Problem]:
    turns = record.get("turns", [])
    known = DIALOGUE_FIELDS if turns else QUESTION_FIELDS
    yield from _unknown(number, record, (*known, *REMARKS))
    for turn in turns:
        yield from _unknown(number, turn, (*QUESTION_FIELDS, *REMARKS))


def _unknown(number: int, names: Iterable[str], known: Sequence[str]) -> Iterator[Problem]:
    for name in names:
        if name in known:
            continue
        meant = difflib.get_close_matches(name, known, n=1)
        if meant:
            yield Problem(number, "mistyped_field", {"field": name, "meant": meant[0]}, "warning")
        else:
            yield Problem(number, "unknown_field", {"field": name}, "warning")


def _repeated(number: int, question: GoldQuestion, asked: dict[str, int]) -> Iterator[Problem]:
    text = letters_and_digits(question.question)
    if text in asked:
        values = {"id": question.id, "line": asked[text]}
        yield Problem(number, "same_question", values, "warning")
    asked.setdefault(text, number)
