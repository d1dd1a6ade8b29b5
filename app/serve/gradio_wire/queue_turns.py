"""Whose turn it is: nobody takes all, and nobody another's while it lasts."""

from __future__ import annotations

from collections.abc import Callable

from starlette.types import ASGIApp, Receive, Scope, Send

from app.serve.gradio_wire.gradio_sessions import named_session, size_of
from app.serve.request.asker import USER, person
from app.serve.request.guard import TOO_MUCH, reply

MOST_OWNERS = 1000


class Turns:
    """ASGI middleware around Gradio's queue.

    Gradio lets whoever knows a session's name read its answers; here, while a question of it
    waits, only who asked may.

    Args:
        app: What answers.
        waiting: Tells how many questions of a session are not answered yet.
        make_room: Tells whether somebody may send so many bytes more, and makes room for them.
        most_of_user: How many of somebody who is signed in may wait at once.
        most_of_address: How many of an address, behind which there may be many people.
    """

    def __init__(
        self,
        app: ASGIApp,
        waiting: Callable[[str], int],
        make_room: Callable[[str, int], bool],
        most_of_user: int,
        most_of_address: int,
    ) -> None:
        self._app = app
        self._waiting = waiting
        self._make_room = make_room
        self._most_of_user = most_of_user
        self._most_of_address = most_of_address
        self._owners = dict[str, str]()  # of sessions

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers a request."""
        session = named_session(scope) if scope["type"] == "http" else None
        if session is None:
            await self._app(scope, receive, send)
            return
        owner = person(scope)
        if self._owners.get(session, owner) != owner and self._waiting(session):
            await reply(send, 403, {"error": "This session is somebody else's."})
        elif scope["method"] == "POST" and not (
            self._take(session, owner, USER in scope) and self._make_room(owner, size_of(scope))
        ):
            await reply(send, 429, TOO_MUCH)
        else:
            await self._app(scope, receive, send)

    def _take(self, session: str, owner: str, is_user: bool) -> bool:
        """Returns whether somebody may ask one more question, and notes whose it is."""
        theirs = [each for each, whose in self._owners.items() if whose == owner]
        most = self._most_of_user if is_user else self._most_of_address
        if sum(map(self._waiting, theirs)) >= most:
            return False
        if len(self._owners) >= MOST_OWNERS:
            self._owners = {s: whose for s, whose in self._owners.items() if self._waiting(s)}
        self._owners[session] = owner
        return True
