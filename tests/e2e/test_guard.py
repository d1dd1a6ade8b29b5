"""What the real server lets through and gives away, and that its policy breaks nothing."""

from __future__ import annotations

import http.client
import json
import time
from collections.abc import Mapping
from contextlib import closing
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, expect

from app.serve.request.guard import HEADERS, MOST_BYTES
from app.web.conversation import ENDPOINTS
from ingest.checkout import ROOT
from tests.e2e.conftest import PATIENCE, Server, ask, open_chat

pytestmark = [pytest.mark.browser, pytest.mark.real]

README = (ROOT / "README.md").read_bytes()
OUTSIDE = [
    f"{prefix}{path}"
    for prefix in ("/gradio_api/file=", "/file=", "/gradio_api/file/", "/static/", "/assets/", "/")
    for path in (
        "/etc/passwd",
        "../../../../../../etc/passwd",
        "..%2f..%2f..%2f..%2fetc%2fpasswd",
        "%2e%2e/%2e%2e/%2e%2e/%2e%2e/etc/passwd",
        f"{ROOT}/README.md",
        "README.md",
        "app/wording.json",
        ".git/config",
        "%00/etc/passwd",
    )
]


def get(
    server: Server,
    path: str,
    method: str = "GET",
    body: bytes | None = None,
    headers: Mapping[str, str] | None = None,
) -> tuple[int, bytes, object]:
    """Returns status, content and headers; the path is sent as it is."""
    host = urlsplit(server.url).netloc
    sent = {"content-type": "application/json", **(headers or {})}
    with closing(http.client.HTTPConnection(host, timeout=PATIENCE)) as connection:
        connection.request(method, path, body, sent)
        answer = connection.getresponse()
        return answer.status, answer.read(), dict(answer.getheaders())


@pytest.mark.parametrize("path", OUTSIDE)
def test_no_file_outside_what_is_served_can_be_read(path: str, server: Server) -> None:
    status, content, _ = get(server, path)

    assert b"root:" not in content
    assert README[:60] not in content
    assert b"[core]" not in content
    assert b"Traceback" not in content
    assert status >= 400 or content.lstrip().startswith((b"<!doctype html>", b"{"))


def test_health_is_told_once_the_index_is_loaded(server: Server) -> None:
    end = time.monotonic() + PATIENCE
    while (answer := get(server, "/health"))[0] != 200:
        assert time.monotonic() < end
        time.sleep(0.5)
    assert json.loads(answer[1]) == {"state": "ready"}


def test_a_request_that_is_too_large_is_refused(server: Server) -> None:
    status, content, _ = get(
        server, "/gradio_api/component_server", "POST", body=b"x" * (MOST_BYTES + 1)
    )
    assert status == 413
    assert content == b'{"error": "The request is too large."}'


def test_the_policy_is_sent_and_breaks_nothing(browser: Browser, server: Server) -> None:
    with open_chat(browser, server) as (page, _):
        refused: list[str] = []
        page.on(
            "console",
            lambda said: refused.append(said.text) if "Content Security" in said.text else None,
        )
        loaded = page.reload()
        assert loaded is not None
        assert {name: loaded.headers[name] for name in HEADERS} == HEADERS

        ask(page, "COMPASS").locator("a.rw-marker").first.click()
        expect(page.locator("#rw-room .rw-cited").first).to_be_visible()
        with page.expect_download():
            page.locator("button[data-format=html]").click()
        page.get_by_role("tab", name="Evaluatie").click()
        page.locator(".rw-text-part").evaluate("one => { one.open = true; }")
        page.locator(".rw-questions").fill('{"id": ')
        page.locator(".rw-check").click()
        expect(page.locator(".rw-problems li")).to_have_count(1)

        assert refused == []


FILE = {"path": "/dev/zero", "meta": {"_type": "gradio.FileData"}}
IMAGE = {"type": "component", "component": "image", "value": "/etc/passwd", "constructor_args": {}}


@pytest.mark.parametrize("sent", [FILE, [{"role": "user", "content": [FILE]}], [IMAGE]])
def test_no_request_makes_the_server_open_a_file(sent: object, server: Server) -> None:
    for name in ("queue/join", *(f"call/{name}" for name in ENDPOINTS)):
        body = {"data": [sent, []], "fn_index": 0, "session_hash": "file"}
        path = f"/gradio_api/{name}"
        assert get(server, path, "POST", body=json.dumps(body).encode())[0] == 400
    assert get(server, "/health")[0] in (200, 503)
