"""A question and those before it -> what to search for, and what it is taken to be about.

Whatever has a subject of its own stands by itself, so that the past cannot make it worse. What
only asks ("in welke landen?") takes the topic of the last question; what only names ("en Irak?")
takes what the last question asked. Only where the last question names no topic that is known is
it read together with it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from app.query.clauses import words_of
from app.query.conversation.moves.again import of_another_time, of_two, same_again, summed
from app.query.conversation.moves.asked import FollowUp, Resolved
from app.query.conversation.moves.leaning import leaning
from app.query.conversation.moves.naming import only_named, other, widened
from app.query.conversation.moves.referring import by_kind, there
from app.query.conversation.openings import read_opening
from app.query.conversation.rewriting import named, uncapitalised
from app.query.conversation.state import Answered, Conversation, Earlier
from app.query.conversation.topics import Topic, topics_in
from index.language import Language
from index.names import KnownNames

MOST_WORDS = 16  # of a question that may be about the topic of the last though nothing shows it


def resolve(
    question: str,
    language: Language,
    earlier: Sequence[Earlier],
    known: KnownNames,
    year: int | None = None,
    answered: Answered = tuple,
) -> Resolved:
    """Returns what to search for.

    Args:
        question: What is asked, without its dress.
        language: Its language.
        earlier: The questions before it, oldest first.
        known: Names.
        year: That the report is about, if it is about one.
        answered: Returns what the answer to the last question names.
    """
    opened = read_opening(question)
    if opened.opening == "leaves":
        return Resolved(opened.text)
    if not earlier:
        return Resolved(question)
    own = topics_in(opened.text, known)
    asked = FollowUp(opened, own, language, Conversation(earlier, answered), known, year)
    for move in MOVES:
        if resolved := move(asked):
            is_shown = bool(resolved.asked)
            resolved = replace(resolved, own=tuple(asked.own))
            return replace(resolved, asked=_shown(resolved.asked)) if is_shown else resolved
    return Resolved(question)


def carried_on(
    question: str,
    language: Language,
    earlier: Sequence[Earlier],
    known: KnownNames,
    topics: Answered = tuple,
) -> Resolved | None:
    """Returns a question that shows no sign of leaning as one about the topic of the last.

    None if it names a topic itself or says that it leaves the last one, or if that had none.

    Args:
        question: What is asked, without its dress.
        language: Its language.
        earlier: The questions before it, oldest first.
        known: Names.
        topics: Returns what the last one is about, if its words do not tell.
    """
    opened = read_opening(question)
    if not earlier or opened.opening in ("leaves", "returns"):
        return None
    if len(words_of(opened.text)) > MOST_WORDS or topics_in(opened.text, known):
        return None
    asked = FollowUp(opened, [], language, Conversation(earlier), known)
    subject = asked.conversation.subject or topics()
    if not subject:
        return None
    resolved = asked.about(subject, opened.text)
    return replace(resolved, asked=_shown(resolved.asked), own=())


def _returning(asked: FollowUp) -> Resolved | None:
    resolved = _of_returned(asked)
    return replace(resolved, step="points") if resolved else None


def _of_returned(asked: FollowUp) -> Resolved | None:
    if asked.opened.opening != "returns":
        return None
    words = asked.opened.topic
    topics: Sequence[Topic] = topics_in(words, asked.known)
    if not topics:
        counted = asked.conversation.numbered(words) or asked.conversation.of_kind(words)
        topics = [counted] if counted else []
    if topics:
        if not asked.text:
            return asked.another(topics, named(topics, asked.language))
        return asked.about(topics, asked.text)
    before = asked.conversation.about(words)
    if before is None:
        return None
    if not asked.text:
        return Resolved(before.text, before.context, "", before.text)
    rest = read_opening(asked.text)
    again = FollowUp(
        rest,
        topics_in(rest.text, asked.known),
        asked.language,
        Conversation([before]),
        asked.known,
        asked.year,
    )
    found = (move(again) for move in MOVES[1:])
    return next((one for one in found if one), None) or again.together(rest.text)


def _shown(asked: str) -> str:
    """Returns what is asked as it is shown behind its topic."""
    return f"{uncapitalised(asked.rstrip(' ?.!,;:'))}?"


MOVES: tuple[Callable[[FollowUp], Resolved | None], ...] = (
    _returning,
    same_again,
    of_two,
    summed,
    other,
    of_another_time,
    widened,
    by_kind,
    only_named,
    there,
    leaning,
)
