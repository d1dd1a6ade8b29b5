"""Whatever is sent to the page's functions: a short refusal or answer, and nothing printed."""

from __future__ import annotations

import itertools
import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.web.conversation import ENDPOINTS
from tests.e2e.conftest import PATIENCE, Server, running_server
from tests.e2e.test_guard import get

pytestmark = [pytest.mark.browser, pytest.mark.real]

SECRET = "Wat kost het geheime programma Zeester?"
JOIN, SERVER = (f"/gradio_api/{name}" for name in ("queue/join", "component_server"))
CALLS = [f"/gradio_api/call/{name}" for name in ENDPOINTS]
MESSAGE = {"role": "user", "content": SECRET}
VALUES: list[Any] = [
    None,
    True,
    -1,
    1e300,
    SECRET,
    "\ud800",
    [],
    [SECRET],
    [[SECRET]],
    [None],
    {},
    {"role": SECRET},
    [{}],
    [MESSAGE],
    [{"role": "nobody", "content": SECRET}],
    [{"role": "user", "content": [{"type": "component", "component": "html", "value": SECRET}]}],
    [{"role": "user", "content": {"text": 5}}],
    [{"role": "user", "content": None, "metadata": SECRET}],
]
EVENT_DATA: list[Any] = [
    None,
    SECRET,
    [],
    {},
    {"questions": SECRET},
    {"questions": [SECRET, 5]},
    {"questions": [SECRET]},
    {"text": [SECRET]},
    {"text": SECRET},
    {"index": SECRET, "value": SECRET},
    {"index": [], "value": SECRET},
    {"index": [0, None], "value": SECRET, "previous_value": None},
    {"index": -5, "value": {"x": SECRET}, "previous_value": SECRET},
    {"index": 1e300, "value": SECRET, "previous_value": SECRET},
    {"index": True, "value": SECRET, "previous_value": SECRET},
    {"index": 0, "value": SECRET, "previous_value": SECRET},
    {"index": [10**9, 0], "value": SECRET, "previous_value": SECRET},
]
ODD: list[Any] = [True, SECRET, 5, [], {"a": 1}]
NAMES = [None, "label", "placeholder", "__class__", "postprocess", "", 5, SECRET]


@pytest.fixture(scope="module")
def silent(
    server: Server, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Server, Path]]:
    """Yields a server, and what it has printed."""
    folder = tmp_path_factory.mktemp("calls")
    with running_server(folder, "--rate-limit", "0", home=server.home) as running:
        end = time.monotonic() + 3 * PATIENCE  # others may be building the index
        while get(running, "/health")[0] != 200:
            assert time.monotonic() < end
            time.sleep(0.5)
        yield running, folder / "server.log"


def post(server: Server, path: str, sent: object) -> tuple[int, bytes]:
    status, content, _ = get(server, path, "POST", body=json.dumps(sent).encode())
    return status, content


def config(server: Server) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(get(server, "/config")[1])
    return found


def check(status: int, content: bytes) -> None:
    """Checks that what came is an answer, or a refusal in a sentence of ours."""
    assert status == 200 or 400 <= status < 500 or status == 503, (status, content)
    assert b"Traceback" not in content
    if status != 200:
        assert len(content) < 300
        assert set(json.loads(content)) <= {"error", "detail"}


def check_nothing_printed(printed: Path) -> None:
    told = printed.read_text("utf-8")
    assert "Traceback" not in told
    assert "Zeester" not in told
    assert "request failed" not in told, told


@pytest.mark.parametrize("path", CALLS)
def test_a_call_without_its_second_value_is_refused(path: str, silent: tuple[Server, Path]) -> None:
    server, printed = silent
    status, content = post(server, path, {"data": [SECRET]})
    assert status == 400
    assert json.loads(content) == {"error": 'Send a list of 2 values as "data".'}
    check_nothing_printed(printed)


