"""What each version runs to be asked by another process: it reads orders and writes what came.

Its text is given to `python -c`, so that it runs on any version of the program, and uses only what
all of them have. An order and what comes of it are a line of JSON each.
"""

from __future__ import annotations

import json
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from app.answer.answering import ExtractiveAnswerer
from app.answer.record import run_record
from app.startup import start_answerer
from ingest.errors import QuestionError


def ask(answerer: ExtractiveAnswerer, question: str) -> dict[str, Any]:
    """Returns the answer as a run record without its time, and the seconds that it took."""
    start = time.perf_counter()
    try:
        answer = answerer.answer(question)
    except QuestionError as error:
        return {"seconds": time.perf_counter() - start, "answer": {"error": str(error)}}
    seconds = time.perf_counter() - start
    return {"seconds": seconds, "answer": run_record(answer, "bench", 0.0).as_object()}


def ask_all(answerer: ExtractiveAnswerer, questions: list[str], askers: int) -> dict[str, Any]:
    """Returns the seconds that so many askers take for all questions."""
    start = time.perf_counter()
    with ThreadPoolExecutor(askers) as pool:
        list(pool.map(lambda question: ask(answerer, question), questions))
    return {"seconds": time.perf_counter() - start}


def main() -> None:
    """Obeys until there are no more orders."""
    answers, sys.stdout = sys.stdout, sys.stderr  # what libraries print is no answer
    answerer = start_answerer(lambda _: None)
    for line in sys.stdin:
        order = json.loads(line)
        told = ask_all(answerer, **order) if "askers" in order else ask(answerer, **order)
        print(json.dumps(told), file=answers, flush=True)


if __name__ == "__main__":
    main()
