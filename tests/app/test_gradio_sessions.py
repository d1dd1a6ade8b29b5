from __future__ import annotations

import subprocess
import sys
from types import SimpleNamespace
from typing import Any

import pytest
from starlette.responses import PlainTextResponse
from starlette.testclient import TestClient

from app.gradio_sessions import GradioSessions
from tests.e2e.conftest import ROOT


def make_page(*, queued: list[str], active: list[str]) -> Any:  # noqa: ANN401
    def events(sessions: list[str]) -> list[SimpleNamespace]:
        return [SimpleNamespace(session_hash=session) for session in sessions]

    sessions = {"ann": 1, "ben": 2, "carl": 3}
    return SimpleNamespace(
        state_holder=SimpleNamespace(session_data=dict(sessions), time_last_used=dict(sessions)),
        _queue=SimpleNamespace(
            event_queue_per_concurrency_id={"answer": SimpleNamespace(queue=events(queued))},
            active_jobs=[None, events(active)],
        ),
    )


@pytest.mark.parametrize(
    ("path", "left"),
    [("/gradio_api/queue/data", ["ben", "carl"]), ("/assets/x.js", ["ann", "ben", "carl"])],
)
def test_only_who_waits_for_an_answer_is_remembered(path: str, left: list[str]) -> None:
    page = make_page(queued=["ben", "ben"], active=["carl"])
    TestClient(GradioSessions(PlainTextResponse("ok"), page)).get(path)
    assert list(page.state_holder.session_data) == left
    assert list(page.state_holder.time_last_used) == left


def test_what_waits_is_counted() -> None:
    page = make_page(queued=["ben", "ben"], active=["carl"])
    sessions = GradioSessions(PlainTextResponse(""), page)
    assert [sessions.waiting(name) for name in ("ann", "ben", "carl")] == [0, 2, 1]


# Run by itself: a page of Gradio's leaves event loops open.
ASK = """
import time
from starlette.testclient import TestClient
from app.chat import page_app

class Assistant:
    def reply(self, asked, language):
        return "answered " + asked[-1]

class Backend:
    def is_ready(self, seconds=0):
        return True
    def wait(self):
        return Assistant()

app = page_app(Backend())
with TestClient(app) as client:
    config = client.get("/config").json()
    chat = next(d for d in config["dependencies"] if d["api_name"] == "submit")
    for number in range(3):
        body = {"data": ["my secret", []], "fn_index": chat["id"], "session_hash": f"s{number}"}
        client.post("/gradio_api/queue/join", json=body).raise_for_status()
        assert len(app._page.state_holder.session_data) <= 1
        stream = client.get(f"/gradio_api/queue/data?session_hash=s{number}").text
        assert "answered my secret" in stream, stream
    # An answer that nobody reads leaves nothing either, and takes nobody's turn.
    client.post("/gradio_api/queue/join", json={**body, "session_hash": "gone"})
    end = time.monotonic() + 30
    while app.waiting("gone") and time.monotonic() < end:
        time.sleep(0.05)
    client.get("/gradio_api/app_id")
    print(app.waiting("gone"), len(app._page.state_holder.session_data))
"""


@pytest.mark.real
def test_gradio_keeps_nothing_of_a_conversation_that_is_answered() -> None:
    done = subprocess.run(
        [sys.executable, "-c", ASK], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.stdout == "0 0\n", done.stderr[-2000:]
