"""The Evaluation tab, put together: its fixed part, script, style and functions."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import cache
from html import escape
from pathlib import Path
from threading import Lock, Thread
from typing import TYPE_CHECKING

from app.web.backend import UNEXPECTED, Backend
from app.web.extra_tab import Tab
from app.wording import word
from eval.asked.question_file import read_questions
from eval.tab.choices import MOST_BYTES, MOST_QUESTIONS, QUESTIONS, SETS, SYSTEMS
from index.language import LANGUAGES
from ingest.errors import RapportwijzerError

if TYPE_CHECKING:
    from eval.tab.workbench import Workbench

HERE = Path(__file__).parent


EXAMPLE = (
    '{"id": "V1", "lang": "nl", "question": "Hoeveel migranten zijn er wereldwijd?", '
    '"answerable": true, "evidence": ["Wereldwijd zijn er circa 281 miljoen internationale '
    'migranten."], "answer": ["281 miljoen"]}'
)
OWN_EXAMPLE = (
    '{"id": "V1", "lang": "nl", "question": "Hoeveel …?", "answerable": true, '
    '"evidence": ["Een zin, letterlijk uit het rapport."], "answer": ["…"]}'
)
FUNCTIONS = ("check", "start", "stop", "progress", "result", "question", "download")


def evaluation_tab(backend: Backend, *, is_own: bool = False) -> Tab:
    """Returns the tab for an app whose answerer is loaded in the background.

    Args:
        backend: Loads it.
        is_own: Whether it answers from a report of one's own, which our question files are not
            about and the other systems do not know.
    """
    making = Lock()

    @cache
    def make() -> Workbench:
        # Takes seconds to import; neither the page nor the first answer waits for it.
        from eval.tab.workbench import Workbench

        return Workbench(lambda: backend.wait().answerer)

    def workbench() -> Workbench:
        with making:  # `cache` alone would let two requests make one each
            return make()

    def function(name: str) -> Callable[[object, str], object]:
        def call(request: object, asker: str) -> object:
            """Returns the workbench's reply to a request, or why there is none."""
            try:
                if name == "start":
                    return workbench().start(request, asker)
                return getattr(workbench(), name)(request)
            except RapportwijzerError as error:
                return {"error": _reason(error, request)}

        call.__name__ = name
        return call

    def prepare() -> None:
        with suppress(RapportwijzerError):  # who asks is told
            backend.wait()
            workbench()

    Thread(target=prepare, daemon=True).start()
    return Tab(
        name="tab_evaluation",
        id="rw-evaluation",
        html=_html(is_own=is_own),
        script=(HERE / "workbench.js").read_text("utf-8"),
        style=HERE / "workbench.css",
        functions=[function(name) for name in FUNCTIONS],
    )


def _reason(error: RapportwijzerError, request: object) -> str:
    """Returns an error for the person, in words where loading failed by a bug."""
    if str(error) != UNEXPECTED:
        return str(error)
    is_english = isinstance(request, dict) and request.get("language") == "en"
    return word("unexpected", "en" if is_english else "nl")


def _html(*, is_own: bool) -> str:
    sets = "".join(
        f'<option value="{name}">{name}.jsonl ({len(read_questions(QUESTIONS / f"{name}.jsonl"))})'
        "</option>"
        for name in ([] if is_own else SETS)
    )
    systems = "".join(
        f'<option value="{name}" data-word="workbench_system_{name.replace("-", "_")}"></option>'
        for name in (SYSTEMS[:1] if is_own else SYSTEMS)
    )
    return (
        '<section class="rw rw-workbench"><h2 data-word="workbench_heading"></h2>'
        '<p data-word="workbench_intro"></p><form><div class="rw-choices">'
        '<label><span data-word="workbench_set"></span> <select class="rw-set">'
        f'{sets}<option value="own" data-word="workbench_own"></option></select></label>'
        '<label><span data-word="workbench_system"></span> '
        f'<select class="rw-system">{systems}</select></label></div>'
        f'<div class="rw-own" {"" if is_own else "hidden"}><label>'
        '<span data-word="workbench_file"></span> '
        '<input type="file" class="rw-file" accept=".jsonl,.json,.txt"></label>'
        f'<p class="rw-hint">{_limits()}</p>'
        '<label><span data-word="workbench_text"></span>'
        f'<textarea class="rw-questions" spellcheck="false" data-most-bytes="{MOST_BYTES}" '
        f'placeholder="{escape(OWN_EXAMPLE if is_own else EXAMPLE)}">'
        "</textarea></label></div>"
        '<div class="rw-choices"><button type="button" class="rw-check" '
        'data-word="workbench_check"></button>'
        '<button type="submit" class="rw-run" data-word="workbench_run"></button>'
        '<button type="button" class="rw-stop" data-word="workbench_stop" hidden></button>'
        "</div></form>"
        '<p class="rw-status" role="status"></p><progress hidden data-label="workbench_progress">'
        '</progress><div class="rw-problems"></div><div class="rw-result-part" hidden>'
        '<div class="rw-downloads">'
        '<button type="button" data-kind="report" data-word="workbench_report"></button>'
        '<button type="button" data-kind="run" data-word="workbench_run_file"></button></div>'
        '<div class="rw-result"></div></div></section>'
    )


def _limits() -> str:
    """Returns the limits in both languages, of which the style shows one."""
    return "".join(
        f'<span class="rw-in-{language}" lang="{language}">'
        + word("workbench_limits", language).format(
            kilobytes=MOST_BYTES // 1000, questions=MOST_QUESTIONS
        )
        + "</span>"
        for language in LANGUAGES
    )
