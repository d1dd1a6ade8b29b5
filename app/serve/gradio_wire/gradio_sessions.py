"""What Gradio knows of sessions: whose questions wait, and nothing once they are answered."""

from __future__ import annotations

import asyncio
from collections import Counter
from typing import Any
from urllib.parse import parse_qs

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from app.serve.gradio_wire.memory import give_back
from app.serve.gradio_wire.request_body import CALLS, JSON, QUESTION_PATHS
from app.serve.gradio_wire.undelivered import Undelivered
from app.serve.request.asker import person

API = "/gradio_api/"
ANSWERS = "/gradio_api/queue/data"
# Between looks at what nobody reads, while there may be something.
SECONDS_BETWEEN = 5.0


class GradioSessions:
    """ASGI middleware that drops what Gradio keeps of a session that waits for nothing.

    Gradio (6.31) keeps, of 10,000 sessions, the last value of every component, and so the whole
    conversation, which the browser sends anew with each question; of 2,000 sessions the messages
    that nobody has read, whole conversations too; and of every session for ever an empty set.

    Args:
        app: Gradio's.
        page: What it serves, a `gr.Blocks`.
    """

    def __init__(self, app: ASGIApp, page: Any) -> None:  # noqa: ANN401
        self._app = app
        self._page = page
        self._undelivered = Undelivered()
        self._next_look: asyncio.TimerHandle | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers a request."""
        if scope["type"] != "http" or not scope["path"].startswith(API):
            await self._app(scope, receive, send)
            return
        session = self._session(scope)
        if session is not None:
            self._undelivered.open(session, person(scope), size_of(scope))
        # Gradio reads the body itself; a question that waits would hold it twice.
        scope.pop(JSON, None)
        try:
            await self._app(scope, receive, send)
        finally:
            if session is not None:
                self._undelivered.close(session)
            self._forget()
            self._slim()

    @property
    def page(self) -> Any:  # noqa: ANN401
        """What is served, a `gr.Blocks`."""
        return self._page

    def waiting(self, session: str) -> int:
        """Returns how many questions of a session are not answered yet."""
        return self._waiting()[session]

    def make_room(self, owner: str, size: int) -> bool:
        """Returns whether somebody may ask one more question.

        If need be, the oldest answers that nobody reads are dropped for it, before their time.

        Args:
            owner: Who asks.
            size: Bytes of the question, with its conversation.
        """
        dropped = self._undelivered.in_the_way(owner, size, self._waiting())
        for session in dropped or ():
            self._drop(session)
        return dropped is not None

    def _session(self, scope: Scope) -> str | None:
        """Returns the session that a question or a stream of answers belongs to."""
        path = str(scope["path"]).rstrip("/")
        call, _, event = path.rpartition("/")
        return self._session_of(event) if call in CALLS else named_session(scope)

    def _session_of(self, event: str) -> str | None:
        """Returns the session of a question by the name that Gradio gave it; None if unknown."""
        sets = self._page._queue.pending_event_ids_session
        return next((session for session, events in sets.items() if event in events), None)

    def _waiting(self) -> Counter[str]:
        """Returns how many questions of each session are not answered yet.

        Gradio's own list by session keeps those that are, until somebody reads the answer.
        """
        queue = self._page._queue
        waiting = [
            event for each in queue.event_queue_per_concurrency_id.values() for event in each.queue
        ]
        active = [event for job in queue.active_jobs if job for event in job]
        return Counter(event.session_hash for event in waiting + active)

    def _forget(self) -> None:
        """Drops what is delivered, and what nobody has read for long; looks again later if need be.

        The conversation is dropped as soon as it is answered, the answer once it is delivered.
        """
        waiting = self._waiting()
        for session in self._page.state_holder.session_data.keys() - waiting.keys():
            self._drop_conversation(session)
        queue = self._page._queue
        known = {
            *self._undelivered,
            *queue.pending_messages_per_session,
            *queue.pending_event_ids_session,
        }
        for session in known - waiting.keys():
            if self._undelivered.is_open(session):
                continue
            # What Gradio will not send any more, for the browser went, cannot be read either.
            is_unread = queue.pending_event_ids_session.get(session) and (
                session in queue.pending_messages_per_session
            )
            if not is_unread or self._undelivered.is_stale(session):
                self._drop(session)
        if self._next_look is None and len(self._undelivered):
            loop = asyncio.get_running_loop()
            self._next_look = loop.call_later(SECONDS_BETWEEN, self._look_again)

    def _slim(self) -> None:
        """Drops the text of what was sent; each question that waits holds it, read as well."""
        for event in self._page._queue.event_ids_to_events.values():
            event.request._body = b""

    def _look_again(self) -> None:
        self._next_look = None
        self._forget()
        give_back()

    def _drop(self, session: str) -> None:
        queue = self._page._queue
        queue.pending_messages_per_session.pop(session, None)
        queue.pending_event_ids_session.pop(session, None)
        self._undelivered.drop(session)
        self._drop_conversation(session)

    def _drop_conversation(self, session: str) -> None:
        kept = self._page.state_holder
        kept.session_data.pop(session, None)
        kept.time_last_used.pop(session, None)


def named_session(scope: Scope) -> str | None:
    """Returns the session that a request names; None if that does not matter."""
    path = str(scope["path"]).rstrip("/")
    if scope["method"] == "POST" and path in QUESTION_PATHS:
        return str(scope[JSON].get("session_hash"))
    if path == ANSWERS:
        query = parse_qs(scope["query_string"].decode("ascii", "replace"))
        return str(query.get("session_hash", [""])[-1])
    return None


def size_of(scope: Scope) -> int:
    """Returns the bytes that were sent with a request, once they are all there."""
    length = Headers(scope=scope).get("content-length", "")
    return int(length) if length.isdigit() else 0
