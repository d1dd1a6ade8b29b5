"""What a server holds once it has answered, beside what its libraries alone hold."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from eval.load.client import Browser
from eval.load.processes import usage
from eval.load.script import Step
from eval.load.server import running_server

LIBRARIES = "gradio, sentence_transformers, faiss, uvicorn"
HELD = "serving: MB"


def held_alone() -> float:
    """Returns the MB of a process that only imports the libraries of the server."""
    with subprocess.Popen(
        [sys.executable, "-c", f"import {LIBRARIES}; print(flush=True); input()"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as process:
        assert process.stdout
        process.stdout.readline()
        memory = usage([process.pid]).memory
        process.kill()
    return memory


def held_serving(
    tree: Path, environment: Mapping[str, str], questions: Sequence[str], folder: Path
) -> float:
    """Returns the MB of a server that has answered some questions of one conversation each.

    Args:
        tree: Files of its version.
        environment: Of its process.
        questions: Are asked one after the other.
        folder: For its log.

    Raises:
        SettingsError: It ended, or cannot answer in time.
    """
    with running_server(folder, tree=tree, environment=environment) as server:
        asyncio.run(_ask(server.url, questions))
        return usage([server.process.pid]).memory


async def _ask(url: str, questions: Sequence[str]) -> None:
    async with Browser(url, "nl") as browser:
        for question in questions:
            await browser.perform(Step("ask", "nl", (question,)))
