"""From what people thought of answers to a question file for somebody to label."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from app.view.feedback import Feedback


def questions_to_label(
    feedback: Iterable[Feedback], source_text: Callable[[tuple[int, int]], str]
) -> list[dict[str, Any]]:
    """Returns one record a question, or one a dialogue if others were asked before it.

    Of several verdicts on one question the last counts. An answer called good gives its sources
    as evidence; everything else is for the labeller, who finds the verdict, the remark and what
    was said in the record.

    Args:
        feedback: What people said, oldest first.
        source_text: Returns lines of the source, which evidence is quoted from.
    """
    last = {one.asked: one for one in feedback}
    records = []
    for number, one in enumerate(last.values(), start=1):
        *earlier, question = one.asked
        rated = {"question": question, **_labels(one, source_text)}
        shared = {"id": f"F{number:03}", "lang": one.answer.language}
        if earlier:
            turns = [*({"question": asked} for asked in earlier), rated]
            records.append({**shared, "turns": turns})
        else:
            records.append({**shared, **rated})
    return records


def _labels(feedback: Feedback, source_text: Callable[[tuple[int, int]], str]) -> dict[str, Any]:
    answer = feedback.answer
    cited = answer.citations if feedback.verdict == "good" else []
    return {
        "answerable": answer.answered,
        "evidence": [source_text(one.source_lines) for one in cited],
        "verdict": feedback.verdict,
        "remark": feedback.remark,
        "said": answer.answer,
        "index": feedback.index,
    }
