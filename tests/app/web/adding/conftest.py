from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

import index.shared_library
from app.web.adding.desk import Desk
from ingest.bundled import REPORT_ID
from tests.app.web.adding.made import made_desk
from tests.fakes import edition_corpus


@pytest.fixture(autouse=True)
def _small_bundle(monkeypatch: pytest.MonkeyPatch) -> None:
    corpus = edition_corpus()
    small = replace(corpus, report=replace(corpus.report, id=REPORT_ID))
    monkeypatch.setattr(index.shared_library, "bundled_corpus", lambda _: small)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def desk(home: Path) -> Iterator[Desk]:
    made = made_desk(home)
    yield made
    made.close()
