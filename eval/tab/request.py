"""What the tab's script asks for, read from whatever was sent."""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Mapping

from app.wording import wanted_language
from eval.asked.question_file import QUESTION_FOLDER
from eval.asked.text_file import read_lines
from eval.tab.choices import MOST_BYTES, SETS
from index.language import Language

Request = Mapping[str, object]


def read_request(sent: object) -> tuple[Request, Language]:
    """Returns what is asked for, nothing if it is no JSON object, and the person's language."""
    wanted: Request = sent if isinstance(sent, dict) else {}
    return wanted, wanted_language(sent)


def asked_file(wanted: Request) -> tuple[str, str]:
    """Returns the name and text of a question file: one of ours, or what the browser sent."""
    name = str(wanted.get("set"))
    if name in SETS:
        file = QUESTION_FOLDER / f"{name}.jsonl"
        return file.name, "\n".join(read_lines(file, "question file"))
    return _name(wanted), str(wanted.get("text") or "")


def asked_table(wanted: Request) -> tuple[str, bytes]:
    """Returns the name and content of the table that the browser sent; b"" if it sent none."""
    sent = wanted.get("base64")
    content = sent if isinstance(sent, str) and len(sent) <= 2 * MOST_BYTES else ""
    try:
        return _name(wanted), b64decode(content.encode("ascii", "replace"), validate=True)
    except ValueError:
        return _name(wanted), b""


def _name(wanted: Request) -> str:
    """Returns what the browser calls the file; of a long name the end, which says what it is."""
    name = str(wanted.get("name") or "questions")[-80:]
    return name.encode("utf-8", "replace").decode()
