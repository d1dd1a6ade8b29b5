"""What is fed with arbitrary bytes; a target raises only if it found a bug."""

from __future__ import annotations

import json
import os
import tempfile
from base64 import b64decode
from collections import Counter
from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from app.answer.answering import ExtractiveAnswerer
from app.answer.outcome.abstention import AbstentionModel
from app.answer.outcome.evidence import Evidence
from app.answer.record import RunRecord
from app.sign_in.users_file import read_hashes
from app.view.feedback import FeedbackFile
from app.view.templates import Html
from app.web.assistant import Assistant
from app.web.conversation import History, asked_in, until_question
from eval.asked.question_file import parse_lines, read_questions
from eval.asked.question_record import GoldQuestion
from eval.exchange.beir import CORPUS, QRELS, QUERIES, imported_questions, read_corpus
from eval.exchange.trec import read_ranking
from eval.run.run_file import read_run
from eval.score.scorecard import Scorecard, ScoredRun
from eval.score.scoring import score_records
from eval.show.html_report import RunReport
from eval.show.question_html import QuestionHtml
from eval.tab.workbench import Workbench
from index.language import LANGUAGES
from index.search import Retriever
from ingest.automatic.reading import read_automatically
from ingest.automatic.source import is_pdf, parse_source
from ingest.errors import CredentialsError, QuestionFileError, RapportwijzerError, ReportError
from ingest.isolated import StoppedError
from ingest.passages import make_passages
from ingest.pdf.isolated import PdfLimits, read_pdf
from ingest.pdf.reader import __main__ as reader
from ingest.report_file import read_report_file
from ingest.text.alignment import fold
from ingest.text.characters import HYPHEN, SOFT_HYPHEN, plain_line
from tests.fakes import FakeEncoder, edition_corpus, make_library, tiny_corpora
from tests.fuzz.page_check import check_page

SCRATCH = tempfile.TemporaryDirectory()
LONGEST_ERROR = 1000  # characters of one sentence
PART = b"\n---\n"  # between the files of a data set
PDF_LIMITS = PdfLimits(pages=1000, characters=1_000_000, seconds=20, memory=500_000_000)


def file_of(data: bytes, name: str = "file") -> Path:
    """Returns a file that holds the bytes, the same one each time."""
    file = Path(SCRATCH.name) / name
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(data)
    return file


def check_error(error: RapportwijzerError) -> None:
    """Asserts that an error is one sentence that can be shown."""
    text = str(error)
    text.encode()
    assert text.endswith("."), text
    assert len(text) < LONGEST_ERROR, len(text)


def as_read(text: str) -> str:
    """Returns a line in the letters of its sentences, those without accents."""
    plain = plain_line(text).replace(HYPHEN, "-").replace(SOFT_HYPHEN, "")
    return fold(plain).replace("ς", "σ")


def report_text(data: bytes) -> None:
    """Reads a text report up to its passages."""
    if is_pdf(data):
        return
    try:
        source = parse_source(read_report_file(file_of(data)))
        report = read_automatically(source, "proef", "Proef", "nl")
    except ReportError as error:
        check_error(error)
        return
    for sentence in report.sentences.values():
        first, last = sentence.source_lines
        assert 1 <= first <= last <= len(source.lines)
        assert sentence.page == source.lines[first - 1].page
        there = [as_read(line.text) for line in source.lines[first - 1 : last]]
        letters = as_read("".join(sentence.text.split()))
        assert not letters or letters[0] in there[0]
        assert not letters or letters[-1] in there[-1]
        assert Counter(letters) <= Counter("".join(there))
    said = [key for passage in make_passages(report) for key in passage.sentences]
    assert said == list(report.sentences)


def report_pdf(data: bytes) -> None:
    """Reads a PDF as the app does: in a process of its own."""
    try:
        text = read_pdf(read_report_file(file_of(data)), PDF_LIMITS).text
    except ReportError as error:
        check_error(error)
    else:
        text.encode()


def pdf_pages(data: bytes) -> None:
    """Reads a PDF in this process, which its C code may crash: that is why the app does not."""
    try:
        for value in reader._pages(data, PDF_LIMITS):
            json.dumps(value, ensure_ascii=False).encode()
    except StoppedError:
        return


def question_file(data: bytes) -> None:
    """Reads a question file, and as the Evaluation tab does, line by line."""
    try:
        assert read_questions(file_of(data))
    except QuestionFileError as error:
        check_error(error)
    for line in parse_lines(data.decode("utf-8", "replace").split("\n")):
        for text in (line.problem.text("nl"), line.problem.text("en")) if line.problem else ():
            assert len(text) < LONGEST_ERROR
    text = data.decode("utf-8", "replace")
    for language in LANGUAGES:
        checked = Workbench(answerer).check({"text": text, "language": language})
        check_page(str(checked["html"]))


def run_file(data: bytes) -> None:
    """Reads a run file and shows it."""
    try:
        run = read_run(file_of(data))
    except QuestionFileError as error:
        check_error(error)
    else:
        check_run(run)


