"""Nothing of a question stays in the process once it is answered."""

from __future__ import annotations

import ast
import gc
import json
import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, cast

import pytest
from starlette.testclient import TestClient
from starlette.types import ASGIApp

from app.answer.answering import ExtractiveAnswerer
from app.answer.outcome.abstention import AbstentionModel
from app.view.feedback import FeedbackFile
from app.web.assistant import Assistant
from eval.tab.workbench import Workbench
from index.encoder import SentenceEncoder
from index.search import Retriever
from ingest.checkout import ROOT
from tests.app.sign_in.test_credentials import QUICK
from tests.fakes import made_in_a_loop

pytestmark = pytest.mark.slow

# Spelt in halves, so that the test itself does not hold it.
HALVES = "Zzkwibus", "markering"
# A walk over everything takes seconds: what is kept of all kinds of text is looked for in one.
KINDS = ("kept", "asked", "asked of the bundled report", "file", "file for it", "address")
UNKNOWN = "what of a word is left tells no kind"
Marked = Callable[[str], str]


def marker(kind: str = "") -> str:
    """Returns the word that texts of a kind have, or what the words of all kinds begin with."""
    return "".join(HALVES) + (chr(ord("a") + KINDS.index(kind)) if kind else "")


def marked(kind: str) -> Marked:
    """Returns what puts the word of a kind into a text."""
    return lambda text: text.replace("{}", marker(kind))


def held(word: str) -> list[str]:
    """Returns every text in the process that has a word, whatever its case."""
    gc.collect()
    wanted = word.lower()
    found: list[str] = []
    seen = {id(word), id(wanted)}
    stack: list[object] = gc.get_objects()
    while stack:
        one = stack.pop()
        if id(one) in seen or one is stack or one is seen or one is found:
            continue
        seen.add(id(one))
        # Not by isinstance, which some objects answer themselves.
        if issubclass(type(one), (str, bytes, bytearray)):
            text = (
                one if isinstance(one, str) else bytes(cast(bytes, one)).decode("utf-8", "replace")
            )
            if wanted in text.lower():
                found.append(text)
        else:
            stack += gc.get_referents(one)
    return found


def ask_all(marked: Marked, answerer: ExtractiveAnswerer, home: Path) -> None:
    """Asks everything that can be asked, with a word that no report has."""
    questions = [
        marked("Wat doet Nederland in Marokko met {} in 2023?"),
        marked("What does the Netherlands do in Jordan about {}?"),
        marked("Was hat {} mit den Menschen im Libanon gemacht?"),
        marked("En {} dan?"),
        marked("Wie is minister {}?"),
        marked("{}"),
    ]
    assistant = Assistant(answerer, FeedbackFile(home / "feedback.jsonl"))
    for last in range(1, len(questions) + 1):
        assert "rw-" in assistant.reply(questions[:last], "nl")
    for form in ("markdown", "html", "word", "csv"):
        assistant.export({"asked": questions, "format": form, "base": marked("http://{}.nl")})
    assistant.rate({"asked": questions[:1], "verdict": "good", "remark": marked("{} fout")})
    assistant.rate({"asked": [marked("{}") * 500], "verdict": "good"})
    for query in ("{}", "de"):
        assistant.room.search({"query": marked(query)})
    assistant.room.read({"sentence": marked("{}.1")})
    assistant.room.read({"dossier": marked("{}")})


def check_all(marked: Marked, answerer: ExtractiveAnswerer) -> None:
    """Has a question file checked, and its question asked and scored."""
    workbench = Workbench(lambda: answerer)
    report = next(iter(answerer.library.corpora.values())).report
    record: dict[str, Any] = {
        "id": "V1",
        "lang": "nl",
        "question": marked("Hoeveel {} zijn er wereldwijd?"),
        "answerable": True,
        "evidence": [max(report.source, key=len), marked("Wereldwijd {} zoveel mensen")],
        "answer": [marked("281 {}")],
    }
    lines = {"set": "own", "name": marked("{}.jsonl"), "text": json.dumps(record)}
    workbench.check(lines)
    lines["text"] = json.dumps({**record, "evidence": record["evidence"][:1]})
    started = workbench.start(lines)
    state: object = ""
    while state not in ("finished", "failed"):
        state = workbench.progress(started)["state"]
    assert state == "finished"
    assert "V1" in str(workbench.result(started)["html"])


