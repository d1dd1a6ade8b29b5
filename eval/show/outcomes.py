"""How a question fared, in words."""

from __future__ import annotations

from app.wording import word
from eval.score.metrics import QuestionScore
from eval.show.verdict.tally import can_be_judged
from index.language import Language


def outcome_words(score: QuestionScore, language: Language) -> str:
    """Returns how a question fared, why, and where its passage was found."""
    if not can_be_judged(score.question) and not score.only_ranked:
        return word(f"outcome_unjudged{'' if score.answered else '_refused'}", language)
    said = word(f"outcome_{_outcome(score)}", language)
    if not score.question.answerable and not score.only_ranked:
        return said
    if score.failures:
        reasons = [word(f"outcome_{name}", language) for name in score.failures]
        said += f" ({', '.join(reasons)})"
    rank = word("outcome_rank" if score.rank else "outcome_no_rank", language)
    return f"{said}, {rank.format(rank=score.rank)}"


def _outcome(score: QuestionScore) -> str:
    """Returns how a question fared, by the end of its key in the wording."""
    if score.only_ranked:
        return "ranked"
    is_partial = bool(score.conclusion and score.conclusion.is_partial)
    if not score.question.answerable:
        if score.answered:
            return "wrongly_answered"
        return "harmlessly_partial" if is_partial else "rightly_refused"
    if score.is_right:
        return "verified" if score.verified else "rightly_partial"
    if not score.answered:
        return "refused"
    return "wrongly_partial" if is_partial else "wrong"
