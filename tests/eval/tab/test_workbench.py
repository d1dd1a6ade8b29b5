from __future__ import annotations

import json
import re
import threading
import time
from base64 import b64decode, b64encode
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import eval.tab.workbench
from app.answer.answering import ExtractiveAnswerer
from app.answer.record import RunRecord
from eval.asked.spreadsheet.workbook import read_workbook
from eval.run.run_file import read_run
from eval.tab.choices import MOST_BYTES, MOST_QUESTIONS
from eval.tab.jobs import Jobs
from eval.tab.workbench import Workbench
from tests.eval.examples import JORDAN_QUOTE, record

GOOD = {"id": "A1", "question": "Hoeveel kreeg Jordanië?", "evidence": [JORDAN_QUOTE]}
OTHER = {"id": "A2", "question": "Wat is bier?", "lang": "nl", "answerable": False}
TEXT = f"{json.dumps(GOOD)}\n{json.dumps(OTHER)}\n"


@pytest.fixture
def workbench(tiny_answerer: ExtractiveAnswerer) -> Workbench:
    return Workbench(lambda: tiny_answerer)


def finished(workbench: Workbench, **request: str) -> str:
    """Starts a run, waits for it and returns its name."""
    started = workbench.start({"name": "mine.jsonl", "text": TEXT, **request})
    end = time.monotonic() + 60
    while workbench.progress({"job": started["job"]})["state"] != "finished":
        assert time.monotonic() < end
        time.sleep(0.01)
    return str(started["job"])


def test_a_good_file_has_no_problems(workbench: Workbench) -> None:
    found = workbench.check({"name": "mine.jsonl", "text": TEXT, "language": "en"})

    assert (found["html"], found["errors"], found["questions"]) == ("", 0, 2)
    assert found["text"] == "mine.jsonl: questions 2, errors 0, warnings 0."


def test_a_bad_line_is_told_with_a_way_to_it_and_escaped(workbench: Workbench) -> None:
    found = workbench.check({"text": TEXT + '{"id": "<b>", "question": 3}', "language": "nl"})

    assert found["errors"] == 1
    assert (
        '<button type="button" data-line="3" data-column="1">Regel 3</button> <b>fout</b>'
        in str(found["html"])
    )
    assert "&#39;question&#39; is geen tekst" in str(found["html"])
    assert "<b>&" not in str(found["html"])


def test_of_very_many_problems_the_first_are_shown(workbench: Workbench) -> None:
    html = str(workbench.check({"text": "{\n" * 150, "language": "en"})["html"])
    assert html.count("<button") == 100
    assert "and 50 more" in html


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("x" * (MOST_BYTES + 1), "larger than 1000 kB"),
        ("é" * (MOST_BYTES // 2 + 1), "larger than 1000 kB"),
        (
            "\n".join(json.dumps(OTHER | {"id": str(n)}) for n in range(MOST_QUESTIONS + 1)),
            f"more than {MOST_QUESTIONS} questions",
        ),
        ("", "no questions"),
    ],
)
def test_what_is_too_much_or_nothing_is_told_and_not_run(
    text: str, words: str, workbench: Workbench
) -> None:
    request = {"text": text, "language": "en"}

    assert words in str(workbench.check(request)["html"])
    assert workbench.start(request) == {"error": "Mend the errors first."}


def test_a_run_is_scored_and_its_questions_open(workbench: Workbench) -> None:
    job = finished(workbench)

    html = str(workbench.result({"job": job, "language": "en"})["html"])
    inside = str(workbench.question({"job": job, "id": "A1", "language": "en"})["html"])

    assert "1 of the 2 questions went well. The one question that the report answers got" in html
    assert html.count("<svg") >= 3
    assert [*re.findall(r'rw-asked"( data-mistake)?><summary><b>(\w+)</b>', html)] == [
        ("", "A1"),
        (" data-mistake", "A2"),  # everything is answered
    ]
    assert inside in html  # few questions come whole
    assert "<mark>" in inside
    assert re.search(r'href="\?s=proef:b\w+\.\d+" target="_blank"', inside)
    assert workbench.question({"job": job, "id": "A9", "language": "en"})["html"] == ""


