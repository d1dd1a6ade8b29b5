from __future__ import annotations

import io

from openpyxl import load_workbook

from eval.score.scorecard import Scorecard, ScoredRun
from eval.tab.run_workbook import COLUMNS, run_workbook
from tests.eval.examples import citation, gold, record, score

QUOTE = "Jordanië ontving 60 miljoen euro."


def test_a_run_has_a_row_for_each_question_and_its_verdict_on_a_second_sheet() -> None:
    scores = [
        score(question=gold(id="A1", evidence=(QUOTE,), answer=("60",)), rank=1),
        score(question=gold(id="A2", answerable=False), answered=False, verified=False),
    ]
    records = {
        "A1": record(id="A1", citations=[citation(QUOTE, 2, 4)]),
        "A2": record(id="A2", answered=False, answer="=1+1\x07", missing=("het jaar",)),
    }

    file = run_workbook(ScoredRun("x", records, Scorecard.of(scores), None), "Proef", "nl")

    answers, verdict = load_workbook(io.BytesIO(file)).worksheets
    head, first, second = answers.iter_rows(values_only=True)
    assert len(head) == len(COLUMNS)
    found = dict(zip(COLUMNS, first, strict=True))
    assert found["outcome"] == "klopt, bewijs op plaats 1 gevonden"
    assert (found["quotes"], found["gold"], found["expected"]) == (QUOTE, QUOTE, "60")
    found = dict(zip(COLUMNS, second, strict=True))
    # What would be a formula, or what a spreadsheet cannot hold, is a plain text.
    assert (found["answer"], found["missing"]) == ("=1+1", "het jaar")
    assert answers["D3"].data_type == "s"
    rows = list(verdict.iter_rows(values_only=True))
    assert [row[0] for row in rows[:2]] == ["Proef", "Beide vragen gingen goed."]
    assert ("Juist beantwoord (met het bewijs erbij)", "1 van de 1") in [row[:2] for row in rows]
