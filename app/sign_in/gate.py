"""Signing in and out, in front of everything else.

Gradio has a sign-in of its own, which leaves some of its routes open.
"""

from __future__ import annotations

import asyncio
import hashlib
import logging
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.requests import HTTPConnection, Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from app.serve.gradio_wire.request_body import RefusedError, read_body
from app.serve.request.asker import USER, address
from app.serve.request.root_path import root_path
from app.sign_in.attempts import Attempts
from app.sign_in.credentials import Credentials
from app.sign_in.page import sign_in_page
from app.sign_in.sessions import LIFETIME, Sessions
from app.wording import LANGUAGE_COOKIE, browser_language
from ingest.errors import CredentialsError

SIGN_IN, SIGN_OUT = "/sign-in", "/sign-out"
COOKIE = "rapportwijzer-session"
# Tells the page's scripts one person from another, so that nobody is shown what another asked.
OWNER_COOKIE = "rw-owner"
MOST_BYTES = 8192  # of a form
# One hash takes 64 MiB and a core; more at once would let attempts to sign in fill the machine.
AT_ONCE = 2
MOST_WAITING = 50  # whose password is not checked yet


class SignIn:
    """ASGI middleware that lets only people pass who signed in.

    Args:
        app: What answers them.
        credentials: Who may.
        sessions: Who has.
        attempts: Counts attempts to sign in.
    """

    def __init__(
        self,
        app: ASGIApp,
        credentials: Credentials,
        sessions: Sessions,
        attempts: Attempts,
    ) -> None:
        self._app = app
        self._credentials = credentials
        self._sessions = sessions
        self._attempts = attempts
        # Who waits for a turn waits here: the threads are everybody's.
        self._turns = asyncio.Semaphore(AT_ONCE)
        self._waiting = 0
        self._log = logging.getLogger(__name__)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers a request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = Request(scope, receive)
        try:
            answer = await self._answer(request)
        except CredentialsError as error:
            self._log.error(str(error))
            answer = JSONResponse({"error": "Nobody can sign in at the moment."}, 503)
        except RefusedError as error:
            answer = JSONResponse({"error": str(error)}, error.status)
        if answer is None:
            await self._app(scope, receive, send)
            return
        await answer(scope, receive, send)

    async def _answer(self, request: Request) -> Response | None:
        """Returns what to answer; None if somebody is signed in who wants something else."""
        match request.method, request.scope["path"]:
            case "GET" | "HEAD", "/sign-in":
                return _page(request, request.query_params.get("next", ""))
            case "POST", "/sign-in":
                return await self._sign_in(request)
            case "POST", "/sign-out":
                return await self._sign_out(request)
        user = await run_in_threadpool(self._user, request)
        if user is None:
            return _refusal(request)
        request.scope[USER] = user
        return None

    def _user(self, request: Request) -> str | None:
        token = request.cookies.get(COOKIE)
        return self._sessions.user(token, self._credentials.generation) if token else None

    async def _sign_in(self, request: Request) -> Response:
        form = await _form(request)
        name, password = form.get("name", "").strip(), form.get("password", "")
        wanted = form.get("next", "")
        place = address(request.scope)
        if self._waiting >= MOST_WAITING or not self._attempts.may(name, place):
            self._tell(logging.WARNING, "sign-in refused", name)
            return _page(request, wanted, name, "sign_in_later", 429)
        generation = await self._in_turn(name, password)
        if generation is None:
            self._tell(logging.WARNING, "sign-in refused", name)
            return _page(request, wanted, name, "sign_in_failed", 401)
        token = await run_in_threadpool(self._renew, request.cookies.get(COOKIE), name, generation)
        self._attempts.succeeded(name, place)
        self._tell(logging.INFO, "signed in", name)
        answer = RedirectResponse(safe_address(wanted, root_path(request.scope)), 303)
        answer.set_cookie(COOKIE, token, LIFETIME, httponly=True, **_cookie_of(request))
        answer.set_cookie(OWNER_COOKIE, _owner(name), LIFETIME, **_cookie_of(request))
        return answer

    async def _in_turn(self, name: str, password: str) -> str | None:
        """Returns the generation of the password if it is right, once others are checked."""
        self._waiting += 1
        try:
            async with self._turns:
                return await run_in_threadpool(self._checked, name, password)
        finally:
            self._waiting -= 1

    def _checked(self, name: str, password: str) -> str | None:
        """Returns the generation of the password if it is right."""
        # Taken first: if the password is changed meanwhile, the session must be of the old one.
        generation = self._credentials.generation(name)
        return generation if self._credentials.check(name, password) else None

    def _renew(self, old: str | None, name: str, generation: str) -> str:
        if old:
            self._sessions.close(old)
        return self._sessions.open(name, generation)

    async def _sign_out(self, request: Request) -> Response:
        user = await run_in_threadpool(self._user, request)
        await run_in_threadpool(self._sessions.close, request.cookies.get(COOKIE, ""))
        if user:
            self._tell(logging.INFO, "signed out", user)
        answer = RedirectResponse(root_path(request.scope) + SIGN_IN, 303)
        answer.delete_cookie(COOKIE, httponly=True, **_cookie_of(request))
        answer.delete_cookie(OWNER_COOKIE, **_cookie_of(request))
        return answer

    def _tell(self, level: int, event: str, name: str) -> None:
        # A name that nobody has may be a password in the wrong box.
        is_known = self._credentials.generation(name) is not None
        self._log.log(level, event, extra={"user": name if is_known else "unknown"})