def test_a_run_is_compared_with_the_one_before_if_the_questions_are_the_same(
    workbench: Workbench,
) -> None:
    before, now = finished(workbench), finished(workbench)
    other = finished(workbench, text=json.dumps(GOOD))

    same = str(workbench.result({"job": now, "before": before, "language": "en"})["html"])
    different = str(workbench.result({"job": now, "before": other, "language": "en"})["html"])

    assert "better on no question, worse on no question and equal on 2 questions" in same
    assert "There is no difference." in same
    assert "<td>1.0000</td>" in same
    assert "those were other questions" in different


def test_run_and_report_can_be_taken_away(workbench: Workbench, tmp_path: Path) -> None:
    job = finished(workbench)

    run: Any = workbench.download({"job": job, "kind": "run", "language": "en"})
    report: Any = workbench.download({"job": job, "kind": "report", "language": "nl"})

    (tmp_path / "run.jsonl").write_text(run["text"], "utf-8")
    assert list(read_run(tmp_path / "run.jsonl")) == ["A1", "A2"]
    assert re.fullmatch(r"rapportwijzer-chat-mine-\d{4}-\d\d-\d\d\.jsonl", run["name"])
    assert report["text"].startswith('<!doctype html><html lang="nl">')
    assert "?s=" not in report["text"]


def test_a_run_can_be_taken_away_as_a_spreadsheet(workbench: Workbench) -> None:
    job = finished(workbench)

    file: Any = workbench.download({"job": job, "kind": "table", "language": "nl"})

    assert re.fullmatch(r"rapportwijzer-chat-mine-\d{4}-\d\d-\d\d\.xlsx", file["name"])
    head, *rows = read_workbook(b64decode(file["base64"]))
    assert head[:4] == ["nummer", "vraag", "uitslag", "gegeven antwoord"]
    assert [row[0] for row in rows] == ["A1", "A2"]


def test_a_result_that_is_cleared_is_forgotten(workbench: Workbench) -> None:
    before, now = finished(workbench), finished(workbench)

    assert workbench.forget({"job": now, "before": before}) == {}

    for job in (before, now):
        assert "no longer known" in str(workbench.result({"job": job, "language": "en"})["error"])


def test_many_questions_come_without_their_insides(
    workbench: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(eval.tab.workbench, "MOST_WHOLE", 1)
    html = str(workbench.result({"job": finished(workbench), "language": "en"})["html"])
    assert re.findall(r'data-id="(\w+)"', html) == ["A1", "A2"]
    assert "<mark>" not in html


def test_a_downloaded_report_compares_only_runs_over_the_same_questions(
    workbench: Workbench,
) -> None:
    first, last = TEXT.strip().split("\n")
    now, same = finished(workbench), finished(workbench)
    turned = finished(workbench, text=f"{last}\n{first}")

    def report(before: str) -> str:
        request = {"job": now, "before": before, "kind": "report", "language": "en"}
        return str(workbench.download(request)["text"])

    assert "Compared with Rapportwijzer, mine.jsonl" in report(same)
    assert "Compared with" not in report(turned)
    assert "<pre>" not in report(same)


def test_a_run_can_be_stopped(workbench: Workbench, monkeypatch: pytest.MonkeyPatch) -> None:
    go = threading.Event()

    def slow(*_: object) -> Iterator[RunRecord]:
        go.wait(30)
        yield record(id="A1")
        yield record(id="A2")

    monkeypatch.setattr(eval.tab.workbench, "run_questions", slow)
    job = str(workbench.start({"text": TEXT})["job"])
    workbench.stop({"job": job})
    go.set()

    end = time.monotonic() + 30
    while (state := workbench.progress({"job": job, "language": "en"}))["state"] != "stopped":
        assert time.monotonic() < end
        time.sleep(0.01)
    assert state["text"] == "Stopped."
    assert "no longer known" in str(workbench.result({"job": job, "language": "en"})["error"])


def test_the_sets_of_the_repository_can_be_picked(workbench: Workbench) -> None:
    found = workbench.check({"set": "gold", "language": "en"})
    assert found["questions"] == 170
    # No path leads out of the sets.
    assert workbench.check({"set": "../../pyproject", "language": "en"})["questions"] == 0


def test_other_systems_know_only_the_bundled_report(workbench: Workbench) -> None:
    started = workbench.start({"text": TEXT, "system": "bm25", "language": "en"})
    assert started == {"error": "The other systems know only the bundled report."}


def test_too_many_runs_at_once_are_put_off(
    workbench: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Jobs, "start", lambda *_: None)
    assert "try again" in str(workbench.start({"text": TEXT, "language": "en"})["error"])


@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    sent=st.recursive(
        st.none()
        | st.booleans()
        | st.integers()
        | st.text(max_size=20)
        | st.just(TEXT)
        | st.just("\ud800"),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(["set", "text", "name", "system", "job", "before", "id", "kind"]),
                inner,
                max_size=4,
            )
        ),
        max_leaves=6,
    )
)
def test_no_request_breaks_it(workbench: Workbench, sent: object) -> None:
    for function in (
        workbench.check,
        workbench.start,
        workbench.progress,
        workbench.result,
        workbench.question,
        workbench.download,
        workbench.forget,
    ):
        json.dumps(function(sent), ensure_ascii=False).encode()


