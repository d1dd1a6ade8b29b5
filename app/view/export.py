"""Answers to take away: as text, as Markdown, and as a page of HTML that stands alone.

Every quotation keeps its page and its link; everything from a question or the report is escaped
for the format it goes into.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from urllib.parse import quote

from app.answer.answer import Answer, AnswerSentence, Claim
from app.answer.citations import BASE, Citation, formatted_reference
from app.answer.comparison.table import Comparison
from app.view.markup import VIEW, Piece, inserted, lead_pieces, pieces
from app.view.reports import own_title, sentence_link
from app.view.templates import Html
from app.wording import word
from index.language import Language
from index.library import Library

# What CommonMark gives a meaning inside a line or at its start.
MARKDOWN = re.compile(r"([\\`*_{}\[\]<>()#+\-.!|~&$:])")
IN_ADDRESS = "!#$%&'()*+,/:;=?@[]"
STYLE = Html((Path(__file__).parent / "templates" / "conversation.css").read_text("utf-8"))


def answer_as_text(answer: Answer, library: Library) -> str:
    """Returns an answer with its references as plain text."""
    understood = answer.understood.line if answer.understood else ""
    notices = [understood, answer.text, answer.insertion_notice]
    lines = [line for line in notices if line]
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
        blocks += [_markdown(answer.understood.line)] if answer.understood else []
        blocks += [_markdown(answer.notice)] if answer.reason else _markdown_answer(answer)
        blocks += [_markdown_source(citation, library, base) for citation in answer.citations]
    return "\n\n".join(blocks) + "\n"


def conversation_as_html(
    answers: Sequence[Answer], library: Library, language: Language, base: str, today: date
) -> Html:
    """Returns a conversation as an HTML page that asks for nothing else; see the Markdown."""
    return VIEW.render(
        "conversation",
        answers=answers,
        language=language,
        base=base,
        style=STYLE,
        made=_made(library, language, today),
        place_of=lambda citation: _place(citation, library),
        link_to=lambda citation: _link(citation, base),
        quote_of=_quote,
        pieces_of=_pieces,
        lead_pieces=lead_pieces,
    )


def _pieces(sentence: AnswerSentence) -> list[Piece]:
    return pieces(sentence.text, inserted(sentence.insertions))


def _markdown_answer(answer: Answer) -> list[str]:
    """Returns the blocks of what is said, the lead first and in bold."""
    heading = answer.heading
    blocks = [f"### {_markdown(heading.title)}"] if heading else []
    blocks += [_markdown(answer.help)] if answer.help else []
    if answer.lead:
        lead = f"**{_markdown(answer.lead.text)}**{_markdown_markers(answer.lead.citations)}"
        calculation = answer.calculation_notice
        blocks.append(f"{lead} {_markdown(f'({calculation})')}" if calculation else lead)
    if claims := answer.claims_beside_lead:
        blocks.append("\n".join(_markdown_claim(claim, answer.language) for claim in claims))
    missing = [f"*{_markdown(answer.missing_notice)}*"] if answer.missing_notice else []
    blocks += missing if answer.is_partial else []
    lines = [_markdown(sentence.marked) for sentence in answer.beside_lead]
    if answer.comparison:
        blocks += _markdown_table(answer.comparison, answer.language)
    elif lines:
        blocks.append(
            "\n".join(f"- {line}" for line in lines) if answer.is_set else " ".join(lines)
        )
    blocks += [] if answer.is_partial else missing
    notes = [heading.note if heading else "", answer.remark, answer.insertion_notice]
    blocks += [f"*{_markdown(note)}*" for note in notes if note]
    return blocks


def _markdown_table(comparison: Comparison, language: Language) -> list[str]:
    """Returns a comparison as a table, and as a list what follows from its rows."""
    heads = [word("side_by_side_aspect", language), *comparison.columns]
    nothing = _markdown(word("side_by_side_nothing", language))
    rows = [
        [f"**{_markdown(row.aspect)}**"]
        # The values of a cell must stay on one line.
        + ["<br>".join(_markdown(one.marked) for one in cell) or nothing for cell in row.cells]
        for row in comparison.rows
    ]
    table = [[_markdown(head) for head in heads], ["---"] * len(heads), *rows]
    notes = [
        f"- {_markdown(f'{row.aspect}: {note}')}" for row in comparison.rows for note in row.notes
    ]
    blocks = ["\n".join(f"| {' | '.join(line)} |" for line in table)]
    return [*blocks, "\n".join(notes)] if notes else blocks


def _markdown_claim(claim: Claim, language: Language) -> str:
    verdict = _markdown(word(f"claim_{claim.verdict}", language))
    return f"- “{_markdown(claim.text)}”: **{verdict}**{_markdown_markers(claim.citations)}"


def _markdown_markers(numbers: Sequence[int]) -> str:
    markers = "".join(f"[{number}]" for number in numbers)
    return f" {_markdown(markers)}" if markers else ""


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
    return f"{base}{sentence_link(citation.ref)}"


def _markdown(text: str) -> str:
    return MARKDOWN.sub(r"\\\1", " ".join(text.split()))
