"""Reports of the library read again from their files, for what this version of the program finds.

What is found of a report by rule (its names, figures and overviews) is kept as the version that
added it found it.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from ingest.edition.folder import unpacked
from ingest.errors import ReportError
from ingest.library.adding import OpenedReport, Wishes
from ingest.library.member import Member
from ingest.library.shelf import Shelf
from ingest.report_file import ReportFile, hash_of_all


def read_again(shelf: Shelf, member: Member) -> Member:
    """Reads a report again, and puts that in the place of what was read before.

    Raises:
        ReportError: Its file is damaged, or cannot be read any more.
        SettingsError: The library cannot be changed.
    """
    damaged = ReportError(f"The file of the report {member.id} is damaged; it stays as it was.")
    try:
        file = ReportFile(Path(member.file_name), member.file.read_bytes(), member.sha256)
    except OSError:
        raise damaged from None
    edition = unpacked(file)
    found = hash_of_all(edition) if edition else hashlib.sha256(file.content).hexdigest()
    if found != member.sha256:
        raise damaged
    wishes = Wishes(member.title, member.language, member.id)
    return shelf.renew(member, OpenedReport(file.path, file, wishes, edition).read())
