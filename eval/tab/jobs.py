"""Runs that people start in the browser: one at a time, a few waiting, and soon forgotten."""

from __future__ import annotations

import secrets
import threading
import weakref
from collections import Counter, OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from app.serve.request.failure import log_failure
from eval.asked.question_record import GoldQuestion
from eval.score.scorecard import ScoredRun
from ingest.errors import RapportwijzerError

State = Literal["waiting", "asking", "scoring", "finished", "stopped", "failed"]
MOST_UNFINISHED = 4
MOST_OF_ONE = MOST_UNFINISHED - 1  # so that nobody keeps others from starting one
MOST_KEPT = 8  # each up to some 15 MB of records
# Time enough to look into questions, take files away and compare with a second run; the result
# itself stays with the browser.
SECONDS_KEPT = 30 * 60
UNEXPECTED = "unexpected"


@dataclass(slots=True)
class Job:
    """A run that was started.

    Attributes:
        name: Of the question file.
        system: That is asked.
        questions: In order.
        owner: Who started it, as people are told apart.
        known: How many of the questions the system has in its index.
        state: How far it is.
        done: Questions answered.
        error: Why it failed, or "".
        run: The scored run once it is finished.
        is_stopped: Whether its person no longer wants it.
    """

    name: str
    system: str
    questions: Sequence[GoldQuestion]
    owner: str = ""
    known: int = 0
    state: State = "waiting"
    done: int = 0
    error: str = ""
    run: ScoredRun | None = field(default=None, repr=False)
    is_stopped: bool = False


class StoppedError(Exception):
    """The job was stopped by its person."""


class Jobs:
    """Runs by a name that cannot be guessed, so that only who started one sees it.

    Args:
        work: Does a job: answers and scores, counting on it.
        seconds_kept: How long a job is known after it is over.
    """

    def __init__(
        self, work: Callable[[Job], ScoredRun], seconds_kept: float = SECONDS_KEPT
    ) -> None:
        self._work = work
        self._seconds_kept = seconds_kept
        self._jobs: OrderedDict[str, Job] = OrderedDict()
        self._change = threading.Lock()
        self._turn = threading.Lock()

    def start(self, job: Job) -> str | None:
        """Returns the name of a job that was started, or None if too many are unfinished.

        That is too many of all, or too many of whoever starts it.
        """
        token = secrets.token_urlsafe(16)
        with self._change:
            owners = [one.owner for one in self._jobs.values() if not _is_over(one)]
            if len(owners) >= MOST_UNFINISHED or owners.count(job.owner) >= MOST_OF_ONE:
                return None
            self._make_room()
            self._jobs[token] = job
        threading.Thread(target=self._do, args=(token, job), daemon=True).start()
        return token

    def forget(self, token: str) -> None:
        """Forgets a job; one that is not over is stopped first, and forgotten in its time."""
        with self._change:
            job = self._jobs.get(token)
            if job and _is_over(job):
                del self._jobs[token]
            elif job:
                job.is_stopped = True

    def _make_room(self) -> None:
        """Makes room for one more: the oldest goes of whoever has most that are over."""
        over = {name: one.owner for name, one in self._jobs.items() if _is_over(one)}
        while len(over) >= MOST_KEPT:
            ((most, _),) = Counter(over.values()).most_common(1)
            oldest = next(name for name, owner in over.items() if owner == most)
            del over[oldest], self._jobs[oldest]

    def get(self, token: str) -> Job | None:
        """Returns a job by its name; None if it is not known, or no longer."""
        return self._jobs.get(token)

    def _do(self, token: str, job: Job) -> None:
        self._finish(job)
        # Weakly: these jobs must not be known for longer than somebody can ask for one.
        timer = threading.Timer(self._seconds_kept, _forget, [weakref.ref(self), token])
        timer.daemon = True
        timer.start()

    def _finish(self, job: Job) -> None:
        with self._turn:
            try:
                job.run = self._work(job)
                job.state = "finished"
            except StoppedError:
                job.state = "stopped"
            except RapportwijzerError as error:
                job.error, job.state = str(error), "failed"
            except Exception as error:
                log_failure("evaluation failed", error)
                job.error, job.state = UNEXPECTED, "failed"


def _is_over(job: Job) -> bool:
    return job.state in ("finished", "stopped", "failed")


def _forget(jobs: weakref.ref[Jobs], token: str) -> None:
    """Forgets a job of jobs that are still there."""
    if known := jobs():
        known.forget(token)
