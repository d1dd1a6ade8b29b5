"""What is sent: taken in whole, read as JSON, and refused if it is not what the page sends."""

from __future__ import annotations

import asyncio
import json
import re
import secrets
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NoReturn

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.serve.request.asker import person
from app.serve.request.guard import MOST_BYTES, TOO_LARGE, TOO_MUCH, reply
from app.serve.request.intake import Intake, Share
from app.web.conversation import ENDPOINTS, MOST_QUESTIONS

SECONDS = 30.0  # to send it
JSON = "rapportwijzer.json"  # key of a request's scope: what was sent
CALLS = tuple(f"/gradio_api/call/{name}" for name in ENDPOINTS)
JOIN = "/gradio_api/queue/join"
QUESTION_PATHS = (JOIN, *CALLS)
SESSION = re.compile(r"[\w-]{1,64}", re.ASCII)
# Of a question with the conversation before it. The fifty longest answers to the 1,600 questions
# of eval/questions make one of 1.6 MB; fifty of usual length make .6 MB.
MOST_CONVERSATION_BYTES = 2_000_000
# Each question and each answer is a message, and what was asked last may be asked again.
MOST_MESSAGES = 2 * (MOST_QUESTIONS + 1)
TOO_LONG = "The conversation is too long; begin a new one."
# Lists and objects; a conversation of fifty answers has some 400.
MOST_CONTAINERS = 5_000
# Of them in each other; a conversation has some 10.
MOST_DEPTH = 100
# Half of a letter beyond the first 65,536: a browser sends it where a text was cut there, and what
# is answered could not be sent with it.
HALF = re.compile(rb"\\u[dD][89a-fA-F]|\xed[\xa0-\xbf]")
# By these Gradio (6.31) knows files, which it would open, copy or fetch; the page sends none.
FILE_KEYS = frozenset({"meta", "_type", "__type__", "path", "url", "file", "orig_name"})
# Of a component in a message Gradio makes an object; the page has only HTML in messages.
COMPONENT_ARGUMENTS = frozenset({"apply_default_css", "render"})


class RefusedError(Exception):
    """A request is not taken in.

    Args:
        status: Of the answer.
        reason: One sentence.
    """

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(reason)
        self.status = status


class Body:
    """ASGI middleware that takes in the JSON of a request before anything reads it.

    Args:
        app: What answers. The value that was sent is in the scope, and in the body written anew,
            so that nobody reads it differently.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._intake = Intake()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers a request."""
        if scope["type"] != "http" or scope["method"] != "POST":
            await self._app(scope, receive, send)
            return
        with self._intake.request(person(scope)) as share:
            try:
                replay = await _taken_in(scope, receive, share)
            except RefusedError as error:
                await reply(send, error.status, {"error": str(error)})
                return
            if replay is not None:
                await self._app(scope, replay, send)


async def _taken_in(scope: Scope, receive: Receive, share: Share) -> _Replay | None:
    """Returns a request's body to be received anew; None if whoever sent it has gone.

    Nothing else holds it, so that it can be dropped once it is read.
    """
    path = scope["path"].rstrip("/")
    most = MOST_CONVERSATION_BYTES if path in QUESTION_PATHS else MOST_BYTES
    body = await read_body(receive, most, share.add)
    if body is None:
        return None
    value = read_json(body)
    if path == JOIN:
        check_conversation(value)
    if path in CALLS:
        # So that whose it is can be told.
        value.setdefault("session_hash", secrets.token_urlsafe(16))
    written = _as_json(value)
    scope[JSON] = value
    MutableHeaders(scope=scope)["content-length"] = str(len(written))
    return _Replay(written, receive)


