"""Numbers of questions in sentences that stay grammatical, whatever the numbers are."""

from __future__ import annotations

from app.wording import word
from eval.show.verdict.tally import Share
from index.language import Language


def share_phrase(key: str, share: Share, language: Language) -> str:
    """Returns a clause about some of a number of questions.

    Args:
        key: Of the wording, which has the clause for several ("_many"), for one ("_one") and for
            none ("_none") of several questions, and for a single question of which it holds
            ("_sole") and does not hold ("_not").
        share: How many, of at least one.
        language: Of the person.
    """
    form = _form(share)
    return word(f"{key}_{form}", language).format(
        share=_some(share, language), every=_every(share.total, language)
    )


def questions(count: int, language: Language) -> str:
    """Returns a number of questions: "no question", "1 question", "2 questions"."""
    form = {0: "no", 1: "one"}.get(count, "several")
    return word(f"verdict_{form}_questions", language).format(count=count)


def sentence(text: str) -> str:
    """Returns clauses as a sentence."""
    return f"{capitalised(text)}."


def capitalised(text: str) -> str:
    """Returns a text with a capital first, the others as they are."""
    return f"{text[:1].upper()}{text[1:]}"


def _form(share: Share) -> str:
    if share.total == 1:
        return "sole" if share.count else "not"
    return {0: "none", 1: "one"}.get(share.count, "many")


def _some(share: Share, language: Language) -> str:
    if share.count == share.total:
        return _every(share.total, language)
    return word("verdict_some" if share.count else "verdict_none", language).format(
        count=share.count, total=share.total
    )


def _every(total: int, language: Language) -> str:
    return word("verdict_both" if total == 2 else "verdict_all", language).format(total=total)