def visit_all(marked: Marked, answerer: ExtractiveAnswerer, folder: Path) -> None:
    """Opens addresses with a question in them, before and behind the sign-in."""
    from app.serve.gradio_wire.mounted_page import mounted_page
    from app.serve.server import ServerSettings, protected
    from app.sign_in.attempts import Attempts
    from app.sign_in.credentials import Credentials, add_user
    from app.sign_in.gate import SignIn
    from app.sign_in.sessions import Sessions
    from app.web.backend import Backend

    add_user(folder / "users", "jan", "twaalf tekens en meer", QUICK)

    def shut(app: ASGIApp) -> SignIn:
        users = Credentials(folder / "users", QUICK)
        return SignIn(app, users, Sessions(folder / "sessions"), Attempts())

    backend = Backend(lambda: Assistant(answerer, None))
    link = marked("/?q=Wat+is+{}")
    for sign_in in (None, shut):
        settings = ServerSettings("127.0.0.1", 1, ("testserver",), sign_in)
        app = protected(made_in_a_loop(lambda: mounted_page(backend)), backend, settings)
        with TestClient(app, headers={"Accept": "text/html"}) as visitor:
            referer = marked("http://testserver/?q=Wat+is+{}")
            assert visitor.get(link, headers={"Referer": referer}).status_code == 200
            visitor.get(marked("/sign-in?next=%2F%3Fq%3D{}"))
            visitor.get(marked("/{}"))


@pytest.fixture(scope="module")
def left(
    retriever: Retriever,
    lenient_model: AbstentionModel,
    real_answerer: ExtractiveAnswerer,
    tmp_path_factory: pytest.TempPathFactory,
) -> Mapping[str, Sequence[str]]:
    """The texts that are left of each kind, after all kinds came."""
    answerer = ExtractiveAnswerer(retriever, lenient_model)
    folders = {kind: tmp_path_factory.mktemp("left") for kind in KINDS}
    kept = [marked("kept")("Wat is {}?")]
    ask_all(marked("asked"), answerer, folders["asked"])
    visit_all(marked("address"), answerer, folders["address"])
    for_it = "asked of the bundled report"
    ask_all(marked(for_it), real_answerer, folders[for_it])
    check_all(marked("file for it"), real_answerer)
    check_all(marked("file"), answerer)
    found = held(marker())
    assert len(kept) == 1  # until here
    left: dict[str, list[str]] = {kind: [] for kind in (*KINDS, UNKNOWN)}
    for text in found:
        for kind in [k for k in KINDS if marker(k).lower() in text.lower()] or [UNKNOWN]:
            left[kind].append(text)
    return left


@pytest.mark.real
def test_a_text_that_is_kept_is_found(left: Mapping[str, Sequence[str]]) -> None:
    assert left["kept"] == [marked("kept")("Wat is {}?")]


@pytest.mark.real
@pytest.mark.parametrize("kind", [*KINDS[1:], UNKNOWN])
def test_nothing_of_what_is_asked_sent_or_opened_stays(
    kind: str, left: Mapping[str, Sequence[str]]
) -> None:
    assert left[kind] == []


def test_no_regular_expression_is_remembered_with_what_was_searched_for(
    answerer: ExtractiveAnswerer,
) -> None:
    re.purge()
    ask = Assistant(answerer, None).room.search
    ask({"query": "water"})  # the first search compiles what all need
    before = len(re._cache)  # type: ignore[attr-defined]
    assert "<mark>" in ask({"query": "droogte"})
    assert "<mark>" in ask({"query": "boeren"})
    assert len(re._cache) == before  # type: ignore[attr-defined]


@pytest.mark.real
@pytest.mark.parametrize("is_read_by_library", [False, True])
def test_the_tokenizer_forgets_the_words_of_a_query(
    is_read_by_library: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if is_read_by_library:
        monkeypatch.setattr("index.unigram.read_unigram", lambda _: None)
    encoder = SentenceEncoder()
    cleared: list[bool] = []
    tokenizer = encoder._model.tokenizer
    cached = tokenizer.model if is_read_by_library else tokenizer
    name = "_clear_cache" if is_read_by_library else "forget"
    monkeypatch.setattr(type(cached), name, lambda _: cleared.append(True), raising=True)
    encoder.encode_queries(["Wat is COMPASS?"])
    assert cleared


def test_only_what_takes_texts_of_the_report_is_cached() -> None:
    root = ROOT
    cached = {
        f"{file.relative_to(root)}: {function.name}"
        for folder in ("app", "index", "ingest", "eval")
        for file in (root / folder).rglob("*.py")
        for function in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(function, ast.FunctionDef)
        and function.args.args
        and any("cache" in ast.unparse(one) for one in function.decorator_list)
        and "self" not in {argument.arg for argument in function.args.args}
    }
    assert cached == {
        "app/answer/choice/asked_period.py: _stated",  # takes texts of a report
        "app/answer/choice/asked_subject.py: _pattern_of",  # takes the names of an entity
        "app/answer/choice/asked_subject.py: _programmes_in_report",
        "app/answer/claims/comparison.py: _figures_in_report",
        "app/answer/claims/times.py: _periods_in_report",
        "app/answer/lead/fit.py: _padded_names",  # takes the names of an entity
        "app/answer/lead/fit.py: _padded_of_report",
        "app/answer/lead/stems.py: _analyser",  # takes a language
        "app/answer/lead/stems.py: openings_of_report",
        "app/answer/lead/stems.py: stems_of_report",
        "app/answer/outcome/evidence.py: _grams",
        "app/answer/outcome/evidence.py: _stems",
        "app/query/slots.py: countries_in_report",
        "index/answer_type.py: is_in_report",
        "index/language.py: _identifier",  # takes languages
    }
