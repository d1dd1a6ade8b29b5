"""A browser without a screen: the requests that Gradio's page sends, and what comes back.

Only what the page itself does is done: the conversation is held here and goes along with every
question, answers come as a stream of events, and the reading room is asked by function.
"""

from __future__ import annotations

import uuid
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import httpx

from app.web.conversation import ASK_HTML
from eval.load.script import Step
from eval.load.stream import Shown, messages
from index.language import Language

PREFIX = "/gradio_api"
# An answer is waited for as long as whoever calls wants, which is known there.
NO_LIMIT = httpx.Timeout(None)
BUSY = frozenset({429, 503})


class RefusedError(Exception):
    """The server is too busy, and says so."""


class FailedError(Exception):
    """The server did not do what it was asked; the text is short, to be counted by."""


@dataclass(frozen=True, slots=True)
class Page:
    """The numbers that Gradio gave to what is used of the page.

    Attributes:
        session: Names this visit; whoever loads the page anew has another one.
        submit: The event of a question that was typed.
        begun: The event of a conversation that is put back, or asked by a link.
        question: The box that questions are typed in.
        tools: The buttons under the chat.
        keeper: What puts a conversation back.
        room: The reading room.
    """

    session: str
    submit: int
    begun: int
    question: int
    tools: int
    keeper: int
    room: int

    @classmethod
    def of(cls, config: Mapping[str, Any]) -> Page:
        """Returns a new visit of the page that a configuration describes."""
        known = {part["props"].get("elem_id"): part["id"] for part in config["components"]}
        events = {
            tuple(target): event["id"]
            for event in config["dependencies"]
            for target in event["targets"]
        }
        question, keeper = known["rw-question"], known["rw-kept"]
        return cls(
            session=_new_session(),
            submit=events[question, "submit"],
            begun=events[keeper, "begun"],
            question=question,
            tools=known["rw-tools"],
            keeper=keeper,
            room=known["rw-room"],
        )


