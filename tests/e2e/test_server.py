"""How the server logs, refuses, and stops."""

from __future__ import annotations

import json
import re
import signal
import time
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Route, expect

from app.web.conversation import ENDPOINTS
from app.wording import word
from index.language import LANGUAGES, Language
from tests.e2e.conftest import (
    PATIENCE,
    UNTIL_BUILT,
    Server,
    answers,
    ask,
    open_chat,
    running_server,
)
from tests.e2e.test_guard import get

pytestmark = [pytest.mark.browser, pytest.mark.real]

SECRET = "Wat is COMPASS, dat geheime programma?"
ODD = [
    b"",
    b"null",
    b"[]",
    b'"x"',
    b"{}",
    b"[" * 100_000,
    b'{"data": null, "fn_index": null, "session_hash": null}',
    b'{"data": [], "fn_index": 1e400, "session_hash": "x"}',
    b'{"data": {"a": [1]}, "fn_index": 0, "session_hash": "x"}',
    b'{"data": ["\\ud800"], "component_id": 10, "fn_name": "read", "session_hash": "x"}',
    b'{"data": [1], "component_id": -1, "fn_name": "__class__", "session_hash": []}',
    b'{"data": [1], "component_id": 99999, "fn_name": "read", "session_hash": "x"}',
    b"\xff\xfe\x00",
]


def asked(server: Server, question: str) -> str:
    """Returns the answer that a program gets."""
    status, content, _ = get(
        server, "/gradio_api/call/ask", "POST", body=json.dumps({"data": [question, []]}).encode()
    )
    assert status == 200, content
    event = json.loads(content)["event_id"]
    stream = get(server, f"/gradio_api/call/ask/{event}")[1].decode()
    (data,) = re.findall(r"event: complete\ndata: (.*)", stream)
    return str(json.loads(data)[0])


def lines(log: Path, event: str) -> list[dict[str, Any]]:
    logged = [json.loads(line) for line in log.read_text("utf-8").splitlines()]
    return [line for line in logged if line["event"] == event]


@pytest.mark.parametrize("told", [False, True])
def test_the_log_tells_questions_only_if_asked_to(
    told: bool, server: Server, tmp_path: Path
) -> None:
    log = tmp_path / "log.jsonl"
    options = ["--log", str(log), *(["--log-questions"] if told else [])]
    with running_server(tmp_path, *options, home=server.home) as logging:
        assert "COMPASS" in asked(logging, SECRET)
        get(logging, "/?q=geheime")

    (answer,) = lines(log, "answer")
    assert (answer["answered"], answer["language"]) == (True, "nl")
    assert answer.get("question") == (SECRET if told else None)
    assert {"method": "GET", "path": "/", "status": 200}.items() <= lines(log, "request")[
        -1
    ].items()
    assert ("geheime" in log.read_text("utf-8")) == told


def test_what_is_being_answered_is_finished_before_the_server_stops(
    server: Server, tmp_path: Path
) -> None:
    with running_server(tmp_path, home=server.home) as stopping:
        asked(stopping, "IOM?")  # once all is loaded
        config = json.loads(get(stopping, "/config")[1])
        (ask_id,) = (each["id"] for each in config["dependencies"] if each["api_name"] == "ask")
        for number in range(20):
            question = {"data": [f"Wat is COMPASS {number}?", []], "fn_index": ask_id}
            sent = json.dumps({**question, "session_hash": "stopping"}).encode()
            assert get(stopping, "/gradio_api/queue/join", "POST", body=sent)[0] == 200
        host = urlsplit(stopping.url).netloc
        with closing(HTTPConnection(host, timeout=PATIENCE)) as connection:
            connection.request("GET", "/gradio_api/queue/data?session_hash=stopping")
            stream = connection.getresponse()
            stopping.process.send_signal(signal.SIGTERM)
            told = stream.read().decode()
        assert stopping.process.wait(PATIENCE) in (0, -signal.SIGTERM)
    assert told.count('"msg":"process_completed"') == 20
    assert told.count('"success":true') >= 20
    assert "Traceback" not in (tmp_path / "server.log").read_text("utf-8")


