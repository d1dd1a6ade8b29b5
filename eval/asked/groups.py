"""Which groups of questions a question belongs to, and in which order groups are shown."""

from __future__ import annotations

import re
from collections.abc import Iterator

from eval.asked.question_record import GoldQuestion

ALL = "all"
LATER_TURNS = "later turns"
PARTLY = "answerable in part"
SURENESS = ("certain", "likely", "doubtful")
SAID = "said to be "
# Those of one word are themselves the name of a group.
ORDER = (
    *(ALL, "nl", "en", "answerable", "outcome", "type", "style", "writer", "chapter", "later"),
    *("move", "feature", "form"),
)
ASIDE = re.compile(r"\([^()]*\)")
AND = re.compile(r", | and ")


def groups_of(question: GoldQuestion) -> Iterator[str]:
    """Yields the names of its groups: all, its language, type or kind, style, move and so on."""
    yield ALL
    yield question.language
    if question.answerable and question.partial:
        yield PARTLY
    label = question.type if question.answerable else question.kind or "unanswerable"
    named = {"type": label, "style": question.style, "writer": question.writer}
    for kind, name in (named | {"move": question.move, "form": question.form}).items():
        if name:
            yield f"{kind} {name}"
    if question.is_follow_up:
        yield LATER_TURNS
    for feature in AND.split(ASIDE.sub("", question.feature)):
        if feature.strip():
            yield f"feature {feature.strip()}"


def place_of(group: str) -> tuple[int, int, str]:
    """Returns by what groups are sorted: their kind, then their name; how sure comes last."""
    if group.startswith(SAID):
        return len(ORDER) + 1, SURENESS.index(group.removeprefix(SAID)), group
    kind = group.split(" ")[0]
    return (ORDER.index(kind) if kind in ORDER else len(ORDER)), 0, group
