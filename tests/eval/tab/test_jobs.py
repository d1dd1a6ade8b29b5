from __future__ import annotations

import threading
import time
from collections.abc import Callable

import pytest

from eval.score.scorecard import Scorecard, ScoredRun
from eval.tab.jobs import (
    MOST_KEPT,
    MOST_OF_ONE,
    MOST_UNFINISHED,
    UNEXPECTED,
    Job,
    Jobs,
    StoppedError,
)
from ingest.errors import QuestionFileError
from tests.eval.examples import gold, score

RUN = ScoredRun("run", {}, Scorecard.of([score()]), None)


def job(owner: str = "ann") -> Job:
    return Job("q.jsonl", "chat", [gold()], owner)


def until(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + 30
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.005)


def test_a_job_is_done_in_the_background_and_kept_by_its_name() -> None:
    jobs, mine = Jobs(lambda one: RUN), job()

    token = jobs.start(mine)

    assert token is not None
    until(lambda: mine.state == "finished")
    assert jobs.get(token) is mine
    assert mine.run is RUN
    assert jobs.get("guess") is None


def test_jobs_are_done_one_at_a_time_and_only_a_few_wait() -> None:
    go, running, most = threading.Event(), [0], [0]

    def work(one: Job) -> ScoredRun:
        running[0] += 1
        most[0] = max(most[0], running[0])
        go.wait(30)
        running[0] -= 1
        return RUN

    jobs = Jobs(work)
    started = [job(f"person {number}") for number in range(MOST_UNFINISHED)]
    tokens = [jobs.start(one) for one in started]

    assert all(tokens)
    assert len(set(tokens)) == MOST_UNFINISHED
    assert jobs.start(job()) is None
    go.set()
    until(lambda: all(one.state == "finished" for one in started))
    assert most == [1]
    assert jobs.start(job()) is not None


def test_nobody_takes_the_last_place_of_somebody_else() -> None:
    go = threading.Event()

    def work(one: Job) -> ScoredRun:
        go.wait(30)
        return RUN

    jobs = Jobs(work)
    started = [job("ann") for _ in range(MOST_OF_ONE)]
    assert all(jobs.start(one) for one in started)
    assert jobs.start(job("ann")) is None
    other = job("ben")
    assert jobs.start(other) is not None
    assert jobs.start(job("cem")) is None
    go.set()
    until(lambda: all(one.state == "finished" for one in [*started, other]))
    assert jobs.start(job("ann")) is not None


def test_results_of_others_are_not_forgotten_for_those_of_somebody_who_has_more() -> None:
    jobs, tokens = Jobs(lambda one: RUN), list[str]()
    for owner in ["ben", *["ann"] * (MOST_KEPT + 3)]:
        one = job(owner)
        tokens.append(str(jobs.start(one)))
        until(lambda one=one: one.state == "finished")  # type: ignore[misc]

    assert jobs.get(tokens[0]) is not None
    assert [jobs.get(token) is not None for token in tokens[1:]] == [False] * 4 + [True] * (
        MOST_KEPT - 1
    )


@pytest.mark.parametrize(
    ("error", "told"),
    [(QuestionFileError("Wrong."), "Wrong."), (ZeroDivisionError(), UNEXPECTED)],
)
def test_a_job_that_fails_says_why_and_the_next_one_runs(
    error: Exception, told: str, caplog: pytest.LogCaptureFixture
) -> None:
    errors: list[Exception] = [error]

    def work(one: Job) -> ScoredRun:
        if errors:
            raise errors.pop()
        return RUN

    jobs, bad, good = Jobs(work), job(), job()
    jobs.start(bad)
    until(lambda: bad.state == "failed")
    jobs.start(good)
    until(lambda: good.state == "finished")
    assert bad.error == told
    assert all(record.exc_info is None for record in caplog.records)  # its words may be a question


def test_the_oldest_finished_jobs_are_forgotten() -> None:
    jobs, tokens = Jobs(lambda one: RUN), []
    for _ in range(MOST_KEPT + 2):
        one = job()
        tokens.append(str(jobs.start(one)))
        until(lambda one=one: one.state == "finished")  # type: ignore[misc]

    assert [jobs.get(token) is not None for token in tokens] == [False] * 2 + [True] * MOST_KEPT


def test_a_job_is_forgotten_some_time_after_it_is_over() -> None:
    jobs, mine = Jobs(lambda one: RUN, seconds_kept=0.05), job()

    token = jobs.start(mine)

    assert token is not None
    until(lambda: mine.state == "finished")
    until(lambda: jobs.get(token) is None)


def test_a_job_that_is_forgotten_before_it_is_over_is_stopped_first() -> None:
    go = threading.Event()

    def work(one: Job) -> ScoredRun:
        go.wait(30)
        if one.is_stopped:
            raise StoppedError
        return RUN

    jobs, mine = Jobs(work), job()
    token = jobs.start(mine)
    assert token is not None
    jobs.forget(token)
    go.set()

    until(lambda: mine.state == "stopped")
    jobs.forget(token)
    assert jobs.get(token) is None
    jobs.forget("guess")