class Browser:
    """A person's browser, with one conversation in it; to be used with `async with`.

    Args:
        url: Address of the server, without a slash at the end.
        language: What the browser asks for.
        on_request: Called at every request.
        transport: Carries requests; None for the network.
    """

    def __init__(
        self,
        url: str,
        language: Language,
        on_request: Callable[[], object] = lambda: None,
        transport: httpx.AsyncBaseTransport | None = None,
    ) -> None:
        async def count(_: httpx.Request) -> None:
            on_request()

        self._client = httpx.AsyncClient(
            base_url=url,
            headers={"accept-language": language},
            timeout=NO_LIMIT,
            trust_env=False,  # no proxy: the server is on this machine
            event_hooks={"request": [count]},
            transport=transport,
        )
        self._page: Page | None = None
        self._chat: list[Any] = []
        self.asked: tuple[str, ...] = ()  # what was answered in the conversation

    async def __aenter__(self) -> Browser:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._client.aclose()

    async def perform(self, step: Step) -> Any:  # noqa: ANN401
        """Does one step; returns its outcome: the answer's HTML or what the reading room gave.

        Raises:
            RefusedError: The server is too busy.
            FailedError: It did something else.
        """
        try:
            return await self._actions[step.kind](self, step)
        except httpx.HTTPError as error:
            raise FailedError(type(error).__name__) from error

    async def leave(self, question: str, chat: Sequence[Any]) -> str:
        """Asks in a new visit, and never reads the answer.

        Args:
            question: What is asked.
            chat: The conversation that goes along.

        Returns:
            The HTTP status, or the name of an error of the connection.
        """
        page = replace(await self._own_page(), session=_new_session())
        content = _joined(page, page.submit, page.question, [question, chat])
        try:
            response = await self._client.post(f"{PREFIX}/queue/join", json=content)
        except httpx.HTTPError as error:
            return type(error).__name__
        return str(response.status_code)

    async def _ask(self, step: Step) -> str:
        if step.asked[:-1] != self.asked:  # a new conversation: the old one is cleared
            self._chat, self.asked = [], ()
        page = await self._own_page()
        data = [step.asked[-1], self._chat]
        chat = (await self._event(page, page.submit, page.question, data))[-1]
        self._chat, self.asked = chat, step.asked
        return _answer(chat)

    async def _call_function(self, step: Step) -> Any:  # noqa: ANN401
        page = await self._own_page()
        component = page.tools if step.kind == "export" else page.room
        return await self._function(page, component, step.function, step.wanted)

    async def _open_place(self, step: Step) -> Any:  # noqa: ANN401
        key, value = next(
            (short, step.wanted[name])
            for short, name in (("s", "sentence"), ("d", "dossier"))
            if name in step.wanted
        )
        page = await self._open({key: value})
        return await self._function(page, page.room, step.function, step.wanted)

    async def _open_question(self, step: Step) -> str:
        """Opens a link that asks, which tells the server nothing: what is behind "#" stays here."""
        page, asked = await self._open(), list(step.asked)
        await self._event(page, page.begun, page.keeper, [], {"questions": asked})
        wanted = {"asked": asked, "first": 0, "language": step.language}
        return str((await self._function(page, page.keeper, "answers", wanted))[-1])

    async def _call_api(self, step: Step) -> Any:  # noqa: ANN401
        data = [step.asked[-1], list(step.asked[:-1])]
        event = await self._post(f"/call/{ASK_HTML}", {"data": data})
        path = f"{PREFIX}/call/{ASK_HTML}/{event['event_id']}"
        async with self._client.stream("GET", path) as response:
            _check(response)
            async for name, outcome in messages(response.aiter_lines()):
                if name == "complete":
                    return outcome[0]
                if name == "error":
                    raise FailedError("error event")
        raise FailedError("stream ended early")

    async def _own_page(self) -> Page:
        self._page = self._page or await self._open()
        return self._page

    async def _open(self, query: Mapping[str, Any] | None = None) -> Page:
        """Loads the page, as for a new tab."""
        _check(await self._client.get("/", params=query))
        config = await self._client.get("/config")
        _check(config)
        return Page.of(config.json())

    async def _function(
        self, page: Page, component: int, name: str, wanted: Mapping[str, Any]
    ) -> Any:  # noqa: ANN401
        return await self._post(
            "/component_server/",
            {
                "session_hash": page.session,
                "component_id": component,
                "fn_name": name,
                "data": dict(wanted),
            },
        )

    async def _event(
        self, page: Page, event: int, trigger: int, data: Sequence[Any], told: object = None
    ) -> list[Any]:
        """Returns the values that an event ends with."""
        joined = await self._post("/queue/join", _joined(page, event, trigger, data, told))
        shown, path = Shown(), f"{PREFIX}/queue/data"
        async with self._client.stream("GET", path, params={"session_hash": page.session}) as all_:
            _check(all_)
            async for _, message in messages(all_.aiter_lines()):
                if message.get("event_id") not in (None, joined["event_id"]):
                    continue  # of a question before, whose stream broke off
                if message["msg"] == "process_generating":
                    shown.update(message["output"]["data"])
                elif message["msg"] == "process_completed":
                    return _final(message, shown)
                elif message["msg"] == "unexpected_error":
                    raise FailedError("unexpected error")
        raise FailedError("stream ended early")

    async def _post(self, path: str, content: Mapping[str, Any]) -> Any:  # noqa: ANN401
        response = await self._client.post(PREFIX + path, json=content)
        _check(response)
        return response.json()

    _actions: Mapping[str, Callable[[Browser, Step], Awaitable[Any]]] = {
        "ask": _ask,
        "read": _call_function,
        "search": _call_function,
        "export": _call_function,
        "link_to_place": _open_place,
        "link_to_question": _open_question,
        "api": _call_api,
    }


def _new_session() -> str:
    return uuid.uuid4().hex[:12]


def _joined(
    page: Page, event: int, trigger: int, data: Sequence[Any], told: object = None
) -> dict[str, Any]:
    """Returns what is sent for an event to join Gradio's queue."""
    return {
        "session_hash": page.session,
        "fn_index": event,
        "trigger_id": trigger,
        "data": data,
        "event_data": told,
    }


def _check(response: httpx.Response) -> None:
    """Raises the error that an HTTP status stands for."""
    if response.status_code in BUSY:
        raise RefusedError
    if response.status_code != httpx.codes.OK:
        raise FailedError(f"HTTP {response.status_code}")


def _final(message: Mapping[str, Any], shown: Shown) -> list[Any]:
    """Returns the last values of an event, which must be what was shown before."""
    if not message["success"]:
        raise FailedError("failed event")
    values: list[Any] = message["output"]["data"]
    if shown.values is not None and shown.values[-1] != values[-1]:
        raise FailedError("shown otherwise than ended")
    return values


def _answer(chat: Sequence[Mapping[str, Any]]) -> str:
    """Returns the HTML of a conversation's last message."""
    return str(chat[-1]["content"][0]["value"])
