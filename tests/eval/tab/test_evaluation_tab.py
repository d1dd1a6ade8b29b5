from __future__ import annotations

import re
from pathlib import Path

import pytest

from app.answer.answering import ExtractiveAnswerer
from app.web.assistant import Assistant
from app.web.backend import Backend
from app.wording import WORDING
from eval.asked.question_file import QUESTION_FOLDER
from eval.tab.choices import SETS, SYSTEMS
from eval.tab.evaluation_tab import evaluation_tab
from index.language import LANGUAGES
from ingest.checkout import ROOT
from ingest.errors import SettingsError


def fail() -> Assistant:
    raise SettingsError("The index cannot be loaded.")


def test_the_tab_names_texts_that_exist_and_functions_that_the_script_calls() -> None:
    tab = evaluation_tab(Backend(fail))

    named = re.findall(r'data-(?:word|label)="([^"]+)"', tab.html)
    assert named
    assert {*named, tab.name, *re.findall(r'word\("(\w+)"\)', tab.script)} <= WORDING.keys()
    called = set(re.findall(r"server\.(\w+)\(", tab.script))
    assert called == {function.__name__ for function in tab.functions}
    assert tab.style.is_file()


def test_the_tab_offers_every_set_and_system_and_tells_its_limits_in_both_languages() -> None:
    html = evaluation_tab(Backend(fail)).html

    assert all(f'<option value="{name}">' in html for name in SETS)
    assert all(f'<option value="{name}"' in html for name in SYSTEMS)
    assert all((QUESTION_FOLDER / f"{name}.jsonl").is_file() for name in SETS)
    assert all(f'lang="{language}"' in html for language in LANGUAGES)
    assert "1000" in html


def test_a_request_is_answered_with_why_it_cannot_be() -> None:
    tab = evaluation_tab(Backend(fail))
    check = next(function for function in tab.functions if function.__name__ == "check")
    assert check({"text": "x"}, "ann") == {"error": "The index cannot be loaded."}


def test_a_request_reaches_the_workbench(tiny_answerer: ExtractiveAnswerer) -> None:
    tab = evaluation_tab(Backend(lambda: Assistant(tiny_answerer, None)))
    check = next(function for function in tab.functions if function.__name__ == "check")
    found = check({"text": '{"id": "A1", "question": "Wie?", "answerable": false}'}, "ann")
    assert isinstance(found, dict)
    assert found["questions"] == 1


def test_the_workbench_is_told_who_starts_a_run(
    tiny_answerer: ExtractiveAnswerer, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = list[object]()

    def start_(self: object, *came: object) -> dict[str, object]:
        told.append(came)
        return {"job": "x"}

    monkeypatch.setattr("eval.tab.workbench.Workbench.start", start_)
    tab = evaluation_tab(Backend(lambda: Assistant(tiny_answerer, None)))
    start = next(function for function in tab.functions if function.__name__ == "start")
    assert start({"text": "x"}, "ann") == {"job": "x"}
    assert told == [({"text": "x"}, "ann")]


def test_the_style_stays_within_the_tab() -> None:
    style = Path(evaluation_tab(Backend(fail)).style).read_text("utf-8")
    selectors = re.findall(r"^([^{@\n]+)\{", style, re.MULTILINE)
    assert selectors
    assert all(selector.startswith((".rw-workbench", ".rw ")) for selector in selectors)


@pytest.mark.parametrize("key", [key for key in WORDING if key.startswith("workbench_")])
def test_every_text_of_the_tab_is_used(key: str) -> None:
    folder = ROOT / "eval" / "tab"
    files = [file for kind in ("py", "js", "html") for file in folder.rglob(f"*.{kind}")]
    code = "".join(file.read_text("utf-8") for file in files)
    dynamic = ("waiting", "asking", "scoring", "finished", "stopped", "failed", "error", "warning")
    key = key.removesuffix("_own")  # what stands in its place for a report of one's own
    kind = key.removeprefix("workbench_")
    assert key in code or kind in dynamic or kind.startswith("system_")
