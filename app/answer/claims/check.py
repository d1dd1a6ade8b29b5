"""Statements and the facts near them -> a verdict on each, with the sentences that show it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.answer.answer import Verdict
from app.answer.claims.borne_out import rivals, says_exactly, says_figure_of
from app.answer.claims.comparison import Comparison, compare
from app.answer.claims.contradiction import denied, instead, is_negative, named_otherwise
from app.answer.claims.evidence import gather
from app.answer.claims.roles.turning import not_turned
from app.answer.claims.stated_figures import facts_saying
from app.answer.claims.statement import Statement, read_statement
from index.fact_search import FactsFound
from index.hits import SearchResult
from index.library import Library
from index.rows import SentenceRef
from ingest.facts import Fact


@dataclass(frozen=True, slots=True)
class CheckSettings:
    """How near is near; the eval runs behind the figures are in eval/LOG.md.

    A wrong "the report says so" and a wrong "no" are the worst that can be said.

    Attributes:
        same_words: Share of a statement's words that a sentence must have to say the same,
        same_cosine: and how near it must be.
        other_words: The same for saying something else instead,
        other_cosine: and how near,
        other_both: and both together.
        denied_cosine: How near a question must be to which a sentence answers no,
        denied_words: and the words of its sentence.
        others: How many sentences, the nearest, may say something else instead.
        affirmed_cosine: How near a question must be to which a sentence answers yes, for a
            statement that denies it.
        bears: How near a sentence must be to bear on a statement, by `Comparison.nearness`,
        bears_turned: and one that lacks the word on which the statement turns,
        bears_words: and the words that it must have, if it has no figure of the statement;
        bears_cosine: how near one must be that gives another figure.
    """

    same_words: float = 0.65
    same_cosine: float = 0.6
    other_words: float = 0.5
    other_cosine: float = 0.55
    other_both: float = 1.4
    denied_cosine: float = 0.66
    denied_words: float = 0.35
    others: int = 3
    affirmed_cosine: float = 0.7
    bears: float = 0.6
    bears_turned: float = 0.95
    bears_words: float = 0.25
    bears_cosine: float = 0.48


DEFAULT = CheckSettings()
# A sentence that has no such word for it does not bear on a statement that turns on one.
TURNING = frozenset({"more", "less", "largest", "smallest", "all", "cause", "not", "stopped"})
MOST_REFS = 2


@dataclass(frozen=True, slots=True)
class CheckedClaim:
    """A statement, and what the report says of it.

    Attributes:
        text: As typed.
        verdict: What the report says of it.
        refs: The sentences that show it, best first; none for "not_in_report".
        instead: The facts whose values the report has in its place; none but for "other_figure",
            nor for a statement that denies what the report says; several where the report
            contradicts itself.
        said: The facts whose figures it has in other words, such as "ca.", for "confirmed"; all
            of them where the report contradicts one.
        rivals: Those by which the report contradicts them.
    """

    text: str
    verdict: Verdict
    refs: tuple[SentenceRef, ...] = ()
    instead: tuple[Fact, ...] = ()
    said: tuple[Fact, ...] = ()
    rivals: tuple[Fact, ...] = ()


def check_claims(
    statements: Sequence[str],
    search: Callable[[str], FactsFound],
    find: Callable[[str], SearchResult],
    library: Library,
    settings: CheckSettings = DEFAULT,
) -> tuple[CheckedClaim, ...]:
    """Returns what the report says of each of some statements, in order.

    Args:
        statements: Each understandable by itself.
        search: Finds facts.
        find: Finds sentences.
        library: That both search.
        settings: How near is near.
    """
    return tuple(_checked(text, search, find, library, settings) for text in statements)


def _checked(
    text: str,
    search: Callable[[str], FactsFound],
    find: Callable[[str], SearchResult],
    library: Library,
    settings: CheckSettings,
) -> CheckedClaim:
    statement = read_statement(text, library.corpora.values())
    near = gather(search(text), find(text), library)
    compared = [compare(statement, evidence, library) for evidence in near]
    compared.sort(key=lambda one: -one.nearness)
    same = [one for one in compared if _says_so(statement, one, library, settings)]
    same = not_turned(statement, same, library)
    if same:
        return _confirmed(statement, same, library)
    for one in _nearest(compared, settings):
        if fact := _says_otherwise(statement, one, library, settings):
            return _otherwise(statement, fact, one, library)
        if _affirms_what_is_denied(statement, one, settings):
            return CheckedClaim(text, "other_figure", (one.evidence.ref,))
    bearing = [one for one in compared if _bears(statement, one, settings)]
    if bearing:
        return CheckedClaim(text, "partly", _refs(bearing))
    return CheckedClaim(text, "not_in_report")


def _confirmed(statement: Statement, same: Sequence[Comparison], library: Library) -> CheckedClaim:
    """Returns a statement that sentences say, with how they say its figures if it matters."""
    saying = facts_saying(statement, same[0].evidence)
    others = [rival for fact in saying for rival in rivals(fact, same[0], library)]
    refs = dict.fromkeys([same[0].evidence.ref, *(ref for ref, _ in others), *_refs(same)])
    said = saying if others else [one for one in saying if not says_exactly(statement, one)]
    return CheckedClaim(
        statement.text,
        "confirmed",
        tuple(refs)[:MOST_REFS],
        said=tuple(said),
        rivals=tuple(rival for _, rival in others),
    )


def _otherwise(statement: Statement, fact: Fact, one: Comparison, library: Library) -> CheckedClaim:
    """Returns a statement for which a sentence has a fact, unless the report says both."""
    others = rivals(fact, one, library)
    refs = (one.evidence.ref, *(ref for ref, _ in others))
    said = tuple(rival for _, rival in others if says_figure_of(statement, rival))
    if said:
        return CheckedClaim(statement.text, "confirmed", refs[::-1], said=said, rivals=(fact,))
    facts = (fact, *(rival for _, rival in others))
    return CheckedClaim(statement.text, "other_figure", refs, facts)


def _nearest(compared: Sequence[Comparison], settings: CheckSettings) -> list[Comparison]:
    """Returns the nearest sentences, down to the one that has all but the shades of a statement.

    What stands farther off than that is about something else.
    """
    nearest: list[Comparison] = []
    for one in compared[: settings.others]:
        nearest.append(one)
        if one.lacks_only_signs and one.coverage >= settings.other_words:
            break
    return nearest


def _refs(compared: Sequence[Comparison]) -> tuple[SentenceRef, ...]:
    return tuple(one.evidence.ref for one in compared[:MOST_REFS])


def _says_so(
    statement: Statement, one: Comparison, library: Library, settings: CheckSettings
) -> bool:
    if one.is_verbatim:
        return True
    return (
        one.missing == 0
        and one.coverage >= settings.same_words
        and one.evidence.cosine >= settings.same_cosine
        and not named_otherwise(statement, one, library)
        and (is_negative(statement) or not denied(statement, one, library, settings.denied_cosine))
    )


def _says_otherwise(
    statement: Statement, one: Comparison, library: Library, settings: CheckSettings
) -> Fact | None:
    """Returns the fact that a sentence states instead; None if none is certain."""
    both = one.coverage + one.evidence.cosine
    is_near = one.coverage >= settings.other_words and one.evidence.cosine >= settings.other_cosine
    is_plain = not (statement.signs & TURNING & one.no_sign or one.turned)
    if is_near and is_plain and (one.others or both >= settings.other_both):
        fact = instead(statement, one, library) or named_otherwise(statement, one, library)
        if fact:
            return fact
    if is_negative(statement) or one.coverage < settings.denied_words:
        return None
    return denied(statement, one, library, settings.denied_cosine)


def _affirms_what_is_denied(statement: Statement, one: Comparison, settings: CheckSettings) -> bool:
    """Returns whether a sentence says yes to what a statement denies, and to nothing else."""
    return (
        one.no_sign == {"not"}
        and one.lacks_only_signs
        and one.coverage >= settings.same_words
        and any(
            hit.yes_or_no == "affirmed" and hit.yes_or_no_cosine >= settings.affirmed_cosine
            for hit in one.evidence.hits
        )
    )


def _bears(statement: Statement, one: Comparison, settings: CheckSettings) -> bool:
    """Returns whether a sentence is about what is stated, and not of its topic only."""
    has_figure = len(one.others) + len(one.no_figure) < len(statement.figures)
    has_all = not one.no_figure
    is_near = one.coverage >= settings.other_words and one.evidence.cosine >= settings.bears_cosine
    if one.others and is_near:  # "550,000 were reached" bears on "half a million were stopped"
        return True
    is_turned = bool(statement.signs & TURNING & one.no_sign)
    least = settings.bears_turned if is_turned else settings.bears
    has_words = has_figure or one.coverage >= settings.bears_words
    return has_words and (has_figure or has_all) and one.nearness >= least