@pytest.mark.parametrize(
    "address", ["queue/join", "component_server", *(f"call/{name}" for name in ENDPOINTS)]
)
@pytest.mark.parametrize("body", ODD, ids=range(len(ODD)))
def test_odd_requests_get_a_short_refusal(address: str, body: bytes, server: Server) -> None:
    status, content, _ = get(server, f"/gradio_api/{address}", "POST", body=body)

    assert status >= 400 or b"event_id" in content
    assert len(content) < 2000
    assert b"Traceback" not in content
    assert b".py" not in content


def test_a_name_that_is_not_this_servers_is_refused(server: Server) -> None:
    with closing(HTTPConnection(urlsplit(server.url).netloc, timeout=PATIENCE)) as connection:
        connection.request("GET", "/", headers={"host": "rapport.example"})
        assert connection.getresponse().status == 421


def test_who_asks_too_often_is_asked_to_wait(
    browser: Browser, server: Server, tmp_path: Path
) -> None:
    with (
        running_server(tmp_path, "--rate-limit", "3", home=server.home) as limited,
        open_chat(browser, limited) as (page, _),
    ):
        box, status = page.locator("#rw-question textarea"), page.locator(".rw-tools .rw-status")
        while not status.text_content():
            before = answers(page).count()
            assert before <= 3
            box.fill(f"Vraag {before} over COMPASS")
            page.keyboard.press("Enter")
            end = time.monotonic() + PATIENCE
            while answers(page).count() == before and not status.text_content():
                assert time.monotonic() < end
                page.wait_for_timeout(100)
        expect(status).to_have_text(word("busy", "nl"))
        assert box.input_value().startswith("Vraag")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("status", "told"), [(503, "busy"), (500, "no_connection"), (413, "conversation_too_long")]
)
def test_a_refusal_is_told_politely_and_nothing_typed_is_lost(
    status: int, told: str, language: Language, browser: Browser, server: Server
) -> None:
    def refuse(route: Route) -> None:
        route.fulfill(status=status, body="Queue is full.")

    with open_chat(browser, server, language) as (page, _):
        page.route("**/queue/join*", refuse)
        box = page.locator("#rw-question textarea")
        box.fill(SECRET)
        page.keyboard.press("Enter")

        expect(page.locator(".rw-tools .rw-status")).to_have_text(word(told, language))
        expect(page.locator(".toast-body")).to_contain_text(word(told, language))
        expect(box).to_have_value(SECRET)

        page.unroute("**/queue/join*")
        assert "COMPASS" in (ask(page, SECRET).text_content() or "")


def test_a_server_that_cannot_load_its_index_says_why_wherever_one_looks(
    browser: Browser, tmp_path: Path
) -> None:
    home = tmp_path / "file"
    home.touch()
    with (
        running_server(tmp_path, home=home) as broken,
        open_chat(browser, broken, "en") as (page, _),
    ):
        why = re.compile(r"^Something went wrong while starting: The index folder .* cannot be")
        expect(page.locator(".rw-reading-body")).to_have_text(why)
        page.locator("#rw-question textarea").fill("COMPASS?")
        page.keyboard.press("Enter")
        expect(page.locator("#rw-chat .rw-message").last).to_have_text(why)
        status, health, _ = get(broken, "/health")
        assert (status, json.loads(health)["state"]) == (503, "failed")
        assert str(tmp_path).encode() not in health


def test_who_asks_while_the_index_loads_can_stop_and_ask_again(
    browser: Browser, tmp_path: Path
) -> None:
    with running_server(tmp_path) as loading, open_chat(browser, loading, "en") as (page, _):
        page.locator("#rw-question textarea").fill("Wat is IOM?")
        page.keyboard.press("Enter")
        page.locator("#rw-question .stop-button").click()
        expect(page.locator("#rw-chat .rw-message").last).to_have_text(word("stopped", "en"))
        answer = ask(page, "What is COMPASS?", UNTIL_BUILT)
        expect(answer.locator("a.rw-marker").first).to_be_visible()