def test_every_function_with_too_few_too_many_and_odd_values(
    silent: tuple[Server, Path],
) -> None:
    server, printed = silent
    functions = config(server)["dependencies"]
    assert len(functions) == 11
    events = set[int]()
    for function in functions:
        count = len(function["inputs"])
        right: list[Any] = [SECRET, []][:count] if count == 2 else [[]] * count
        lists = [
            [],
            None,
            SECRET,
            [SECRET] * (count + 1),
            right[:-1],
            [*right, SECRET],
            *(
                [*right[:place], value, *right[place + 1 :]]
                for place in range(count)
                for value in VALUES
            ),
        ]
        calls = itertools.chain(
            ({"data": data} for data in lists),
            ({"data": right, "event_data": data} for data in EVENT_DATA),
            (
                {"data": right, key: value}
                for key in ("batched", "event_id", "trigger_id", "simple_format", "oauth_token")
                for value in ODD
            ),
        )
        for number, call in enumerate(calls):
            session = f"odd-{function['id']}-{number}"
            sent = {"fn_index": function["id"], "session_hash": session, **call}
            status, content = post(server, JOIN, sent)
            check(status, content)
            if status == 200:
                events.add(function["id"])
                told = get(server, f"/gradio_api/queue/data?session_hash={session}")[1]
                assert b"process_completed" in told
                assert b'"success":true' in told, (sent, told)
    # All that runs here was really called, but for what runs in the browser.
    in_browser = {each["id"] for each in functions if not each["backend_fn"]}
    assert events == {each["id"] for each in functions} - in_browser
    check_nothing_printed(printed)


def test_every_function_of_every_component_with_odd_values(silent: tuple[Server, Path]) -> None:
    server, printed = silent
    called = 0
    for component in config(server)["components"]:
        names = component["props"].get("server_fns") or []
        for name in [*names, *NAMES]:
            for data in VALUES:
                sent = {"component_id": component["id"], "fn_name": name, "session_hash": "odd"}
                status, content = post(server, SERVER, {**sent, "data": data})
                if status == 200:
                    assert name in names
                    called += 1
                check(min(status, 299) if len(content) > 300 and status == 200 else status, content)
            assert post(server, SERVER, sent)[0] == (400 if name in names else 404)
    assert called > 100
    check_nothing_printed(printed)


@pytest.mark.parametrize("number", [None, -1, 11, 99999, 10**30, True, 0.5, "0", [0], {"a": 0}])
def test_what_is_not_there_is_a_short_404(number: object, silent: tuple[Server, Path]) -> None:
    server, printed = silent
    calls = {
        JOIN: {"fn_index": number, "data": [SECRET, []]},
        SERVER: {"component_id": number, "fn_name": "read", "data": SECRET},
    }
    for path, sent in calls.items():
        status, content = post(server, path, {**sent, "session_hash": "none"})
        assert status == 404
        assert json.loads(content) == {"error": "There is no such function here."}
    check_nothing_printed(printed)


@pytest.mark.parametrize(
    "path",
    [
        "/gradio_api/queue/data",
        "/gradio_api/queue/data?session_hash=Zeester",
        *(f"{path}/Zeester" for path in CALLS),
        "/config?deep_link=Zeester",
        "/?deep_link=Zeester",
        "/?view=api&q=Zeester",
        "/gradio_api/info?all_endpoints=Zeester",
        "/config/?page=Zeester",
    ],
)
def test_what_is_asked_for_by_address_is_not_printed(
    path: str, silent: tuple[Server, Path]
) -> None:
    server, printed = silent
    for method in ("GET", "HEAD"):
        status, content, _ = get(server, path, method)
        assert status < 500
        assert b"Traceback" not in content
    check_nothing_printed(printed)


@pytest.mark.parametrize(
    "origin", ["http://localhost:3000", "http://127.0.0.1:1", "null", "https://evil.example"]
)
def test_no_other_origin_may_read_anything(origin: str, silent: tuple[Server, Path]) -> None:
    server, _ = silent
    for path in (
        "/",
        "/config",
        "/health",
        "/theme.css",
        "/gradio_api/info",
        "/nothing",
        "/sign-in",
    ):
        for method in ("GET", "OPTIONS", "POST"):
            headers = {"origin": origin, "access-control-request-method": "POST"}
            answered = get(server, path, method, headers=headers)[2]
            assert isinstance(answered, dict)
            assert not [name for name in answered if name.lower().startswith("access-control")]


def test_nobody_says_by_which_name_the_page_was_asked_for(silent: tuple[Server, Path]) -> None:
    server, _ = silent
    for sent in (
        {"X-Forwarded-Host": "evil.example"},
        {"X-Forwarded-Proto": "https"},
        {"X-Gradio-Server": "https://evil.example"},
        {"Forwarded": "host=evil.example;proto=https"},
    ):
        content = get(server, "/config", headers=sent)[1]
        assert b"evil.example" not in content
        assert json.loads(content)["root"] == server.url.rstrip("/")
