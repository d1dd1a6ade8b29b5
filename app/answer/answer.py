"""What is said to a question, and what whoever says it must be able to do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from app.answer.citations import Citation
from app.answer.comparison.table import Comparison
from app.query.conversation.understood import Understood
from app.query.query import Turn
from app.wording import word
from index.hits import Hit
from index.language import Language
from index.library import Library

Outcome = Literal["answered", "partly", "not_in_report", "overview", "help"]
# What the report says of a statement: the same, another figure, a part of it, or nothing.
Verdict = Literal["confirmed", "other_figure", "partly", "not_in_report"]
LEADING: tuple[Verdict, ...] = ("confirmed", "other_figure")  # verdicts that a lead says
# Why a question is not answered; each has its wording under this name.
Reason = Literal[
    "not_in_report", "other_language", "no_such_country", "other_period", "not_verbatim"
]


@dataclass(frozen=True, slots=True)
class AnswerSentence:
    """A sentence of an answer.

    Attributes:
        text: In the language of the answer, with what was inserted.
        citations: Numbers of its citations, at least one.
        emphasis: Spans of the figures or dates that were asked for.
        insertions: Spans in square brackets that are not the report's: what its words stand for.
        label: What stands in front of it, in an overview: a date, figure or name; else "".
    """

    text: str
    citations: tuple[int, ...]
    emphasis: tuple[tuple[int, int], ...] = ()
    insertions: tuple[tuple[int, int], ...] = ()
    label: str = ""

    @property
    def marked(self) -> str:
        """Its label and text with the markers of its citations: "May: So it is. [1][2]"."""
        text = f"{self.label}: {self.text}" if self.label else self.text
        return _marked(text, self.citations)


@dataclass(frozen=True, slots=True)
class Lead:
    """What was asked, in a few words: the line that an answer opens with.

    Attributes:
        text: Verbatim values of the sentences cited, or made of them by a stated rule.
        citations: Numbers of its citations, at least one.
        calculation: Its terms and result ("200 + 60 = 260"), or None.
        insertions: Spans in square brackets that are not the report's.
    """

    text: str
    citations: tuple[int, ...]
    calculation: str | None = None
    insertions: tuple[tuple[int, int], ...] = ()

    @property
    def marked(self) -> str:
        """Its text with the markers of its citations."""
        return _marked(self.text, self.citations)


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement that was to be checked, and what the report says of it.

    Attributes:
        text: The statement, as typed.
        verdict: What the report says of it.
        citations: Numbers of the citations that show it; none for "not_in_report".
        is_contested: Whether the report, which says it, says something else as well.
    """

    text: str
    verdict: Verdict
    citations: tuple[int, ...]
    is_contested: bool = False

    def told(self, language: Language) -> str:
        """Returns its verdict in words."""
        return word(f"claim_{'contested' if self.is_contested else self.verdict}", language)


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands over an overview.

    Attributes:
        title: Its name.
        note: What we say about it, not the report, or "".
        overview: Id of the overview that the whole of is shown beside the chat, or "".
        is_table: Whether the sentences are rows of a table under it.
    """

    title: str
    note: str = ""
    overview: str = ""
    is_table: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """What is said to a question.

    Attributes:
        question: As asked.
        searched: As searched for: with what a follow-up leans on.
        language: Language of the answer.
        reason: Why the report does not answer; None if it does.
        confidence: How probable it is that the report answers the question, in [0, 1].
        sentences: What is said, if answered.
        citations: What its sentences cite, numbered from 1 in this order.
        is_set: Whether the sentences are a list of equals rather than a text.
        hits: Passages found, best first.
        ranking: Sentences found, best first, whether said or not.
        turn: What a later question may lean on; None if this one offers nothing.
        lead: What was asked, in a few words; None where none is certain.
        is_partial: Whether it answers only a part of the question.
        missing: What was asked and the report nowhere states, in the answer's language.
        nearest: What is said of sentences that are only what comes nearest, so that nobody knows
            whether they answer; "" for all others.
        claims: The statements that were to be checked, in order.
        heading: What stands over the sentences, if they are an overview; else None.
        understood: What a follow-up was taken to ask; None for a question that stands by itself.
        help: What is said to small talk or a question about the tool, instead of an answer or in
            front of what the report says; "" if it was a question to the report.
        is_welcoming: Whether questions to begin with are offered with the help.
        remark: What we say about the answer, not the report, or "".
        comparison: What stands on the screen in place of the sentences, which are those that its
            cells cite; None if nothing is compared.
        reports: Ids of the reports that alone were asked, of several; empty if all were.
    """

    question: str
    searched: str
    language: Language
    reason: Reason | None
    confidence: float
    sentences: tuple[AnswerSentence, ...]
    citations: tuple[Citation, ...]
    is_set: bool
    hits: tuple[Hit, ...]
    ranking: tuple[Citation, ...]
    turn: Turn | None = None
    lead: Lead | None = None
    is_partial: bool = False
    missing: tuple[str, ...] = ()
    nearest: str = ""
    claims: tuple[Claim, ...] = ()
    heading: Heading | None = None
    help: str = ""
    is_welcoming: bool = False
    remark: str = ""
    understood: Understood | None = None
    comparison: Comparison | None = None
    reports: tuple[str, ...] = ()

    @property
    def outcome(self) -> Outcome:
        """What came of the question."""
        if self.help:
            return "help"
        if self.heading and not self.reason:
            return "overview"
        if self.reason:
            return "not_in_report"
        return "partly" if self.is_partial else "answered"

    @property
    def opening_sentence(self) -> AnswerSentence | None:
        """The sentence that the lead says word for word; None if it says less or other words."""
        lead = self.lead.text if self.lead else None
        return next((sentence for sentence in self.sentences if sentence.text == lead), None)

    @property
    def beside_lead(self) -> tuple[AnswerSentence, ...]:
        """The sentences that the lead does not say already."""
        opening = self.opening_sentence
        return tuple(sentence for sentence in self.sentences if sentence is not opening)

    @property
    def claims_beside_lead(self) -> tuple[Claim, ...]:
        """The claims whose verdict the lead does not say already, as it does of a single one."""
        is_said = len(self.claims) == 1 and self.lead and self.claims[0].verdict in LEADING
        return () if is_said else self.claims

    @property
    def answered(self) -> bool:
        """Whether the report answers, at least in part."""
        return self.reason is None and not self.help

    @property
    def notice(self) -> str:
        """What is said instead of an answer; "" if there is one."""
        if self.help:
            return self.help
        return word(self.reason, self.language) if self.reason else ""

    @property
    def missing_notice(self) -> str:
        """What is said of what the report does not state; "" if there is nothing to say."""
        if self.missing:
            key = "partly_missing" if self.is_partial else "missing"
            return word(key, self.language).format(missing="; ".join(self.missing))
        # Of claims it is told one by one.
        is_plain = self.is_partial and not self.claims
        return (self.nearest or word("only_in_part", self.language)) if is_plain else ""

    @property
    def calculation_notice(self) -> str:
        """What is said of how the lead was calculated; "" if it was not."""
        if not (self.lead and self.lead.calculation):
            return ""
        calculation = self.lead.calculation.replace(".", "," if self.language == "nl" else ".")
        return word("calculated", self.language).format(calculation=calculation)

    @property
    def insertion_notice(self) -> str:
        """What is said of insertions, which are not the report's words; "" if there are none."""
        has_any = any(one.insertions for one in (self.lead, *self.sentences) if one)
        return word("inserted", self.language) if has_any else ""

    @property
    def text(self) -> str:
        """Everything that is shown as the answer, as plain text with markers, or the notice."""
        if self.reason:
            return self.notice
        said = [sentence.marked for sentence in self.beside_lead]
        body = [f"- {line}" for line in said] if self.is_set else [" ".join(said)]
        body = self.comparison.lines(self.language) if self.comparison else body
        lead = self.lead.marked if self.lead else ""
        calculation = f" ({self.calculation_notice})" if self.calculation_notice else ""
        notice, heading = [self.missing_notice], self.heading or Heading("")
        lines = [
            self.help,
            heading.title,
            f"{lead}{calculation}",
            *(
                _marked(f"“{claim.text}”: {claim.told(self.language)}", claim.citations)
                for claim in self.claims_beside_lead
            ),
            # That a part is missing is told first, what else is missing last.
            *([*notice, *body] if self.is_partial else [*body, *notice]),
            heading.note,
            self.remark,
        ]
        return "\n".join(line for line in lines if line)


def _marked(text: str, citations: Sequence[int]) -> str:
    markers = "".join(f"[{number}]" for number in citations)
    return f"{text} {markers}" if markers else text


class Answerer(Protocol):
    """Whatever answers questions."""

    @property
    def library(self) -> Library:
        """What it answers from."""

    def answer(
        self, question: str, history: Sequence[Turn] = (), default: Language = "nl"
    ) -> Answer:
        """Returns the answer.

        Args:
            question: As typed.
            history: Earlier turns of the conversation, oldest first.
            default: Language to assume if neither question nor history tells.

        Raises:
            QuestionError: The question is empty, too long or without words.
        """

    def parts(
        self, question: str, history: Sequence[Turn] = (), default: Language = "nl"
    ) -> Iterator[Answer]:
        """Yields what is known of the answer so far, at least once; the whole of it at last.

        See `answer`, which returns the last of them.
        """

    def turns(self, questions: Sequence[str], default: Language = "nl") -> list[Turn]:
        """Returns the turns of the questions of a conversation, oldest first.

        Those that cannot be used, and those that offer nothing to lean on, are left out.
        """
