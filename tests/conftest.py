"""Settings and the bundled report, shared by all tests."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

from app.answer.answering import ExtractiveAnswerer
from app.startup import start_answerer
from ingest.automatic.source import Source, parse_source
from ingest.bundled import FOLDER, bundled_corpus
from ingest.corpus import Corpus
from ingest.document import Report
from ingest.report_file import read_report_file
from tests.__main__ import SHARED_HOME

# No deadline: a busy machine must not turn a slow example into a failure.
settings.register_profile("rapportwijzer", deadline=None, max_examples=100)
settings.load_profile("rapportwijzer")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    # Once a browser was started, Playwright keeps an event loop running in this thread.
    items.sort(key=lambda item: "e2e" in item.path.parts)


@pytest.fixture(scope="session")
def bundled() -> Corpus:
    """The bundled report with all that was prepared for it."""
    return bundled_corpus()


@pytest.fixture(scope="session")
def bundled_report(bundled: Corpus) -> Report:
    """The bundled report in its edition."""
    return bundled.report


@pytest.fixture(scope="session")
def bundled_source() -> Source:
    """The bundled report's OCR text."""
    return parse_source(read_report_file(FOLDER / "source.txt"))


@pytest.fixture(scope="session")
def real_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder, in which whoever comes first builds the real index.

    What else is in it is this run's own; `python -m tests` has its steps share an index.
    """
    home = tmp_path_factory.mktemp("home")
    if SHARED_HOME in os.environ:
        shared = Path(os.environ[SHARED_HOME], "index")
        shared.mkdir(parents=True, exist_ok=True)
        (home / "index").symlink_to(shared)
    return home


@pytest.fixture(scope="session")
def real_answerer(real_home: Path) -> ExtractiveAnswerer:
    """Answers from the bundled report."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("RAPPORTWIJZER_HOME", str(real_home))
        return start_answerer(print)
