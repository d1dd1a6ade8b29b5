"""Adding a report in the browser: read, looked at, taken in and asked; and what goes otherwise."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from app.serve.library_address import READ, WRITE
from app.sign_in.credentials import add_user
from app.wording import word
from index.language import LANGUAGES, Language
from ingest.library.shelf import Shelf
from tests.e2e.conftest import PATIENCE, Server, ask, await_report, open_chat, running_server
from tests.e2e.test_accessibility import violations
from tests.e2e.test_server import lines
from tests.e2e.test_sign_in import request
from tests.e2e.wijkbus import SENTENCE, wijkbus_pdf
from tests.ingest.ocr.program import install
from tests.ingest.pdf_files import make_pdf

pytestmark = [pytest.mark.browser, pytest.mark.real]

EDITOR, OTHER, PASSWORD = "anna", "bert", "een lange zin, met é"
DOUBTED = make_pdf(
    ["1 De bus"], ["De bus reed door vier dorpen."], [], ["Zij kwam vaak te laat, zei de raad."]
)
SLOW = "slow"  # file while which text is being recognised
LARGE = b"<html><body>" + b"<p>Een zin over water en wind. En nog een zin.</p>" * 200_000


# Where the text of an element ends.
RIGHT = (
    "one => { const all = document.createRange(); all.selectNodeContents(one);"
    " return all.getBoundingClientRect().right; }"
)


@pytest.fixture(scope="module")
def library(real_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("library")
    install(folder, made=wijkbus_pdf(), slowly=f"while [ -e {folder / SLOW} ]; do sleep .1; done")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PATH", str(folder / "bin"), prepend=":")
        with library_server(folder, real_home / "index") as running:
            yield running


@contextmanager
def library_server(folder: Path, index: Path) -> Iterator[Server]:
    """Yields a server with an editor and somebody else; its library is its own.

    Args:
        folder: Where it may write.
        index: What may be there already, to begin with.
    """
    folder.mkdir(exist_ok=True)
    if index.is_dir():
        shutil.copytree(index, folder / "home" / "index")
    users = folder / "users.txt"
    for name in (EDITOR, OTHER):
        add_user(users, name, PASSWORD)
    options = ("--auth", str(users), "--editors", EDITOR, "--rate-limit", "0")
    with running_server(folder, *options, "--log", str(folder / "log.jsonl")) as running:
        yield running


@contextmanager
def signed_in(
    browser: Browser,
    server: Server,
    name: str = EDITOR,
    language: Language = "nl",
    *,
    path: str = "library",
    dark: bool = False,
    width: int = 1280,
) -> Iterator[Page]:
    with open_chat(browser, server, language, query=path, dark=dark, width=width) as (page, _):
        page.locator("input[name=name]").fill(name)
        page.locator("input[name=password]").fill(PASSWORD)
        page.keyboard.press("Enter")
        page.wait_for_url(f"{server.url}{path}")
        yield page


def send(page: Page, name: str, content: bytes, **wishes: str) -> None:
    """Sends a file to be read."""
    kind = "application/octet-stream"
    expect(page.locator("#rw-file")).to_be_visible()
    page.locator("#rw-file").set_input_files({"name": name, "mimeType": kind, "buffer": content})
    for wish, value in wishes.items():
        page.locator(f"#rw-{wish}").fill(value)
    page.locator(".rw-add button").press("Enter")


def let_go(page: Page) -> None:
    """Leaves no file to whoever comes next."""
    page.locator("[data-do=stop]:visible, [data-do=forget]").click()
    expect(page.locator("#rw-file")).to_be_visible()


def test_an_editor_adds_a_report_asks_it_and_opens_the_citation(
    browser: Browser, library: Server
) -> None:
    shelf = Shelf(library.home)
    with signed_in(browser, library, path="") as page:
        await_report(page)
        page.get_by_role("link", name="Rapporten").click()
        send(page, "De wijkbus.pdf", wijkbus_pdf(), title="De wijkbus", id="wijkbus")
        expect(page.locator("#rw-review")).to_have_text("Zo is “De wijkbus” gelezen")
        expect(page.locator("#rw-review")).to_be_focused()
        expect(page.locator(".rw-state")).to_contain_text("zijn aan hun uiterlijk herkend")
        assert shelf.members() == []

        page.get_by_role("button", name="Neem het op").click()
        expect(page.locator(".rw-told h2")).to_have_text("“De wijkbus” is opgenomen")
        assert [one.id for one in shelf.members()] == ["wijkbus"]
        expect(page.locator(".rw-members h3")).to_have_text(
            ["Migratierapportage 2023", "De wijkbus"]
        )
        opened = page.get_by_role("link", name="Open het rapport")
        expect(opened).to_be_visible(timeout=5 * PATIENCE * 1000)
        opened.click()
        expect(page.locator("#rw-room article")).to_contain_text("De raad koos voor een bus")
        message = ask(page, "Door hoeveel dorpen reed de wijkbus?")
        message.locator('a.rw-marker[href^="?s=wijkbus:"]').first.click()
        expect(page.locator(".rw-original .rw-cited")).to_have_text(SENTENCE)
        expect(page.locator(".rw-sheets rect")).to_be_in_viewport()

        page.goto(f"{library.url}library")
        let_go(page)
        send(page, "kopie.pdf", wijkbus_pdf())
        expect(page.get_by_role("alert").locator("p").first).to_have_text(
            "Dit bestand staat al in de bibliotheek, als “De wijkbus”."
        )
        let_go(page)
        send(page, "kopie.pdf", DOUBTED, id="wijkbus")
        expect(page.locator(".rw-add .rw-problem")).to_contain_text("met de korte naam “wijkbus”")
        page.locator("#rw-id").fill("")

        members = page.locator(".rw-members > li").nth(1)
        members.locator("summary").first.press("Enter")
        members.locator("input").fill("De bus")
        members.locator("input").press("Enter")
        expect(page.locator(".rw-of-members")).to_have_text("De titel is veranderd.")
        expect(page.locator(".rw-members h3").nth(1)).to_have_text("De bus")
        members.locator("summary").nth(1).press("Enter")
        expect(members).to_contain_text("wordt voor iedereen weggehaald")
        assert len(shelf.members()) == 1
        members.get_by_role("button", name="Haal het weg").press("Enter")
        expect(page.locator(".rw-members > li")).to_have_count(1)
        assert shelf.members() == []


@pytest.mark.parametrize("method", ["GET", "POST", "PUT"])
@pytest.mark.parametrize("path", [*READ, *WRITE])
def test_without_signing_in_nothing_is_told(method: str, path: str, library: Server) -> None:
    for kind in ("application/json", "application/octet-stream", "multipart/form-data"):
        body = '{"do": "begin", "name": "n.pdf"}'
        status, _, content = request(library, path, method, body, content_type=kind)
        assert (status, content) == (401, b'{"error":"Sign in first."}')


def test_somebody_else_finds_nothing(browser: Browser, library: Server) -> None:
    with signed_in(browser, library, OTHER, path="") as page:
        expect(page.locator(".rw-header")).to_be_attached()
        expect(page.get_by_role("tab").first).to_be_visible()
        assert page.locator(".rw-to-library").count() == 0
        asked = """async ([path, method]) => {
            const body = method === "POST" ? '{"do": "begin", "name": "n.pdf"}' : undefined;
            const headers = { "content-type": "application/json" };
            return (await fetch(path, { method, body, headers })).status;
        }"""
        for path in ("library", "library/state", "library/page-picture?page=0"):
            assert page.evaluate(asked, [path, "GET"]) == 404
        for path in ("library/change", "library/file", "gradio_api/upload"):
            assert page.evaluate(asked, [path, "POST"]) == 404
        answer = page.goto(f"{library.url}library")
        assert answer
        assert answer.status == 404
        expect(page.locator("body")).to_contain_text("Op dit adres is niets.")


def test_what_is_being_read_can_be_cancelled(browser: Browser, library: Server) -> None:
    before = sorted(path.name for path in library.home.rglob("*"))
    with signed_in(browser, library) as page:
        send(page, "groot.html", LARGE)
        expect(page.locator(".rw-stages [aria-current]")).to_have_text("Gelezen")
        page.get_by_role("button", name="Annuleren").press("Enter")
        expect(page.locator(".rw-stopped")).to_have_text(
            "Geannuleerd. De bibliotheek is zoals zij was."
        )
        expect(page.locator("#rw-file")).to_be_focused()
        send(page, "De bus.pdf", DOUBTED)  # the other no longer has the turn
        expect(page.locator("#rw-review")).to_be_visible()
        page.reload()
        expect(page.locator("#rw-review")).to_be_visible()
        let_go(page)
    assert sorted(path.name for path in library.home.rglob("*")) == before


@pytest.mark.parametrize("language", LANGUAGES)
def test_text_is_recognised_if_that_is_chosen_and_can_be_cancelled(
    language: Language, browser: Browser, library: Server
) -> None:
    slow = library.blocked.with_name(SLOW)
    slow.touch()
    with signed_in(browser, library, language=language) as page:
        page.get_by_label(word("adding_ocr", language)).check()
        send(page, "scan.png", b"\x89PNG\r\n")
        stage = page.locator(".rw-stages [aria-current]")
        expect(stage).to_have_text(word("adding_stage_recognised", language))
        expect(page.locator(".rw-pages")).to_have_text("2")
        page.get_by_role("button", name=word("adding_cancel", language)).press("Enter")
        expect(page.locator(".rw-stopped")).to_have_text(word("adding_stopped", language))

        send(page, "scan.png", b"\x89PNG\r\n")  # what was chosen stays
        expect(stage).to_have_text(word("adding_stage_recognised", language))
        slow.unlink()
        expect(page.locator("#rw-review")).to_be_visible()
        assert violations(page) == []
        let_go(page)
    assert not (library.home / "ocr").exists()


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("kapot.pdf", b"%PDF-1.4\nkapot", "adding_failed_damaged"),
        ("scan.png", b"\x89PNG\r\n", "adding_failed_textless_here"),
        ("nota.docx", b"PK\x03\x04kapot", "adding_failed_damaged"),
        ("leeg.html", b"", "adding_failed_blank"),
    ],
)
def test_a_file_that_cannot_be_read_is_one_sentence(
    name: str, content: bytes, told: str, browser: Browser, library: Server
) -> None:
    with signed_in(browser, library) as page:
        send(page, name, content)
        expect(page.get_by_role("alert").locator("p").first).to_have_text(word(told, "nl"))
        let_go(page)
    log = library.blocked.with_name("log.jsonl")
    assert list(lines(log, "adding failed")) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("dark", "width"), [(False, 1280), (True, 320)])
def test_the_page_passes_axe_and_fits_a_phone(
    dark: bool, width: int, language: Language, browser: Browser, library: Server
) -> None:
    with signed_in(browser, library, language=language, dark=dark, width=width) as page:
        assert violations(page) == []
        send(page, "De bus.pdf", DOUBTED)
        expect(page.locator("#rw-review")).to_be_focused()
        expect(page.locator(".rw-doubted h4")).to_have_count(1)
        page.locator(".rw-doubted summary").press("Enter")
        picture = page.locator(".rw-doubted img")
        expect(picture).to_have_js_property("complete", value=True)
        assert picture.evaluate("one => one.naturalWidth") > 100
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        let_go(page)


@pytest.mark.parametrize("width", [320, 390, 620])
def test_the_link_to_the_page_is_in_reach_where_there_is_little_room(
    width: int, browser: Browser, library: Server
) -> None:
    with signed_in(browser, library, path="", width=width) as page:
        await_report(page)
        link = page.get_by_role("link", name="Rapporten")
        expect(link).to_be_in_viewport(ratio=1)
        name, switches = page.locator(".rw h1"), page.locator(".rw-switches")
        assert name.evaluate(RIGHT) < switches.evaluate("one => one.getBoundingClientRect().left")
        expect(page.get_by_role("button", name="Afmelden")).to_be_in_viewport(ratio=1)
        assert violations(page) == []
        link.click()  # nothing lies over it
        expect(page.locator("#rw-file")).to_be_visible()
