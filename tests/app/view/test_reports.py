"""A report of one's own is presented by its own title, with nothing of the bundled one."""

from __future__ import annotations

import json
import re
from functools import partial
from html import escape, unescape
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

import app.serve.address
import app.serve.server
import app.startup
from app.__main__ import main
from app.answer.answering import ExtractiveAnswerer
from app.answer.outcome.abstention import AbstentionModel
from app.view.reports import own_title
from app.web.about import about
from app.web.assistant import Assistant
from app.web.examples import EXAMPLES
from app.web.own.own_report import OwnReport, own_report
from app.web.page import first_screen, head, reading_room
from app.wording import WORDING, word, wording
from eval.tab.choices import EXAMPLE, SETS, SYSTEMS
from eval.tab.evaluation_tab import evaluation_tab
from index.language import LANGUAGES
from index.library import Library
from index.search import Retriever
from ingest.automatic.any_report import automatic_corpus
from ingest.bundled import REPORT_PUBLISHER, REPORT_TITLE
from ingest.report_file import read_report_file
from tests.fakes import FakeEncoder, edition_corpus, made_in_a_loop, make_library
from tests.ingest.pdf_files import make_pdf

TITLE = "Wijkbus <b> & {date} 2022"
QUESTIONS = [
    question
    for _, by_language in EXAMPLES
    for questions in by_language.values()
    for question in questions
]
# What only the bundled report's page says.
BUNDLED_ONLY = (
    REPORT_TITLE,
    REPORT_PUBLISHER,
    "Migration Report",
    "Foreign Affairs",
    "281 miljoen",
    *(theme for themes, _ in EXAMPLES for theme in themes.values()),
    *QUESTIONS,
)


def names_of_the_bundled(html: str) -> list[str]:
    """Returns what a page, a script or JSON says of the bundled report."""
    text = unescape(html)
    return [said for said in BUNDLED_ONLY if said in text or json.dumps(said)[1:-1] in text]


@pytest.fixture(scope="module")
def own_library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """A PDF of the user's own."""
    folder = tmp_path_factory.mktemp("own")
    file = folder / "wijkbus_2022.pdf"
    text = "De wijkbus reed door vier dorpen. Er stapten 9.300 reizigers in."
    file.write_bytes(make_pdf([text], ["De gemeente betaalde 64.000 euro."]))
    return make_library(folder / "index", [automatic_corpus(read_report_file(file))], FakeEncoder())


@pytest.fixture
def own_answerer(own_library: Library, lenient_model: AbstentionModel) -> ExtractiveAnswerer:
    return ExtractiveAnswerer(Retriever(own_library, FakeEncoder()), lenient_model)


def test_only_a_report_that_nothing_was_prepared_for_is_ones_own(
    own_library: Library, tmp_path: Path
) -> None:
    assert own_title(own_library) == "wijkbus 2022"
    assert own_title(make_library(tmp_path, [edition_corpus()], FakeEncoder())) == ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_its_texts_name_it_and_none_names_another(language: str) -> None:
    words = wording(TITLE)
    assert words.keys() == WORDING.keys()
    texts = {key: text[language] for key, text in words.items()}  # type: ignore[index]
    assert TITLE in texts["first_line"]
    assert not any("{report}" in text for text in texts.values())
    assert names_of_the_bundled("\n".join(texts.values())) == []
    assert wording() == WORDING


def test_its_head_cannot_be_closed_by_its_title() -> None:
    told = head(OwnReport("</script>", "</script>")).split("const WORDING = ")[1]
    words, report = told.split(";\n")[:2]
    assert "<" not in words + report
    assert "</script>" in json.loads(words)["first_line"]["nl"]


def test_nobody_is_invited_to_ask_what_it_does_not_answer() -> None:
    assert all(escape(question) in first_screen() for question in QUESTIONS)
    html = first_screen(OwnReport(TITLE, "wijkbus"))
    assert "#q=" not in html
    for language in LANGUAGES:
        assert escape(word("not_the_ministry_more_own", language)) in html


