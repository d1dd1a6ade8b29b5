from __future__ import annotations

import pytest

from eval.score.scoring import check_complete
from ingest.errors import QuestionFileError
from tests.eval.examples import gold, record


@pytest.mark.parametrize("asked", ["Wie is dat?", "Wie\nis  dat?", " Wie is dat?\u200b", None])
def test_a_question_is_the_same_however_it_is_spaced(asked: str | None) -> None:
    check_complete([gold(question="Wie is\n dat?")], {"A1": record(question=asked)})


@pytest.mark.parametrize("asked", ["Wie is dit?", "", "?"])
def test_a_run_over_other_questions_is_refused(asked: str) -> None:
    with pytest.raises(QuestionFileError, match="over other questions: A1"):
        check_complete([gold(question="Wie is dat?")], {"A1": record(question=asked)})


def test_a_question_that_nobody_takes_may_be_in_a_run() -> None:
    check_complete([gold(question="?")], {"A1": record(question="?")})


def test_a_question_without_an_answer_is_named() -> None:
    with pytest.raises(QuestionFileError, match=r"no answer to A2 \(1 of 2 questions"):
        check_complete([gold(id="A1"), gold(id="A2")], {"A1": record()})
