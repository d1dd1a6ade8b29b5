"""How often one person may ask something."""

from __future__ import annotations

from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import SlidingWindowCounterRateLimiter
from starlette.types import ASGIApp, Receive, Scope, Send

from app.serve.gradio_wire.page_calls import SERVER
from app.serve.gradio_wire.request_body import JSON
from app.serve.request.asker import person
from app.serve.request.guard import TOO_MUCH, reply
from app.view.printed.address import PATH as PICTURES

BEGIN = "begin"  # the function that the first screen asks


class Limiter:
    """Counts by key, in the memory of this process.

    Args:
        most: How often, in so many minutes.
        minutes: The time that slides along.
    """

    def __init__(self, most: int, minutes: int = 1) -> None:
        self._limit = RateLimitItemPerMinute(most, minutes)
        self._counter = SlidingWindowCounterRateLimiter(MemoryStorage())

    def may(self, key: str, count: int = 1) -> bool:
        """Counts so many more; returns whether that is still within the limit."""
        return self._counter.hit(self._limit, key, cost=min(count, self._limit.amount))

    def forget(self, key: str) -> None:
        """Begins to count anew."""
        self._counter.clear(self._limit, key)


class RateLimit:
    """ASGI middleware that refuses what one person asks too often.

    Loading the page is not counted, nor whether its questions to begin with are found by now;
    pictures are, which take time to draw.

    Args:
        app: What answers.
        limiter: Counts.
    """

    def __init__(self, app: ASGIApp, limiter: Limiter) -> None:
        self._app = app
        self._limiter = limiter

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers a request."""
        is_counted = scope["type"] == "http" and (
            (scope["method"] == "POST" and not _is_of_beginning(scope)) or scope["path"] == PICTURES
        )
        if is_counted and not self._limiter.may(person(scope), _questions(scope)):
            await reply(send, 429, TOO_MUCH)
        else:
            await self._app(scope, receive, send)


def _is_of_beginning(scope: Scope) -> bool:
    is_function = scope["path"].rstrip("/") == SERVER
    return is_function and bool(scope.get(JSON, {}).get("fn_name") == BEGIN)


def _questions(scope: Scope) -> int:
    """Returns how many questions are sent, at least one: a link or an export can hold many."""
    sent = scope.get(JSON, {})
    places = ((sent.get("event_data"), "questions"), (sent.get("data"), "asked"))
    asked = [place.get(key) for place, key in places if isinstance(place, dict)]
    return max([1, *(len(each) for each in asked if isinstance(each, list))])
