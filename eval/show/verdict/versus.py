"""Two runs over the same questions compared in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.wording import word
from eval.score.comparison import randomisation_test
from eval.score.metrics import QuestionScore
from eval.show.names import in_figures
from eval.show.verdict.counted import capitalised, questions
from eval.show.verdict.tally import went_well
from index.language import Language

CHANCE = 0.05  # the field's convention: above it, chance may well be all there is
# Fewer questions that differ can never be told from chance: 2 ** (1 - 5) is above it.
FEWEST = 6


@dataclass(frozen=True, slots=True)
class Versus:
    """On how many questions the second of two runs went better or worse than the first.

    Attributes:
        wins: Went well in the second only.
        losses: Went well in the first only.
        ties: Went alike.
        p: Two-sided p-value of Fisher's randomisation test over the questions.
        permutations: That it is from.
    """

    wins: int
    losses: int
    ties: int
    p: float
    permutations: int

    @classmethod
    def of(cls, a: Sequence[QuestionScore], b: Sequence[QuestionScore]) -> Versus:
        """Returns the comparison of two runs, by ranks alone if either system only ranks.

        Args:
            a: Scores of the first run.
            b: Scores of the second, of the same questions in the same order.
        """
        by_rank = any(score.only_ranked for score in (*a, *b))
        pairs = [
            (went_well(x, by_rank=by_rank), went_well(y, by_rank=by_rank))
            for x, y in zip(a, b, strict=True)
        ]
        gains = [float(y) - float(x) for x, y in pairs if x is not None and y is not None]
        p, permutations = randomisation_test(gains)
        wins, losses = sum(gain > 0 for gain in gains), sum(gain < 0 for gain in gains)
        return cls(wins, losses, len(gains) - wins - losses, p, permutations)

    @property
    def likelihood(self) -> str:
        """How far chance may be behind it, as the end of a key of the wording."""
        differing = self.wins + self.losses
        if not differing:
            return "same"
        if self.p < CHANCE:
            return "better" if self.wins > self.losses else "worse"
        return "few" if differing < FEWEST else "chance"


def versus_sentences(versus: Versus, a: str, b: str, language: Language) -> list[str]:
    """Returns a comparison in two sentences.

    Args:
        versus: The comparison.
        a: What the first run is called.
        b: What the second is called.
        language: Of the person.
    """
    numbers = {"wins": versus.wins, "losses": versus.losses, "ties": versus.ties}
    counts = {name: questions(count, language) for name, count in numbers.items()}
    return [
        capitalised(word("versus_counts", language).format(a=a, b=b, **counts)),
        word(f"versus_{versus.likelihood}", language),
    ]


def versus_test(versus: Versus, language: Language) -> str:
    """Returns by which test that is said, for who knows tests."""
    return word("versus_test", language).format(
        p=in_figures(f"{versus.p:.4f}", language), permutations=versus.permutations
    )
