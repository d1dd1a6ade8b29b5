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


def make_page(**waiting: set[str]) -> Any:  # noqa: ANN401
    kept = SimpleNamespace(
        session_data={"ann": "what Ann asked", "ben": "what Ben asked"},
        time_last_used={"ann": 1, "ben": 2},
    )
    return SimpleNamespace(
        state_holder=kept, _queue=SimpleNamespace(pending_event_ids_session=waiting)
    )


@pytest.mark.parametrize(
    ("path", "left"),
    [("/gradio_api/queue/data", ["ben"]), ("/assets/x.js", ["ann", "ben"])],
)
def test_only_who_waits_for_an_answer_is_remembered(path: str, left: list[str]) -> None:
    page = make_page(ann=set(), ben={"event"})
    TestClient(GradioSessions(PlainTextResponse("ok"), page)).get(path)
    assert list(page.state_holder.session_data) == left
    assert list(page.state_holder.time_last_used) == left


# Run by itself: a page of Gradio's leaves event loops open.
ASK = """
import json
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
    print(len(app._page.state_holder.session_data))
"""


@pytest.mark.real
def test_gradio_keeps_nothing_of_a_conversation_that_is_answered() -> None:
    done = subprocess.run(
        [sys.executable, "-c", ASK], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.stdout == "0\n", done.stderr[-2000:]
