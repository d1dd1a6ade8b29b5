"""A question as typed -> the text to search for: what is asked, whatever its dress."""

from __future__ import annotations

import re

from app.query.clauses import sentences_of
from app.query.style.frames import without_frame
from app.query.style.message import asking_sentences
from app.query.style.spelling import spelled
from index.language import Language
from index.names import KnownNames
from index.stopwords import STOPWORDS
from ingest.text.alignment import WORD, fold


def plain_question(question: str, language: Language | None, names: KnownNames) -> str:
    """Returns what a question asks, without its dress; the question if nothing else is in it.

    Args:
        question: In one line, without markup.
        language: Its language, if it is Dutch or English.
        names: Those whose spelling is known.
    """
    text = spelled(question, language, names)
    text = asking_sentences(text)
    sentences = [without_frame(sentence) for sentence in sentences_of(text)]
    text = re.sub(r"\s+([?!.,;:])", r"\1", " ".join(sentence for sentence in sentences if sentence))
    text = re.sub(r"[?!]{2,}", "?", text[:1].upper() + text[1:])
    is_enough = _has_content(text) or (text and not _has_content(question))
    return text if is_enough else question


def _has_content(text: str) -> bool:
    """Returns whether a text has a word that is no function word."""
    small = STOPWORDS["nl"] | STOPWORDS["en"]
    return any(word not in small for word in WORD.findall(fold(text)))
