from __future__ import annotations

import pytest
from starlette.responses import HTMLResponse, PlainTextResponse, Response, StreamingResponse
from starlette.testclient import TestClient
from starlette.types import Receive, Scope, Send

from app.web.early_script import EarlyScript

PAGE = "<html><head><title>é</title></head><body><head></body></html>"


def _client(response: Response) -> TestClient:
    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        await response(scope, receive, send)

    return TestClient(EarlyScript(app, "<script>ë</script>"))


@pytest.mark.parametrize("streamed", [False, True])
def test_a_page_begins_with_the_script(streamed: bool) -> None:
    parts = iter([PAGE[:9], PAGE[9:]])
    response = StreamingResponse(parts, media_type="text/html") if streamed else HTMLResponse(PAGE)
    got = _client(response).get("/")
    assert got.text == PAGE.replace("<head>", "<head><script>ë</script>", 1)
    assert int(got.headers["content-length"]) == len(got.content)


def test_anything_else_stays_as_it_is() -> None:
    assert _client(PlainTextResponse(PAGE)).get("/").text == PAGE
    assert _client(HTMLResponse(PAGE)).post("/").text == PAGE


def test_what_goes_behind_it_is_for_the_person_of_the_request() -> None:
    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        await HTMLResponse(PAGE)(scope, receive, send)

    def more(scope: Scope) -> str:
        return "<b>mine</b>" if b"mine" in scope["query_string"] else ""

    client = TestClient(EarlyScript(app, "<i>all</i>", more))
    assert "<head><i>all</i><b>mine</b>" in client.get("/?mine").text
    assert "mine" not in client.get("/").text
