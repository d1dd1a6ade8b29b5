"""The verdict on a run in three sentences: what went well, of which questions, and how sure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from app.wording import word
from eval.show.verdict.counted import questions, sentence, share_phrase
from eval.show.verdict.tally import Share, Tally
from index.language import Language

# Points of 100 between the ends of a margin. With 80 of 100 right, more than 25 apart is what fewer
# than 40 questions leave, at most 15 what some 110 do.
WIDE, FAIR = 25, 15


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is said of a run.

    Attributes:
        sentences: Three, or fewer where there is less to say.
        notes: What else must be known to read them.
    """

    sentences: tuple[str, ...]
    notes: tuple[str, ...] = ()


def verdict(tally: Tally, language: Language, known: int = 0) -> Verdict:
    """Returns the verdict on a run.

    Args:
        tally: What became of its questions.
        language: Of the person.
        known: How many of the questions stand in the index, so that they measure nothing.
    """
    found = _verdict(tally, language)
    if not known:
        return found
    note = sentence(share_phrase("verdict_known", Share(known, tally.asked), language))
    return replace(found, notes=(*found.notes, note))


def _verdict(tally: Tally, language: Language) -> Verdict:
    if tally.only_ranked:
        return Verdict(tuple(_ranked(tally, language)))
    if not tally.well.total:
        return Verdict(tuple(_unjudged(tally, language)))
    kinds = (("right", tally.right), ("declined", tally.declined))
    clauses = [
        share_phrase(f"verdict_{key}", share, language) for key, share in kinds if share.total
    ]
    clauses[-1] += _in_part(tally, language)  # it is about those declined, if there are any
    if len(clauses) > 1:
        first = share_phrase("verdict_well", tally.well, language)
        second = sentence("; ".join(clauses))
    else:
        first = clauses[0]
        second = _rest(tally, language)
    said = (sentence(first), second, margin_sentence(tally.well, language))
    notes = [
        sentence(share_phrase("verdict_left_out", Share(left_out, left_out), language))
        for left_out in [tally.answered.total]
        if left_out
    ]
    return Verdict(said, tuple(notes))


def margin_sentence(share: Share, language: Language) -> str:
    """Returns what other questions may be expected to do, in words as sure as the margin is."""
    low, high = share.margin
    width = high - low
    key = "wide" if width > WIDE else "fair" if width > FAIR else "narrow"
    return word(f"verdict_margin_{key}", language).format(low=low, high=high)


def _in_part(tally: Tally, language: Language) -> str:
    """Returns how many of the rightly declined were shown a part, as a remark; "" if none was."""
    if not tally.related:
        return ""
    form = "sole" if tally.declined.total == 1 else "many"
    return word(f"verdict_related_{form}", language).format(count=tally.related)


def _rest(tally: Tally, language: Language) -> str:
    """Returns what became of the questions that did not go well, where all are of one kind."""
    if tally.well.count == tally.well.total:
        return word("verdict_nothing_wrong", language)
    if not tally.right.total:
        wrongly = tally.declined.total - tally.declined.count
        return word("verdict_wrongly_answered", language).format(
            wrongly=questions(wrongly, language)
        )
    return word("verdict_rest", language).format(
        wrong=questions(tally.wrong.count, language),
        refused=questions(tally.refused.count, language),
    )


def _ranked(tally: Tally, language: Language) -> Iterator[str]:
    if not tally.first.total:
        yield word("verdict_nothing_to_find", language)
        yield word("evaluation_ranks_only", language)
        return
    yield sentence(share_phrase("verdict_found", tally.first, language))
    yield word("evaluation_ranks_only", language)
    yield margin_sentence(tally.first, language)


def _unjudged(tally: Tally, language: Language) -> Iterator[str]:
    """Yields what can be said where the file does not say how a right answer is told."""
    if not tally.asked:
        yield word("verdict_nothing_asked", language)
        return
    yield word("verdict_unjudged", language).format(questions=questions(tally.asked, language))
    yield sentence(share_phrase("verdict_answered", tally.answered, language))
    yield word("verdict_judge_yourself", language)
