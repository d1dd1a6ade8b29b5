"""What the page asks to be done, as JSON, and what it is told."""

from __future__ import annotations

from typing import Any

from app.web.adding.desk import Desk
from app.web.adding.told import failure
from app.wording import wanted_language
from ingest.errors import RapportwijzerError
from ingest.library.adding import Wishes

MOST_NAME = 150  # characters of a file's name, as many as a file system takes beside what we add


def change(desk: Desk, owner: str, wanted: dict[str, Any]) -> dict[str, str]:
    """Does what is asked; returns {"error": why} if it cannot be done, else {}.

    Args:
        desk: Where.
        owner: Who asks.
        wanted: {"do", "language"}, and what that needs: "name", "title", "id" and "ocr", whether
            its text is to be recognised, to begin a file, "id" and "title" to rename a report,
            "id" to remove one.
    """
    language = wanted_language(wanted)
    name, title, id_ = (_text(wanted.get(key)) for key in ("name", "title", "id"))
    try:
        match wanted.get("do"):
            case "begin":
                ocr = desk.ocr if wanted.get("ocr") is True else None
                desk.begin(owner, file_name(name), Wishes(title=title, id=id_, ocr=ocr))
            case "take_in":
                desk.take_in(owner)
            case "stop":
                if not desk.stop(owner):
                    return {"error": failure("written", language)}
            case "forget":
                desk.forget(owner)
            case "rename":
                desk.rename(owner, id_, title)
            case "remove":
                desk.remove(owner, id_)
            case _:
                return {"error": failure("unexpected", language)}
    except RapportwijzerError as error:
        return {"error": failure(error.reason, language, title, id_)}
    return {}


def file_name(sent: str) -> str:
    """Returns what a file is called: one name, which leads to no other folder."""
    name = sent.replace("\\", "/").rpartition("/")[2]
    name = "".join(one for one in name if one.isprintable()).strip().lstrip(".")
    stem, dot, suffix = name.rpartition(".")
    return f"{stem[:MOST_NAME]}{dot}{suffix[:8]}" if stem else name[:MOST_NAME] or "rapport"


def _text(sent: object) -> str:
    """Returns what was sent as a text that can be written; "" if it is none."""
    return sent.encode("utf-8", "replace").decode().strip() if isinstance(sent, str) else ""
