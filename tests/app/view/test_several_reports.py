"""With several reports in one library every citation opens its own page, with its own sentence."""

from __future__ import annotations

import re
import time
from collections.abc import Sequence
from dataclasses import replace
from html import unescape
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from app.answer.answer import Answer, AnswerSentence
from app.answer.answering import ExtractiveAnswerer
from app.answer.citations import Citation, cite
from app.answer.outcome.abstention import ANSWER_ALL, AbstentionModel
from app.view.answer_layout import Contradiction, parts
from app.view.reading_room import ReadingRoom
from app.view.reports import (
    ALL_OVERVIEWS,
    Reports,
    dossier_link,
    overview_link,
    reference,
    report_link,
    sentence_link,
)
from app.web.assistant import Assistant
from index.encoder import BUNDLED, SentenceEncoder
from index.rows import SentenceRef
from index.search import Retriever
from ingest.automatic.reading import read_automatically
from ingest.automatic.source import paginate
from ingest.bundled import REPORT_ID, bundled_corpus
from ingest.corpus import Corpus
from ingest.document import SentenceKey
from tests.app.view.glance.made import glance_corpus
from tests.fakes import FakeEncoder, edition_corpus, make_library, plain_corpus

BUS = "1 Wijkbus\n\nDe wijkbus reed door vier dorpen.\f2 Geld\n\nDe gemeente betaalde 64.000 euro."
ROAD = "1 Fietspad\n\nHet fietspad kreeg rood asfalt.\f2 Geld\n\nDe provincie betaalde 71.000 euro."

EVERY = 20  # question that was prepared


def read(text: str, id_: str, title: str) -> Corpus:
    """Returns a text as the automatic way reads it."""
    return Corpus(read_automatically(paginate(text, id_[0] * 64), id_, title, "nl"))


CORPORA = [read(BUS, "bus", "Wijkbus"), edition_corpus(), read(ROAD, "fietspad", "Fietspad")]


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    """An assistant for three reports, two of which number their blocks alike."""
    library = make_library(tmp_path_factory.mktemp("index") / "index", CORPORA, FakeEncoder())
    return Assistant(ExtractiveAnswerer(Retriever(library, FakeEncoder()), ANSWER_ALL), None)


@pytest.fixture(scope="module")
def real_assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    """An assistant for the bundled report and one read automatically, which comes before it."""
    encoder = SentenceEncoder(BUNDLED)
    folder: Path = tmp_path_factory.mktemp("index") / "index"
    whole = bundled_corpus()
    # The whole report, with few of the questions to it: those take most of the time to index.
    some = replace(
        whole,
        anticipated=whole.anticipated[::EVERY],
        broad=whole.broad[::EVERY],
        unanswered=whole.unanswered[::EVERY],
        partial=whole.partial[::EVERY],
        suggested=(),
    )
    library = make_library(folder, [some, CORPORA[0]], encoder)
    assert [*library.corpora] == ["bus", REPORT_ID]
    return Assistant(ExtractiveAnswerer(Retriever(library, encoder), ANSWER_ALL), None)


def _text(html: str) -> str:
    return unescape(re.sub(r"<[^>]+>", "", html))


def check_opens(assistant: Assistant, link: str, citation: Citation) -> None:
    """Asserts that a link opens the page of a citation with its sentence marked."""
    [named] = parse_qs(urlsplit(link).query)["s"]
    opened = assistant.room.read({"sentence": named, "language": "nl"})
    library = assistant.answerer.library
    assert opened["report"] == citation.ref.report_id
    assert opened["page"] == citation.page
    shown = str(opened["html"]).split(f'id="{opened["sentence"]}"')[1].split('class="rw-link"')[0]
    assert library.sentence(citation.ref).text in _text(f"<{shown}>")
    assert f"{library.report(citation.ref.report_id).title}, p. {citation.page}" in str(
        opened["html"]
    )