def _cookie_of(request: Request) -> dict[str, Any]:
    """Returns where a cookie is sent: to no other path of the same server."""
    return {"path": root_path(request.scope) or "/", "secure": request.url.scheme == "https"}


def _owner(name: str) -> str:
    """Returns what stands for a user, and does not tell the name at a glance."""
    return hashlib.sha256(name.encode("utf-8", "replace")).hexdigest()[:16]


def safe_address(wanted: str, root: str = "") -> str:
    """Returns an address of the page to go to: the one that is wanted if it is one.

    Args:
        wanted: Path and query.
        root: Path that the page is under; "" for none.
    """
    start = f"{root}/"
    is_plain = wanted.isascii() and wanted.isprintable() and "\\" not in wanted
    try:
        parts = urlsplit(wanted)
    except ValueError:
        return start
    stays = not parts.scheme and not parts.netloc and wanted.startswith(start)
    leads_back = parts.path in (root + SIGN_IN, root + SIGN_OUT)
    return (
        wanted if is_plain and stays and not wanted.startswith("//") and not leads_back else start
    )


async def _form(request: Request) -> dict[str, str]:
    """Returns the fields of a form that was sent.

    Raises:
        RefusedError: It is too large or too slow.
    """
    body = await read_body(request.receive, MOST_BYTES) or b""
    fields = parse_qs(body.decode("utf-8", "replace"))
    return {key: values[0] for key, values in fields.items()}


def _page(
    request: Request, wanted: str, name: str = "", problem: str = "", status: int = 200
) -> Response:
    chosen = request.query_params.get("lang") or request.cookies.get(LANGUAGE_COOKIE)
    language = browser_language(chosen, request.headers.get("accept-language"))
    html = sign_in_page(language, safe_address(wanted, root_path(request.scope)), name, problem)
    return HTMLResponse(html, status)


def _refusal(request: HTTPConnection) -> Response:
    is_page = request.scope["method"] in ("GET", "HEAD") and "text/html" in request.headers.get(
        "accept", ""
    )
    if not is_page:
        return JSONResponse({"error": "Sign in first."}, 401)
    root, query = root_path(request.scope), request.url.query
    wanted = root + request.scope["path"] + (f"?{query}" if query else "")
    return RedirectResponse(f"{root}{SIGN_IN}?{urlencode({'next': wanted})}", 303)
