"""Answers as HTML for the chat: text with markers, the sources to check it by, what to do next.

Everything that comes from a question or the report is escaped.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from html import escape
from urllib.parse import urlencode

from app.answer.abstention import certainty
from app.answer.answer import Answer
from app.answer.citations import BASE, Citation
from app.view.answer_layout import Contradiction, Part, Said, Table, parts
from app.view.entity_names import EntityNames, name_of
from app.view.export import answer_as_text
from app.view.feedback import VERDICTS
from app.view.markup import dossier_link, dossier_links, marked_up, strong
from app.view.own_report import own_title
from app.view.report_page import reference
from app.wording import word
from index.hits import Hit
from index.language import Language
from index.library import Library
from ingest.corpus import Entity

LEANING = 4  # questions that a link to a follow-up asks, itself the last
NEAREST = 3  # passages offered when the report does not answer


class AnswerRenderer:
    """Renders answers.

    Args:
        library: Where the passages around their citations stand.
        names: Who and what has a dossier.
        with_feedback: Whether people may say what they think of an answer.
    """

    def __init__(self, library: Library, names: EntityNames, *, with_feedback: bool) -> None:
        self._library = library
        self._names = names
        self._with_feedback = with_feedback

    def render(
        self,
        answer: Answer,
        asked: Sequence[str],
        suggestions: Sequence[str] = (),
        seconds: float = 0.0,
    ) -> str:
        """Returns an answer as HTML.

        Args:
            answer: What to show.
            asked: The questions of the conversation so far, this one last.
            suggestions: What else to ask.
            seconds: How long it took to find.
        """
        language = answer.language
        body = self._said(answer) if answer.answered else self._declined(answer)
        if answer.searched != answer.question:
            read_as = word("read_as", language) + answer.searched
            body = f'<p class="rw-hint">{escape(read_as)}</p>{body}'
        body += self._dossiers(answer)
        body += _suggestions(suggestions, language)
        body += self._actions(answer, asked)
        return (
            f'<div class="rw rw-message" lang="{language}" data-asked="{escape(json.dumps(asked))}"'
            f' data-seconds="{seconds:.4f}">{body}</div>'
        )

    def _said(self, answer: Answer) -> str:
        language = answer.language
        html = "".join(self._part(part, answer) for part in parts(answer, self._library))
        sure = certainty(answer.confidence)
        cue = f'<p class="rw-cue rw-cue-{sure}">{escape(word(sure, language))}</p>'
        return f'<div class="rw-answer">{html}</div>{cue}{self._sources(answer)}'

    def _part(self, part: Part, answer: Answer) -> str:
        language = answer.language
        if isinstance(part, Table):
            rows = "".join(
                f'<tr><th scope="row">{escape(label)}</th><td><strong>{escape(value)}</strong></td>'
                f"<td>{_marker(said.citation, language)}</td></tr>"
                for label, value, said in part.rows
            )
            return f"<table><caption>{escape(part.title)}</caption><tbody>{rows}</tbody></table>"
        if isinstance(part, Contradiction):
            sides = "".join(
                f"<li><b>{escape(word('page', language))} {one.citation.page}</b> "
                f"{self._sentence(one, language)}</li>"
                for one in part.said
            )
            label = escape(word("contradiction", language))
            return f'<div class="rw-contradiction"><p>{label}</p><ul>{sides}</ul></div>'
        sentences = [self._sentence(one, language) for one in part.said]
        if answer.is_set:
            return f"<ul>{''.join(f'<li>{sentence}</li>' for sentence in sentences)}</ul>"
        return f"<p>{' '.join(sentences)}</p>"

    def _sentence(self, said: Said, language: Language) -> str:
        text, citation = said.sentence.text, said.citation
        names = dossier_links(self._names.in_sentence(citation.ref.key, text))
        html = marked_up(text, [*strong(said.sentence.emphasis), *names])
        return f"{html} {_marker(citation, language)}"

    def _sources(self, answer: Answer) -> str:
        language = answer.language
        places = dict.fromkeys(
            f"{word('page', language)} {citation.page}{_heading(citation, language)}"
            for citation in answer.citations
        )
        cards = "".join(self._card(citation, language) for citation in answer.citations)
        summary = f"{word('sources', language)}: {', '.join(places)}"
        return f'<details class="rw-sources"><summary>{summary}</summary>{cards}</details>'

    def _card(self, citation: Citation, language: Language) -> str:
        notes = ""
        if citation.is_restated:
            notes += _note(word("restated", language), citation.quote)
        if citation.value_uncertain:
            notes += _note(word("value_uncertain", language))
        quote = self._library.sentence(citation.ref).text
        columns = _column(word("dutch_original", language), "nl", quote)
        if citation.translation:
            columns += _column(word("english_translation", language), "en", citation.translation)
        first, last = citation.source_lines
        lines = str(first) if first == last else f"{first}–{last}"
        return (
            '<section class="rw-source">'
            f'<p class="rw-place"><b>[{citation.number}] {word("page", language)} {citation.page}'
            f"</b> {escape(' › '.join(citation.section_in(language)))} "
            f'<span class="rw-lines">{word("lines", language)} {lines}</span>'
            f'</p><div class="rw-columns">{columns}</div>{notes}</section>'
        )

    def _declined(self, answer: Answer) -> str:
        language = answer.language
        html = f'<p class="rw-declined">{escape(answer.notice)}</p>'
        if answer.reason != "other_language":
            key = "rephrase_own" if own_title(self._library) else "rephrase"
            html += f'<p class="rw-hint">{escape(word(key, language))}</p>'
        return html + (_nearest(answer.hits[:NEAREST], language) if answer.hits else "")

    def _dossiers(self, answer: Answer) -> str:
        """Returns links to the dossiers of those whom the question names."""
        named = self._names.in_question(answer.searched)
        links = ", ".join(_dossier(entity, answer.language) for entity in named)
        label = escape(word("dossiers", answer.language))
        return f'<p class="rw-dossier-links">{label}: {links}</p>' if links else ""

    def _actions(self, answer: Answer, asked: Sequence[str]) -> str:
        language = answer.language
        text = answer_as_text(answer, self._library) + f"\n{BASE}{ask_link(answer, asked)}"
        html = _button("copy_answer", language, f'data-copy="{escape(text)}"')
        link = escape(ask_link(answer, asked))
        html += f'<a class="rw-again" href="{link}">{escape(word("link_to_answer", language))}</a>'
        if self._with_feedback:
            buttons = "".join(
                _button(
                    f"{verdict}_answer", language, f'data-verdict="{verdict}" aria-pressed="false"'
                )
                for verdict in VERDICTS
            )
            label = escape(word("rate_answer", language))
            html += f'<span role="group" aria-label="{label}">{label}: {buttons}</span>'
            html += (
                '<form class="rw-remark" hidden>'
                f"<label>{escape(word('remark', language))} "
                '<input type="text" maxlength="2000"></label> '
                f'<button type="submit">{escape(word("send", language))}</button></form>'
            )
        return f'<div class="rw-actions">{html}<span role="status"></span></div>'


def ask_link(answer: Answer, asked: Sequence[str]) -> str:
    """Returns the link that asks a question again, a follow-up after those it may lean on."""
    questions = list(asked[-LEANING:] if answer.searched != answer.question else asked[-1:])
    return "?" + urlencode([("q", question) for question in questions])


def _marker(citation: Citation, language: Language) -> str:
    label = word("marker", language).format(n=citation.number, page=citation.page)
    return (
        f'<a class="rw-marker" href="?s={reference(citation.ref.key)}" '
        f'aria-label="{escape(label)}" title="{escape(label)}">[{citation.number}]</a>'
    )


def _heading(citation: Citation, language: Language) -> str:
    """Returns the innermost heading a citation stands under, in brackets, if there is one."""
    path = citation.section_in(language)
    return escape(f" ({path[-1]})") if path else ""


def _column(label: str, language: Language, quote: str) -> str:
    return (
        f'<div class="rw-column" lang="{language}"><p class="rw-label">{escape(label)}</p>'
        f"<blockquote>{escape(quote)}</blockquote></div>"
    )


def _note(label: str, text: str = "") -> str:
    quote = f"<q>{escape(text)}</q>" if text else ""
    return f'<p class="rw-note">{escape(label)}{quote}</p>'


def _nearest(hits: Sequence[Hit], language: Language) -> str:
    items = "".join(_nearest_item(hit, language) for hit in hits)
    summary = escape(word("perhaps_useful", language))
    return f'<details class="rw-nearest"><summary>{summary}</summary><ul>{items}</ul></details>'


def _nearest_item(hit: Hit, language: Language) -> str:
    passage = hit.passage
    path = passage.section_in(language)
    return (
        f'<li><a class="rw-open" href="?s={reference(passage.sentences[0])}">'
        f"{escape(word('page', language))} {passage.first_page}</a> {escape(' › '.join(path))}<br>"
        f"{escape(' '.join(passage.text_in(language).split()))}</li>"
    )


def _dossier(entity: Entity, language: Language) -> str:
    name = escape(name_of(entity, language))
    return f'<a class="rw-name" href="{dossier_link(entity.id)}">{name}</a>'


def _suggestions(questions: Sequence[str], language: Language) -> str:
    if not questions:
        return ""
    items = "".join(
        f'<li><a class="rw-ask" href="?{escape(urlencode({"q": question}))}">'
        f"{escape(question)}</a></li>"
        for question in questions
    )
    label = escape(word("ask_next", language))
    return f'<div class="rw-suggestions"><p>{label}</p><ul>{items}</ul></div>'


def _button(key: str, language: Language, attributes: str) -> str:
    return f'<button type="button" {attributes}>{escape(word(key, language))}</button> '