def check_answers(assistant: Assistant, questions: Sequence[str], reports: set[str]) -> None:
    """Asserts that wherever an answer is shown or kept, its citations open their own pages."""
    cited = set()
    for question in questions:
        answer: Answer = assistant.answerer.answer(question)
        cited |= {citation.ref.report_id for citation in answer.citations}
        reply = assistant.reply([question], "nl")
        sent = {"asked": [question], "base": "https://chat.example/", "language": "nl"}
        page = assistant.export({**sent, "format": "html"})["text"]
        markdown = assistant.export({**sent, "format": "markdown"})["text"]
        copied = unescape(re.findall(r'data-copy="([^"]+)"', reply)[-1])
        for place, found in (
            ("answer", re.findall(r'class="rw-marker" href="([^"]+)"', reply)),
            ("page", re.findall(r'<a href="([^"]+)"', page)),
            ("markdown", re.findall(r"\]\(<([^>]+)>\)", markdown)),
            ("copy", re.findall(r"\{base\}(\?s=\S+)", copied)),
        ):
            links = [*dict.fromkeys(found)]  # a lead cites what a sentence cites as well
            assert len(links) == len(answer.citations), place
            for link, citation in zip(links, answer.citations, strict=True):
                check_opens(assistant, unescape(link), citation)
    assert cited == reports


@pytest.mark.parametrize("chosen", [["bus"], ["fietspad", "bus", "none such"]])
def test_questions_to_begin_with_are_of_the_reports_chosen(
    chosen: list[str], assistant: Assistant
) -> None:
    html = _begun(assistant, {"reports": chosen, "language": "nl"})
    asked = {one[0] for one in re.findall(r"#q=%40(\w+)((?:\+|%|\w)+)", html)}
    assert asked == {*chosen} & {"bus", "fietspad"}
    welcome = assistant.reply([f"@{chosen[0]} hallo"], "nl")
    subject = {"bus": "wijkbus", "fietspad": "fietspad"}[chosen[0]]
    assert f"Wat staat er in het rapport over {subject}?" in welcome


@pytest.mark.parametrize("sent", [None, [], {"reports": [None, {}]}, {"reports": "bus"}, {"x": 1}])
def test_questions_to_begin_with_are_of_all_if_none_is_chosen(
    sent: object, assistant: Assistant
) -> None:
    assert _begun(assistant, sent) == _begun(assistant, {"reports": []})


def _begun(assistant: Assistant, sent: object) -> str:
    end = time.monotonic() + 60
    while not (told := assistant.begin(sent))["is_whole"]:
        assert time.monotonic() < end
        time.sleep(0.01)
    return str(told["html"])


def test_every_citation_opens_its_own_report(assistant: Assistant) -> None:
    keys = [{*corpus.report.sentences} for corpus in (CORPORA[0], CORPORA[2])]
    assert keys[0] & keys[1]
    questions = [
        "Wat betaalde de gemeente?",
        "Wat betaalde de provincie?",
        "Hoeveel migranten gingen naar huis?",
    ]
    check_answers(assistant, questions, {"bus", "fietspad", "proef"})


@pytest.mark.real
def test_every_citation_of_two_real_reports_opens_its_own(real_assistant: Assistant) -> None:
    questions = [
        "Hoeveel betaalde de gemeente voor de wijkbus?",
        "Door hoeveel dorpen reed de wijkbus?",
        "Wat is COMPASS?",
        "How many refugees does Iran host?",
        "Wat doet Nederland in Marokko?",
    ]
    check_answers(real_assistant, questions, {"bus", REPORT_ID})


@pytest.mark.real
def test_an_old_link_opens_the_bundled_report_wherever_it_stands(real_assistant: Assistant) -> None:
    room, library = real_assistant.room, real_assistant.answerer.library
    for key, sentence in library.report(REPORT_ID).sentences.items():
        old = room.read({"sentence": f"{key.block}.{key.number}", "language": "nl"})
        new = room.read({"sentence": reference(SentenceRef(REPORT_ID, key)), "language": "nl"})
        assert old == new
        assert (old["report"], old["page"]) == (REPORT_ID, sentence.page)
    entity = library.corpora[REPORT_ID].entities[0]
    assert room.read({"dossier": entity.id}) == room.read({"dossier": f"{REPORT_ID}:{entity.id}"})
    assert room.read({})["report"] == REPORT_ID


