"""How often one person may ask something."""

from __future__ import annotations

from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import SlidingWindowCounterRateLimiter
from starlette.types import ASGIApp, Receive, Scope, Send

from app.guard import reply

USER = "rapportwijzer.user"  # key of a request's scope: who is signed in


class Limiter:
    """Counts by key, in the memory of this process.

    Args:
        most: How often, in so many minutes.
        minutes: The time that slides along.
    """

    def __init__(self, most: int, minutes: int = 1) -> None:
        self._limit = RateLimitItemPerMinute(most, minutes)
        self._counter = SlidingWindowCounterRateLimiter(MemoryStorage())

    def may(self, key: str) -> bool:
        """Counts one more; returns whether that is still within the limit."""
        return self._counter.hit(self._limit, key)


class RateLimit:
    """ASGI middleware that refuses what one person asks too often.

    A person is who is signed in, else the address that asks. Loading the page is not counted.

    Args:
        app: What answers.
        limiter: Counts.
    """

    def __init__(self, app: ASGIApp, limiter: Limiter) -> None:
        self._app = app
        self._limiter = limiter

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers a request."""
        is_counted = scope["type"] == "http" and scope["method"] == "POST"
        if is_counted and not self._limiter.may(_person(scope)):
            await reply(send, 429, {"error": "Too many requests; wait a minute and try again."})
        else:
            await self._app(scope, receive, send)


def _person(scope: Scope) -> str:
    user = scope.get(USER)
    return f"user {user}" if user else f"client {(scope.get('client') or ['?'])[0]}"
