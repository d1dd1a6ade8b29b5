"""`python -m ingest.markup.reader LIMITS < FILE`: a file of marked-up text -> its lines.

The parsers are C code, and a file may come from anybody. So it is read in a process that may not
take more than its share; `ingest.markup.isolated` starts it. It writes one JSON value a line: of
each line of the file [text, page or null, the mark's fields], then {"title", "doubts"}. What keeps
it from going on is {"stopped": reason}.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from dataclasses import astuple

from ingest.isolated import StoppedError, limit_this_process
from ingest.markup.kinds import is_html
from ingest.markup.reader.archive import Archive
from ingest.markup.reader.markup_text import MarkupText


def main(seconds: int, memory: int) -> None:
    """Writes the lines of the file that standard input holds, within its limits."""
    limit_this_process(seconds, memory)
    try:
        read = read_markup(sys.stdin.buffer.read())
        for line in read.lines:
            print(json.dumps([line.text, line.page, *astuple(line.mark)]))
        print(json.dumps({"title": read.title, "doubts": read.doubts}))
    except StoppedError as error:
        print(json.dumps({"stopped": error.reason}))
    except RecursionError:
        print('{"stopped": "nested"}')
    except ValueError:  # of a parser that a file surprised: a control character in a name, say
        print('{"stopped": "damaged"}')
    except MemoryError:
        print('{"stopped": "memory"}')


def read_markup(content: bytes) -> MarkupText:
    """Returns the lines of a file, read as what its content says that it is.

    Raises:
        StoppedError: It is of no kind that is read, damaged, protected, or takes too much.
    """
    if is_html(content):
        from ingest.markup.reader.web_page import read_web_page

        return read_web_page(content)
    archive = Archive(content)
    return _reader(archive)(archive)


def _reader(archive: Archive) -> Callable[[Archive], MarkupText]:
    """Returns what reads an archive of its kind, which its own parts tell and not its name."""
    from ingest.markup.reader.e_book import read_e_book
    from ingest.markup.reader.open_document import read_open_document
    from ingest.markup.reader.word import read_word
    from ingest.markup.reader.word_parts import main_part

    said = archive.read("mimetype")[:100] if "mimetype" in archive else b""
    if said.startswith(b"application/epub+zip") or "META-INF/container.xml" in archive:
        return read_e_book
    if said.startswith(b"application/vnd.oasis.opendocument.text"):
        return read_open_document
    if main_part(archive):
        return read_word
    for prefix, mimetype, reason in (
        ("xl/", b"application/vnd.oasis.opendocument.spreadsheet", "spreadsheet"),
        ("ppt/", b"application/vnd.oasis.opendocument.presentation", "presentation"),
    ):
        if said.startswith(mimetype) or any(name.startswith(prefix) for name in archive.names):
            raise StoppedError(reason)
    if any(name.endswith(".iwa") for name in archive.names):
        raise StoppedError("pages_app")
    raise StoppedError("unknown")


if __name__ == "__main__":
    main(**json.loads(sys.argv[1]))
