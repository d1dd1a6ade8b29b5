"""A conversation as Gradio's chat holds it: messages of two roles, questions escaped for HTML.

Programs send theirs as a question and those before it.
"""

from __future__ import annotations

from html import escape, unescape
from typing import Any

History = list[dict[str, Any]]
MOST_QUESTIONS = 50  # of one conversation, the last ones
# What programs call: the answer as a run record, and, for one release yet, as HTML. Whatever
# guards one of them guards all: every list, pattern and address is made of these names.
ASK, ASK_HTML = "ask", "ask_html"
ENDPOINTS = (ASK, ASK_HTML)


def as_question(question: str) -> dict[str, Any]:
    """Returns a question as a message that shows it as it was typed."""
    return {"role": "user", "content": escape(question, quote=False)}


def asked_in(history: History) -> list[str]:
    """Returns the questions of a conversation, as they were typed."""
    asked = [message.get("content") for message in history if message.get("role") == "user"]
    return [unescape(_plain(content)) for content in asked]


def until_question(history: History | None, index: int) -> tuple[History, str]:
    """Returns the conversation before the question at or before a message, and the question.

    If there is none such, that is the conversation as it is and "".
    """
    history = history or []  # a browser may send none
    places = [n for n, message in enumerate(history) if message.get("role") == "user"]
    place = max((n for n in places if n <= index), default=None)
    if place is None:
        return history, ""
    return history[:place], asked_in(history[place : place + 1])[0]


def _plain(content: object) -> str:
    """Returns the text of a message, whose content Gradio gives as text or as blocks."""
    if isinstance(content, str):
        return content
    if isinstance(content, list):
        return " ".join(map(_block_text, content))
    return _block_text(content)


def _block_text(block: object) -> str:
    text = block.get("text") if isinstance(block, dict) else block
    return text if isinstance(text, str) else ""
