"""What Gradio knows of sessions: whose questions wait, and nothing once they are answered."""

from __future__ import annotations

from typing import Any

from starlette.types import ASGIApp, Receive, Scope, Send

API = "/gradio_api/"


class GradioSessions:
    """ASGI middleware that drops what Gradio keeps of a session that waits for nothing.

    Gradio (6.31) keeps, of 10,000 sessions, the last value of every component, and so the whole
    conversation, which the browser sends anew with each question.

    Args:
        app: Gradio's.
        page: What it serves, a `gr.Blocks`.
    """

    def __init__(self, app: ASGIApp, page: Any) -> None:  # noqa: ANN401
        self._app = app
        self._page = page

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers a request."""
        try:
            await self._app(scope, receive, send)
        finally:
            if scope["type"] == "http" and scope["path"].startswith(API):
                self._forget()

    @property
    def page(self) -> Any:  # noqa: ANN401
        """What is served, a `gr.Blocks`."""
        return self._page

    def waiting(self, session: str) -> int:
        """Returns how many questions of a session are not answered yet."""
        return self._waiting().count(session)

    def _waiting(self) -> list[str]:
        """Returns the session of each question that is not answered yet.

        Gradio's own list by session keeps those that are, until somebody reads the answer.
        """
        queue = self._page._queue
        waiting = [
            event for each in queue.event_queue_per_concurrency_id.values() for event in each.queue
        ]
        active = [event for job in queue.active_jobs if job for event in job]
        return [event.session_hash for event in waiting + active]

    def _forget(self) -> None:
        kept, waiting = self._page.state_holder, set(self._waiting())
        for session in kept.session_data.keys() - waiting:
            kept.session_data.pop(session, None)
            kept.time_last_used.pop(session, None)
