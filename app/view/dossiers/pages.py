"""The list of all dossiers, and a dossier: figures first, then sentences in order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import groupby

from app.answer.antecedents import comes_after, explained
from app.view.dossiers.about import About
from app.view.dossiers.activity_counts import CountTable, count_tables
from app.view.dossiers.figures import figures
from app.view.entity_names import EntityNames, name_of
from app.view.markup import VIEW, Piece, Tagged, inserted, pieces, strong
from app.view.templates import Html
from app.wording import word
from index.language import Language
from index.rows import SentenceRef
from ingest.corpus import Corpus, Entity
from ingest.document import TRANSLATED_INTO, Report, Sentence, SentenceKey
from ingest.facts import Fact

TYPES = ("country", "region", "organisation", "programme", "fund", "forum", "law", "person")
MANY = 30  # sentences, of which one sees the headings first: a fifteenth of the bundled report


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
    report, about = corpus.report, About(corpus, entity)
    joining = about.joining()
    keys = {*entity.mentions, *joining}
    sentences = [sentence for key, sentence in report.sentences.items() if key in keys]
    shown = {
        spoken: dict(_shown(corpus, names, entity, sentences, spoken))
        for spoken in (report.language, TRANSLATED_INTO)
    }
    under = groupby(sentences, key=lambda s: report.block[s.key.block].section_in(language))
    tables = count_tables(report, names)
    return VIEW.render(
        "dossier",
        language=language,
        report_id=report.id,
        ref=partial(SentenceRef, report.id),
        entity=entity,
        name=name_of(entity, language),
        facts=_facts(entity, sentences, joining, language),
        figures=figures(about, tables, language),
        tables=list(_told_by(tables, about, entity)),
        sections=[(section, list(inside)) for section, inside in under],
        is_folded=len(sentences) > MANY,
        original=shown[report.language],
        translated=shown[TRANSLATED_INTO],
        subjects=dict(_subjects(about, joining, sentences, shown, language)),
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


def _facts(
    entity: Entity,
    sentences: Sequence[Sentence],
    joining: dict[SentenceKey, Fact],
    language: Language,
) -> Iterator[str]:
    """Yields what kind of entity it is, what else it is called, and how often it comes up."""
    name = name_of(entity, language)
    others = [other for other in (*entity.names[language], *entity.names["nl"]) if other != name]
    yield word(f"a_{entity.type}", language)
    if others:
        yield f"{word('also_called', language)} {', '.join(dict.fromkeys(others))}"
    pages = ", ".join(map(str, sorted({sentence.page for sentence in sentences})))
    yield word("mentioned_and_meant" if joining else "mentioned", language).format(
        count=len(sentences) - len(joining), meant=len(joining), pages=pages
    )


def _told_by(tables: Sequence[CountTable], about: About, entity: Entity) -> Iterator[CountTable]:
    """Yields the tables of counts that the entity is in, or that count what it is."""
    for table in tables:
        is_in = any(count.country == entity for count in table.counts)
        if is_in or all(about.is_named_in(title) for title in table.title.values()):
            yield table


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


def _subjects(
    about: About,
    joining: dict[SentenceKey, Fact],
    sentences: Sequence[Sentence],
    shown: dict[str, dict[SentenceKey, list[Piece]]],
    language: Language,
) -> Iterator[tuple[SentenceKey, str]]:
    """Yields what a sentence is about where nothing that is shown of it or just before says so."""
    before: SentenceKey | None = None
    for key in (sentence.key for sentence in sentences):
        follows = before is not None and comes_after(about.corpus.report, before, key)
        before = key
        if key not in joining or follows:
            continue
        said = "".join(piece.text for piece in shown[language][key])
        if not about.is_named_in(said):
            yield key, joining[key].subject[language]
