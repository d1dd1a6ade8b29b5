"""The path that the page is served under, as of `https://host/rapport/`.

Nothing behind this knows of it but what makes an address that does not depend on the one it is
read at: a redirect, the path of a cookie. Those ask `root_path` of the request.
"""

from __future__ import annotations

import re

from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from ingest.errors import SettingsError

ROOT_PATH = "rapportwijzer.root-path"  # key of a request's scope
# No segment begins with a dot, so none leads upwards.
SHAPE = re.compile(r"(?:/(?!\.)[\w.~-]+)+", re.ASCII)


def checked_root_path(given: str) -> str:
    """Returns a path to be served under: "/rapport", or "" for none; a slash at the end is dropped.

    Raises:
        SettingsError: It is not such a path.
    """
    path = given.rstrip("/")
    if path and not SHAPE.fullmatch(path):
        raise SettingsError(f"{given} is not a path like /rapport; change --root-path.")
    return path


def root_path(scope: Scope) -> str:
    """Returns the path that a request's page is served under; "" for none."""
    return str(scope.get(ROOT_PATH, ""))


class RootPath:
    """ASGI middleware that takes the path off requests, whether or not a proxy has done so.

    Args:
        app: What answers.
        path: As `checked_root_path` returns it, not "".
    """

    def __init__(self, app: ASGIApp, path: str) -> None:
        self._app = app
        self._path = path

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers a request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
        elif scope["path"] == self._path:  # links in the page begin at the folder
            query = scope.get("query_string", b"").decode("latin-1")
            folder = f"{self._path}/" + (f"?{query}" if query else "")
            await RedirectResponse(folder, 308)(scope, receive, send)
        else:
            await self._app({**scope, ROOT_PATH: self._path, **self._paths(scope)}, receive, send)

    def _paths(self, scope: Scope) -> dict[str, str | bytes]:
        """Returns the paths of a request without the one that it is served under."""
        path, raw = scope["path"], scope.get("raw_path") or b""
        if not path.startswith(f"{self._path}/"):
            return {}
        return {
            "path": path.removeprefix(self._path),
            "raw_path": raw.removeprefix(self._path.encode()),
        }
