"""What runs in processes of its own, to be killed or to run beside others."""

from __future__ import annotations

import multiprocessing
import threading
from collections.abc import Callable, Sequence
from dataclasses import replace
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path

from app.answer.answer import Answer
from app.answer.record import RunRecord
from app.query.query import Turn
from app.view.feedback import FeedbackFile
from eval.asked.question_record import GoldQuestion
from eval.run.configuration import RunConfiguration
from eval.run.resumable_run import answer_into
from index.build import build
from index.search import Retriever
from index.workspace import Workspace
from ingest.corpus import Corpus
from ingest.library.adding import Wishes, add_report
from ingest.library.shelf import Shelf
from ingest.lock import locked
from ingest.report_file import read_report_file
from tests.eval.examples import record
from tests.fakes import FakeEncoder, edition_corpus, plain_corpus, recipe_for, tiny_corpora

# Each starts from a process that has imported this and has no threads.
PROCESSES = multiprocessing.get_context("forkserver")
PROCESSES.set_forkserver_preload([__name__])


class Remembering:
    """Answers every question alike; remembers which it was asked, and tells.

    Args:
        answer: Its text.
        tell: Is told before a question is answered, so after the one before is kept.
    """

    def __init__(self, answer: str = "Ja.", tell: Callable[[str], None] = lambda _: None) -> None:
        self.asked: list[str] = []
        self._answer = answer
        self._tell = tell

    def run(self, question: GoldQuestion, history: Sequence[Turn]) -> tuple[RunRecord, Turn | None]:
        self.asked.append(question.id)
        self._tell(question.id)
        return record(id=question.id, answer=self._answer), Turn(question.id, "nl")


def start(program: Callable[..., None], *arguments: object) -> tuple[BaseProcess, Connection]:
    """Starts a program, which is given a place to tell things to, and returns where they come."""
    receiver, sender = PROCESSES.Pipe(duplex=False)
    # A daemon, so that a test that fails leaves nothing running.
    process = PROCESSES.Process(target=program, args=(sender, *arguments), daemon=True)
    process.start()
    sender.close()
    return process, receiver


def told_until_killed(process: BaseProcess, receiver: Connection, messages: int) -> list[str]:
    """Kills a program after so many messages; returns these and any that came meanwhile."""
    told = []
    try:
        for _ in range(messages):
            told.append(receiver.recv())
        process.kill()
        while True:
            told.append(receiver.recv())
    except EOFError:
        pass
    process.join()
    receiver.close()
    process.close()
    return told


def answer_questions(
    sender: Connection, out: Path, questions: Sequence[GoldQuestion], made: RunConfiguration
) -> None:
    """Makes a run, and tells which question is asked: those before it are kept."""
    answer_into(out, Remembering("é" * 5000, sender.send), questions, made, lambda _: None)


def give_feedback(
    sender: Connection, file: Path, answer: Answer, name: str, number: int, most_bytes: int
) -> None:
    """Gives feedback so many times, and tells each remark that was kept."""
    feedback = FeedbackFile(file, most_bytes)
    for one in range(number):
        remark = f"{name}-{one} " + "é" * 1900
        feedback.add("good", remark, ("Wie?",), answer, "abc")
        sender.send(remark)


def search(sender: Connection, workspace: Workspace, questions: Sequence[str]) -> None:
    """Loads an index and tells what is found for each question."""
    library = workspace.load_or_build(lambda _: None)
    retriever = Retriever(library, workspace.encoder)
    for question in questions:
        sender.send(repr(retriever.search(question, "nl").hits))


def build_in_turn(sender: Connection, folder: Path, number: int) -> None:
    """Builds so many indexes, of one report and of two in turn, and tells when each is there."""
    encoder = FakeEncoder()
    for one in range(number):
        corpora = tiny_corpora() if one % 2 else [edition_corpus()]
        build(corpora, recipe_for(corpora, encoder).reports, encoder, folder)
        sender.send("built")


def add_to_library(sender: Connection, home: Path, file: Path) -> None:
    """Adds a file to a library, and tells each stage as it begins."""
    add_report(Shelf(home), file, Wishes(), sender.send)


def change_library(sender: Connection, home: Path, path: Path) -> None:
    """Adds a report, gives it another title and removes it, over and over; tells each change."""
    shelf, file = Shelf(home), read_report_file(path)
    # What is read of it matters little here, and reading it anew would take all the time.
    report = replace(plain_corpus().report, title="nota")
    while True:
        shelf.add(file, Corpus(report))
        sender.send("added")
        shelf.rename(report.id, "Anders")
        sender.send("renamed")
        shelf.remove(report.id)
        sender.send("removed")


def hold(sender: Connection, lock: Path) -> None:
    """Takes a lock, tells so, and keeps it until it is killed."""
    with locked(lock):
        sender.send("held")
        threading.Event().wait()
