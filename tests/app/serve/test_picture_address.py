from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from starlette.responses import PlainTextResponse
from starlette.testclient import TestClient

from app.serve.gradio_wire.allowed_paths import is_served
from app.serve.gradio_wire.rate_limit import Limiter, RateLimit
from app.serve.picture_address import PictureAddress
from app.view.printed.pictures import PagePictures
from app.view.reading_room import ReadingRoom
from app.view.reports import Reports
from ingest.corpus import Corpus
from ingest.pdf.picture.page_picture import PagePicture, PictureError
from tests.app.view.printed.made import drawn, made_report, written

ADDRESS = "/page-picture?report=nota&page=1"


def backend(pictures: PagePictures, state: str = "ready") -> Any:  # noqa: ANN401
    room = ReadingRoom(Reports([Corpus(made_report())]), pictures)
    return SimpleNamespace(state=lambda: state, wait=lambda: SimpleNamespace(room=room))


@pytest.fixture
def pictures(tmp_path: Path) -> PagePictures:
    return PagePictures({"nota": written(tmp_path)}, draw=drawn)


def client(pictures: PagePictures, state: str = "ready") -> TestClient:
    return TestClient(PictureAddress(PlainTextResponse("page"), backend(pictures, state)))


def test_a_picture_is_kept_by_one_browser_alone(pictures: PagePictures) -> None:
    got = client(pictures).get(ADDRESS)
    assert (got.status_code, got.content) == (200, b"webp of page 1")
    assert got.headers["content-type"] == "image/webp"
    assert got.headers["cache-control"] == "private, max-age=86400"
    assert got.headers["vary"] == "cookie"


@pytest.mark.parametrize(
    "query",
    [
        "",
        "?report=nota",
        "?report=nota&page=2",
        "?report=nota&page=-1",
        "?report=anders&page=1",
        "?report=../nota&page=1",
        "?report=nota.pdf&page=1",
        "?report=%2Fetc%2Fpasswd&page=0",
        "?file=nota.pdf&page=1",
        "?report=nota&page=1&file=/etc/passwd",
    ],
)
def test_nothing_but_pages_of_the_reports_is_there(pictures: PagePictures, query: str) -> None:
    got = client(pictures).get(f"/page-picture{query}")
    assert (got.status_code, got.json()) == (404, {"error": "There is no such picture."})


def test_other_addresses_are_answered_by_others(pictures: PagePictures) -> None:
    assert client(pictures).get("/page-pictures").text == "page"
    assert is_served("GET", "/page-picture")
    assert not is_served("POST", "/page-picture")
    assert not is_served("GET", "/page-picture/1")


def test_there_is_none_before_the_reports_are_loaded(pictures: PagePictures) -> None:
    assert client(pictures, "loading").get(ADDRESS).status_code == 404


@pytest.mark.parametrize(("reason", "status"), [("busy", 503), ("late", 404)])
def test_a_picture_that_cannot_be_had_is_refused_in_a_sentence(
    tmp_path: Path, reason: str, status: int
) -> None:
    def fail(content: bytes, number: int) -> PagePicture:
        del content, number
        raise PictureError(reason)

    got = client(PagePictures({"nota": written(tmp_path)}, draw=fail)).get(ADDRESS)
    assert got.status_code == status
    assert got.json()["error"]


def test_pictures_count_as_requests(pictures: PagePictures) -> None:
    app = PictureAddress(PlainTextResponse("page"), backend(pictures))
    asking = TestClient(RateLimit(app, Limiter(2)))
    assert [asking.get(ADDRESS).status_code for _ in range(3)] == [200, 200, 429]
