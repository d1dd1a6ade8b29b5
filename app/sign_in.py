"""Signing in and out, in front of everything else.

Gradio has a sign-in of its own, which leaves some of its routes open.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from urllib.parse import parse_qs, urlencode, urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.requests import HTTPConnection, Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from app.credentials import Credentials
from app.rate_limit import USER
from app.sign_in_page import sign_in_page
from app.sign_in_sessions import LIFETIME, Sessions
from app.wording import LANGUAGE_COOKIE, browser_language
from ingest.errors import CredentialsError

SIGN_IN, SIGN_OUT = "/sign-in", "/sign-out"
COOKIE = "rapportwijzer-session"
MOST_BYTES = 8192  # of a form
START = "/"


class SignIn:
    """ASGI middleware that lets only people pass who signed in.

    Args:
        app: What answers them.
        credentials: Who may.
        sessions: Who has.
        may_try: Counts one more attempt by name or address; whether it is within the limit.
    """

    def __init__(
        self,
        app: ASGIApp,
        credentials: Credentials,
        sessions: Sessions,
        may_try: Callable[[str], bool],
    ) -> None:
        self._app = app
        self._credentials = credentials
        self._sessions = sessions
        self._may_try = may_try
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
        if answer is None:
            await self._app(scope, receive, send)
            return
        answer.headers["cache-control"] = "no-store"
        await answer(scope, receive, send)

    async def _answer(self, request: Request) -> Response | None:
        """Returns what to answer; None if somebody is signed in who wants something else."""
        match request.method, request.url.path:
            case "GET" | "HEAD", "/sign-in":
                return _page(request, request.query_params.get("next", START))
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
        body = (await request.body())[:MOST_BYTES].decode("utf-8", "replace")
        form = {key: values[0] for key, values in parse_qs(body).items()}
        name, password = form.get("name", "").strip(), form.get("password", "")
        wanted = form.get("next", START)
        address = request.client.host if request.client else "?"
        if not (self._may_try(f"name {name.lower()[:64]}") & self._may_try(f"address {address}")):
            self._tell("sign-in refused", name)
            return _page(request, wanted, name, "sign_in_later", 429)
        if not await run_in_threadpool(self._credentials.check, name, password):
            self._tell("sign-in refused", name)
            return _page(request, wanted, name, "sign_in_failed", 401)
        token = await run_in_threadpool(self._renew, request.cookies.get(COOKIE), name)
        self._tell("signed in", name)
        answer = RedirectResponse(safe_address(wanted), 303)
        answer.set_cookie(
            COOKIE, token, LIFETIME, secure=request.url.scheme == "https", httponly=True
        )
        return answer

    def _renew(self, old: str | None, name: str) -> str:
        if old:
            self._sessions.close(old)
        return self._sessions.open(name, self._credentials.generation(name) or "")

    async def _sign_out(self, request: Request) -> Response:
        token = request.cookies.get(COOKIE)
        if token:
            await run_in_threadpool(self._sessions.close, token)
        answer = RedirectResponse(SIGN_IN, 303)
        answer.delete_cookie(COOKIE, secure=request.url.scheme == "https", httponly=True)
        return answer

    def _tell(self, event: str, name: str) -> None:
        self._log.info(event, extra={"user": name[:64]})


def safe_address(wanted: str) -> str:
    """Returns an address on this server to go to: the one that is wanted if it is one."""
    is_plain = wanted.isascii() and wanted.isprintable() and "\\" not in wanted
    try:
        parts = urlsplit(wanted)
    except ValueError:
        return START
    stays = not parts.scheme and not parts.netloc and parts.path.startswith("/")
    leads_back = parts.path in (SIGN_IN, SIGN_OUT)
    return (
        wanted if is_plain and stays and not wanted.startswith("//") and not leads_back else START
    )


def _page(
    request: Request, wanted: str, name: str = "", problem: str = "", status: int = 200
) -> Response:
    chosen = request.query_params.get("lang") or request.cookies.get(LANGUAGE_COOKIE)
    language = browser_language(chosen, request.headers.get("accept-language"))
    html = sign_in_page(language, safe_address(wanted), name, problem)
    return HTMLResponse(html, status)


def _refusal(request: HTTPConnection) -> Response:
    is_page = request.scope["method"] in ("GET", "HEAD") and "text/html" in request.headers.get(
        "accept", ""
    )
    if not is_page:
        return JSONResponse({"error": "Sign in first."}, 401)
    wanted = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    return RedirectResponse(f"{SIGN_IN}?{urlencode({'next': wanted})}", 303)
