from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from html import unescape
from html.parser import HTMLParser

import pytest

from app.answer.answer import Answer, AnswerSentence, Claim, Lead
from app.answer.answering import ExtractiveAnswerer
from app.answer.citations import is_verbatim
from app.view.export import answer_as_text, conversation_as_html, conversation_as_markdown
from app.view.reports import reference

TODAY = date(2026, 11, 26)
ADDRESS = "https://example.org/wijzer/"
HOSTILE = "<script>alert(1)</script> **vet** [x](http://evil) | # `code` \u202eomgekeerd"


@pytest.fixture
def answers(answerer: ExtractiveAnswerer) -> list[Answer]:
    questions = "Hoeveel migranten gingen naar huis?", "How do I bake an apple pie with cinnamon?"
    return [answerer.answer(question) for question in questions]


def test_text_has_every_quote_with_page_and_link(
    answerer: ExtractiveAnswerer, answers: list[Answer]
) -> None:
    text = answer_as_text(answers[0], answerer.library)
    for citation in answers[0].citations:
        line = next(line for line in text.split("\n") if line.startswith(f"[{citation.number}] "))
        assert f"“{citation.quote}”" in line
        assert f"Proefrapport, p. {citation.page}" in line
        assert line.endswith(f"{{base}}?s={reference(citation.ref)}")


def test_an_exported_page_can_be_read_again(
    answerer: ExtractiveAnswerer, answers: list[Answer]
) -> None:
    html = conversation_as_html(answers, answerer.library, "nl", ADDRESS, TODAY)
    quotes = [unescape(q) for q in re.findall(r"<blockquote[^>]*>(.*?)</blockquote>", html)]
    links = re.findall(r'<a href="([^"]+)">', html)
    assert quotes == [citation.quote for citation in answers[0].citations]
    assert links == [f"{ADDRESS}?s={reference(c.ref)}" for c in answers[0].citations]
    assert all(is_verbatim(answerer.library, citation) for citation in answers[0].citations)
    assert answers[1].notice in html
    assert "2026-11-26" in html


def test_an_exported_page_asks_for_nothing(
    answerer: ExtractiveAnswerer, answers: list[Answer]
) -> None:
    html = conversation_as_html(answers, answerer.library, "nl", "", TODAY)
    assert re.findall(r"(?:src|href|url\()", html) == []


def test_markdown_keeps_quotes_pages_and_links(
    answerer: ExtractiveAnswerer, answers: list[Answer]
) -> None:
    text = conversation_as_markdown(answers, answerer.library, "en", ADDRESS, TODAY)
    plain = re.sub(r"\\(.)", r"\1", text)
    for citation in answers[0].citations:
        assert f"> {citation.quote}" in plain
        assert f"p. {citation.page}](<{ADDRESS}?s={reference(citation.ref)}>)" in plain


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.add(tag)


def test_hostile_text_stays_text(answerer: ExtractiveAnswerer, answers: list[Answer]) -> None:
    hostile = [replace(answer, question=HOSTILE) for answer in answers]
    html = conversation_as_html(hostile, answerer.library, "nl", "", TODAY)
    tags = _Tags()
    tags.feed(html)
    assert "script" not in tags.found
    assert HOSTILE in unescape(html)
    markdown = conversation_as_markdown(hostile, answerer.library, "nl", "", TODAY)
    unescaped = re.sub(r"\\.", "", markdown)
    assert re.findall(r"<|\*\*|\]\(|`", unescaped) == []
    assert HOSTILE in re.sub(r"\\(.)", r"\1", markdown)


@pytest.fixture
def opened(answers: list[Answer]) -> Answer:
    """An answer in part, with a lead, a calculation, a claim and an insertion."""
    return replace(
        answers[0],
        lead=Lead("1.250 *mensen*", (1,), "1.000 + 250 = 1.250"),
        claims=(Claim("Het was <9>", "other_figure", (1,)), Claim("Mooi", "not_in_report", ())),
        is_partial=True,
        missing=("waarom",),
        sentences=(AnswerSentence("Zij [de mensen] keerden terug.", (1,), (), ((4, 15),)),),
    )


def test_markdown_opens_with_the_lead_and_escapes_brackets(
    answerer: ExtractiveAnswerer, opened: Answer
) -> None:
    text = conversation_as_markdown([opened], answerer.library, "nl", "", TODAY)
    blocks = text.split("\n\n")
    assert blocks[3:8] == [
        r"**1\.250 \*mensen\*** \[1\] \(berekend uit wat is aangehaald\: 1\.000 \+ 250 = 1\.250\)",
        "- “Het was \\<9\\>”: **nee, het rapport zegt iets anders** \\[1\\]\n"
        "- “Mooi”: **daarover zegt het rapport niets**",
        r"*Deels beantwoord – het rapport zegt niet\: waarom\.*",
        r"Zij \[de mensen\] keerden terug\. \[1\]",
        r"*Woorden tussen \[haken\] zijn toegevoegd\: zo staan ze niet in de aangehaalde zin\.*",
    ]


def test_a_page_opens_with_the_lead_and_marks_what_was_inserted(
    answerer: ExtractiveAnswerer, opened: Answer
) -> None:
    html = conversation_as_html([opened], answerer.library, "nl", "", TODAY)
    lead, claim, partly, sentence = (
        '<p class="lead"><strong>1.250 *mensen*</strong> [1] <small>(berekend uit wat',
        "<li>“Het was &lt;9&gt;”: <strong>nee, het rapport zegt iets anders</strong> [1]</li>",
        '<p class="partly"><strong>Deels beantwoord</strong> – het rapport zegt niet: waarom.</p>',
        "<p>Zij <ins>[de mensen]</ins> keerden terug. [1]</p>",
    )
    places = [html.find(part) for part in (lead, claim, partly, sentence)]
    assert -1 not in places
    assert places == sorted(places)
