"""What takes the square of its length, or more, to read does not end in time here."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from app.query.conversation.pointing import leans
from ingest import report_file
from ingest.automatic import reading, source
from ingest.automatic.by_rule.preparing import prepared
from ingest.automatic.source import parse_source
from ingest.errors import ReportError
from ingest.passages import make_passages
from ingest.report_file import read_report_file
from tests.fuzz.guard import within
from tests.ingest.pdf_files import make_pdf

MANY = 50_000
SECONDS = 60  # each takes a few at most
FULL = " ".join(["woord"] * 60)

TEXTS = {
    "empty lines": "woord" + "\n" * 500_000,
    "form feeds": "woord" + "\f" * 300_000,
    "pieces of a map": FULL + "\n los stuk" * MANY,
    "links": f"{FULL}\n {FULL}" + "\n www.rijk.nl" * MANY,
    "page numbers": "".join(f"{FULL}\n [{9999 - 7 * n % 9999}]\n " for n in range(5000)),
    "a paragraph torn apart": "de inzet\n\n" * MANY,
    "a heading that never ends": "1 Kop\n\n" + "meer\n\n" * MANY,
    "broken words": "samen-\n" * MANY,
    "marks": "Wat" + "?" * 1_000_000 + "a\n\nmeer",
    "one word": "a" * 2_000_000,
    "one line": "Art. 1 is nr. 2. De inzet groeit. " * 20_000,
    "no full stop": "de inzet van de\n" * MANY,
    "initials": "A. " * 200_000,
    "bullets": "• punt\n" * MANY,
    "footnotes": "12 Kamerstuk nr. 49\n\n" * MANY,
    "chapters": "1 Kop\n\n1.1 Kop\n\nDe inzet groeit.\n\n" * 10_000,
    "short sentences": "Ja.\n" * 140_000,
    "accents": "e" + "\u0301" * 500_000,
    "other scripts": "مرحبا \u202e\u2028\u0085\u00a0\ufeff ٣ " * 20_000,
}

LETTERS = "abcdefghijklmnopqrstuvwxyz"


def surname(number: int) -> str:
    return "B" + "".join(LETTERS[number // 26**place % 26] for place in range(4))


def initials(number: int) -> str:
    return "".join(f"{LETTERS[number // 26**place % 26].upper()}." for place in range(5))


ITEMS = ":\n\n• een\n\n• twee\n\n• drie"
# What prepares a report may search, by how many times each says it. Most are one sentence.
PREPARED: dict[str, Callable[[int], str]] = {
    "persons": lambda n: "".join(f"Minister {surname(one)} sprak. " for one in range(n)),
    "namesakes": lambda n: "".join(f"Mevrouw {initials(one)} Bakker sprak. " for one in range(n)),
    "persons of a sentence": lambda n: "minister Bakker en " * n,
    "persons in a row": lambda n: "de heren " + "Bakker, " * n,
    "rows of persons": lambda n: "de heren Bakker en Visser, " * n,
    "signatures": lambda n: "De voorzitter,\n\nA.B. Bakker\n\n" * n,
    "functions": lambda n: "mevrouw A. Bakker, directeur van de Dienst Wonen, en " * n,
    "wholes": lambda n: "Dit: de raad bestaat uit" + ", de raad bestaat uit" * n + " a: b" + ITEMS,
    "counts of a sentence": lambda n: "er zijn 12 bussen en " * n,
    "amounts of a sentence": lambda n: "".join(f"ruim {one} euro, {one}% en " for one in range(n)),
    "thousands": lambda n: "er zijn " + "123 " * n,
    "names of a sentence": lambda n: "de Raad van State en " * n,
    "brackets": lambda n: "(DW; " * n,
}
FEW, TIMES, MOST_TIMES = 1000, 16, 40  # what takes the square takes 256 times as long


def seconds_to_prepare(text: str) -> float:
    report = reading.read_automatically(source.paginate(text, ""), "proef", "Proef", "nl")
    started = time.process_time()
    prepared(report)
    return time.process_time() - started


@pytest.mark.parametrize("text", PREPARED.values(), ids=PREPARED)
def test_a_report_is_prepared_in_time_that_grows_with_its_length(
    text: Callable[[int], str],
) -> None:
    with within(SECONDS):
        short = min(seconds_to_prepare(text(FEW)) for _ in range(2))
        most = MOST_TIMES * max(short, 0.01)
        # Beside other work one run may take three times as long.
        assert any(seconds_to_prepare(text(FEW * TIMES)) < most for _ in range(3))


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_a_large_report_is_read_in_time(text: str) -> None:
    with within(SECONDS):
        found = source.paginate(text, "")
        make_passages(reading.read_automatically(found, "proef", "Proef", "nl"))


@pytest.mark.parametrize(
    "question",
    ["x " + "-" * 1990 + " it?", "it" + "?" * 1990 + "x", "'-" * 990 + " en het?", "er a " * 500],
)
def test_a_question_of_marks_is_judged_in_time(question: str) -> None:
    with within(SECONDS):
        leans(question)


@pytest.mark.parametrize(
    ("limit", "data", "reason"),
    [
        ("MOST_FILE_BYTES", b"woord" * 9, "more than 20 bytes"),
        ("MOST_TEXT_BYTES", b"woord" * 9, "more than 20 bytes"),
        ("MOST_LINES", b"woord" + b"\r" * 20, "more than 20 lines"),
        ("MOST_LINES", make_pdf(["woord"] * 30), "more than 20 lines"),
    ],
)
def test_more_than_is_read_of_a_report_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str, data: bytes, reason: str
) -> None:
    file = tmp_path / "report"
    file.write_bytes(data)
    monkeypatch.setattr(report_file if limit == "MOST_FILE_BYTES" else source, limit, 20)
    with pytest.raises(ReportError, match=rf"^The report file .* {reason}\.$"):
        parse_source(read_report_file(file))


def test_more_sentences_than_are_read_are_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MOST_SENTENCES", 2)
    found = source.paginate("Een zin. Nog een zin. En een derde.", "")
    with pytest.raises(ReportError, match=r"^The report 'Proef' has more than 2 sentences\.$"):
        reading.read_automatically(found, "proef", "Proef", "nl")
