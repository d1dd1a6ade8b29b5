"""The process that makes a part of the library's index, or puts the index together.

`python -m index.apart.maker WANTED` takes the report of a part from its standard input, and writes
a JSON value a line: the share that is done, as often as it changes, then "made", or {"reason",
"message"} if it cannot be made. It gives way to who answers, and ends with who started it.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
import threading
from pathlib import Path

from index.apart.watched_encoder import WatchedEncoder
from index.encoders import open_encoder
from index.shared_library import SharedLibrary
from ingest.errors import RapportwijzerError
from ingest.storage import parse_corpus

MADE = "made"
GIVES_WAY = 10  # of 19: a tenth of the time of a processor that others want as well


def main(argument: str) -> None:
    """Makes what is wanted and writes how far it is."""
    told = json.loads(argument)
    if hasattr(os, "nice"):
        os.nice(GIVES_WAY)
    part = sys.stdin.buffer.read(told["bytes"])
    threading.Thread(target=_end_with_who_started, daemon=True).start()
    try:
        encoder = WatchedEncoder(open_encoder(told["encoder"]), _write)
        library = SharedLibrary.of(encoder, Path(told["data"]))
        if part:
            library.prepare(parse_corpus(part), hashlib.sha256(part).hexdigest())
        elif library.members:
            library.ensure()
    except RapportwijzerError as error:
        _write({"reason": error.reason, "message": str(error)})
        return
    _write(MADE)


def _end_with_who_started() -> None:
    while os.read(sys.stdin.fileno(), 1):  # no lock is held that the end of this process waits for
        pass
    os._exit(1)


def _write(value: object) -> None:
    sys.stdout.write(f"{json.dumps(value)}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1])
