"""Nothing of an address is remembered: an older link to a question (`/?q=…`) holds it.

Python's urllib keeps the last 128 addresses that it parsed, and Starlette has it parse that of
every request.
"""

from __future__ import annotations

import urllib.parse

from starlette.types import ASGIApp, Receive, Scope, Send


class Forgetting:
    """ASGI middleware that empties urllib's memory after each request.

    Args:
        app: What answers.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers a request."""
        try:
            await self._app(scope, receive, send)
        finally:
            urllib.parse.clear_cache()  # type: ignore[attr-defined]
