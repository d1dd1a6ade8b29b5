from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from eval.run.configuration import RunConfiguration
from eval.score.scorecard import Scorecard, ScoredRun
from eval.show.html_report import RunReport, mistakes
from eval.show.question_html import QuestionHtml
from index.language import LANGUAGES, Language
from ingest.checkout import ROOT
from tests.eval.examples import JORDAN_QUOTE, gold, passage, record, score
from tests.fakes import edition_corpus

MADE = RunConfiguration(
    "chat",
    "index/encoder",
    "0a1b",
    "q.jsonl",
    "ab",
    "dev",
    "c0de",
    "fee1",
    "2026-01-02",
    {"torch": "2"},
)
SCORES = [
    score(question=gold(id="A1", evidence=(JORDAN_QUOTE,)), confidence=0.9, rank=1),
    score(question=gold(id="A2", evidence=("x",)), verified=False, confidence=0.7, rank=4),
    score(question=gold(id="A3", answerable=False), answered=False, verified=False, ranking={}),
]
RECORDS = {
    one.question.id: record(id=one.question.id, passages=[passage(1, "Tekst.", 2, 4)])
    for one in SCORES
}


def scored(**changed: object) -> ScoredRun:
    run = ScoredRun("run.jsonl", RECORDS, Scorecard.of(SCORES), MADE)
    return replace(run, **changed)  # type: ignore[arg-type]


def page(language: Language = "en", before: ScoredRun | None = None) -> str:
    questions = QuestionHtml([edition_corpus().report], language)
    return RunReport(scored(), questions, language).page(
        "q.jsonl dev", 10, before, ["python -m eval run"]
    )


class Tags(HTMLParser):
    """Notes tags that are not closed in order, and every address and id."""

    VOID = frozenset("meta br path use img".split())

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.wrong: list[str] = []
        self.addresses: list[str] = []
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.ids += [value or "" for name, value in attrs if name == "id"]
        self.addresses += [value or "" for name, value in attrs if name in ("src", "href")]
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in self.VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        if tag in self.VOID:
            return
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_is_well_formed_and_asks_for_nothing_else(language: Language) -> None:
    html = page(language, before=scored(name="old.jsonl"))

    tags = Tags()
    tags.feed(html)
    assert (tags.open, tags.wrong) == ([], [])
    assert [address for address in tags.addresses if not address.startswith("#")] == []
    assert "http" not in re.sub(
        r'xmlns(:\w+)?="[^"]*"|<metadata>.*?</metadata>', "", html, flags=re.S
    )
    assert html.startswith(f'<!doctype html><html lang="{language}">')
    assert len(tags.ids) == len(set(tags.ids))


def test_a_page_tells_what_was_measured_and_with_what() -> None:
    html = page()

    assert "Evaluation of chat on q.jsonl dev" in html
    assert (
        "2 of the 3 questions went well. 1 of the 2 questions that the report answers got" in html
    )
    assert "the one question that the report does not answer was rightly given none." in html
    assert '<dd class="rw-number">1 <small>of 2</small></dd>' in html
    for words in ("0a1b", "c0de", "fee1", "2026-01-02", "torch", "python -m eval run"):
        assert words in re.sub(r"</?span[^>]*>", "", html)  # in whatever no line may end within
    assert html.count("<svg") == 4


def test_the_questions_that_fared_worst_are_shown_surest_mistakes_first() -> None:
    refused = score(question=gold(id="A4", evidence=("x",)), answered=False, verified=False)
    unproven = score(question=gold(id="A6"), answered=False, verified=False)  # cannot be judged
    surer = score(question=gold(id="A5", answerable=False), confidence=0.8)
    assert [one.question.id for one in mistakes([*SCORES, refused, surer, unproven])] == [
        "A5",
        "A2",
        "A4",
    ]
    assert "1 of 1" in page()


def test_a_run_without_mistakes_says_so() -> None:
    run = scored(card=Scorecard.of(SCORES[:1]))
    report = RunReport(run, QuestionHtml([edition_corpus().report], "nl"), "nl")
    assert "Alle vragen gingen goed." in report.worst(10)


def test_a_system_that_only_ranks_is_said_to_do_so() -> None:
    ranked = [
        replace(one, answered=False, verified=False, confidence=0.0, only_ranked=True)
        for one in SCORES
    ]
    report = RunReport(
        scored(card=Scorecard.of(ranked), configuration=None),
        QuestionHtml([edition_corpus().report], "en"),
        "en",
    )
    assert "only finds passages" in report.verdict()
    assert report.plots().count("<svg") == 2


def test_a_comparison_shows_the_changed_questions() -> None:
    before = scored(name="old.jsonl", card=Scorecard.of([SCORES[1], *SCORES[1:]]), records=RECORDS)
    before = replace(
        before,
        card=Scorecard.of([replace(SCORES[0], verified=False, rank=2), *SCORES[1:]]),
    )
    html = page(before=before)
    assert "Compared with old.jsonl" in html
    assert "better on 1 question, worse on no question and equal on 2 questions" in html
    assert "So few differences may be chance." in html
    assert "Fisher&#39;s randomisation test over the questions, paired and two-sided" in html
    assert "Questions that changed: 1 of 3" in html
    assert "(better)" in html


def test_the_style_has_a_dark_and_a_paper_form() -> None:
    style = (ROOT / "eval" / "show" / "report.css").read_text("utf-8")
    assert "prefers-color-scheme: dark" in style
    assert "@media print" in style