def test_every_sentence_has_a_link_of_its_own(assistant: Assistant) -> None:
    library = assistant.answerer.library
    assert len({*map(sentence_link, library.sentences)}) == len(library.sentences)
    for ref in library.sentences:
        assert assistant.room.reports.find(reference(ref)) == ref


def test_an_answer_names_the_report_of_each_source(assistant: Assistant) -> None:
    titles = {corpus.report.id: corpus.report.title for corpus in CORPORA}
    question = "Wat betaalde de provincie?"
    reply = assistant.reply([question], "nl")
    citations = assistant.answerer.answer(question).citations
    assert "fietspad" in {citation.ref.report_id for citation in citations}
    for citation in citations:
        title, number = titles[citation.ref.report_id], citation.number
        assert f"{title}, pagina {citation.page} (" in reply.split("<summary>")[1]
        assert f"<b>[{number}] {title}, pagina {citation.page}</b>" in reply
        assert f'aria-label="Bron {number}, pagina {citation.page}, {title}"' in reply
    declining = AbstentionModel(ANSWER_ALL.weights, -9.0, 0.5)
    declined = ExtractiveAnswerer(Retriever(assistant.answerer.library, FakeEncoder()), declining)
    reply = Assistant(declined, None).reply([question], "nl")
    assert f'href="{sentence_link(_first(CORPORA[2], "2 Geld"))}">Fietspad, pagina 2</a>' in reply


def _first(corpus: Corpus, heading: str) -> SentenceRef:
    block = next(block for block in corpus.report.blocks if heading in block.section)
    return SentenceRef(corpus.report.id, block.sentences[0].key)


def test_the_reading_room_knows_which_report_is_open(assistant: Assistant) -> None:
    html = str(assistant.room.read({"report": "fietspad", "page": 2, "language": "nl"})["html"])
    assert f'href="{report_link("fietspad")}" aria-current="true">Fietspad</a>' in html
    assert html.count("aria-current") == 1
    assert f'<a class="rw-open" href="{report_link("bus")}">Wijkbus</a>' in html
    assert re.findall(r'data-page="(\d+)" data-report="([^"]+)"', html) == [("1", "fietspad")]
    assert {link.split(":")[0] for link in re.findall(r'href="\?s=([^"]+)"', html)} == {"fietspad"}
    assert assistant.room.read({"report": "geen"})["report"] == assistant.room.reports.first


def test_a_link_into_a_report_that_is_not_there_opens_none_of_the_others(
    assistant: Assistant,
) -> None:
    key = CORPORA[0].report.blocks[0].sentences[0].key
    opened = assistant.room.read({"sentence": f"elders:{key.block}.{key.number}", "language": "nl"})
    assert opened["sentence"] == ""
    for link in ({"sentence": f"elders:{key.block}.{key.number}"}, {"dossier": "elders:jordan"},
                 {"overview": "elders:o-timeline"}, {"report": "elders"}):  # fmt: skip
        html = str(assistant.room.read({**link, "language": "nl"})["html"])
        assert "Dit rapport staat niet meer in de bibliotheek." in html
        assert "<h2" not in html
        assert "aria-current" not in html
        assert re.search(r"<details open>\s*<summary>Alle rapporten</summary>", html)


def test_a_search_looks_in_all_reports_the_open_one_first(assistant: Assistant) -> None:
    for opened, other in (("bus", "Fietspad"), ("fietspad", "Wijkbus")):
        html = assistant.room.search({"query": "betaalde", "report": opened, "language": "nl"})
        links = re.findall(r'href="\?s=([^:"]+):[^"]+">([^<]+)</a>', html)
        assert links[0][0] == opened
        assert links[1][1] == f"{other}, pagina 2"


