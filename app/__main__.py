"""`python -m app` starts the chat; `python -m app ask "question"` answers once.

Exit codes of ask: 0 answered, 3 not in the report, 2 a question or input that cannot be used.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from itertools import chain, repeat
from pathlib import Path

from starlette.types import ASGIApp

from app.answer.answer import Answer
from app.answer.answering import ExtractiveAnswerer
from app.answer.checked import CheckedAnswerer
from app.answer.reports.of_reports import asking_of, by_reports
from app.sign_in.users import add_users_command, check_known
from app.startup import nothing_to_collect
from app.view.reports import Reports
from app.wording import word
from index.encoder import BUNDLED
from index.encoders import ENCODER_HELP
from index.library import Library
from index.store_options import add_store, stores_of
from index.stores import LocalStores
from ingest.checkout import home
from ingest.command_line import CommandLine, refuse, some_text, whole_number
from ingest.doubts import doubt_lines
from ingest.exit_code import exit_code
from ingest.library.shelf import Shelf
from ingest.ocr.text_layer import OCR_HELP, with_text_layer

ANSWERED, NOT_IN_REPORT = 0, 3
COMMANDS = ("ask", "users")


def main(argv: Sequence[str] | None = None) -> int:
    """Returns the exit code."""
    arguments = _parser().parse_args(argv)
    return exit_code(lambda: int(arguments.run(arguments)))


def _parser() -> argparse.ArgumentParser:
    parser = CommandLine(
        prog="python -m app",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    _add_source(parser)
    parser.add_argument("--host", type=some_text, default="127.0.0.1", help="address to listen on")
    parser.add_argument("--port", type=int, default=7860, help="port to listen on")
    parser.add_argument(
        "--no-feedback",
        dest="feedback",
        action="store_false",
        help="do not ask what people think of an answer",
    )
    parser.add_argument(
        "--name",
        dest="names",
        action="append",
        type=some_text,
        default=[],
        help="a name that this server is called by; may be given several times",
    )
    parser.add_argument("--auth", type=Path, metavar="FILE", help="only for the users in this file")
    parser.add_argument(
        "--editors",
        nargs="+",
        type=_editor,
        default=[],
        metavar="NAME",
        help="users of --auth who may add, rename and remove reports in the browser",
    )
    parser.add_argument(
        "--proxy",
        type=some_text,
        metavar="ADDRESS",
        help="address of a proxy that is believed about who asks, such as 127.0.0.1",
    )
    parser.add_argument(
        "--root-path",
        type=some_text,
        metavar="PATH",
        help="path that the page is under behind a proxy, such as /rapport",
    )
    parser.add_argument(
        "--rate-limit",
        type=whole_number(0),
        default=300,
        help="requests a minute of one person; 0 for any number (default: %(default)s)",
    )
    parser.add_argument(
        "--log", type=some_text, help='file to log to as JSON lines; "-" for standard error'
    )
    parser.add_argument(
        "--log-questions", action="store_true", help="log what is asked as well, with --log"
    )
    parser.set_defaults(run=_chat)
    commands = parser.add_subparsers()
    add_users_command(commands)
    ask = commands.add_parser("ask", help="answer one question")
    _add_source(ask)
    ask.add_argument("question")
    ask.add_argument("--json", action="store_true", help="print the run-file record")
    ask.add_argument(
        "--from",
        dest="reports",
        action="append",
        type=some_text,
        default=[],
        metavar="ID",
        help="a report to answer from, and no other; may be given several times",
    )
    ask.set_defaults(run=_ask)
    return parser


def _editor(name: str) -> str:
    """Returns the name of an editor, which may be the last of several before a command."""
    if name in COMMANDS:
        raise argparse.ArgumentTypeError(f"it has no effect with {name}")
    return some_text(name)


def _add_source(parser: argparse.ArgumentParser) -> None:
    """Adds what may stand before or after "ask": what is read, and how."""
    parser.add_argument("--encoder", default=str(BUNDLED), help=ENCODER_HELP)
    parser.add_argument("--report", type=Path, help="a report file; default: the bundled one")
    parser.add_argument("--ocr", action="store_true", help=OCR_HELP)
    add_store(parser)


def _ask(arguments: argparse.Namespace) -> int:
    from app.query.question import clean_question

    # A question that cannot be used is told before the encoder is loaded.
    clean_question(arguments.question)
    _recognise_text(arguments)
    with nothing_to_collect():
        answerer = CheckedAnswerer(by_reports(_answerer(arguments)))
        start = time.perf_counter()
        answer = answerer.answer(asking_of(arguments.question, arguments.reports, answerer.library))
        seconds = time.perf_counter() - start
    if arguments.json:
        from app.answer.record import RECORD_ID, run_record

        record = run_record(answer, RECORD_ID, seconds)
        print(json.dumps(record.as_object(), ensure_ascii=False, indent=1))
    else:
        print(_as_text(answer, answerer.library))
    return NOT_IN_REPORT if answer.reason else ANSWERED


def _recognise_text(arguments: argparse.Namespace) -> None:
    """Puts a file with the text of its scanned pages in the report's place, if that is wanted."""
    if not arguments.report:
        refuse(arguments, "--ocr", because="without --report")
    if arguments.ocr:
        arguments.report = with_text_layer(arguments.report, home() / "ocr")


