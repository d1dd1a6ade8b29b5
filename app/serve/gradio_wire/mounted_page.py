"""Gradio's page as a web application, mounted so that nothing of Gradio's launcher runs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import gradio as gr
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from app.serve.gradio_wire.gradio_sessions import GradioSessions
from app.serve.request.asker import person
from app.serve.request.guard import FAILED
from app.web.backend import Backend
from app.web.extra_tab import Tab
from app.web.gradio_page import make_page, translations
from app.web.own.own_report import OwnReport
from app.web.page import STYLES


def mounted_page(
    backend: Backend,
    tabs: Sequence[Tab] = (),
    *,
    signed_in: bool = False,
    own: OwnReport | None = None,
    root_path: str = "",
) -> GradioSessions:
    """Returns the page as a web application, with nothing in front of it.

    Args:
        backend: Answers.
        tabs: Further tabs.
        signed_in: Whether people are signed in, and so can sign out.
        own: A report of one's own; None for the bundled one.
        root_path: Path that the page is under; "" for none.
    """
    text = translations(own.title if own else "")
    page = make_page(backend, text, tabs, person, signed_in=signed_in, own=own)
    # Gradio's type asks for FastAPI, of which it uses what Starlette has.
    # That other origins are considered here, and none allowed, keeps it from allowing some itself.
    app: Any = Starlette(middleware=[Middleware(CORSMiddleware)])
    gr.mount_gradio_app(
        app,
        page,
        path="/",
        root_path=root_path or None,
        show_error=False,
        run_history=False,
        max_file_size="1mb",  # nothing of ours uploads
        enable_monitoring=False,
        ssr_mode=False,
        footer_links=[],
        i18n=text,
        # The names of its fonts would be looked for elsewhere; ours come with the tokens.
        theme=gr.themes.Default(font=["sans-serif"], font_mono=["monospace"]),
        css_paths=[*STYLES, *(tab.style for tab in tabs)],
    )
    # Gradio refuses files that nobody uploaded only once it is started; it is, by us.
    page.has_launched = True
    page.app.add_exception_handler(Exception, _say_that_it_failed)
    return GradioSessions(app, page)


async def _say_that_it_failed(request: Request, error: Exception) -> Response:
    """Answers as everything else does; the error goes on to who logs it."""
    del request, error
    return JSONResponse(FAILED, 500)