def test_a_dossier_is_of_its_own_report(tmp_path: Path) -> None:
    report = CORPORA[0].report
    jordan = replace(CORPORA[1].entities[0], mentions=(report.blocks[0].sentences[0].key,))
    library = make_library(
        tmp_path, [CORPORA[1], Corpus(report, entities=(jordan,))], FakeEncoder()
    )
    assistant = Assistant(ExtractiveAnswerer(Retriever(library, FakeEncoder()), ANSWER_ALL), None)
    for id_, page in (("proef", 6), ("bus", 1)):
        html = str(assistant.room.read({"dossier": f"{id_}:jordan", "language": "nl"})["html"])
        assert f">pagina {page}</a>" in html
        assert {link.split(":")[0] for link in re.findall(r'href="\?s=([^"]+)"', html)} == {id_}
        assert f'href="{dossier_link(id_, "all")}"' in html
    reply = assistant.reply(["Wat deed jordanie?"], "nl")
    for id_, title in (("proef", "Proefrapport"), ("bus", "Wijkbus")):
        assert f'href="{dossier_link(id_, "jordan")}">Jordanië ({title})</a>' in reply


def test_reports_of_one_title_are_told_apart() -> None:
    reports = Reports([read(BUS, "bus-2022", "Bus"), read(ROAD, "bus-2023", "Bus"), CORPORA[1]])
    titles = [reports.title(id_) for id_ in reports.ids]
    assert titles == ["Bus (bus-2022)", "Bus (bus-2023)", "Proefrapport"]
    assert Reports([plain_corpus()]).title("nota") == ""


def test_figures_of_two_reports_do_not_contradict_each_other(tmp_path: Path) -> None:
    first, second = ([*corpus.report.sentences] for corpus in (CORPORA[0], CORPORA[2]))
    key, rival = first[0], second[-1]
    assert rival in first
    library = make_library(tmp_path, [_doubting(CORPORA[0], key, rival), CORPORA[2]], FakeEncoder())
    answerer = ExtractiveAnswerer(Retriever(library, FakeEncoder()), ANSWER_ALL)
    for report_id, is_contradiction in (("bus", True), ("fietspad", False)):
        refs = [SentenceRef("bus", key), SentenceRef(report_id, rival)]
        said = replace(
            answerer.answer("Wat betaalde de gemeente?"),
            sentences=tuple(
                AnswerSentence(library.sentence(r).text, (n,)) for n, r in enumerate(refs)
            ),
            citations=tuple(cite(library, ref, number) for number, ref in enumerate(refs)),
        )
        shown = parts(said, library)
        assert any(isinstance(part, Contradiction) for part in shown) is is_contradiction


def _doubting(corpus: Corpus, key: SentenceKey, rival: SentenceKey) -> Corpus:
    """Returns a report with a sentence that contradicts another."""
    blocks = tuple(
        replace(
            block,
            sentences=tuple(
                replace(sentence, conflicts=(rival,)) if sentence.key == key else sentence
                for sentence in block.sentences
            ),
        )
        for block in corpus.report.blocks
    )
    return replace(corpus, report=replace(corpus.report, blocks=blocks))


def test_the_views_are_those_of_the_open_report(assistant: Assistant) -> None:
    def views(report: str) -> object:
        return assistant.room.read({"report": report, "language": "nl"})["views"]

    assert views("bus") == {"report": "?r=bus"}
    assert views("proef") == {"report": "?r=proef", "dossiers": "?d=proef:all"}


def test_overviews_are_listed_for_the_reports_that_have_some() -> None:
    room = ReadingRoom(Reports([CORPORA[0], glance_corpus()]))
    opened = room.read({"overview": "proef:o-figures", "language": "nl"})
    assert opened["report"] == "proef"
    html = str(opened["html"])
    assert html.count(f'href="{overview_link("proef", ALL_OVERVIEWS)}"') == 2
    assert overview_link("bus", ALL_OVERVIEWS) not in html


def test_a_link_to_an_overview_names_its_report() -> None:
    reports = Reports([CORPORA[0], CORPORA[1]])
    link = overview_link("bus", "o-timeline")
    assert link == "?o=bus:o-timeline"
    [named] = parse_qs(urlsplit(link).query)["o"]
    assert reports.find_part(named) == ("bus", "o-timeline")
    assert reports.find_part("o-timeline") == (reports.first, "o-timeline")
    assert reports.find_part("elders:o-timeline") == (reports.first, "")
