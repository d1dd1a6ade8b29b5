"""`export | import`: questions and runs in the formats of trec_eval and BEIR."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from pathlib import Path

from app.answer.record import RunRecord
from eval.asked.json_lines import write_json_lines
from eval.asked.question_file import read_questions
from eval.asked.relevance import GoldSource
from eval.commands.shared import (
    Commands,
    add_command,
    add_questions,
    check_output,
    default_run,
    say,
)
from eval.exchange.beir import (
    CORPUS,
    QRELS,
    QUERIES,
    imported_questions,
    read_corpus,
    write_dataset,
)
from eval.exchange.imported_run import import_run
from eval.exchange.trec import qrels_lines, run_lines
from eval.run.run_file import read_run
from eval.score.scoring import check_complete
from ingest.bundled import bundled_corpus
from ingest.command_line import refuse


def add(commands: Commands) -> None:
    """Adds the commands to the parser."""
    export = add_command(
        commands, "export", _export, "write questions and a run for trec_eval and BEIR"
    )
    add_questions(export)
    export.add_argument("--run", type=Path, help="run file (default: the last one, if any)")
    export.add_argument("--out", type=Path, required=True, help="folder to write")
    imported = add_command(
        commands, "import", _import, "read a TREC run over the exported corpus, or a BEIR set"
    )
    imported.add_argument("--beir", type=Path, required=True, help="folder in BEIR's layout")
    imported.add_argument("--trec-run", type=Path, help="run in TREC's format over that corpus")
    imported.add_argument(
        "--out", type=Path, required=True, help="run file, or without --trec-run question file"
    )
    add_questions(imported)


def _export(arguments: argparse.Namespace) -> int:
    questions = read_questions(arguments.questions, arguments.split)
    reports = [bundled_corpus().report]
    file = arguments.run or default_run()
    run = read_run(file) if arguments.run or file.is_file() else None
    if run is not None:
        check_complete(questions, run)
    trec, beir = arguments.out / "trec", arguments.out / "beir"
    write_dataset(reports, questions, beir)
    print(f"Wrote corpus, queries and judgements for others' systems to {beir}.")
    _write(qrels_lines(questions), trec / "qrels.txt")
    print(f"Wrote judgements for trec_eval to {trec / 'qrels.txt'}.")
    if run is not None:
        _write(run_lines(questions, run, GoldSource.of(reports)), trec / "run.txt")
        print(f"Wrote the run {file} to {trec / 'run.txt'}.")
    return 0


def _import(arguments: argparse.Namespace) -> int:
    if arguments.trec_run is None:
        refuse(arguments, "--questions", "--split", because="without --trec-run")
    inputs = [arguments.beir / name for name in (CORPUS, QUERIES, QRELS)]
    check_output(arguments.out, arguments.trec_run, arguments.questions, *inputs)
    if arguments.trec_run is None:
        return _import_questions(arguments.beir, arguments.out)
    questions = read_questions(arguments.questions, arguments.split)
    imported = import_run(questions, arguments.trec_run, read_corpus(arguments.beir))
    write_json_lines(map(RunRecord.as_object, imported.records.values()), arguments.out)
    print(f"Wrote {len(imported.records)} rankings to {arguments.out}; 'score --run' reads them.")
    for note in imported.notes(questions, GoldSource.of([bundled_corpus().report])):
        say(note)
    return 0


def _import_questions(folder: Path, out: Path) -> int:
    imported = imported_questions(folder, [bundled_corpus().report])
    write_json_lines(imported.records, out)
    print(f"Wrote {len(imported.records)} questions to {out}.")
    print(
        "Their quotes are whole passages and they have no answer strings: scores come out "
        "higher than with quotes of single sentences."
    )
    for note in imported.notes:
        say(note)
    return 0


def _write(lines: Iterable[str], file: Path) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("".join(f"{line}\n" for line in lines), "utf-8")
