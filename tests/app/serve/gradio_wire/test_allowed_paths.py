from __future__ import annotations

import pytest
from starlette.responses import PlainTextResponse
from starlette.testclient import TestClient

from app.serve.gradio_wire.allowed_paths import Served, is_served

client = TestClient(Served(PlainTextResponse("served")))


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/config",
        "/theme.css",
        "/favicon.ico",
        "/assets/index-DphvyggB.js",
        "/static/fonts/system-ui/a_b.woff2",
        "/gradio_api/queue/data",
        "/gradio_api/heartbeat/abc123",
        "/gradio_api/call/ask/0f",
        "/gradio_api/call/ask_html/0f",
        "/gradio_api/info",
    ],
)
def test_what_the_page_asks_for_is_there(path: str) -> None:
    assert client.get(path).text == "served"


@pytest.mark.parametrize(
    "path",
    [
        "/gradio_api/file=/etc/passwd",
        "/gradio_api/file/etc/passwd",
        "/gradio_api/proxy=http://localhost/",
        "/gradio_api/upload_progress",
        "/gradio_api/call/other/0f",
        "/gradio_api/call/asks/0f",
        "/gradio_api/call/ask|ask_html/0f",
        "/monitoring",
        "/openapi.json",
        "/login",
        "/assets/../config",
        "/assets/.hidden",
        "/assets//etc/passwd",
        "/assets/a\\..\\b",
        "/static/%2e%2e",
        "/config/x",
        "/config\n",
        "//",
        "",
    ],
)
def test_whatever_else_gradio_has_is_not(path: str) -> None:
    assert not is_served("GET", path)


def test_a_mistyped_address_is_a_page_in_both_languages() -> None:
    got = client.get("/rapport", headers={"accept": "text/html,*/*"})

    assert got.status_code == 404
    assert '<p lang="nl">Op dit adres is niets. <a href="/">' in got.text
    assert '<p lang="en">There is nothing at this address. <a href="/">' in got.text
    assert client.get("/rapport").json() == {"error": "There is nothing at this address."}


@pytest.mark.parametrize("path", ["/gradio_api/upload", "/gradio_api/cancel", "/login", "/", "/x"])
def test_only_questions_and_functions_of_the_page_can_be_sent(path: str) -> None:
    assert client.post(path, json={}).status_code == 404


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
def test_other_methods_find_nothing(method: str) -> None:
    assert client.request(method, "/").status_code == 404


@pytest.mark.parametrize(
    ("kind", "status"),
    [
        ("application/json", 200),
        ("application/JSON; charset=utf-8", 200),
        ("multipart/form-data; boundary=x", 415),
        ("text/plain", 415),
        ("", 415),
    ],
)
def test_only_json_is_taken(kind: str, status: int) -> None:
    got = client.post("/gradio_api/queue/join", content=b"{}", headers={"content-type": kind})
    assert got.status_code == status
