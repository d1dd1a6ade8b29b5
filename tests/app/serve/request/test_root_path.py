from __future__ import annotations

import pytest
from starlette.responses import PlainTextResponse
from starlette.testclient import TestClient
from starlette.types import Receive, Scope, Send

from app.serve.request.root_path import RootPath, checked_root_path, root_path
from ingest.errors import SettingsError


async def tell(scope: Scope, receive: Receive, send: Send) -> None:
    """Answers with the path that was asked for, and the one that the page is under."""
    told = f"{root_path(scope)} {scope['path']} {scope['raw_path'].decode()}"
    await PlainTextResponse(told)(scope, receive, send)


client = TestClient(RootPath(tell, "/rapport"), follow_redirects=False)


@pytest.mark.parametrize(
    ("asked", "path"),
    [
        ("/rapport/config", "/config"),
        ("/rapport/", "/"),
        ("/config", "/config"),  # a proxy took it off
        ("/rapporten/config", "/rapporten/config"),
        ("/rapport/rapport/x", "/rapport/x"),
    ],
)
def test_the_path_is_taken_off_once(asked: str, path: str) -> None:
    assert client.get(asked).text == f"/rapport {path} {path}"


def test_the_path_itself_leads_to_the_folder() -> None:
    got = client.get("/rapport?s=b066.2")
    assert (got.status_code, got.headers["location"]) == (308, "/rapport/?s=b066.2")


def test_without_one_there_is_none() -> None:
    assert TestClient(tell).get("/x").text.startswith(" /x")


@pytest.mark.parametrize(
    ("given", "path"), [("/rapport", "/rapport"), ("/a/b-c/", "/a/b-c"), ("/", ""), ("", "")]
)
def test_a_slash_at_the_end_makes_no_difference(given: str, path: str) -> None:
    assert checked_root_path(given) == path


@pytest.mark.parametrize("given", ["rapport", "//evil.example", "/a/../b", "/a?b", "/a b", "/é"])
def test_what_is_no_path_is_refused(given: str) -> None:
    with pytest.raises(SettingsError, match="--root-path"):
        checked_root_path(given)
