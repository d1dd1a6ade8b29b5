"""What programs get that call the chat, by Gradio's own client."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import Any

import pytest
from gradio_client import Client

from app.answer.record import run_record
from app.startup import start_answerer
from app.wording import word
from ingest.checkout import ROOT
from tests.e2e.conftest import Server

pytestmark = [pytest.mark.browser, pytest.mark.real]

DUTCH = "Hoeveel activiteiten voor opvang in de regio zijn er in Jordanië?"
ENGLISH, FOLLOW_UP = "How many refugees does Iran host?", "And Pakistan?"


@pytest.fixture(scope="module")
def client(server: Server) -> Client:
    return Client(server.url, verbose=False)


def called(client: Client, *asked: str) -> dict[str, Any]:
    """Returns what a program gets; the time taken is checked and left out."""
    record: dict[str, Any] = client.predict(asked[-1], list(asked[:-1]), api_name="/ask")
    assert 0 < record.pop("seconds") < 60
    return record


@pytest.mark.parametrize("question", [DUTCH, ENGLISH])
def test_a_program_gets_what_the_terminal_prints(
    question: str, client: Client, server: Server
) -> None:
    printed = subprocess.run(
        [sys.executable, "-m", "app", "ask", question, "--json"],
        cwd=ROOT,
        env={**os.environ, "RAPPORTWIJZER_HOME": str(server.home)},
        capture_output=True,
        check=True,
    )
    record = json.loads(printed.stdout)
    del record["seconds"]

    found = called(client, question)

    assert found == record
    assert found["answered"]
    assert found["language"] == ("nl" if question == DUTCH else "en")


@pytest.mark.parametrize(
    ("asked", "language"),
    [((DUTCH, "En in Egypte?"), "nl"), ((ENGLISH, FOLLOW_UP), "en"), ((DUTCH, ENGLISH), "en")],
)
def test_a_question_leans_on_those_before_it(
    asked: tuple[str, str],
    language: str,
    client: Client,
    server: Server,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("RAPPORTWIJZER_HOME", str(server.home))
    answerer = start_answerer(print)
    answer = answerer.answer(asked[-1], answerer.turns(asked[:-1]))
    record = json.loads(json.dumps(run_record(answer, "ask", 0.0).as_object()))
    del record["seconds"]

    found = called(client, *asked)

    assert found == record
    assert found["answered"]
    assert found["language"] == language


def test_an_unusable_question_is_an_error_in_a_sentence(client: Client) -> None:
    for asked, key, language in (
        (("",), "empty_question", "nl"),
        ((ENGLISH, "?"), "wordless_question", "en"),
        ((f"{ENGLISH} " * 100,), "long_question", "en"),
    ):
        found = client.predict(asked[-1], list(asked[:-1]), api_name="/ask")
        assert found == {"error": word(key, "en" if language == "en" else "nl")}


def test_the_html_of_before_is_still_there(client: Client) -> None:
    html = client.predict(FOLLOW_UP, [ENGLISH], api_name="/ask_html")
    record = called(client, ENGLISH, FOLLOW_UP)
    assert str(record["citations"][0]["page"]) in html
    assert client.predict("", None, api_name="/ask_html").count(word("empty_question", "nl")) == 1
