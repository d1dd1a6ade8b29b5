"""Many people at once, each with a conversation of their own, for some minutes."""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from tqdm import tqdm

from eval.load.check import References
from eval.load.client import Browser, FailedError, RefusedError
from eval.load.script import Repertoire, Step, walk
from eval.load.tally import Sample, Tally
from index.language import LANGUAGES, Language

PATIENCE = 60.0  # seconds that somebody waits for an answer
SAMPLE_SECONDS = 2.0


@dataclass(frozen=True, slots=True)
class LoadSettings:
    """How much is asked of the servers.

    Attributes:
        urls: Of the servers; people keep to one, in turn.
        sessions: People at once.
        seconds: How long they go on.
        pause: Seconds that a person reads before the next step, on average.
        seed: Decides what everybody does.
    """

    urls: tuple[str, ...]
    sessions: int
    seconds: float
    pause: float
    seed: int


def run_load(
    settings: LoadSettings,
    repertoires: Mapping[Language, Repertoire],
    references: References,
    memory: Callable[[], float],
) -> tuple[Tally, float]:
    """Returns what was counted, and the seconds that it took.

    Args:
        settings: How much is asked.
        repertoires: What people do.
        references: What must come of it.
        memory: Returns the MB that the servers hold; raises SettingsError if one has ended.
    """
    return asyncio.run(_Load(settings, repertoires, references, memory).run())


class _Load:
    """A load test, with its arguments as those of `run_load`."""

    def __init__(
        self,
        settings: LoadSettings,
        repertoires: Mapping[Language, Repertoire],
        references: References,
        memory: Callable[[], float],
    ) -> None:
        self._settings = settings
        self._repertoires = repertoires
        self._references = references
        self._memory = memory
        self._tally = Tally()
        self._start = 0.0

    async def run(self) -> tuple[Tally, float]:
        """Returns what was counted, and the seconds that it took."""
        self._start = time.perf_counter()
        watching = asyncio.create_task(self._watch())
        everybody = asyncio.gather(*map(self._session, range(self._settings.sessions)))
        try:
            # Watching ends only by an error, which ends everything.
            both: set[asyncio.Future[Any]] = {watching, everybody}
            await asyncio.wait(both, return_when=asyncio.FIRST_COMPLETED)
            if watching.done():
                watching.result()
            await everybody
            return self._tally, self._elapsed()
        finally:
            await _cancelled(watching, everybody)

    def _elapsed(self) -> float:
        return time.perf_counter() - self._start

    async def _watch(self) -> None:
        whole = self._settings.seconds
        with tqdm(total=round(whole), unit="s") as progress:
            while True:
                requests, memory = self._tally.requests, self._memory()
                sample = Sample(self._elapsed(), requests, memory)
                self._tally.samples.append(sample)
                progress.set_postfix_str(f"{requests} requests, {memory:.0f} MB", refresh=False)
                progress.update(min(round(sample.seconds), progress.total) - progress.n)
                await asyncio.sleep(SAMPLE_SECONDS)

    async def _session(self, number: int) -> None:
        settings, tally = self._settings, self._tally
        language = LANGUAGES[number % len(LANGUAGES)]
        # By pairs, so that each server has people of both languages.
        url = settings.urls[number // len(LANGUAGES) % len(settings.urls)]
        name = f"{settings.seed} {number}"
        chance = random.Random(f"{name} pauses")
        async with Browser(url, language, tally.count_request) as browser:
            for step in walk(self._repertoires[language], name):
                if step.kind == "ask" and step.asked[1:] and step.asked[:-1] != browser.asked:
                    continue  # the question before got no answer, so nothing follows it
                pause = chance.expovariate(1 / settings.pause) if settings.pause else 0.0
                if self._elapsed() + pause >= settings.seconds:
                    return
                await asyncio.sleep(pause)
                await self._perform(browser, step)

    async def _perform(self, browser: Browser, step: Step) -> None:
        tally, start = self._tally, time.perf_counter()
        try:
            outcome = await asyncio.wait_for(browser.perform(step), PATIENCE)
        except RefusedError:
            tally.refused += 1
        except FailedError as error:
            tally.errors[str(error)] += 1
        except asyncio.TimeoutError:
            tally.errors[f"no answer within {PATIENCE:.0f} s"] += 1
        except (KeyError, IndexError, TypeError, ValueError) as error:
            tally.errors[f"unexpected form ({type(error).__name__})"] += 1
        else:
            seconds = time.perf_counter() - start
            tally.add(step.kind, seconds, self._references.judge(step, outcome))


async def _cancelled(*tasks: asyncio.Future[Any]) -> None:
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
