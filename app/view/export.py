"""Answers to take away: as text, as Markdown, and as a page of HTML that stands alone.

Every quotation keeps its page and its link; everything from a question or the report is escaped
for the format it goes into.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from html import escape
from urllib.parse import quote

from app.answer.answer import Answer
from app.answer.citations import BASE, Citation, formatted_reference
from app.view.own_report import own_title
from app.view.report_page import reference
from app.wording import word
from index.language import Language
from index.library import Library

# What CommonMark gives a meaning inside a line or at its start.
MARKDOWN = re.compile(r"([\\`*_{}\[\]<>()#+\-.!|~&$:])")
IN_ADDRESS = "!#$%&'()*+,/:;=?@[]"
STYLE = (
    "body{font:1rem/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;"
    "color:#1a1a1a;background:#fff}h2{font-size:1.1rem;margin-top:2rem}"
    "blockquote{margin:.25rem 0 .25rem 1rem;padding-left:.75rem;border-left:3px solid #888}"
    "a{color:#1e3a8a}footer{margin-top:3rem;font-size:.9rem}"
    "@media(prefers-color-scheme:dark){body{color:#eee;background:#1a1a1a}a{color:#9db8ff}}"
)


def answer_as_text(answer: Answer, library: Library) -> str:
    """Returns an answer with its references as plain text."""
    lines = [answer.text]
    lines += [
        f"[{citation.number}] “{_quote(citation)}” ({_place(citation, library)}) {_link(citation)}"
        for citation in answer.citations
    ]
    return "\n".join(lines)


def conversation_as_markdown(
    answers: Sequence[Answer], library: Library, language: Language, base: str, today: date
) -> str:
    """Returns a conversation as Markdown.

    Args:
        answers: In order.
        library: What was cited.
        language: Of the person.
        base: Address of the chat, for links; "" leaves links out.
        today: For the heading.
    """
    blocks = [f"# {word('title', language)}", _markdown(_made(library, language, today))]
    for answer in answers:
        blocks.append(f"## {_markdown(answer.question)}")
        lines = [
            _markdown(f"{sentence.text} [{sentence.citation}]") for sentence in answer.sentences
        ]
        said = [f"- {line}" for line in lines] if answer.is_set else [" ".join(lines)]
        blocks.append("\n".join(said) if answer.answered else _markdown(answer.notice))
        blocks += [_markdown_source(citation, library, base) for citation in answer.citations]
    return "\n\n".join(blocks) + "\n"


def conversation_as_html(
    answers: Sequence[Answer], library: Library, language: Language, base: str, today: date
) -> str:
    """Returns a conversation as an HTML page that asks for nothing else; see the Markdown."""
    body = "".join(_html_answer(answer, library, base) for answer in answers)
    title = escape(word("title", language))
    return (
        f'<!doctype html>\n<html lang="{language}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width">'
        f"<title>{title}</title><style>{STYLE}</style></head><body><main><h1>{title}</h1>"
        f"{body}</main><footer>{escape(_made(library, language, today))}</footer></body></html>\n"
    )


def _html_answer(answer: Answer, library: Library, base: str) -> str:
    said = [escape(f"{s.text} [{s.citation}]") for s in answer.sentences]
    if not answer.answered:
        html = f"<p><em>{escape(answer.notice)}</em></p>"
    elif answer.is_set:
        html = f"<ul>{''.join(f'<li>{line}</li>' for line in said)}</ul>"
    else:
        html = f"<p>{' '.join(said)}</p>"
    for citation in answer.citations:
        place = escape(_place(citation, library))
        if base:
            place = f'<a href="{escape(_link(citation, base))}">{place}</a>'
        html += (
            f'<p>[{citation.number}] {place}</p><blockquote lang="nl">{escape(_quote(citation))}'
            "</blockquote>"
        )
    question = f"<h2>{escape(answer.question)}</h2>"
    return f'<section lang="{answer.language}">{question}{html}</section>'


def _markdown_source(citation: Citation, library: Library, base: str) -> str:
    place = _markdown(_place(citation, library))
    if base:
        # Brackets or white space would end the link and let the rest be read as Markdown.
        place = f"[{place}](<{quote(_link(citation, base), safe=IN_ADDRESS)}>)"
    return f"\\[{citation.number}\\] {place}\n\n> {_markdown(_quote(citation))}"


def _made(library: Library, language: Language, today: date) -> str:
    own = own_title(library)
    text = word("made_by_own" if own else "made_by", language)
    return text.format(date=today.isoformat(), report=own)


def _place(citation: Citation, library: Library) -> str:
    return formatted_reference(library.report(citation.ref.report_id), citation.page)


def _quote(citation: Citation) -> str:
    return " ".join(citation.quote.split())


def _link(citation: Citation, base: str = BASE) -> str:
    return f"{base}?s={reference(citation.ref.key)}"


def _markdown(text: str) -> str:
    return MARKDOWN.sub(r"\\\1", " ".join(text.split()))
