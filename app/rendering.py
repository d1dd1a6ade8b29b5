"""Answers as HTML for the chat: text with markers, and the sources to check it by.

Everything that comes from a question or the report is escaped; one answer is one HTML block
without empty lines, so that Markdown leaves it alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from app.answering import Answer, AnswerSentence
from app.citations import Citation
from app.report_page import reference
from app.wording import word
from index.hits import Hit
from index.language import Language
from index.library import Library
from ingest.document import Block, Sentence

NEAREST = 3  # passages offered when the report does not answer


def render(answer: Answer, library: Library) -> str:
    """Returns an answer as HTML.

    Args:
        answer: What to show.
        library: Where the passages around its citations stand.
    """
    body = _said(answer) + _sources(answer, library) if answer.answered else _declined(answer)
    if answer.searched != answer.question:
        read_as = word("read_as", answer.language) + answer.searched
        body = f'<p class="rw-hint">{escape(read_as)}</p>{body}'
    return f'<div class="rw-message" lang="{answer.language}">{body}</div>'


def _said(answer: Answer) -> str:
    sentences = [
        f"{_emphasised(sentence)} {_marker(citation, answer.language)}"
        for sentence, citation in zip(answer.sentences, answer.citations, strict=True)
    ]
    if answer.is_set:
        items = "".join(f"<li>{sentence}</li>" for sentence in sentences)
        return f'<ul class="rw-answer">{items}</ul>'
    return f'<p class="rw-answer">{" ".join(sentences)}</p>'


def _emphasised(sentence: AnswerSentence) -> str:
    html, done = "", 0
    for start, end in sorted(sentence.emphasis):
        if start < done:
            continue
        html += escape(sentence.text[done:start])
        html += f"<strong>{escape(sentence.text[start:end])}</strong>"
        done = end
    return html + escape(sentence.text[done:])


def _marker(citation: Citation, language: Language) -> str:
    label = word("marker", language).format(n=citation.number, page=citation.page)
    return (
        f'<a class="rw-marker" href="?s={reference(citation.ref.key)}" '
        f'aria-label="{escape(label)}" title="{escape(label)}">[{citation.number}]</a>'
    )


def _sources(answer: Answer, library: Library) -> str:
    language = answer.language
    places = dict.fromkeys(
        f"{word('page', language)} {citation.page}{_heading(citation, language)}"
        for citation in answer.citations
    )
    cards = "".join(_card(citation, library, language) for citation in answer.citations)
    summary = f"{word('sources', language)}: {', '.join(places)}"
    return f'<details class="rw-sources"><summary>{summary}</summary>{cards}</details>'


def _card(citation: Citation, library: Library, language: Language) -> str:
    block = library.block(citation.ref)
    sentence = library.sentence(citation.ref)
    notes = ""
    if citation.is_restated:
        notes += _note(word("restated", language), citation.quote)
    if citation.value_uncertain:
        notes += _note(word("value_uncertain", language))
    columns = _column(word("dutch_original", language), "nl", _passage(block, sentence, "nl"))
    if citation.translation:
        columns += _column(
            word("english_translation", language), "en", _passage(block, sentence, "en")
        )
    return (
        '<section class="rw-source">'
        f'<p class="rw-place"><b>[{citation.number}] {word("page", language)} {citation.page}</b> '
        f"{_path(citation, language)} "
        f'<span class="rw-lines">{word("lines", language)} {_range(citation.source_lines)}</span>'
        f'</p><div class="rw-columns">{columns}</div>{notes}</section>'
    )


def _path(citation: Citation, language: Language) -> str:
    path = citation.section_translation if language == "en" else citation.section
    return escape(" › ".join(path or citation.section))


def _heading(citation: Citation, language: Language) -> str:
    """Returns the innermost heading a citation stands under, in brackets, if there is one."""
    path = (citation.section_translation if language == "en" else ()) or citation.section
    return escape(f" ({path[-1]})") if path else ""


def _range(lines: tuple[int, int]) -> str:
    first, last = lines
    return str(first) if first == last else f"{first}–{last}"


def _column(label: str, language: Language, html: str) -> str:
    return (
        f'<div class="rw-column" lang="{language}"><p class="rw-label">{escape(label)}</p>'
        f"<p>{html}</p></div>"
    )


def _passage(block: Block, cited: Sentence, language: Language) -> str:
    """Returns the block around a sentence, the sentence marked; of a table only its row."""
    sentences = [cited] if block.is_restated else block.sentences
    parts = []
    for sentence in sentences:
        text = sentence.translation if language == "en" else sentence.text
        html = escape(text or "")
        parts.append(f"<mark>{html}</mark>" if sentence.key == cited.key else html)
    return " ".join(parts)


def _note(label: str, text: str = "") -> str:
    quote = f"<q>{escape(text)}</q>" if text else ""
    return f'<p class="rw-note">{escape(label)}{quote}</p>'


def _declined(answer: Answer) -> str:
    language = answer.language
    html = f'<p class="rw-declined">{escape(answer.notice)}</p>'
    if answer.notice == word("not_in_report", language):
        html += f'<p class="rw-hint">{escape(word("rephrase", language))}</p>'
    if answer.hits:
        html += _nearest(answer.hits[:NEAREST], language)
    return html


def _nearest(hits: Sequence[Hit], language: Language) -> str:
    items = "".join(_nearest_item(hit, language) for hit in hits)
    summary = escape(word("perhaps_useful", language))
    return f'<details class="rw-nearest"><summary>{summary}</summary><ul>{items}</ul></details>'


def _nearest_item(hit: Hit, language: Language) -> str:
    passage = hit.passage
    english = language == "en" and passage.translation
    text = passage.translation if english else passage.text
    path = passage.section_translation if english else passage.section
    return (
        f"<li><b>{word('page', language)} {passage.page}</b> {escape(' › '.join(path))}<br>"
        f"{escape(' '.join((text or '').split()))}</li>"
    )
