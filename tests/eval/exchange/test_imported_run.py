from __future__ import annotations

from pathlib import Path

import pytest

from eval.asked.relevance import GoldSource
from eval.exchange.beir import CorpusPassage, PassageMetadata
from eval.exchange.imported_run import import_run
from eval.score.metrics import rank_of_need
from ingest.errors import QuestionFileError
from tests.eval.examples import IOM_QUOTE, JORDAN_QUOTE, gold
from tests.fakes import SOURCE


def entry(text: str, first: int, last: int) -> CorpusPassage:
    place = PassageMetadata(page=1, section=(), source_lines=(first, last))
    return CorpusPassage(text=text, metadata=place)


CORPUS = {
    "p1": entry("In 2022 keerden 1.250 mensen vrijwillig terug.", 7, 7),
    "p2": entry(IOM_QUOTE, 14, 14),
    "p3": entry("Jordanië ontving 60 miljoen euro voor onderwijs.", 2, 4),
}
QUESTIONS = [
    gold(id="A1", evidence=(IOM_QUOTE,)),
    gold(id="A2", evidence=(JORDAN_QUOTE,)),
    gold(id="A3", answerable=False),
]


def imported(folder: Path, *lines: str) -> tuple[list[int | None], list[str]]:
    """Returns the rank of each need, and the notes, of a run of such lines."""
    file = folder / "run.txt"
    file.write_text("".join(f"{line}\n" for line in lines), "utf-8")
    run, source = import_run(QUESTIONS, file, CORPUS), GoldSource({"proef": SOURCE})
    ranks = [rank_of_need(question, run.records[question.id], source) for question in QUESTIONS]
    return ranks[:2], list(run.notes(QUESTIONS, source))


def test_a_run_without_oddities_needs_no_note(tmp_path: Path) -> None:
    ranks, notes = imported(
        tmp_path, "A1 Q0 p1 1 9 x", "A1 Q0 p2 2 8 x", "A2 Q0 p3 1 .5 x", "A3 Q0 p1 1 1 x"
    )

    assert (ranks, notes) == ([2, 1], [])


def test_equal_scores_are_taken_as_trec_eval_takes_them_and_their_effect_is_said(
    tmp_path: Path,
) -> None:
    """A1: p3 p2 p1, so the second of three. A2: p3 p2. A3 asks for nothing."""
    lines = [f"A1 Q0 {name} 1 1.0 x" for name in ("p1", "p2", "p3")]
    lines += ["A2 Q0 p2 1 0.30000001 x", "A2 Q0 p3 2 0.3 x", "A3 Q0 p1 1 2 x"]

    ranks, notes = imported(tmp_path, *lines)

    assert ranks == [2, 1]
    assert len(notes) == 1
    assert notes[0].startswith(
        "2 of 3 questions have equal scores (in single precision); they are in trec_eval's order, "
        "by document id, falling. For 2 of them another order changes a figure: "
        "R@1 is 0.500 (worst 0.000, best 1.000); "
    )
    assert "; RR@10 is 0.750 (worst 0.417, best 1.000); " in notes[0]  # 1/3 and 1/2


def test_equal_scores_that_change_nothing_are_said_to_change_nothing(tmp_path: Path) -> None:
    ranks, notes = imported(
        tmp_path, "A1 Q0 p2 1 9 x", "A1 Q0 p1 2 8 x", "A1 Q0 p3 3 8 x", "A2 Q0 p3 1 1 x"
    )

    assert ranks == [1, 1]
    assert [note.split(". ")[-1] for note in notes] == ["No other order of them changes a figure."]


def test_ranks_that_contradict_the_scores_do_not_count(tmp_path: Path) -> None:
    ranks, notes = imported(tmp_path, "A1 Q0 p1 1 1 x", "A1 Q0 p2 2 2 x", "A2 Q0 p3 7 1 x")

    assert ranks == [1, 1]
    assert notes == [
        "For 1 of 3 questions the ranks contradict the scores (the first is A1): the scores "
        "count, as in trec_eval."
    ]


def test_questions_without_results_count_zero_and_unknown_ones_nothing(tmp_path: Path) -> None:
    ranks, notes = imported(tmp_path, "A1 Q0 p2 1 1 x", "B1 Q0 p1 1 1 x", "B2 Q0 elsewhere 1 1 x")

    assert ranks == [1, None]
    assert notes == [
        f"{tmp_path / 'run.txt'} also ranks for questions that are not in the question file "
        "(2, the first is B1): they are left out.",
        "1 of 2 answerable questions have no results (the first is A2): each counts 0 in every "
        "figure, as in trec_eval -c.",
    ]


def test_an_empty_run_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(QuestionFileError, match="ranks nothing"):
        imported(tmp_path, "")