TABLE = "vraag;beantwoordbaar;citaat\r\n{};ja;{}\r\nWat is bier?;{};\r\n"


def sent(text: str, name: str = "mine.csv") -> dict[str, str]:
    """Returns a table as the browser sends it."""
    return {"name": name, "base64": b64encode(text.encode()).decode(), "language": "nl"}


def test_a_table_becomes_lines_that_can_be_asked(workbench: Workbench) -> None:
    found = workbench.table(sent(TABLE.format(GOOD["question"], JORDAN_QUOTE, "nee")))

    assert (found["html"], found["errors"], found["questions"]) == ("", 0, 2)
    lines = str(found["lines"])
    assert [json.loads(line)["id"] for line in lines.split("\n")[1:]] == ["R2", "R3"]
    assert workbench.check({"text": lines})["errors"] == 0


def test_a_bad_row_of_a_table_is_told_once_with_its_column(workbench: Workbench) -> None:
    found = workbench.table(sent(TABLE.format(GOOD["question"], JORDAN_QUOTE, "<b>")))

    assert found["errors"] == 1
    html = str(found["html"])
    assert html.startswith("<p>Verbeter dit in uw spreadsheet")
    assert "<li>Rij 3 <b>fout</b>: kolom B (“" in html
    assert "“&lt;b&gt;” is geen ja of nee" in html
    assert workbench.check({"text": found["lines"]})["errors"] == 1


@pytest.mark.parametrize("base64", [None, 7, "no base64", "é", "A" * (3 * MOST_BYTES)])
def test_a_table_that_was_not_sent_has_no_questions(workbench: Workbench, base64: object) -> None:
    found = workbench.table({"name": "mine.xlsx", "base64": base64, "language": "en"})
    assert (found["lines"], found["errors"]) == ("", 1)
    assert "there are no questions in it" in str(found["html"])


def test_what_is_no_workbook_is_told(workbench: Workbench) -> None:
    found = workbench.table(sent("vraag", "mine.xlsx"))
    assert "kan niet worden gelezen als spreadsheet" in str(found["html"])


@pytest.mark.parametrize(("kind", "field"), [("xlsx", "base64"), ("csv", "text"), (None, "base64")])
def test_a_template_can_be_had(workbench: Workbench, kind: object, field: str) -> None:
    file = workbench.template({"kind": kind, "language": "nl"})
    assert set(file) == {"name", "type", field}
    assert file["name"] == f"vragenlijst.{kind or 'xlsx'}"
