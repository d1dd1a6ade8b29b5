"""What a person typed -> a question that can be searched for."""

from __future__ import annotations

import re
import unicodedata

from ingest.errors import QuestionError
from ingest.text.characters import plain

MAX_CHARACTERS = 2000


def clean_question(text: str) -> str:
    """Returns a question as one line, each letter written as in reports, nothing unseen in it.

    Raises:
        QuestionError: It is empty, has no letters or digits, or is longer than 2,000 characters.
    """
    visible = "".join(
        " " if char.isspace() or unicodedata.category(char) in ("Cc", "Cs", "Co", "Cn") else char
        for char in plain(text)
    )
    question = " ".join(visible.split())
    if not question:
        raise QuestionError("The question is empty.", "empty_question")
    if len(question) > MAX_CHARACTERS:
        raise QuestionError(
            f"The question has {len(question):,} characters; at most {MAX_CHARACTERS:,} fit.",
            "long_question",
        )
    if not re.search(r"[^\W_]", question):
        raise QuestionError("The question holds no words.", "wordless_question")
    return question


def without_markup(question: str) -> str:
    """Returns a question without HTML tags, or as it is if nothing else is in it."""
    plain = " ".join(re.sub(r"<[^<>]{1,200}>", " ", question).split())
    return plain if re.search(r"[^\W_]", plain) else question
