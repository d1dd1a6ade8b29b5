"""The Evaluation tab, put together: its fixed part, script, style and functions."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path
from threading import Lock, Thread
from typing import TYPE_CHECKING

from app.view.templates import Html
from app.web.backend import UNEXPECTED, Backend
from app.web.extra_tab import Tab
from app.wording import word
from eval.asked.json_lines import as_line
from eval.asked.question_file import QUESTION_FOLDER, read_questions
from eval.asked.spreadsheet.template import COLUMNS, column_name
from eval.tab.choices import EXAMPLE, MOST_BYTES, MOST_QUESTIONS, OWN_EXAMPLE, SETS, SYSTEMS
from eval.tab.markup import TAB
from eval.tab.published import published
from index.language import LANGUAGES
from ingest.errors import RapportwijzerError

if TYPE_CHECKING:
    from eval.tab.workbench import Workbench

HERE = Path(__file__).parent

FUNCTIONS = (
    "check",
    "table",
    "template",
    "start",
    "stop",
    "progress",
    "result",
    "question",
    "download",
    "forget",
)


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


def _html(*, is_own: bool) -> Html:
    sets = [] if is_own else SETS
    return TAB.render(
        "tab",
        sets={name: len(read_questions(QUESTION_FOLDER / f"{name}.jsonl")) for name in sets},
        systems=SYSTEMS[:1] if is_own else SYSTEMS,
        published=None if is_own else published(),
        languages=LANGUAGES,
        columns=COLUMNS,
        column_name=column_name,
        example=as_line(OWN_EXAMPLE if is_own else EXAMPLE).strip(),
        most_bytes=MOST_BYTES,
        most_questions=MOST_QUESTIONS,
    )