async def read_body(
    receive: Receive, most: int, has_room: Callable[[int], bool] = lambda size: True
) -> bytes | None:
    """Returns what was sent, at most so many bytes; None if whoever sent it has gone.

    Args:
        receive: Gives what was sent.
        most: Bytes.
        has_room: Is told of each part's bytes; returns whether they can be taken in.

    Raises:
        RefusedError: It is larger, takes too long to arrive, or there is no room.
    """
    parts, size = list[bytes](), 0
    end = asyncio.get_running_loop().time() + SECONDS
    while True:
        try:
            left = end - asyncio.get_running_loop().time()
            message = await asyncio.wait_for(receive(), left)
        except asyncio.TimeoutError:
            raise RefusedError(408, "The request took too long to arrive.") from None
        if message["type"] == "http.disconnect":
            return None
        parts.append(message.get("body", b""))
        size += len(parts[-1])
        if size > most:
            raise RefusedError(413, TOO_LARGE["error"])
        if not has_room(len(parts[-1])):
            raise RefusedError(429, TOO_MUCH["error"])
        if not message.get("more_body"):
            return b"".join(parts)


def read_json(body: bytes) -> dict[str, Any]:
    """Returns the object that was sent.

    Raises:
        RefusedError: It is no object, or has in it what the page never sends.
    """
    try:
        value = json.loads(body, parse_constant=_no_number)
        if HALF.search(body):
            text = json.dumps(value, ensure_ascii=False).encode("utf-8", "replace")
            value = json.loads(text, parse_constant=_no_number)
    except (ValueError, RecursionError):
        raise RefusedError(400, "This is not JSON.") from None
    if not isinstance(value, dict):
        raise RefusedError(400, "This is not a JSON object.")
    for number, (part, depth) in enumerate(_objects(value)):
        if number > MOST_CONTAINERS or depth > MOST_DEPTH:
            raise RefusedError(413, TOO_LARGE["error"])
        if isinstance(part, dict) and not _is_harmless(part):
            raise RefusedError(400, "Files and components cannot be sent.")
    session = value.get("session_hash", "none")
    if not isinstance(session, str) or not SESSION.fullmatch(session):
        raise RefusedError(400, "This is not the name of a session.")
    return value


def check_conversation(value: Mapping[str, Any]) -> None:
    """Raises RefusedError if a conversation has more messages than the page lets it have."""
    data = value.get("data")
    for part in data if isinstance(data, list) else ():
        if isinstance(part, list) and len(part) > MOST_MESSAGES:
            raise RefusedError(413, TOO_LONG)


def _objects(value: dict[str, Any]) -> Iterator[tuple[dict[str, Any] | list[Any], int]]:
    """Yields a value and all lists and objects in it, each with how many it is in."""
    left: list[tuple[dict[str, Any] | list[Any], int]] = [(value, 0)]
    while left:
        part, depth = left.pop()
        yield part, depth
        inner = part.values() if isinstance(part, dict) else part
        left += [(each, depth + 1) for each in inner if isinstance(each, dict | list)]


def _is_harmless(part: Mapping[str, Any]) -> bool:
    if FILE_KEYS & part.keys():
        return False
    if "component" not in part:
        return "constructor_args" not in part
    arguments = part.get("constructor_args")
    return part["component"] == "html" and (
        isinstance(arguments, dict) and arguments.keys() <= COMPONENT_ARGUMENTS
    )


def _as_json(value: dict[str, Any]) -> bytes:
    try:
        return json.dumps(value, allow_nan=False, ensure_ascii=False).encode()
    except UnicodeEncodeError:  # half a character, which only an escape can tell
        return json.dumps(value).encode()
    except ValueError:  # 1e999, which is more than a number holds
        raise RefusedError(400, "This is not JSON.") from None


def _no_number(text: str) -> NoReturn:
    raise ValueError(text)


class _Replay:
    """Receives a body that was read before, then whatever still comes."""

    def __init__(self, body: bytes, receive: Receive) -> None:
        self._body: bytes | None = body
        self._receive = receive

    async def __call__(self) -> Message:
        if self._body is None:
            return await self._receive()
        body, self._body = self._body, None
        return {"type": "http.request", "body": body, "more_body": False}
