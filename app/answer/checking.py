"""Statements checked, and what else was found for the question -> one conclusion."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from app.answer.claims.check import CheckedClaim
from app.answer.claims.lead import claims_lead
from app.answer.conclusion import Conclusion
from app.answer.lead.draft import Draft
from index.language import Language

# No statement of the labelled sets was wrongly confirmed or contradicted (eval/LOG.md).
DECIDED_CONFIDENCE = 0.9
DECIDED = frozenset({"confirmed", "other_figure"})


def with_claims(
    concluded: Conclusion, checked: Sequence[CheckedClaim], language: Language
) -> Conclusion:
    """Returns what is to be said to a question that wants statements checked.

    Where the report decides none of them, what bears on them and what was found for the question
    as a whole is said, as a part of an answer at most.

    Args:
        concluded: What is concluded of the question as a whole.
        checked: The statements, at least one.
        language: Of the answer.
    """
    verdicts = {claim.verdict for claim in checked}
    if not verdicts & DECIDED:
        if concluded.reason and verdicts == {"not_in_report"}:
            return replace(concluded, claims=tuple(checked))
        if concluded.reason not in (None, "not_in_report"):  # of another country, say
            return concluded
        refs = tuple(
            dict.fromkeys([*(ref for one in checked for ref in one.refs), *concluded.refs])
        )
        return replace(
            concluded,
            reason=None,
            refs=refs,
            lead=None,
            opens_with_first=concluded.opens_with_first and refs[:1] == concluded.refs[:1],
            is_partial=True,
            claims=tuple(checked),
        )
    refs = tuple(dict.fromkeys(ref for claim in checked for ref in claim.refs))
    return replace(
        concluded,
        reason=None,
        confidence=max(concluded.confidence, DECIDED_CONFIDENCE),
        refs=refs,
        is_set=False,
        # The verdict of one stands on all that shows it; a count of several on the first.
        lead=Draft(claims_lead(checked, language), refs if len(checked) == 1 else refs[:1]),
        is_partial=not verdicts <= DECIDED,
        missing=(),
        claims=tuple(checked),
    )
