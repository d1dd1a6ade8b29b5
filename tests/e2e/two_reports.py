"""Serves two reports from one library: the bundled one and another that is read automatically."""

from __future__ import annotations

import argparse

from app.answer.answering import ExtractiveAnswerer
from app.answer.outcome.abstention import ANSWER_ALL
from app.serve.server import ServerSettings, serve
from app.web.assistant import Assistant
from index.encoder import SentenceEncoder
from index.search import Retriever
from index.workspace import home
from ingest.automatic.reading import read_automatically
from ingest.automatic.source import paginate
from ingest.bundled import bundled_corpus
from ingest.corpus import Corpus
from tests.fakes import make_library

ID, TITLE = "wijkbus", "De wijkbus"
SENTENCE = "De wijkbus reed vorig jaar door vier dorpen."
TEXT = f"1 Begin\n\nDe raad koos voor een bus.\f2 Ritten\n\n{SENTENCE}"


def start() -> Assistant:
    """Returns an assistant for both."""
    encoder = SentenceEncoder()
    other = Corpus(read_automatically(paginate(TEXT, "0" * 64), ID, TITLE, "nl"))
    library = make_library(home() / "index" / "two", [bundled_corpus(), other], encoder)
    return Assistant(ExtractiveAnswerer(Retriever(library, encoder), ANSWER_ALL), None)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int, required=True)
    port = parser.parse_args().port
    serve(start, ServerSettings("127.0.0.1", port, ("127.0.0.1",)))
