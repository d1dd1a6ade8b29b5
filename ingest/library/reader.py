"""The process that reads a file to be looked at: it takes the bytes and keeps nothing.

`python -m ingest.library.reader WISHES` takes the file from its standard input and writes a JSON
value a line: "structure" once the file is read, then {"corpus", "review"}, or {"reason", "message"}
if it cannot be read. What reads the file itself is a process of its own again, as everywhere.
"""

from __future__ import annotations

import hashlib
import json
import sys
from dataclasses import asdict
from pathlib import Path

from ingest.automatic.any_report import corpus_of
from ingest.automatic.source import parse_source
from ingest.errors import RapportwijzerError
from ingest.isolated import limit_this_process
from ingest.library.adding import Wishes, as_wished
from ingest.library.review import review_of
from ingest.report_file import ReportFile
from ingest.storage import corpus_lines

STRUCTURE = "structure"


def main(argument: str) -> None:
    """Reads the file and writes what there is to say."""
    told = json.loads(argument)
    limit_this_process(told["seconds"], told["memory"])
    content = sys.stdin.buffer.read()
    file = ReportFile(Path(told["name"]), content, hashlib.sha256(content).hexdigest())
    wishes = Wishes(told["title"], told["language"], told["id"])
    try:
        source = parse_source(file)
        _write(STRUCTURE)
        corpus = as_wished(corpus_of(source, file, wishes.language), wishes)
    except RapportwijzerError as error:
        _write({"reason": error.reason, "message": str(error)})
        return
    review = asdict(review_of(source, corpus.report))
    _write({"corpus": b"".join(corpus_lines(corpus)).decode(), "review": review})


def _write(value: object) -> None:
    sys.stdout.write(f"{json.dumps(value)}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1])
