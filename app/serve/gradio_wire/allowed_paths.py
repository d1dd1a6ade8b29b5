"""The addresses that exist: what the page asks for, and the interface for programs.

Gradio has many more (uploads, files, a proxy, monitoring); what is not named here is not there.
"""

from __future__ import annotations

import re

from starlette.datastructures import Headers
from starlette.responses import HTMLResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from app.serve.request.guard import reply
from app.serve.request.root_path import root_path
from app.view.printed.address import PATH as PICTURES
from app.web.conversation import ENDPOINTS
from app.wording import word
from index.language import LANGUAGES

# A file below these folders of Gradio's; no segment may begin with a dot, so none leads upwards.
_FILE = r"(?:/(?!\.)[\w.~@+-]+)+"
_CALL = f"(?:{'|'.join(ENDPOINTS)})"
READ = re.compile(
    rf"{PICTURES}|/|/config/?|/theme\.css|/favicon\.ico|/robots\.txt|/manifest\.json"
    rf"|/(?:static|assets){_FILE}"
    r"|/gradio_api/(?:info/?|app_id/?|startup-events|queue/data"
    rf"|heartbeat/[\w-]{{1,64}}|call/{_CALL}/[\w-]{{1,64}})"
)
WRITE = re.compile(rf"/gradio_api/(?:queue/join|component_server/?|call/{_CALL}/?)")


def is_served(method: str, path: str) -> bool:
    """Returns whether there is something at an address."""
    if method in ("GET", "HEAD"):
        return READ.fullmatch(path) is not None
    return method == "POST" and WRITE.fullmatch(path) is not None


class Served:
    """ASGI middleware that lets only requests pass to addresses that exist.

    Args:
        app: What answers.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers a request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
        elif not is_served(scope["method"], scope["path"]):
            if "text/html" in Headers(scope=scope).get("accept", ""):
                await HTMLResponse(_nothing_here(root_path(scope)), 404)(scope, receive, send)
            else:
                await reply(send, 404, {"error": word("nothing_here", "en")})
        # Other kinds of content are files to keep, or forms that another site may send.
        elif scope["method"] == "POST" and not _is_json(Headers(scope=scope)):
            await reply(send, 415, {"error": "Send JSON (content-type: application/json)."})
        else:
            await self._app(scope, receive, send)


def _nothing_here(root: str) -> str:
    """Returns a page for whoever mistyped an address, in both languages."""
    texts = "".join(
        f'<p lang="{language}">{word("nothing_here", language)} '
        f'<a href="{root}/">{word("to_the_start", language)}</a></p>'
        for language in LANGUAGES
    )
    return (
        '<!doctype html><html lang="nl"><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width"><meta name="color-scheme" '
        f'content="light dark"><title>{word("title", "nl")}</title>'
        f'<main style="font: 1.1rem/1.5 system-ui; max-width: 40rem; margin: 3rem auto; '
        f'padding: 0 1rem"><h1>{word("title", "nl")}</h1>{texts}</main></html>'
    )


def _is_json(headers: Headers) -> bool:
    return headers.get("content-type", "").split(";")[0].strip().lower() == "application/json"
