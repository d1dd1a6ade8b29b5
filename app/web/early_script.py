"""Puts a script into the page's head before Gradio's own, which reads the language at once.

Gradio inserts what its `head` setting holds only after it has chosen the language.
"""

from __future__ import annotations

from collections.abc import Callable

from starlette.types import ASGIApp, Message, Receive, Scope, Send

HEAD = b"<head>"
# Gradio (6.31) looks for this at the top of the server, wherever the page is.
TOP, HERE = b'href="/manifest.json"', b'href="./manifest.json"'


class EarlyScript:
    """ASGI middleware that changes HTML pages only.

    Args:
        app: What answers.
        html: Goes right after the opening tag of the head.
        more: Returns what goes behind that for the person of a request.
    """

    def __init__(
        self, app: ASGIApp, html: str, more: Callable[[Scope], str] = lambda scope: ""
    ) -> None:
        self._app = app
        self._html = html.encode()
        self._more = more

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers a request."""
        if scope["type"] != "http" or scope["method"] != "GET":
            await self._app(scope, receive, send)
            return
        start: Message | None = None
        body = b""

        async def changed(message: Message) -> None:
            nonlocal start, body
            if message["type"] == "http.response.start" and _is_html(message):
                start = message
            elif start is None:
                await send(message)
            else:
                body += message.get("body", b"")
                if not message.get("more_body"):
                    html = HEAD + self._html + self._more(scope).encode()
                    page = body.replace(TOP, HERE, 1).replace(HEAD, html, 1)
                    await send({**start, "headers": _with_length(start, len(page))})
                    await send({"type": "http.response.body", "body": page})

        await self._app(scope, receive, changed)


def _is_html(start: Message) -> bool:
    return any(
        name.lower() == b"content-type" and value.startswith(b"text/html")
        for name, value in start["headers"]
    )


def _with_length(start: Message, length: int) -> list[tuple[bytes, bytes]]:
    others = [pair for pair in start["headers"] if pair[0].lower() != b"content-length"]
    return [*others, (b"content-length", str(length).encode())]
