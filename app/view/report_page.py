"""A page of the report as HTML: contents, sentences with links, footnotes, repairs and doubts.

A page shows the sentences that start on it: a block that crosses a page stands on each with the
sentences that citations place there, so that a link opens the page that its citation names.
Everything from the report is escaped.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from app.view.entity_names import EntityNames
from app.view.markup import dossier_links, marked_up
from app.wording import word
from index.language import Language
from ingest.document import Block, Report, Sentence, SentenceKey


def reference(key: SentenceKey) -> str:
    """Returns what a link to a sentence carries: "b015.0"."""
    return f"{key.block}.{key.number}"


def page_html(report: Report, names: EntityNames, page: int, language: Language) -> str:
    """Returns a page under its contents and page buttons.

    Every sentence has an id and a link; every name links to its dossier.
    """
    blocks = "".join(_blocks(report, names, page, language))
    label = f"{word('page', language).capitalize()} {page}"
    return (
        f"{_contents(report, language)}"
        f'<div class="rw-turn">{_turn(report, page, -1, language)}'
        f'<h2 tabindex="-1">{escape(label)}</h2>{_turn(report, page, 1, language)}</div>'
        f'<article aria-label="{escape(label)}">{blocks}</article>'
    )


def _turn(report: Report, page: int, step: int, language: Language) -> str:
    place = report.pages.index(page) + step
    label = word("next_page" if step > 0 else "previous_page", language)
    target = report.pages[place] if 0 <= place < len(report.pages) else None
    state = "disabled" if target is None else f'data-page="{target}"'
    sign = "›" if step > 0 else "‹"
    return f'<button type="button" aria-label="{escape(label)}" {state}>{sign}</button>'


def _contents(report: Report, language: Language) -> str:
    first: dict[tuple[str, ...], Block] = {}
    for block in report.blocks:
        if block.section:
            first.setdefault(block.section, block)
    items = "".join(
        f'<li class="rw-level-{min(len(section), 4)}"><a class="rw-open" '
        f'href="?s={reference(block.sentences[0].key)}">'
        f"{escape(block.section_in(language)[-1])}</a> "
        f"<span>{block.sentences[0].page}</span></li>"
        for section, block in first.items()
    )
    if not items:  # no heading was recognised
        return ""
    return (
        f'<details class="rw-contents"><summary>{escape(word("contents", language))}</summary>'
        f"<ul>{items}</ul></details>"
    )


def _blocks(report: Report, names: EntityNames, page: int, language: Language) -> Iterator[str]:
    footnotes = {
        block.footnote_number: block
        for block in report.blocks
        if block.kind == "footnote" and block.footnote_number is not None
    }
    section: tuple[str, ...] = ()
    for block in report.blocks:
        sentences = [sentence for sentence in block.sentences if sentence.page == page]
        if not sentences:
            continue
        if block.section != section:
            section = block.section
            yield f"<h3>{escape(' › '.join(block.section_in(language)))}</h3>"
        yield _block(block, sentences, names, footnotes, language)


def _block(
    block: Block,
    sentences: Sequence[Sentence],
    names: EntityNames,
    footnotes: dict[int, Block],
    language: Language,
) -> str:
    """Returns sentences of a block; what was mended or is doubted in it stands with every part."""
    own = "".join(_sentence(sentence, names, footnotes, language) for sentence in sentences)
    html = f'<div class="rw-original" lang="nl">{own}</div>'
    translated = "".join(
        f'<span class="rw-line"><span class="rw-sentence" '
        f'data-sentence="{element_id(sentence.key)}">'
        f"{_linked(sentence, sentence.translation, names)}</span></span> "
        for sentence in sentences
        if sentence.translation
    )
    if translated:
        html += f'<div class="rw-translation" lang="en">{translated}</div>'
    notes = ""
    if block.repairs:
        repairs = "".join(f"<li>{escape(repair)}</li>" for repair in block.repairs)
        notes += _details(word("repairs", language).format(count=len(block.repairs)), repairs)
    if block.note:
        notes += _details(word("doubts", language), f"<li>{escape(block.note)}</li>")
    return (
        f'<div class="rw-block rw-{block.kind}"><div class="rw-columns">{html}</div>{notes}</div>'
    )


def _details(summary: str, items: str) -> str:
    return f"<details><summary>{escape(summary)}</summary><ul>{items}</ul></details>"


def _sentence(
    sentence: Sentence, names: EntityNames, footnotes: dict[int, Block], language: Language
) -> str:
    id_ = element_id(sentence.key)
    uncertain = ' data-uncertain="true"' if sentence.value_uncertain else ""
    references = "".join(
        _footnote(f"{id_}-{number}", number, footnotes[number], language)
        for number in sentence.footnotes
        if number in footnotes
    )
    label = word("link_to_sentence", language)
    link = (
        f'<a class="rw-link" href="?s={reference(sentence.key)}" '
        f'aria-label="{escape(label)}" title="{escape(label)}">#</a>'
    )
    return (
        '<span class="rw-line">'
        f'<span class="rw-sentence" id="{id_}" data-sentence="{id_}"{uncertain}>'
        f"{_linked(sentence, sentence.text, names)}</span>{references}{link}</span> "
    )


def _linked(sentence: Sentence, text: str, names: EntityNames) -> str:
    return marked_up(text, dossier_links(names.in_sentence(sentence.key, text)))


def _footnote(id_: str, number: int, block: Block, language: Language) -> str:
    text = " ".join(sentence.text for sentence in block.sentences)
    label = f"{word('footnote', language)} {number}"
    return (
        f'<button type="button" class="rw-footnote-number" popovertarget="{id_}" '
        f'aria-label="{escape(label)}">{number}</button>'
        f'<span popover id="{id_}" class="rw-footnote-text"><b>{escape(label)}</b> '
        f"{escape(text)}</span>"
    )


def element_id(key: SentenceKey) -> str:
    """Returns the id of the element that shows a sentence of the report's own text."""
    return f"s-{key.block}-{key.number}"
