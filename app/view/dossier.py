"""Dossiers: everything the report says about somebody or something, in order, as HTML."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import groupby

from app.answer.antecedents import explained
from app.view.activity_counts import count_tables, counts_of
from app.view.entity_names import EntityNames, name_of
from app.view.markup import VIEW, Piece, Tagged, inserted, pieces, strong
from app.view.templates import Html
from app.wording import word
from index.language import Language
from index.rows import SentenceRef
from ingest.corpus import Corpus, Entity
from ingest.document import TRANSLATED_INTO, Report, Sentence, SentenceKey

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


def dossier_html(corpus: Corpus, names: EntityNames, entity: Entity, language: Language) -> Html:
    """Returns the dossier of an entity."""
    report = corpus.report
    sentences = [report.sentences[key] for key in dict.fromkeys(entity.mentions)]
    shown = {
        spoken: dict(_shown(corpus, names, entity, sentences, spoken))
        for spoken in (report.language, TRANSLATED_INTO)
    }
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
        original=shown[report.language],
        translated=shown[TRANSLATED_INTO],
        has_insertions=any(
            piece.element == "ins"
            for one in shown.values()
            for parts in one.values()
            for piece in parts
        ),
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


def _shown(
    corpus: Corpus,
    names: EntityNames,
    entity: Entity,
    sentences: Sequence[Sentence],
    language: str,
) -> Iterator[tuple[SentenceKey, list[Piece]]]:
    """Yields each sentence in a language, the name marked, figures emphasised, words explained."""
    before: tuple[SentenceKey, str] | None = None
    for key in (sentence.key for sentence in sentences):
        said = explained(corpus, key, language, "number", before)
        own = [
            Tagged(span.start, span.end, "mark")
            for span in names.in_sentence(key, said.text)
            if span.entity == entity
        ]
        yield key, pieces(said.text, [*inserted(said.insertions), *own, *strong(said.emphasis)])
        before = key, said.text
