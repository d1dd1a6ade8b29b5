"""Serves two reports from one library: the bundled one and a PDF that is read automatically."""

from __future__ import annotations

import argparse

from app.answer.answering import ExtractiveAnswerer
from app.answer.outcome.abstention import ANSWER_ALL
from app.serve.server import ServerSettings, serve
from app.view.printed.pictures import PagePictures
from app.web.assistant import Assistant
from index.encoder import SentenceEncoder
from index.search import Retriever
from ingest.automatic.reading import read_automatically
from ingest.automatic.source import parse_source
from ingest.bundled import bundled_corpus
from ingest.checkout import home
from ingest.corpus import Corpus
from ingest.report_file import read_report_file
from tests.e2e.wijkbus import ID, TITLE, wijkbus_pdf
from tests.fakes import make_library

FILE = home() / f"{ID}.pdf"


def wijkbus_corpus() -> Corpus:
    """Returns the PDF as it is read, and leaves it in the data folder."""
    FILE.parent.mkdir(parents=True, exist_ok=True)
    FILE.write_bytes(wijkbus_pdf())
    return Corpus(read_automatically(parse_source(read_report_file(FILE)), ID, TITLE, "nl"))


def start() -> Assistant:
    """Returns an assistant for both."""
    encoder = SentenceEncoder()
    corpora = [bundled_corpus(), wijkbus_corpus()]
    library = make_library(home() / "index" / "two", corpora, encoder)
    answerer = ExtractiveAnswerer(Retriever(library, encoder), ANSWER_ALL)
    return Assistant(answerer, None, pictures=PagePictures({ID: FILE}))


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int, required=True)
    port = parser.parse_args().port
    serve(start, ServerSettings("127.0.0.1", port, ("127.0.0.1",)))
