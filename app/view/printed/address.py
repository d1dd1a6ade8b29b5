"""The address of a page's picture: a report by its id, a page of its file by its number."""

from __future__ import annotations

import re
from urllib.parse import quote

PATH = "/page-picture"
QUERY = re.compile(r"report=([\w-]{1,100})&page=(\d{1,5})", re.ASCII)


def picture_address(report_id: str, number: int) -> str:
    """Returns the address of a picture, from the page that shows it.

    Args:
        report_id: Id of the report.
        number: Of the page in the file, from 0.
    """
    return f"{PATH.removeprefix('/')}?report={quote(report_id)}&page={number}"


def read_query(query: str) -> tuple[str, int] | None:
    """Returns report and number that an address names after "?"; None if it is none of ours."""
    match = QUERY.fullmatch(query)
    return (match[1], int(match[2])) if match else None
