"""What sentences of a report without prepared questions are: an answer, or what comes nearest.

No figure of how well they match tells a near miss from an answer (eval/LOG.md, "Reports of
one's own"): a question about what a report leaves out is worded as near to it as any. What does
tell is whether a value of the kind that is asked for is stated, or what is asked for said outright
(`outright.py`). Where it is, it is the answer; where no value is asked for, what is found is shown
as what comes nearest, and never as an answer.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.answer.choice.sentence_choice import Choice
from app.answer.outcome.unprepared.leaning import with_the_one_before
from app.answer.outcome.unprepared.outright import outright
from app.query.query import Query
from app.wording import word
from index.encoder import Encoder
from index.hits import SearchResult
from index.library import Library
from index.rows import SentenceRef
from index.words.asked_value import states_value, value_asked

# Shares of the questions of five documents whose sentence was the right one (eval/LOG.md).
STATED, NEAREST, UNSTATED = 0.67, 0.23, 0.13
# Confidence of the abstention model below which nothing is shown: .85 of what five documents answer
# and .40 of the questions of another subject lie above.
BEARS = 0.2
SAID = 2  # sentences of an answer
LOOKED_AT = 2  # of the best, for the value
FITTED = "nl"  # language of the reports that the abstention model was fitted on
FOUND = 0.38  # share of the question's words around the best sentence, to show it without the value
# The same to show it whatever that model says of it, though never as an answer.
FOUND_ALL_THE_SAME = 0.55


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found.

    Attributes:
        refs: The sentences to say, the one that states the value first; none to decline.
        confidence: How probable it is that the first ones are right, in [0, 1].
        nearest: What is said of them where they are only what comes nearest, else "".
    """

    refs: tuple[SentenceRef, ...]
    confidence: float
    nearest: str = ""


def finding(
    query: Query,
    result: SearchResult,
    choice: Choice,
    library: Library,
    encoder: Encoder,
    confidence: float,
) -> Finding:
    """Returns what was found for a question.

    Args:
        query: What is asked.
        result: What was found for it.
        choice: The sentences that may be said, at least one.
        library: That they stand in.
        encoder: Tells which words are near.
        confidence: Of the abstention model.
    """
    language = query.answer_language
    if said := outright(query, result, choice.refs, library, encoder):
        return Finding(with_the_one_before(said, library), STATED)
    of_part = of_the_part_named(query, choice.refs, library)
    is_foreign = _is_foreign(query, choice.refs[0], library)
    around = _around(result, choice)
    # The model knows Dutch reports alone: of one in another language that the question is not asked
    # in either, the words tell that stand around the best sentence, found by a bilingual encoder.
    bears = bool(of_part) or confidence >= BEARS or (is_foreign and around >= FOUND)
    if not (bears or around >= FOUND_ALL_THE_SAME):
        return Finding((), confidence)
    choice = replace(choice, refs=_like_the_first(of_part or choice.refs, library, is_foreign))
    value = value_asked(query.typed)
    if value is None or not bears:
        return Finding(choice.refs, NEAREST, word("nearest", language))
    stating = [
        ref
        for ref in choice.refs[:LOOKED_AT]
        if states_value(
            value,
            query.typed,
            library.sentence(ref).text,
            encoder,
            library.report(ref.report_id).language,
        )
    ]
    if stating:
        said = with_the_one_before(_first(stating, choice.refs), library)
        return Finding(said[:SAID], STATED)
    if around < FOUND:
        return Finding((), UNSTATED)
    if is_foreign:  # its words for what is counted are others
        return Finding(choice.refs, NEAREST, word("nearest", language))
    missing = word(f"no_{value}", language)
    return Finding(choice.refs, UNSTATED, word("nearest_without", language).format(missing=missing))


def _like_the_first(
    refs: Sequence[SentenceRef], library: Library, is_foreign: bool
) -> tuple[SentenceRef, ...]:
    """Returns sentences without those that cannot be compared with the first.

    That is what another report says beside one in another language, and what one with prepared
    questions says beside one without: it is found by other signals, and near to nearly anything.
    """
    best = refs[0].report_id
    return tuple(
        one
        for one in refs
        if one.report_id == best or not (is_foreign or library.corpora[one.report_id].anticipated)
    )


def _is_foreign(query: Query, ref: SentenceRef, library: Library) -> bool:
    own = library.report(ref.report_id).language
    return own != FITTED and not library.sentence(ref).is_in(query.answer_language, own)


def _around(result: SearchResult, choice: Choice) -> float:
    """Returns the share of the question's words around the best sentence of a choice."""
    return next(hit.around_match for hit in result.sentences if hit.ref in choice.refs)


def of_the_part_named(
    query: Query, refs: Sequence[SentenceRef], library: Library
) -> tuple[SentenceRef, ...]:
    """Returns the sentences of the part that the best one stands in, if the question names it.

    It does if it has every word of the heading; what the report says there is about that.
    """
    best = refs[0]
    lexical = library.lexical.get(library.report(best.report_id).language)
    section = library.block(best).section
    if lexical is None or not section:
        return ()
    heading = {term for term in lexical.sentences.terms(section[-1]) if not term.isdigit()}
    if not heading or not heading <= {*lexical.sentences.terms(query.text)}:
        return ()
    return tuple(ref for ref in refs if library.block(ref).section == section)


def _first(stating: Sequence[SentenceRef], refs: Sequence[SentenceRef]) -> tuple[SentenceRef, ...]:
    return tuple(dict.fromkeys([*stating, *refs]))