def check_run(run: Mapping[str, RunRecord]) -> None:
    """Asserts that a run is shown by HTML of ours; its own quotes are taken for gold."""
    corpus = edition_corpus()
    questions = [
        GoldQuestion(
            id=record.id,
            question=record.question or record.answer,
            language="nl",
            answerable=place % 2 == 0,
            evidence=tuple(passage.text for passage in record.passages),
        )
        for place, record in enumerate(run.values())
    ]
    scores = score_records(questions, run.values(), [corpus])
    scored = ScoredRun(questions[0].id, run, Scorecard.of(scores), None)
    for language in LANGUAGES:
        shown = RunReport(scored, QuestionHtml([corpus.report], language), language)
        check_page(shown.verdict() + shown.versus(scored))
        check_page(shown.tables() + shown.comparison(scored))
        check_page(shown.worst(len(questions)) + shown.question_summaries(whole=True))
        check_page(Html("").join(shown.question(id_) for id_ in run))


def trec_file(data: bytes) -> None:
    """Reads another system's ranking."""
    try:
        read_ranking(file_of(data))
    except QuestionFileError as error:
        check_error(error)


def beir_files(data: bytes) -> None:
    """Reads a data set whose three files are parted by lines of hyphens."""
    parts = [*data.split(PART), b"", b""]
    for part, name in zip(parts, (CORPUS, QUERIES, QRELS), strict=False):
        file_of(part, str(name))
    try:
        read_corpus(Path(SCRATCH.name))
        imported_questions(Path(SCRATCH.name), [edition_corpus().report])
    except QuestionFileError as error:
        check_error(error)


def credentials_file(data: bytes) -> None:
    """Reads a file of users."""
    try:
        read_hashes(file_of(data))
    except CredentialsError as error:
        check_error(error)


@lru_cache(maxsize=1)
def answerer() -> ExtractiveAnswerer:
    """Returns an answerer over the reports in miniature."""
    encoder = FakeEncoder()
    library = make_library(Path(SCRATCH.name) / "index", tiny_corpora(), encoder)
    weights = dict.fromkeys(Evidence.names(), 0.0)
    model = AbstentionModel({**weights, "question_cosine": 20.0}, intercept=-8.0, threshold=0.5)
    return ExtractiveAnswerer(Retriever(library, encoder), model)


@lru_cache(maxsize=1)
def assistant() -> Assistant:
    """Returns an assistant for the reports in miniature; its feedback goes nowhere."""
    return Assistant(answerer(), FeedbackFile(Path(os.devnull)))


def check_reply(assistant: Assistant, questions: list[str]) -> None:
    """Asserts that a conversation is answered by HTML of ours in either language."""
    check_page(assistant.reply(questions, "nl"))
    check_page(assistant.reply(questions[-1:], "en"))


def check_export(assistant: Assistant, request: object) -> None:
    """Asserts that a request to save or rate a conversation is met."""
    file = assistant.export(request)
    if "text" in file:
        file["text"].encode()
    else:
        assert b64decode(file["base64"]).startswith(b"PK")
    if file["type"] == "text/html":
        check_page(file["text"].removeprefix("<!doctype html>"))
    assert set(assistant.rate(request)) == {"kept", "text"}


def check_reading_room(assistant: Assistant, request: object) -> None:
    """Asserts that a request to the reading room shows HTML of ours."""
    check_page(str(assistant.room.read(request)["html"]))
    check_page(assistant.room.search(request))
    if file := assistant.table(request):
        file["text"].encode()


def question(data: bytes) -> None:
    """Asks the lines of a text, one after the other, and what the last is answered."""
    check_reply(assistant(), data.decode("utf-8", "surrogateescape").split("\n")[-4:])


def export_request(data: bytes) -> None:
    """Saves and rates a conversation as the browser asks for it."""
    if (request := _json(data)) is not None:
        check_export(assistant(), request)


def reading_room_request(data: bytes) -> None:
    """Opens and searches the report as the browser asks for it."""
    if (request := _json(data)) is not None:
        check_reading_room(assistant(), request)


def history(data: bytes) -> None:
    """Reads a conversation as the browser may send it."""
    sent = _json(data)
    check_history([one for one in sent if isinstance(one, dict)] if isinstance(sent, list) else [])


def check_history(messages: History) -> None:
    """Asserts that the questions of a conversation are found."""
    assert all(isinstance(one, str) for one in asked_in(messages))
    for index in (-1, 0, len(messages), 10**6):
        before, asked = until_question(messages, index)
        assert before == messages[: len(before)]
        assert isinstance(asked, str)


def _json(data: bytes) -> Any:  # noqa: ANN401
    """Returns the JSON value that bytes are, as a server reads it; None if they are none."""
    try:
        return json.loads(data)
    except (ValueError, RecursionError):
        return None


TARGETS: Mapping[str, Callable[[bytes], None]] = {
    target.__name__: target
    for target in (
        report_text,
        report_pdf,
        pdf_pages,
        question_file,
        run_file,
        trec_file,
        beir_files,
        credentials_file,
        question,
        export_request,
        reading_room_request,
        history,
    )
}
