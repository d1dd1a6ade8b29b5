"""`python -m ingest [FILE]`: read a report and say what was found and doubted.

`python -m ingest add | list | remove | rename | renew` keep reports in the library;
`python -m ingest edition` begins the edition of a report, and checks one.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from tqdm import tqdm

from ingest.automatic.any_report import automatic_corpus
from ingest.bundled import bundled_corpus
from ingest.checkout import home
from ingest.command_line import CommandLine, refuse
from ingest.corpus import Corpus
from ingest.doubts import doubt_lines
from ingest.edition.command import COMMAND as EDITION_COMMAND
from ingest.edition.command import edition_parser
from ingest.errors import SettingsError
from ingest.exit_code import exit_code
from ingest.library.commands import COMMANDS, library_parser
from ingest.ocr.text_layer import OCR_HELP, with_text_layer
from ingest.passages import make_passages
from ingest.report_file import read_report_file
from ingest.storage import write_corpus


def main(argv: Sequence[str] | None = None) -> int:
    """Returns the exit code: 0, or 2 for an input that cannot be read."""
    argv = sys.argv[1:] if argv is None else argv
    arguments = _parser_for(argv[0] if argv else "").parse_args(argv)
    return exit_code(lambda: int(arguments.run(arguments)))


def _parser_for(first: str) -> argparse.ArgumentParser:
    if first == EDITION_COMMAND:
        return edition_parser()
    return library_parser() if first in COMMANDS else _parser()


def _parser() -> argparse.ArgumentParser:
    parser = CommandLine(
        prog="python -m ingest",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "file",
        nargs="?",
        type=Path,
        help="PDF, DOCX, ODT, EPUB, HTML or text; without it, the bundled report in its edition",
    )
    parser.add_argument("--out", type=Path, help="write blocks and questions as JSONL")
    parser.add_argument(
        "--language", default="nl", help="language of the file (ISO 639-1; default: nl)"
    )
    parser.add_argument("--ocr", action="store_true", help=OCR_HELP)
    parser.set_defaults(run=_read)
    return parser


def _read(arguments: argparse.Namespace) -> int:
    if not arguments.file:
        refuse(arguments, "--language", because="without a file: the bundled report is Dutch")
        refuse(arguments, "--ocr", because="without a file")
    if arguments.ocr:
        arguments.file = with_text_layer(arguments.file, home() / "ocr")
    with tqdm(total=3, desc="reading", unit="step") as bar:
        corpus = (
            automatic_corpus(read_report_file(arguments.file), arguments.language)
            if arguments.file
            else bundled_corpus()
        )
        bar.update()
        bar.set_description("cutting passages")
        passages = make_passages(corpus.report)
        bar.update()
        if arguments.out:
            bar.set_description("writing")
            _write(corpus, arguments.out)
        bar.update()
    _describe(corpus, len(passages))
    return 0


def _write(corpus: Corpus, out: Path) -> None:
    try:
        write_corpus(corpus, out)
    except OSError as error:
        raise SettingsError(f"{out} cannot be written ({error.strerror}).") from None


def _describe(corpus: Corpus, passages: int) -> None:
    report = corpus.report
    kinds = Counter(block.kind for block in report.blocks)
    print(f"{report.title} ({report.id}), language {report.language}")
    pages = "pages     " if report.is_paged else "parts     "
    print(f"{pages} {len(report.pages):6} ({min(report.pages)} to {max(report.pages)})")
    print(f"blocks     {len(report.blocks):6} ({', '.join(f'{n} {k}' for k, n in kinds.items())})")
    print(f"sentences  {len(report.sentences):6}")
    print(f"passages   {passages:6}")
    print(f"questions  {len(corpus.anticipated) + len(corpus.broad):6}")
    print(f"entities   {len(corpus.entities):6}")
    if report.doubts:
        print("", *doubt_lines(report.doubts), sep="\n")


if __name__ == "__main__":
    sys.exit(main())
