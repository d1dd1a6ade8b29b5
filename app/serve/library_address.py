"""The addresses at which editors add reports. For everybody else they are not there at all."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable, Collection

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from app.serve.gradio_wire.request_body import SECONDS, RefusedError, read_body, read_json
from app.serve.request.asker import USER, person
from app.serve.request.guard import TOO_MUCH
from app.web.adding.desk import Desk
from app.web.adding.draft import Draft, LetGoError
from app.web.adding.page import library_page
from app.web.adding.requests import change
from app.web.adding.told import library_html, told
from app.wording import LANGUAGE_COOKIE, browser_language, wanted_language
from index.language import Language
from ingest.durable import why_unwritten
from ingest.errors import ReportError
from ingest.pdf.picture.page_picture import PictureError

PAGE, STATE, PICTURE = "/library", "/library/state", "/library/page-picture"
FILE, CHANGE = "/library/file", "/library/change"
READ, WRITE = (PAGE, STATE, PICTURE), (FILE, CHANGE)
MOST_CHANGE = 8_192  # bytes
NUMBER = re.compile(r"page=(\d{1,5})", re.ASCII)


class LibraryAddress:
    """ASGI middleware that lets editors add reports; nobody else finds anything here.

    Args:
        app: What answers everybody else, and at all other addresses.
        desk: Where reports are added.
        editors: Names of the people, as the sign-in tells them.
        served: Tells the ids of the reports that can be asked by now.
        may: Counts a request of somebody; returns whether that is within the limit.
    """

    def __init__(
        self,
        app: ASGIApp,
        desk: Desk,
        editors: Collection[str],
        served: Callable[[], Collection[str]],
        may: Callable[[str], bool],
    ) -> None:
        self._app = app
        self._desk = desk
        self._editors = frozenset(editors)
        self._served = served
        self._may = may

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers a request."""
        is_ours = scope["type"] == "http" and (
            scope["path"] in (READ if scope["method"] in ("GET", "HEAD") else WRITE)
            and scope["method"] in ("GET", "HEAD", "POST")
        )
        if not is_ours or not self.is_editor(scope):
            await self._app(scope, receive, send)
            return
        request = Request(scope, receive)
        is_counted = scope["path"] not in (PAGE, STATE)
        if is_counted and not self._may(person(scope)):
            await JSONResponse(TOO_MUCH, 429)(scope, receive, send)
            return
        answer = await self._answer(request, str(scope[USER]))
        await answer(scope, receive, send)

    def is_editor(self, scope: Scope) -> bool:
        """Returns whether a request is of somebody who may add reports."""
        return scope.get(USER) in self._editors

    async def _answer(self, request: Request, owner: str) -> Response:
        match request.scope["path"]:
            case "/library/file":
                return await self._file(request, owner)
            case "/library/change":
                return await self._change(request, owner)
            case "/library/page-picture":
                return await run_in_threadpool(self._picture, request.url.query, owner)
            case "/library/state":
                asked = {"language": request.query_params.get("language")}
                return await run_in_threadpool(self._state, owner, wanted_language(asked))
        chosen = request.cookies.get(LANGUAGE_COOKIE)
        language = browser_language(chosen, request.headers.get("accept-language"))
        return await run_in_threadpool(self._page, owner, language)

    def _page(self, owner: str, language: Language) -> Response:
        state = told(self._desk.draft(owner), language, self._served())
        return HTMLResponse(library_page(state, library_html(self._desk.shelf, language), language))

    def _state(self, owner: str, language: Language) -> Response:
        draft = self._desk.draft(owner)
        stage = draft.stage if draft and draft.stage != "stopped" else ""
        return JSONResponse(
            {
                "stage": stage,
                "share": draft.share if draft else 0,
                "pages": draft.pages if draft else 0,
                "html": told(draft, language, self._served()),
                "members": library_html(self._desk.shelf, language),
            }
        )

    def _picture(self, query: str, owner: str) -> Response:
        match = NUMBER.fullmatch(query)
        try:
            if not match:
                raise PictureError("missing")
            return Response(self._desk.picture(owner, int(match[1])).webp, media_type="image/webp")
        except PictureError:
            return JSONResponse({"error": "There is no such picture."}, 404)

    async def _change(self, request: Request, owner: str) -> Response:
        if not _is(request, "application/json"):
            return JSONResponse({"error": "Send JSON (content-type: application/json)."}, 415)
        try:
            body = await read_body(request.receive, MOST_CHANGE)
            wanted = read_json(body or b"")
        except RefusedError as error:
            return JSONResponse({"error": str(error)}, error.status)
        return JSONResponse(await run_in_threadpool(change, self._desk, owner, wanted))

    async def _file(self, request: Request, owner: str) -> Response:
        """Takes in the bytes of the file that was begun."""
        if not _is(request, "application/octet-stream"):
            return JSONResponse({"error": "Send application/octet-stream."}, 415)
        draft = self._desk.draft(owner)
        if draft is None or draft.stage != "received":
            return JSONResponse({"error": "No file was begun."}, 409)
        try:
            is_whole = await _written(request.receive, draft)
        except asyncio.TimeoutError:
            draft.fail("slow")
        except ReportError as error:
            draft.fail(error.reason)
        except OSError as error:
            draft.fail(why_unwritten(error))
        except LetGoError:
            pass
        else:
            self._desk.received(draft) if is_whole else draft.stop()
        return JSONResponse({})


async def _written(receive: Receive, draft: Draft) -> bool:
    """Writes what is sent; returns whether that is all of it."""
    while True:
        message = await asyncio.wait_for(receive(), SECONDS)
        if message["type"] == "http.disconnect":
            return False
        await run_in_threadpool(draft.write, message.get("body", b""))
        if not message.get("more_body"):
            return True


def _is(request: Request, kind: str) -> bool:
    return request.headers.get("content-type", "").split(";")[0].strip().lower() == kind