def test_what_was_not_prepared_is_not_offered() -> None:
    assert re.findall(r"<(?:a|button)[^>]*\bhidden\b[^>]*>", reading_room(TITLE))[:3] == [
        '<button type="button" class="rw-back" data-label="back_to_chat" hidden>',
        '<a class="rw-open" href="?o=all" data-view-of="glance" data-word="at_a_glance" hidden>',
        '<a class="rw-open" href="?d=all" data-view-of="dossiers" data-word="dossiers" hidden>',
    ]
    assert 'rw-either" hidden>' in reading_room(TITLE)
    assert 'rw-either" hidden>' not in reading_room()


def test_the_about_page_is_about_it() -> None:
    html = about(TITLE)
    assert html.count(f"<i>{escape(TITLE)}</i>") == len(LANGUAGES)
    assert names_of_the_bundled(html) == []
    assert "<table>" not in html
    dutch, english = html.split('rw-in-en"')
    assert len(re.findall("<h2>", dutch)) == len(re.findall("<h2>", english)) == 5
    assert len(re.findall("<li>", dutch)) == len(re.findall("<li>", english)) == 3


@pytest.mark.parametrize("format_", ["markdown", "html"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_taken_away_names_it(
    format_: str, language: str, own_answerer: ExtractiveAnswerer
) -> None:
    asked = ["Hoeveel reizigers stapten in?", "Wat is COMPASS?"]
    sent = {"asked": asked, "format": format_, "language": language}
    text = Assistant(own_answerer, None).export(sent)["text"]
    assert "“wijkbus 2022”" in text
    assert [one for one in names_of_the_bundled(text) if one not in asked] == []


def test_what_is_declined_is_not_explained_by_countries_and_programmes(
    own_answerer: ExtractiveAnswerer,
) -> None:
    reply = Assistant(own_answerer, None).reply(["Hoe bak ik een taart?"], "nl")
    assert escape(word("rephrase_own", "nl")) in reply
    assert "#q=Wat" not in reply


@pytest.mark.real
def test_the_page_as_served_says_nothing_of_the_bundled_report(
    own_answerer: ExtractiveAnswerer,
) -> None:
    from app.serve.gradio_wire.mounted_page import mounted_page
    from app.serve.server import ServerSettings, protected
    from app.web.backend import Backend

    backend = Backend(lambda: Assistant(own_answerer, None))
    for own in (OwnReport(TITLE, "wijkbus"), None):
        tabs = [evaluation_tab(backend, is_own=own is not None)]
        settings = ServerSettings("127.0.0.1", 1, ("testserver",))
        made = made_in_a_loop(partial(mounted_page, backend, tabs, own=own))
        page = protected(made, backend, settings, own)
        visitor = TestClient(page)
        html, config = visitor.get("/").text, visitor.get("/config").text
        served = html + config
        if own is None:  # so that what is looked for would be found
            assert set(BUNDLED_ONLY) - {*names_of_the_bundled(served)} <= {REPORT_PUBLISHER}
            continue
        assert names_of_the_bundled(served) == []
        assert f'property="og:title" content="{escape(TITLE)} – Rapportwijzer"' in html
        assert TITLE not in html
        assert json.loads(config)["title"] == f"{TITLE} – Rapportwijzer"


@pytest.mark.real
def test_the_evaluation_tab_offers_what_is_about_it(own_answerer: ExtractiveAnswerer) -> None:
    from app.web.backend import Backend

    backend = Backend(lambda: Assistant(own_answerer, None))
    html = evaluation_tab(backend, is_own=True).html
    assert re.findall(r'option value="([\w-]+)"', html) == ["own", SYSTEMS[0]]
    assert escape(str(EXAMPLE["question"])) not in html
    assert re.findall(r'option value="([\w-]+)"', evaluation_tab(backend).html) == [
        "own",
        *SETS,
        *SYSTEMS,
    ]


@pytest.mark.real
@pytest.mark.parametrize("is_own", [True, False])
def test_the_server_is_told_what_it_serves(
    is_own: bool, own_answerer: ExtractiveAnswerer, monkeypatch: pytest.MonkeyPatch
) -> None:
    served: list[Any] = []
    monkeypatch.setattr(app.startup, "start_answerer", lambda *_args, **_kwargs: own_answerer)
    monkeypatch.setattr(app.serve.address, "check_free", lambda *_args: None)
    monkeypatch.setattr(app.serve.server, "serve", lambda *given, **_kept: served.append(given))
    assert main(["--report", "wijkbus_2022.pdf"] if is_own else []) == 0
    assert served[0][4] == (own_report(own_answerer) if is_own else None)