def _answerer(arguments: argparse.Namespace) -> ExtractiveAnswerer:
    """Returns what answers; says first what is doubted of a report of the user's own."""
    from app.startup import start_answerer

    answerer = start_answerer(
        _say, arguments.encoder, arguments.report, with_library=True, stores=stores_of(arguments)
    )
    if arguments.report:
        for corpus in answerer.library.corpora.values():
            for line in doubt_lines(corpus.report.doubts, arguments.report):
                _say(line)
    return answerer


def _as_text(answer: Answer, library: Library) -> str:
    reports = Reports(library.corpora.values())
    titles = ", ".join(map(reports.title, answer.reports))
    asked = word("only_from", answer.language).format(titles=titles) if titles else ""
    lines = [line for line in (asked, answer.text, answer.insertion_notice) if line]
    for citation in answer.citations:
        page = f"{word('page', answer.language, citation.is_paged)} {citation.page}"
        place = _place(reports.title(citation.ref.report_id), page, citation.section)
        lines.append(f"\n[{citation.number}] {place}")
        lines.append(f'    "{citation.quote}"')
        if answer.language == "en" and citation.translation:
            lines.append(f"    {citation.translation}")
    if not answer.answered and answer.hits:
        lines.append(f"\n{word('perhaps_useful', answer.language)}:")
        lines += [
            "- "
            + _place(
                reports.title(hit.best.report_id),
                word("page", answer.language, library.report(hit.best.report_id).is_paged)
                + f" {hit.passage.first_page}",
                hit.passage.section,
            )
            for hit in answer.hits[:3]
        ]
    return "\n".join(lines)


def _place(title: str, page: str, section: tuple[str, ...]) -> str:
    return ", ".join(filter(None, [title, page, " > ".join(section)]))


def _chat(arguments: argparse.Namespace) -> int:
    from app.serve.address import check_free
    from app.serve.request.guard import LOOPBACK
    from app.serve.request.log import write_log
    from app.serve.request.root_path import checked_root_path
    from app.serve.server import ServerSettings, serve
    from app.view.feedback import NAME as FEEDBACK
    from app.view.feedback import FeedbackFile
    from app.view.printed.pictures import PagePictures
    from app.web.adding.desk import Desk
    from app.web.assistant import Assistant
    from eval.tab.evaluation_tab import evaluation_tab
    from index.apart.making import Making, renew

    _recognise_text(arguments)

    def start() -> Assistant:
        feedback = FeedbackFile(home() / FEEDBACK) if arguments.feedback else None
        answerer = _answerer(arguments)
        pictures = PagePictures(_files(arguments, answerer.library))
        return Assistant(answerer, feedback, arguments.log_questions, pictures)

    def again() -> Assistant:
        if isinstance(stores_of(arguments), LocalStores):  # Milvus Lite serves one process
            renew(home(), arguments.encoder)
        return start()

    if not arguments.log:
        refuse(arguments, "--log-questions", because="without --log")
    else:
        write_log(arguments.log)
    if not arguments.auth:
        refuse(arguments, "--editors", because="without --auth")
    if arguments.report:
        refuse(arguments, "--editors", because="with --report")
    check_known(arguments.editors, arguments.auth)
    settings = ServerSettings(
        arguments.host,
        arguments.port,
        tuple(arguments.names),
        _sign_in(arguments.auth) if arguments.auth else None,
        arguments.rate_limit,
        arguments.proxy or "",
        checked_root_path(arguments.root_path or ""),
        tuple(arguments.editors),
        Desk(home(), partial(Making, home(), arguments.encoder)) if arguments.editors else None,
    )
    check_free(arguments.host, arguments.port)
    if arguments.host not in LOOPBACK and not arguments.auth:
        _say("Whoever can reach this address may ask; --auth lets in only the users of a file.")
    stamp = None if arguments.report else Shelf(home()).stamp
    starts, tab, own = chain([start], repeat(again)), evaluation_tab, None
    if arguments.encoder != str(BUNDLED) or arguments.report:
        # What the user chose may not work: that is told before anything is served.
        ready = [next(starts)()]
        own = ready[0].own
        starts = chain([ready.pop], starts)  # what has been started is kept by nobody here
        tab = partial(evaluation_tab, is_own=own is not None)
    serve(lambda: next(starts)(), settings, [tab], _say, own, stamp)
    return 0


def _files(arguments: argparse.Namespace, library: Library) -> dict[str, Path]:
    """Returns the files that reports were read from, by id."""
    if arguments.report:
        return dict.fromkeys(library.corpora, arguments.report)
    return {one.id: one.file for one in Shelf(home()).members() if one.id in library.corpora}


def _sign_in(file: Path) -> Callable[[ASGIApp], ASGIApp]:
    """Returns what puts the sign-in in front of the page."""
    from app.sign_in.attempts import Attempts
    from app.sign_in.credentials import Credentials
    from app.sign_in.gate import SignIn
    from app.sign_in.sessions import NAME, Sessions

    credentials, sessions, attempts = Credentials(file), Sessions(home() / NAME), Attempts()
    return lambda app: SignIn(app, credentials, sessions, attempts)


def _say(message: str) -> None:
    print(message, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
