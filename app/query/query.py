"""A question, read once: everything about it that searching, answering and declining go by."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from app.query.acts.act_model import ReadAct, act_model
from app.query.acts.acts import Move
from app.query.conversation.about_last import AboutLast, about_last
from app.query.conversation.follow_up import carried_on, resolve
from app.query.conversation.moves.asked import Resolved, Step
from app.query.conversation.state import Answered, Earlier
from app.query.conversation.topics import Topic, topics_in
from app.query.conversation.understood import Understood, as_typed
from app.query.double_question import split_question
from app.query.periods import AskedPeriods, asked_periods
from app.query.question import clean_question, without_markup
from app.query.slots import HOME, countries, names, years
from app.query.style.message import without_mail
from app.query.style.plain import plain_question
from app.query.value_lookup import is_value_lookup
from index.answer_type import QuestionType, question_type
from index.language import Language, LanguageDetector
from index.names import KnownNames
from index.number_values import Value, numbers

FOREIGN_ANSWER: Language = "en"  # what a question in neither language is answered in
OF_TWO: frozenset[Move] = frozenset(("larger", "smaller", "difference", "sum"))
SOURCES = re.compile(r"(?i)\b(?:bron|bronnen|naslagwerk|sources?|cijfers|figures|data)\b")


@dataclass(frozen=True, slots=True)
class Turn:
    """An earlier question of a conversation.

    Attributes:
        searched: How it was searched for: with whatever it leans on.
        language: Its language.
        query: All that was read of it; None where no more than the above is known.
        reports: Ids of the reports that it was put to, of several; empty for all.
    """

    searched: str
    language: Language
    query: Query | None = field(default=None, compare=False, repr=False)
    reports: tuple[str, ...] = ()

    @property
    def names_topic(self) -> bool:
        """Whether its words tell what it is about; where no more is known, they may."""
        return self.query is None or bool(self.query.said.topics or self.query.said.leaned)


@dataclass(frozen=True, slots=True)
class Query:
    """A question with all that it asks for, as it would be asked by itself.

    Attributes:
        typed: As typed, cleaned.
        text: To search for: what is asked, without markup, greeting, caption and the like, names
            as the report spells them, what it takes from the conversation filled in.
        context: What it leans on where it cannot be made to stand by itself, or "": a topic, or
            the earlier question if that names none.
        about: The topic taken from the conversation, as it is shown, or "".
        asked: What is asked of it, as it is shown; "" where nothing is taken.
        alternatives: Other topics that may be meant, the likeliest first.
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
        said: What a later question may lean on: this one and what it names.
        own_topics: What it names itself.
        act: Which dialogue act it looks like.
        step: What it does in the conversation.
        parts: What it asks, one by one, if it asks several things; else empty.
        before: What a later question may lean on instead of this one; None if it was the first.
        about_last: What it wants of the last answer, if it is about that and not the report.
    """

    typed: str
    text: str
    context: str
    about: str
    asked: str
    alternatives: tuple[str, ...]
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
    said: Earlier
    own_topics: tuple[Topic, ...]
    act: ReadAct
    step: Step = ""
    parts: tuple[Query, ...] = ()
    before: Earlier | None = None
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
    def understood(self) -> Understood | None:
        """What it was taken to ask; None if it stands by itself."""
        if not self.asked:
            return None
        asked = as_typed(self.asked, self.typed, self.own_topics)
        return Understood(self.typed, self.answer_language, self.about, asked, self.alternatives)

    @property
    def turn(self) -> Turn:
        """What a later question may lean on: of one about the last answer, what that is about."""
        if self.about_last:
            return self.passing
        return Turn(self.searched, self.language or self.conversation, self)

    @property
    def passing(self) -> Turn:
        """The turn of a question that changes nothing of what a later one may lean on."""
        language = self.language or self.conversation
        said = self.before or Earlier("", "", language, ())
        if self.about_last and self.about_last.move in OF_TWO:
            said = replace(said, is_of_two=True)
        return Turn(said.searched, language, replace(self, said=said))


def read_question(
    typed: str,
    detector: LanguageDetector,
    history: Sequence[Turn] = (),
    default: Language = "nl",
    year: int | None = None,
    answered: Answered = tuple,
) -> Query:
    """Returns a question as it is read; nothing is read of it anywhere else.

    Args:
        typed: As typed.
        detector: Tells its language.
        history: Earlier turns of the conversation, oldest first.
        default: Language to assume if neither question nor history tells.
        year: That the report is about, if it is about one.
        answered: Returns what the answer to the last question names.

    Raises:
        QuestionError: It is empty, too long or without words.
    """
    question = clean_question(typed)
    conversation = history[-1].language if history else default
    language = detector.detect(question, conversation)
    own = clean_question(without_mail(typed))
    text = plain_question(without_markup(own), language, detector.names)
    asked_in = language or conversation
    earlier = [said for turn in history if (said := _said(turn, detector.names)).searched]
    resolved = resolve(text, asked_in, earlier, detector.names, year, answered)
    # "En die eerste?" points at a topic, whatever else it looks like.
    may_be_about_last = history and resolved.step != "points"
    wanted = about_last(text, act_model().read(text)) if may_be_about_last else None
    if resolved.step == "adds up" and wanted is None:
        wanted = AboutLast("sum", is_open=True)
    if wanted and not resolved.asked:
        resolved = replace(resolved, context=history[-1].searched)
    query = _read(
        question, resolved, language, conversation, detector.names, act_model().read(question)
    )
    query = replace(query, before=earlier[-1] if earlier else None, about_last=wanted)
    if wanted:
        return query
    parts = split_question(resolved.text)
    return replace(query, parts=_read_parts(parts, query, detector)) if len(parts) > 1 else query


def about_topic(
    query: Query,
    detector: LanguageDetector,
    history: Sequence[Turn],
    topics: Answered = tuple,
) -> Query | None:
    """Returns a question that stands by itself as one about the topic of the last one.

    None if it may not be meant so: it leans already, names a topic or says that it leaves the last.

    Args:
        query: The question, as read.
        detector: That it was read with.
        history: Earlier turns, oldest first.
        topics: Returns what the last one is about, if its words do not tell.
    """
    if query.about_last or query.asked or query.context or query.own_topics:
        return None
    own = clean_question(without_mail(query.typed))
    language = query.language or query.conversation
    text = plain_question(without_markup(own), query.language, detector.names)
    earlier = [said for turn in history if (said := _said(turn, detector.names)).searched]
    resolved = carried_on(text, language, earlier, detector.names, topics)
    if resolved is None:
        return None
    read = _read(
        query.typed, resolved, query.language, query.conversation, detector.names, query.act
    )
    return replace(read, before=query.before)


def _said(turn: Turn, known: KnownNames) -> Earlier:
    if turn.query:
        return turn.query.said
    topics = tuple(topics_in(turn.searched, known))
    return Earlier(turn.searched, "", turn.language, topics)


def _read_parts(
    parts: Sequence[str], whole: Query, detector: LanguageDetector
) -> tuple[Query, ...]:
    """Returns the parts of a double question; a later one may lean on the first."""
    language = whole.language or whole.conversation
    read: list[Query] = []
    for part in parts:
        resolved = resolve(part, language, [query.said for query in read[:1]], detector.names)
        if not read:
            resolved = replace(resolved, context=whole.context)
        read.append(
            _read(part, resolved, whole.language, whole.conversation, detector.names, whole.act)
        )
    return tuple(read)


def _read(
    typed: str,
    resolved: Resolved,
    language: Language | None,
    conversation: Language,
    known: KnownNames,
    act: ReadAct,
) -> Query:
    text, context = resolved.text, resolved.context
    searched = f"{context} {text}".strip()
    found = list(numbers(searched))
    kind = question_type(searched)
    is_about = bool(context) and context == resolved.about
    said, leaned = (f"{context}: {text}", "") if is_about else (text, context)
    named = tuple(topics_in(said, known))
    return Query(
        typed=typed,
        text=text,
        context=context,
        about=resolved.about,
        asked=resolved.asked,
        alternatives=resolved.alternatives,
        language=language,
        conversation=conversation,
        kind=kind,
        own_kind=question_type(text) if context else kind,
        asks_for_sources=SOURCES.search(searched) is not None,
        countries=countries(searched) - HOME,
        years=years(searched),
        names=names(searched),
        periods=asked_periods(text, context),
        values=frozenset(number.value for number in found),
        is_value_lookup=is_value_lookup(searched, found),
        said=Earlier(
            said,
            leaned,
            language or conversation,
            named,
            tuple(topics_in(leaned, known)),
        ),
        own_topics=named if resolved.own is None else resolved.own,
        act=act,
        step=resolved.step,
    )
