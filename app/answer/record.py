"""An answer as one JSON object: what `ask --json` prints and a run file holds a line of."""

from __future__ import annotations

from typing import Any

from app.answer.answer import Answer
from app.answer.citations import Citation


def to_record(answer: Answer, id_: str, seconds: float) -> dict[str, Any]:
    """Returns the record of an answer.

    Args:
        answer: The answer.
        id_: Id of the question.
        seconds: How long it took.
    """
    return {
        "id": id_,
        "question": answer.question,
        "language": answer.language,
        "answered": answer.answered,
        "confidence": round(answer.confidence, 4),
        "answer": answer.text,
        "citations": [_citation(citation) for citation in answer.citations],
        "sentences": [_citation(citation) for citation in answer.ranking],
        "passages": [
            {
                "rank": rank,
                "report": hit.passage.report_id,
                "text": hit.passage.text,
                "page": hit.passage.first_page,
                "section": list(hit.passage.section),
                "source_lines": list(hit.passage.source_lines),
                "score": round(hit.score, 4),
            }
            for rank, hit in enumerate(answer.hits, start=1)
        ],
        "seconds": round(seconds, 6),
    }


def _citation(citation: Citation) -> dict[str, Any]:
    return {
        "n": citation.number,
        "report": citation.ref.report_id,
        "quote": citation.quote,
        "translation": citation.translation,
        "page": citation.page,
        "section": list(citation.section),
        "source_lines": list(citation.source_lines),
    }
