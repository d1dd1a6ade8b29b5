"""A conversation as Gradio's chat holds it: messages of two roles, questions escaped for HTML."""

from __future__ import annotations

from html import escape, unescape
from typing import Any

History = list[dict[str, Any]]


def as_question(question: str) -> dict[str, Any]:
    """Returns a question as a message that shows it as it was typed."""
    return {"role": "user", "content": escape(question, quote=False)}


def asked_in(history: History) -> list[str]:
    """Returns the questions of a conversation, as they were typed."""
    asked = [message["content"] for message in history if message["role"] == "user"]
    return [unescape(_plain(content)) for content in asked]


def until_question(history: History, index: int) -> tuple[History, str]:
    """Returns the conversation before the question at or before a message, and the question."""
    place = max(n for n in range(index + 1) if history[n]["role"] == "user")
    return history[:place], asked_in(history[place : place + 1])[0]


def _plain(content: object) -> str:
    """Returns the text of a message, whose content Gradio gives as text or as blocks."""
    if isinstance(content, str):
        return content
    if isinstance(content, list):
        return " ".join(_plain(block) for block in content)
    return str(content.get("text", "")) if isinstance(content, dict) else ""
