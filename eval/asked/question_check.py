"""What is wrong with a question file, or looks wrong: line by line, with what may be meant."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from eval.asked.nearest_text import nearest_span, nearest_text
from eval.asked.question_file import Line, parse_lines
from eval.asked.question_record import DialogueRecord, GoldQuestion, QuestionRecord
from eval.asked.relevance import GoldSource, readings
from eval.asked.wrong_record import WHOLE_FILE, Problem
from ingest.corpus import Corpus
from ingest.text.alignment import letters_and_digits

QUESTION_FIELDS = (
    "id lang question answerable type evidence evidence_all answer answer_all kind persona split "
    "style partial before writer move overviews form document "
    "outcome accept sentences facts missing claim "  # of a label
    "lead all forbid most_sentences pages"  # of demands; a label's lead is by language
).split()
# Written by labellers and by our own commands, for people. Of these only `why` is read: it says
# that a question has no answer where `answerable` is left out.
REMARKS = (
    "why note verdict remark said index follow_up closest_block borderline needs_context source "
    "page printed_page"
).split()
DIALOGUE_FIELDS = ("id", "lang", "split", "feature", "turns")
# Of unanswerable questions, then of small talk and questions about the tool.
KINDS = (
    "near_miss offtopic injection "
    "greeting thanks apology goodbye who can source official reliable model upload privacy help "
    "contact language repeat shorter reaction complaint insult emergency personal"
).split()
MOVES = (
    "first",
    "ellipsis",
    "pronoun",
    "narrowing",
    "widening",
    "other entity",
    "same question for another",
    "the other one",
    "earlier time",
    "comparison",
    "sum",
    "more",
    "shorter",
    "longer",
    "which page",
    "correction",
    "rephrase after a refusal",
    "topic switch",
    "back to an earlier topic",
    "language switch",
    "thanks",
    "small talk",
    "complaint",
    "asks about the tool",
)
TYPES = (
    "number list factoid definition comparison yesno why_how overview table keyword colloquial "
    "typo summary calculation claim followup help other"
).split()
SHORTEST_QUOTE = 3  # letters and digits; less is found anywhere
LONGEST_QUOTE = 600  # characters that are looked for inexactly, some milliseconds each time
SHOWN = 400  # characters of a quote in a message
MOST_SUGGESTIONS = 40  # in a file; whoever has so many wrong quotes has another report


@dataclass(frozen=True, slots=True)
class _Nearest:
    """The text of a report that is most like a quote, and the source line it starts on."""

    text: str
    report: str
    source_line: int


class QuestionChecker:
    """Checks question files against reports.

    Args:
        corpora: The reports, and the questions in their index.
    """

    def __init__(self, corpora: Sequence[Corpus]) -> None:
        reports = [corpus.report for corpus in corpora]
        self._reports = {report.id: report for report in reports}
        self._source = GoldSource.of(reports)
        self._texts = [" ".join(" ".join(report.source).split()) for report in reports]
        self._sentences = [
            (report.id, sentence) for report in reports for sentence in report.sentences.values()
        ]
        self._indexed = {
            letters_and_digits(question)
            for corpus in corpora
            for question in _questions_in_index(corpus)
        }

    def check(self, lines: Sequence[str], of_table: Sequence[Problem] = ()) -> list[Problem]:
        """Returns what is wrong with the lines of a question file, in their order.

        Args:
            lines: As they stand in the file.
            of_table: What is wrong with the rows of the table that they were read from.
        """
        problems = [*of_table]
        # Of such a row it is said already, with its column.
        told = {problem.line for problem in of_table if problem.severity == "error"}
        asked: dict[str, int] = {}
        questions = 0
        suggestions = iter(range(MOST_SUGGESTIONS))
        for line in parse_lines(lines):
            if line.problem and line.number not in told:
                problems.append(line.problem)
            if line.record is None:
                continue
            questions += len(line.questions)
            problems += _unknown_fields(line.number, line.record)
            problems += _unused_evidence(line, line.record)
            for question in line.questions:
                problems += self._of_question(line.number, question, suggestions)
                problems += _labels(line.number, question)
                if question.dialogue is None and not question.before:
                    problems += _repeated(line.number, question, asked)
        if not questions and not problems:
            problems.append(Problem(WHOLE_FILE, "no_questions"))
        return sorted(problems, key=lambda problem: problem.line)

    def _of_question(
        self, number: int, question: GoldQuestion, suggestions: Iterator[int]
    ) -> Iterator[Problem]:
        yield from self._quotes(number, question, suggestions)
        yield from self._lost_sentences(number, question)
        is_judged = question.label or question.demands
        if question.answerable and not question.evidence and not is_judged:
            yield Problem(number, "no_evidence", {"id": question.id}, "warning")
        if letters_and_digits(question.question) in self._indexed:
            yield Problem(number, "leak", {"id": question.id}, "warning")

    def _lost_sentences(self, number: int, question: GoldQuestion) -> Iterator[Problem]:
        for key in question.label.sentences if question.label else ():
            if not any(key in report.sentences for report in self._reports.values()):
                values = {"id": question.id, "sentence": f"{key.block}.{key.number}"}
                yield Problem(number, "lost_sentence", values)

    def _quotes(
        self, number: int, question: GoldQuestion, suggestions: Iterator[int]
    ) -> Iterator[Problem]:
        for given in question.evidence:
            quote = self._source.reading(given)
            if len(letters_and_digits(quote)) < SHORTEST_QUOTE:
                yield Problem(number, "short_quote", {"id": question.id, "quote": quote})
            elif not any(True for _ in self._source.places(quote)):
                is_short = len(quote) <= LONGEST_QUOTE
                looks = is_short and next(suggestions, None) is not None
                yield self._lost(number, question, quote, looks=looks)
            elif len(quote.split()) == 1:
                yield Problem(number, "word_quote", {"id": question.id, "quote": quote}, "warning")

    def _lost(self, number: int, question: GoldQuestion, quote: str, *, looks: bool) -> Problem:
        """Returns that a quote is in no report, with what may be meant if that is looked for."""
        values: dict[str, object] = {"id": question.id, "quote": _cut(quote)}
        nearest = self._nearest(quote) if looks else None
        if nearest is None:
            return Problem(number, "lost_quote", values)
        values |= {"nearest": _cut(nearest.text), "source_line": nearest.source_line}
        if len(self._reports) == 1:
            return Problem(number, "near_quote", values)
        title = self._reports[nearest.report].title
        return Problem(number, "near_quote_in", {**values, "report": title})

    def _nearest(self, quote: str) -> _Nearest | None:
        *_, quote = readings(quote)
        found = [(match, text) for text in self._texts if (match := nearest_span(quote, text))]
        if found:
            match, text = max(found, key=lambda one: one[0].similarity)
            alike = text[match.start : match.end]
            for report, (first, _) in self._source.places(alike):
                return _Nearest(alike, report, first)
        place = nearest_text(quote, [sentence.text for _, sentence in self._sentences])
        if place is None:
            return None
        report, sentence = self._sentences[place]
        text = self._reports[report].source_text(sentence.source_lines)
        return _Nearest(text, report, sentence.source_lines[0])


def _questions_in_index(corpus: Corpus) -> Iterator[str]:
    yield from (one.question for one in (*corpus.anticipated, *corpus.broad))
    yield from (one.question for one in corpus.unanswered)
    for fact in corpus.facts:
        for wordings in fact.asks.values():
            yield from wordings
        yield from (*fact.affirms.values(), *fact.denies.values())


def _cut(text: str) -> str:
    return text if len(text) <= SHOWN else f"{text[: SHOWN - 1]}…"


def _labels(number: int, question: GoldQuestion) -> Iterator[Problem]:
    """Yields labels that look mistyped: they would make a group of their own."""
    for name, value, known in (
        ("kind", question.kind, KINDS),
        ("type", question.type, TYPES),
        ("move", question.move, MOVES),
    ):
        if value and value not in known:
            meant = difflib.get_close_matches(value, known, n=1)
            values = {"id": question.id, "field": name, "value": value}
            if meant:
                yield Problem(number, "mistyped_label", {**values, "meant": meant[0]}, "warning")
    if question.kind and question.answerable:
        yield Problem(number, "kind_of_answerable", {"id": question.id}, "warning")


def _unused_evidence(line: Line, record: QuestionRecord | DialogueRecord) -> Iterator[Problem]:
    """Yields questions that have quotes, but count as having no answer."""
    for question, asked in zip(line.questions, record.asked, strict=True):
        if asked.evidence and not question.answerable:
            yield Problem(line.number, "unused_evidence", {"id": question.id}, "warning")


def _unknown_fields(number: int, record: QuestionRecord | DialogueRecord) -> Iterator[Problem]:
    if isinstance(record, DialogueRecord):
        yield from _unknown(number, record.further, (*DIALOGUE_FIELDS, *REMARKS))
    for asked in record.asked:
        yield from _unknown(number, asked.further, (*QUESTION_FIELDS, *REMARKS))


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
