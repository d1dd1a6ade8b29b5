"""The server: what a request passes through, from the socket to the page."""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from starlette.types import ASGIApp

from app.serve.connections import listen
from app.serve.gradio_wire.allowed_paths import Served
from app.serve.gradio_wire.gradio_sessions import GradioSessions
from app.serve.gradio_wire.memory import give_back_all
from app.serve.gradio_wire.mounted_page import mounted_page
from app.serve.gradio_wire.page_calls import PageCalls
from app.serve.gradio_wire.queue_turns import Turns
from app.serve.gradio_wire.rate_limit import Limiter, RateLimit
from app.serve.gradio_wire.request_body import Body
from app.serve.library_address import FILE, LibraryAddress
from app.serve.picture_address import PictureAddress
from app.serve.request.asker import USER
from app.serve.request.failure import log_what_is_printed
from app.serve.request.forgetting import Forgetting
from app.serve.request.guard import LOOPBACK, Guard
from app.serve.request.log import RequestLog, warn_on_standard_error
from app.serve.request.root_path import RootPath
from app.web.adding.desk import Desk
from app.web.assistant import Assistant
from app.web.backend import Backend
from app.web.chat import CONCURRENCY
from app.web.early_script import EarlyScript
from app.web.extra_tab import Tab
from app.web.gradio_page import MAX_WAITING
from app.web.own.own_report import OwnReport
from app.web.page import editor_head, head


@dataclass(frozen=True, slots=True)
class ServerSettings:
    """Where the page is served and to whom.

    Attributes:
        host: Address to listen on.
        port: Port to listen on.
        names: Names the server is called by, besides those of this machine.
        sign_in: Puts the sign-in in front; None if everybody may ask.
        rate_limit: Requests a minute of one person; 0 for any number, at any time.
        proxy: Address of a proxy that is believed about who asks; "" for none.
        root_path: Path that the page is under, such as "/rapport"; "" for none.
        editors: Names of those who may add reports, once signed in.
        desk: Where they do; None if nobody may.
    """

    host: str
    port: int
    names: tuple[str, ...] = ()
    sign_in: Callable[[ASGIApp], ASGIApp] | None = None
    rate_limit: int = 0
    proxy: str = ""
    root_path: str = ""
    editors: tuple[str, ...] = ()
    desk: Desk | None = None

    @property
    def address(self) -> str:
        """The address to open in a browser on this machine."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{host}:{self.port}{self.root_path}/"

    @property
    def hosts(self) -> Collection[str] | None:
        """The names requests may be for; None for any, where others can reach an unnamed server.

        A page elsewhere can give its own name the address of this machine; its requests then
        come with that name.
        """
        if self.names or self.host in LOOPBACK:
            return LOOPBACK | {name.lower() for name in self.names}
        return None


def serve(
    start: Callable[[], Assistant],
    settings: ServerSettings,
    make_tabs: Sequence[Callable[[Backend], Tab]] = (),
    say: Callable[[str], None] = print,
    own: OwnReport | None = None,
    stamp: Callable[[], object] | None = None,
) -> None:
    """Serves the page until it is interrupted or told to stop; what is being answered is finished.

    Args:
        start: Loads what answers.
        settings: Where and to whom.
        make_tabs: Make further tabs.
        say: Is told where the page is, once it is there.
        own: A report of one's own; None for the bundled one.
        stamp: Tells when to load anew; see `Backend`.
    """
    if not logging.getLogger().handlers:
        warn_on_standard_error()
    log_what_is_printed()
    backend = Backend(start, stamp, settle=give_back_all)
    tabs = [make(backend) for make in make_tabs]
    page = mounted_page(
        backend, tabs, signed_in=settings.sign_in is not None, own=own, root_path=settings.root_path
    )
    app = protected(page, backend, settings, own)
    try:
        listen(
            app,
            settings.host,
            settings.port,
            settings.proxy,
            lambda: say(f"Rapportwijzer is at {settings.address}; Ctrl-C stops it."),
        )
    finally:
        if settings.desk:
            settings.desk.close()


def protected(
    page: GradioSessions, backend: Backend, settings: ServerSettings, own: OwnReport | None = None
) -> ASGIApp:
    """Returns the page behind everything that a request must pass."""
    more = editor_head()
    app: ASGIApp = EarlyScript(
        page, head(own), lambda scope: more if scope.get(USER) in settings.editors else ""
    )
    # A number at a time for somebody who is signed in leaves a turn to others.
    most = (CONCURRENCY - 1, MAX_WAITING // 2) if settings.rate_limit else (MAX_WAITING,) * 2
    app = PageCalls(Turns(app, page.waiting, page.make_room, *most), page.page)
    app = PictureAddress(app, backend)
    limiter = Limiter(settings.rate_limit) if settings.rate_limit else None
    if limiter:
        app = RateLimit(app, limiter)
    app = Served(Body(app))
    if settings.desk:
        may = limiter.may if limiter else lambda person: True
        app = LibraryAddress(app, settings.desk, settings.editors, backend.served, may)
    if settings.sign_in:
        app = settings.sign_in(app)
    roomy = [FILE] if settings.desk else []
    app = RequestLog(Guard(app, backend.health, settings.hosts, roomy))
    return Forgetting(RootPath(app, settings.root_path) if settings.root_path else app)
