"""A question, read once: everything about it that searching, answering and declining go by."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from app.query.conversation.about_last import AboutLast, about_last
from app.query.double_question import split_question
from app.query.follow_up import resolve
from app.query.periods import AskedPeriods, asked_periods
from app.query.question import clean_question, without_markup
from app.query.slots import HOME, countries, names, years
from app.query.style.message import without_mail
from app.query.style.plain import plain_question
from app.query.value_lookup import is_value_lookup
from index.answer_type import QuestionType, question_type
from index.language import Language, LanguageDetector
from index.number_values import Value, numbers

FOREIGN_ANSWER: Language = "en"  # what a question in neither language is answered in
SOURCES = re.compile(
    r"\b(?:bron|bronnen|naslagwerk|sources?|cijfers|figures|data)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Turn:
    """An earlier question of a conversation.

    Attributes:
        searched: How it was searched for: with whatever it leans on.
        language: Its language.
        query: All that was read of it; None where no more than the above is known.
    """

    searched: str
    language: Language
    query: Query | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Query:
    """A question with all that it asks for. Whatever it leans on is in it.

    Attributes:
        typed: As typed, cleaned.
        text: To search for: what is asked, without markup, greeting, caption and the like, names
            as the report spells them, perhaps with a slot filled in.
        context: The earlier question that it leans on, or "".
        language: None if it is neither Dutch nor English.
        conversation: The language of the conversation so far.
        kind: Of the answer that it asks for, its context included.
        own_kind: The same by its text alone.
        asks_for_sources: Whether it may be the sources of figures that it asks for.
        countries: ISO 3166 codes of those it names, the Netherlands left out.
        years: Those it names, in four digits.
        names: Other names in it, as written.
        periods: Those it asks about.
        values: Of its numbers.
        is_value_lookup: Whether it asks for nothing but where a number stands.
        parts: What it asks, one by one, if it asks several things; else empty.
        about_last: What it wants of the last answer, if it is about that and not the report.
    """

    typed: str
    text: str
    context: str
    language: Language | None
    conversation: Language
    kind: QuestionType
    own_kind: QuestionType
    asks_for_sources: bool
    countries: frozenset[str]
    years: frozenset[str]
    names: frozenset[str]
    periods: AskedPeriods
    values: frozenset[Value]
    is_value_lookup: bool
    parts: tuple[Query, ...] = ()
    about_last: AboutLast | None = None

    @property
    def searched(self) -> str:
        """Its context and text, as one."""
        return f"{self.context} {self.text}".strip()

    @property
    def answer_language(self) -> Language:
        """The language to answer in."""
        return self.language or FOREIGN_ANSWER

    @property
    def turn(self) -> Turn:
        """What a later question may lean on: of one about the last answer, what that is about."""
        searched = self.context if self.about_last else self.searched
        return Turn(searched, self.language or self.conversation, self)


def read_question(
    typed: str,
    detector: LanguageDetector,
    history: Sequence[Turn] = (),
    default: Language = "nl",
) -> Query:
    """Returns a question as it is read; nothing is read of it anywhere else.

    Args:
        typed: As typed.
        detector: Tells its language.
        history: Earlier turns of the conversation, oldest first.
        default: Language to assume if neither question nor history tells.

    Raises:
        QuestionError: It is empty, too long or without words.
    """
    question = clean_question(typed)
    conversation = history[-1].language if history else default
    language = detector.detect(question, conversation)
    own = clean_question(without_mail(typed))
    text = plain_question(without_markup(own), language, detector.names)
    query = _read(question, text, [turn.searched for turn in history], language, conversation)
    if history and (wanted := about_last(question)):
        return replace(query, context=history[-1].searched, about_last=wanted)
    parts = split_question(text)
    return replace(query, parts=_read_parts(parts, query, history)) if len(parts) > 1 else query


def _read_parts(parts: Sequence[str], whole: Query, history: Sequence[Turn]) -> tuple[Query, ...]:
    """Returns the parts of a double question; a later one may lean on the first as well."""
    # The whole tells whether it leans on what was asked before; a part of it alone does not.
    before = [turn.searched for turn in history] if whole.context else []
    read: list[Query] = []
    for part in parts:
        earlier = [*before, *(query.searched for query in read[:1])]
        read.append(_read(part, part, earlier, whole.language, whole.conversation))
    return tuple(read)


def _read(
    typed: str,
    text: str,
    history: Sequence[str],
    language: Language | None,
    conversation: Language,
) -> Query:
    resolved = resolve(text, history)
    searched = resolved.text
    found = list(numbers(searched))
    kind = question_type(searched)
    return Query(
        typed=typed,
        text=resolved.question,
        context=resolved.context,
        language=language,
        conversation=conversation,
        kind=kind,
        own_kind=question_type(resolved.question) if resolved.context else kind,
        asks_for_sources=SOURCES.search(searched) is not None,
        countries=countries(searched) - HOME,
        years=years(searched),
        names=names(searched),
        periods=asked_periods(resolved.question, resolved.context),
        values=frozenset(number.value for number in found),
        is_value_lookup=is_value_lookup(searched, found),
    )
