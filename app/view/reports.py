"""The reports as people meet them: what they are called, and links to what stands in them."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlencode

from index.library import Library
from ingest.document import SentenceKey


def own_title(library: Library) -> str:
    """Returns the title of a report that nothing was prepared for; "" for the bundled one."""
    corpora = library.corpora.values()
    if any(corpus.anticipated for corpus in corpora):
        return ""
    return next(iter(corpora)).report.title


def reference(key: SentenceKey) -> str:
    """Returns what a link to a sentence carries: "b015.0"."""
    return f"{key.block}.{key.number}"


def sentence_link(key: SentenceKey) -> str:
    """Returns the durable link to a sentence in the reading room."""
    return f"?s={reference(key)}"


def dossier_link(entity_id: str) -> str:
    """Returns the durable link to an entity's dossier."""
    return f"?d={entity_id}"


def question_link(questions: Sequence[str]) -> str:
    """Returns the link that asks one question after the other."""
    return "?" + urlencode([("q", question) for question in questions])
