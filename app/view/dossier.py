"""Dossiers: everything the report says about somebody or something, in order, as HTML."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from itertools import groupby

from app.view.activity_counts import Count, CountTable, count_tables, counts_of
from app.view.entity_names import EntityNames, name_of
from app.view.markup import Tagged, dossier_link, marked_up, strong
from app.view.report_page import reference
from app.wording import word
from index.answer_type import asked_for
from index.language import Language
from ingest.corpus import Entity
from ingest.document import Report, Sentence

TYPES = ("country", "region", "organisation", "programme", "fund", "forum", "law", "person")


def index_html(report: Report, names: EntityNames, language: Language) -> str:
    """Returns the list of all dossiers by type, with the counts per country as bars."""
    parts = [_heading(word("dossiers", language))]
    if not names.by_id:
        parts.append(f'<p class="rw-hint">{escape(word("no_dossiers", language))}</p>')
    for type_ in TYPES:
        entities = [entity for entity in names.by_id.values() if entity.type == type_]
        if entities:
            parts.append(f"<h3>{escape(word(f'type_{type_}', language))}</h3>")
            parts.append(_list(entities, language))
    parts += [_bars(table, language) for table in count_tables(report, names)]
    return f'<div class="rw-dossier">{"".join(parts)}</div>'


def dossier_html(report: Report, names: EntityNames, entity: Entity, language: Language) -> str:
    """Returns the dossier of an entity."""
    sentences = [report.sentences[key] for key in dict.fromkeys(entity.mentions)]
    name = name_of(entity, language)
    others = [other for other in (*entity.names[language], *entity.names["nl"]) if other != name]
    counts = counts_of(count_tables(report, names), entity)
    return (
        f'<div class="rw-dossier"><p><a class="rw-open" href="?d=all">'
        f"{escape(word('all_dossiers', language))}</a></p>"
        f"{_heading(name)}{_about(entity, others, sentences, language)}"
        f"{''.join(_count(table, count, language) for table, count in counts)}"
        f"{_mentions(report, names, entity, sentences, language)}</div>"
    )


def _heading(text: str) -> str:
    return f'<h2 tabindex="-1">{escape(text)}</h2>'


def _list(entities: Sequence[Entity], language: Language) -> str:
    ordered = sorted(entities, key=lambda entity: name_of(entity, language).casefold())
    items = "".join(
        f'<li><a class="rw-open" href="{dossier_link(entity.id)}">'
        f"{escape(name_of(entity, language))}</a> "
        f"<span>{len(set(entity.mentions))}</span></li>"
        for entity in ordered
    )
    return f'<ul class="rw-dossiers">{items}</ul>'


def _about(
    entity: Entity, others: Sequence[str], sentences: Sequence[Sentence], language: Language
) -> str:
    pages = sorted({sentence.page for sentence in sentences})
    facts = [word(f"a_{entity.type}", language)]
    if others:
        also = ", ".join(dict.fromkeys(others))
        facts.append(f"{word('also_called', language)} {also}")
    facts.append(
        word("mentioned", language).format(
            count=len(sentences), pages=", ".join(str(page) for page in pages)
        )
    )
    return f'<p class="rw-hint">{escape(" · ".join(facts))}</p>'


def _mentions(
    report: Report,
    names: EntityNames,
    entity: Entity,
    sentences: Iterable[Sentence],
    language: Language,
) -> str:
    html = ""
    for section, under in groupby(sentences, key=lambda s: _section(report, s, language)):
        items = "".join(_mention(names, entity, sentence, language) for sentence in under)
        heading = escape(" › ".join(section))
        html += f'<h3>{heading}</h3><ul class="rw-mentions">{items}</ul>'
    return html


def _section(report: Report, sentence: Sentence, language: Language) -> tuple[str, ...]:
    return report.block[sentence.key.block].section_in(language)


def _mention(names: EntityNames, entity: Entity, sentence: Sentence, language: Language) -> str:
    page = f"{word('page', language)} {sentence.page}"
    columns = f'<div class="rw-original" lang="nl">{_text(names, entity, sentence, "nl")}</div>'
    if sentence.translation:
        english = _text(names, entity, sentence, "en")
        columns += f'<div class="rw-translation" lang="en">{english}</div>'
    return (
        f'<li class="rw-block"><a class="rw-open" href="?s={reference(sentence.key)}">'
        f'{escape(page)}</a><div class="rw-columns">{columns}</div></li>'
    )


def _text(names: EntityNames, entity: Entity, sentence: Sentence, language: Language) -> str:
    """Returns a sentence with the entity's name marked and its figures emphasised."""
    text = sentence.text_in(language)
    own = [
        Tagged(span.start, span.end, "<mark>", "</mark>")
        for span in names.in_sentence(sentence.key, text)
        if span.entity == entity
    ]
    return marked_up(text, [*own, *strong(asked_for("number", text))])


def _bars(table: CountTable, language: Language) -> str:
    rows = "".join(
        f'<tr><th scope="row"><a class="rw-open" href="{dossier_link(count.country.id)}">'
        f"{escape(name_of(count.country, language))}</a></th>"
        f"<td>{_bar(count, table.largest, language)}</td>"
        f'<td><a class="rw-open" href="?s={reference(count.sentence.key)}">'
        f"{escape(word('page', language))} {count.sentence.page}</a></td></tr>"
        for count in sorted(table.counts, key=lambda count: -(count.number or 0))
    )
    title = escape(table.title[language])
    return f'<table class="rw-bars"><caption>{title}</caption><tbody>{rows}</tbody></table>'


def _bar(count: Count, largest: int, language: Language) -> str:
    if count.number is None:
        return escape(word("not_legible", language))
    share = count.number / largest
    return f'<span class="rw-bar" style="--share: {share:.3f}"></span> {count.number}'


def _count(table: CountTable, count: Count, language: Language) -> str:
    number = word("not_legible", language) if count.number is None else str(count.number)
    return (
        f'<p class="rw-count">{escape(table.title[language])}: <b>{escape(number)}</b> '
        f'<a class="rw-open" href="?s={reference(count.sentence.key)}">'
        f"{escape(word('page', language))} {count.sentence.page}</a></p>"
    )
