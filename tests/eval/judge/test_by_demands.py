from __future__ import annotations

from typing import Any

import pytest

from app.answer.answer import Outcome
from app.answer.record import CitationRecord
from eval.asked.expected import Demands
from eval.judge.by_demands import by_demands
from eval.judge.verdict import Verdict
from tests.eval.examples import gold, record

DEMANDS = Demands(
    outcomes=("answered",),
    lead=("60 miljoen",),
    all=("onderwijs",),
    forbid=("Syrië",),
    most_sentences=2,
    pages=(3,),
)
RIGHT = "60 miljoen euro. [1]\nJordanië ontving 60 miljoen euro voor onderwijs. [1]"


def verdict(demands: Demands = DEMANDS, **fields: Any) -> Verdict:  # noqa: ANN401 (of the record)
    cited = CitationRecord(n=1, quote="x", source_lines=(2, 4), page=3)
    known = {"answer": RIGHT, "outcome": "answered", "citations": [cited]}
    return by_demands(gold(), demands, record(**(known | fields)))


def missed(found: Verdict) -> list[str]:
    costs = ("misleading", "too long")
    others = ("right in all points", "help recognised", "swallowed")
    points = [name for name in found.values if name not in others]
    return [name for name in points if found.values[name] != (name not in costs)]


def test_an_answer_that_meets_all_is_right() -> None:
    found = verdict()
    assert (found.values["right in all points"], missed(found), found.reasons) == (1, [], ())


@pytest.mark.parametrize(
    ("fields", "points", "reason"),
    [
        ({"outcome": "partly"}, ["outcome"], "outcome partly, not answered"),
        ({"answer": f"Jordanië kreeg hulp. {RIGHT}", "outcome": None}, ["lead", "too long"], "op"),
        ({"answer": "60 miljoen."}, ["all strings"], "lacks onderwijs"),
        ({"answer": RIGHT.replace("voor", "voor Syrië en")}, ["misleading"], "shows Syrië"),
        ({"answer": f"{RIGHT} En nu? Zo."}, ["too long"], "4 sentences, not 2"),
        ({"citations": []}, ["pages"], "pages none, not 3"),
        (
            {"outcome": "not_in_report", "answered": False},
            ["outcome", "lead"],
            "outcome not_in_report, not answered",
        ),
    ],
)
def test_each_point_is_missed_by_itself(
    fields: dict[str, Any], points: list[str], reason: str
) -> None:
    found = verdict(**fields)
    assert missed(found) == points
    assert found.values["right in all points"] == 0
    assert found.reasons[0].startswith(reason)
    assert len(found.reasons) == len(points)


def test_a_right_refusal_is_asked_no_strings_and_no_pages() -> None:
    demands = Demands(("not_in_report", "partly"), ("60",), ("x",), (), 1, (3,))
    found = verdict(demands, outcome="not_in_report", answer="Niet in het rapport.", citations=[])
    assert missed(found) == []
    assert found.group == "refusal or content"


def test_help_is_asked_only_for_its_first_line() -> None:
    demands = Demands(("help",), ("vragen",), ("x",), (), None, (3,))
    assert missed(verdict(demands, outcome="help", answer="Stel vragen.", citations=[])) == []
    assert missed(verdict(demands, outcome="help", answer="Hoi.", citations=[])) == ["lead"]


def test_who_does_not_tell_outcomes_may_answer_for_an_overview() -> None:
    demands = Demands(outcomes=("overview",))
    assert missed(verdict(demands, outcome=None)) == []
    assert missed(verdict(demands, outcome="answered")) == ["outcome"]


def test_what_is_not_demanded_is_not_missed() -> None:
    assert missed(verdict(Demands(), outcome="help", answer="", citations=[])) == []


@pytest.mark.parametrize(
    ("outcomes", "group"),
    [
        (("not_in_report",), "refusal only"),
        (("help",), "help only"),
        (("answered", "partly"), "content"),
        (("answered", "not_in_report"), "refusal or content"),
    ],
)
def test_questions_are_grouped_by_what_is_right(outcomes: Any, group: str) -> None:  # noqa: ANN401
    assert verdict(Demands(outcomes=outcomes)).group == group


def test_help_is_recognised_where_it_is_rather_meant_and_swallows_elsewhere() -> None:
    def figures(*outcomes: Outcome) -> list[float | None]:
        values = verdict(Demands(outcomes=outcomes), outcome="help").values
        return [values["help recognised"], values["swallowed"]]

    assert figures("help", "answered") == [1, None]
    assert figures("answered", "help") == [None, None]
    assert figures("answered") == [None, 1]
