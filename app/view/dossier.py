"""Dossiers: everything the report says about somebody or something, in order, as HTML."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import groupby

from app.view.activity_counts import count_tables, counts_of
from app.view.entity_names import EntityNames, name_of
from app.view.markup import VIEW, Piece, Tagged, pieces, strong
from app.view.templates import Html
from app.wording import word
from index.answer_type import asked_for
from index.language import Language
from index.rows import SentenceRef
from ingest.corpus import Entity
from ingest.document import Report, Sentence, SentenceKey

TYPES = ("country", "region", "organisation", "programme", "fund", "forum", "law", "person")


def index_html(report: Report, names: EntityNames, language: Language) -> Html:
    """Returns the list of all dossiers by type, with the counts per country as bars."""
    return VIEW.render(
        "dossiers",
        language=language,
        report_id=report.id,
        ref=partial(SentenceRef, report.id),
        by_type=list(_by_type(names, language)),
        tables=count_tables(report, names),
    )


def dossier_html(report: Report, names: EntityNames, entity: Entity, language: Language) -> Html:
    """Returns the dossier of an entity."""
    sentences = [report.sentences[key] for key in dict.fromkeys(entity.mentions)]
    under = groupby(sentences, key=lambda s: report.block[s.key.block].section_in(language))
    return VIEW.render(
        "dossier",
        language=language,
        report_id=report.id,
        ref=partial(SentenceRef, report.id),
        name=name_of(entity, language),
        facts=_facts(entity, sentences, language),
        counts=counts_of(count_tables(report, names), entity),
        mentions=[(section, list(mentions)) for section, mentions in under],
        marked_pieces=lambda key, text: _pieces(names, entity, key, text),
    )


def _by_type(names: EntityNames, language: Language) -> Iterator[tuple[str, list[Entity]]]:
    """Yields each type with its entities in alphabetical order; no type without any."""
    ordered = sorted(names.by_id.values(), key=lambda entity: name_of(entity, language).casefold())
    for type_ in TYPES:
        if entities := [entity for entity in ordered if entity.type == type_]:
            yield type_, entities


def _facts(entity: Entity, sentences: Sequence[Sentence], language: Language) -> Iterator[str]:
    """Yields what kind of entity it is, what else it is called, and how often it is mentioned."""
    name = name_of(entity, language)
    others = [other for other in (*entity.names[language], *entity.names["nl"]) if other != name]
    yield word(f"a_{entity.type}", language)
    if others:
        yield f"{word('also_called', language)} {', '.join(dict.fromkeys(others))}"
    pages = ", ".join(map(str, sorted({sentence.page for sentence in sentences})))
    yield word("mentioned", language).format(count=len(sentences), pages=pages)


def _pieces(names: EntityNames, entity: Entity, key: SentenceKey, text: str) -> list[Piece]:
    """Returns a sentence with the entity's name marked and its figures emphasised."""
    own = [
        Tagged(span.start, span.end, "mark")
        for span in names.in_sentence(key, text)
        if span.entity == entity
    ]
    return pieces(text, [*own, *strong(asked_for("number", text))])
