"""Serves three reports from one library: the bundled one, an edition of a year later, and a PDF."""

from __future__ import annotations

import argparse
from dataclasses import replace

from app.serve.server import ServerSettings, serve
from app.startup import calibrated_answerer
from app.web.assistant import Assistant
from index.encoder import SentenceEncoder
from index.search import Retriever
from ingest.bundled import bundled_corpus
from ingest.checkout import home
from tests.e2e.two_reports import wijkbus_corpus
from tests.fakes import make_library
from tests.second_edition import second_edition

LATER, LATER_TITLE = "migratierapportage-2024", "Migratierapportage 2024"
WRITTEN = {"696.651": "712.004", "696,651": "712,004"}
EVERY = 6  # question that was prepared: they take most of the time to index


def start() -> Assistant:
    """Returns an assistant for all."""
    encoder, whole = SentenceEncoder(), bundled_corpus()
    some = replace(
        whole,
        anticipated=whole.anticipated[::EVERY],
        broad=whole.broad[::EVERY],
        unanswered=whole.unanswered[::EVERY],
        partial=whole.partial[::EVERY],
    )
    later = second_edition(some, LATER, LATER_TITLE, WRITTEN, {696651.0: 712004.0})
    corpora = [some, later, wijkbus_corpus()]
    library = make_library(home() / "index" / "editions", corpora, encoder)
    return Assistant(calibrated_answerer(Retriever(library, encoder)), None)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int, required=True)
    port = parser.parse_args().port
    serve(start, ServerSettings("127.0.0.1", port, ("127.0.0.1",)))
