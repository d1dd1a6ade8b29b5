"""The address at which the pictures of pages are: of the reports that are served, by number."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from app.serve.request.guard import TOO_MUCH, reply
from app.view.printed.address import PATH, read_query
from app.web.backend import Backend
from ingest.pdf.picture.page_picture import PictureError

NO_PICTURE = {"error": "There is no such picture."}
HEADERS = {
    # The same page of the same bytes for ever, as the report's id tells; but for one browser alone,
    # and only as long as its owner is signed in.
    "cache-control": "private, max-age=86400",
    "vary": "cookie",
}


class PictureAddress:
    """ASGI middleware that answers at the address of pictures.

    Args:
        app: What answers at all others.
        backend: Has the reports once they are loaded.
    """

    def __init__(self, app: ASGIApp, backend: Backend) -> None:
        self._app = app
        self._backend = backend

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers a request."""
        if scope["type"] != "http" or scope["path"] != PATH:
            await self._app(scope, receive, send)
            return
        named = read_query(scope["query_string"].decode("latin-1"))
        if named is None or self._backend.state() != "ready":
            await reply(send, 404, NO_PICTURE)
            return
        try:
            picture = await run_in_threadpool(self._picture, *named)
        except PictureError as error:
            await reply(send, *((503, TOO_MUCH) if error.reason == "busy" else (404, NO_PICTURE)))
            return
        await Response(picture, headers=HEADERS, media_type="image/webp")(scope, receive, send)

    def _picture(self, report_id: str, number: int) -> bytes:
        room = self._backend.wait().room
        if report_id not in room.reports.corpora:
            raise PictureError("missing")
        return room.pictures.page(room.reports.report(report_id), number).webp
