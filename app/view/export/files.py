"""A conversation as a file, in the form that is asked for."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from datetime import date

from app.answer.answer import Answer
from app.view.export.answer_tables import as_csv
from app.view.export.content import conversation
from app.view.export.links import public
from app.view.export.markdown_text import as_markdown
from app.view.export.web_page import as_web_page
from index.language import Language
from index.library import Library

WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def conversation_file(
    form: object,
    answers: Sequence[Answer],
    library: Library,
    language: Language,
    base: str,
    today: date,
) -> dict[str, str]:
    """Returns a conversation as a file: its name, media type and text, or its bytes in base64.

    Args:
        form: "html", "word", "csv" for the tables of the last answer; else Markdown.
        answers: In order.
        library: What was cited.
        language: Of the person.
        base: Address of the chat, or ""; it is linked to if others can follow it.
        today: For the heading and the name.
    """
    taken, base = conversation(answers, library, language, today), public(base)
    name = f"rapportwijzer-{today.isoformat()}"
    if form == "html":
        return {
            "name": f"{name}.html",
            "type": "text/html",
            "text": str(as_web_page(taken, base)),
        }
    if form == "word":
        # Takes half a second to import, which only who saves for Word waits for.
        from app.view.export.word_document import as_word_document

        content = base64.b64encode(as_word_document(taken, base)).decode()
        return {"name": f"{name}.docx", "type": WORD_TYPE, "base64": content}
    if form == "csv" and taken.entries:
        text = as_csv(taken.entries[-1], base)
        return {"name": f"{name}.csv", "type": "text/csv", "text": text}
    return {"name": f"{name}.md", "type": "text/markdown", "text": as_markdown(taken, base)}
