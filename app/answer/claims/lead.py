"""Statements checked -> the line that the answer opens with."""

from __future__ import annotations

from collections.abc import Sequence

from app.answer.claims.check import CheckedClaim
from app.query.period import MONTH_NUMBER
from app.wording import word
from index.language import Language
from ingest.facts import Fact

# Values that stand in a sentence of our own as they are; others are clauses.
PLAIN = frozenset({"date", "duration", "person", "organisation", "place", "programme"})


def claims_lead(checked: Sequence[CheckedClaim], language: Language) -> str:
    """Returns the line; "" if the report says nothing of any statement.

    Args:
        checked: The statements with their verdicts.
        language: Of the answer.
    """
    verdicts = {claim.verdict for claim in checked}
    if verdicts <= {"not_in_report"}:
        return ""
    if verdicts == {"confirmed"} and (len(checked) > 1 or not checked[0].said):
        return word("claims_yes", language)
    if len(checked) > 1:
        return _counted(checked, language)
    if verdicts == {"partly"}:
        return word("claims_partly", language)
    if verdicts == {"confirmed"}:
        return _confirmed(checked[0], language)
    if not checked[0].instead:
        return word("claims_otherwise", language)
    said = word("claims_no", language).format(instead=_values(checked[0].instead, language))
    return _with_one_stop(said)


def _confirmed(claim: CheckedClaim, language: Language) -> str:
    """Returns the line of a statement that the report says in other words, or contradicts."""
    said = _values(claim.said, language, "claims_and")
    if not claim.rivals:
        return _with_one_stop(word("claims_yes_said", language).format(said=said))
    rivals = _values(claim.rivals, language)
    return _with_one_stop(word("claims_both", language).format(said=said, rivals=rivals))


def _with_one_stop(line: str) -> str:
    return line.replace("..", ".")  # "EUR 800 mln."


def _counted(checked: Sequence[CheckedClaim], language: Language) -> str:
    confirmed = sum(claim.verdict == "confirmed" for claim in checked)
    is_wrong = all(claim.verdict == "other_figure" for claim in checked)
    key = "claims_none_true" if is_wrong else "claims_some_confirmed"
    return word(key, language).format(
        all=_in_words(len(checked), language), confirmed=_in_words(confirmed, language)
    )


def _values(facts: Sequence[Fact], language: Language, joined: str = "claims_or") -> str:
    values = dict.fromkeys(_said(fact, language) for fact in facts)
    return word(joined, language).join(values)


def _said(fact: Fact, language: Language) -> str:
    """Returns a fact's value; what is no figure or name is a quotation."""
    value = fact.value[language]
    # "Sinds 2006" stood at the start of a sentence; an English month is a name.
    if fact.kind == "date" and value.split()[0].lower() not in MONTH_NUMBER:
        value = value[:1].lower() + value[1:]
    return value if fact.number is not None or fact.kind in PLAIN else f"“{value}”"


def _in_words(count: int, language: Language) -> str:
    words = word("claims_counts", language).split()
    return words[count] if count < len(words) else str(count)
