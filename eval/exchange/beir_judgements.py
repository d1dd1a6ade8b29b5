"""BEIR's judgements: a file of query, passage and grade, of which a grade above 0 is relevant."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from eval.asked.text_file import read_lines
from ingest.errors import QuestionFileError

HEADER = ("query-id", "corpus-id", "score")


@dataclass(frozen=True, slots=True)
class Judgements:
    """What passages are worth for queries.

    Attributes:
        grades: By query and passage; finite. Above 0 is relevant.
        repeated: Lines that say again what another one says.
    """

    grades: Mapping[tuple[str, str], float]
    repeated: int

    def notes(self) -> Iterator[str]:
        """Yields a sentence for each thing that other tools would count otherwise."""
        if negative := sum(grade < 0 for grade in self.grades.values()):
            yield (
                f"{negative} of {len(self.grades)} judgements are below 0: they count as 0, not "
                "relevant (in trec_eval's bpref as not judged)."
            )
        if graded := sum(0 < grade != 1 for grade in self.grades.values()):
            yield (
                f"{graded} of {len(self.grades)} judgements are grades other than 1: they count "
                "as 1, for a passage holds the evidence or does not (nDCG elsewhere weighs them)."
            )
        if self.repeated:
            yield f"{self.repeated} judgements are given more than once: each counts once."


def read_judgements(file: Path) -> Judgements:
    """Reads judgements.

    Raises:
        QuestionFileError: The file is missing, has a line of another form, or two lines that
            contradict each other.
    """
    grades: dict[tuple[str, str], float] = {}
    repeated = 0
    for number, line in enumerate(read_lines(file, "file"), start=1):
        row = line.rstrip("\r").split("\t")
        if tuple(row) == HEADER or not line.strip():
            continue
        try:
            query, passage, score = row
            grade = float(score)
            if not math.isfinite(grade):
                raise ValueError
        except ValueError:
            raise QuestionFileError(
                f"Line {number} of {file} is not 'query-id corpus-id score' with tabs."
            ) from None
        repeated += (query, passage) in grades
        if grades.setdefault((query, passage), grade) != grade:
            raise QuestionFileError(
                f"Line {number} of {file} judges {passage} for {query} otherwise than a line "
                "before it."
            )
    return Judgements(grades, repeated)
