"""Which sentences of an overview are said, in which order and with which labels, by its form."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.answer.overview.form import Form
from app.query.slots import countries_in_report
from index.language import Language
from ingest.corpus import Corpus, Entity
from ingest.document import SentenceKey
from ingest.overviews import Overview
from ingest.text.alignment import fold

MOST = 12  # items that are said; the others are reached by the link to the whole
FEW = 3  # of a shorter one
# Of all items together: what a person still reads in a chat. Three are said in any case.
MOST_WORDS = 140  # with title and antecedents an answer then seldom has more than 200
IN_ORDER = ("timeline", "figures")  # kinds whose order says something
OF_CHAPTER = 2  # of each chapter, where it is gone through chapter by chapter
SHORTER = "-short"  # how the id of an overview's own shorter form ends
ARTICLE = re.compile(r"^(?:de|het|the) ")
REPORT = "report"  # scope of the whole report
ENTITIES: Mapping[str, str] = {"countries": "country"}  # whose list a scope is, by their type


@dataclass(frozen=True, slots=True)
class Item:
    """A sentence that is said.

    Attributes:
        key: The sentence.
        label: What stands in front of it, or "".
    """

    key: SentenceKey
    label: str = ""


def items_said(
    overview: Overview,
    form: Form,
    corpus: Corpus,
    language: Language,
    first: SentenceKey | None = None,
) -> tuple[Item, ...]:
    """Returns what is said of an overview, in order; never nothing.

    Where a form fits nothing of it, such as the amounts of one without any, it is said as usual.

    Args:
        overview: The overview.
        form: In which form.
        corpus: Its report.
        language: Of the labels.
        first: A sentence to begin with, if it is one that is said later than the first few.
    """
    overview = in_length(overview, form, corpus)
    found: Sequence[Item] = ()
    if form.shape == "amounts":
        found = _amounts(overview, corpus, language)
    elif form.shape == "chapters" and overview.scope == REPORT:
        return _by_chapter(corpus, min(form.count or OF_CHAPTER, OF_CHAPTER), language)
    found = found or _all_of(overview, form, corpus, language)
    if form.is_plain and overview.kind not in IN_ORDER:
        late = [item for item in found[FEW:] if item.key == first]
        found = [*late, *(item for item in found if item not in late)]
    if form.count or form.shape == "all":
        return tuple(found[: form.count])
    most = FEW if form.shape == "short" else MOST
    return _in_words(found[:most], corpus, language)


def in_length(overview: Overview, form: Form, corpus: Corpus) -> Overview:
    """Returns the overview of the same in the length asked for, if there are two."""
    known = {one.id: one for one in corpus.overviews}
    shorter = known.get(overview.id + SHORTER)
    if shorter and (form.shape == "short" or (form.count or MOST) <= len(shorter.items)):
        return shorter
    longer = known.get(overview.id.removesuffix(SHORTER))
    is_more = form.shape == "all" or (form.count or 0) > len(overview.items)
    is_shorter = overview.id.endswith(SHORTER)
    return longer if longer and is_shorter and is_more else overview


def _in_words(items: Sequence[Item], corpus: Corpus, language: Language) -> tuple[Item, ...]:
    """Returns the first items, so many as are not too long together."""
    words = 0
    for place, item in enumerate(items):
        sentence = corpus.report.sentences[item.key].text_in(language)
        words += len(item.label.split()) + len(sentence.split())
        if words > MOST_WORDS and place >= FEW:
            return tuple(items[:place])
    return tuple(items)


def _all_of(overview: Overview, form: Form, corpus: Corpus, language: Language) -> Sequence[Item]:
    kind = ENTITIES.get(overview.scope) if isinstance(overview.scope, str) else None
    if form.is_sorted and kind:
        return _entities(kind, corpus, language)
    listed = [one for one in overview.items if form.year and _is_in(form.year, one.date)]
    listed = listed or list(overview.items)
    items = [Item(one.key, "; ".join(one.label_parts(language))) for one in listed]
    return sorted(items, key=_letters) if form.is_sorted else items


def _is_in(year: str, date: str) -> bool:
    """Returns whether a date is of a year, or a period begins or ends in it."""
    return year in {end[: len(year)] for end in date.split("/")}


def _amounts(overview: Overview, corpus: Corpus, language: Language) -> list[Item]:
    """Returns the sentences that give amounts of money, of the part summed up or of its items."""
    if isinstance(overview.scope, tuple):
        scope = overview.scope
        keys = [
            sentence.key
            for block in corpus.report.blocks
            if block.section[: len(scope)] == scope
            for sentence in block.sentences
        ]
    else:
        keys = [item.key for item in overview.items]
    said = {key: _money(key, corpus, language) for key in keys}
    return [Item(key, label) for key, label in said.items() if label]


def _money(key: SentenceKey, corpus: Corpus, language: Language) -> str:
    """Returns the amounts of money that a sentence states, or ""."""
    facts = corpus.facts_of.get(key, ())
    values = [fact.value[language] for fact in facts if fact.kind == "money"]
    return "; ".join(dict.fromkeys(values))


def _by_chapter(corpus: Corpus, count: int, language: Language) -> tuple[Item, ...]:
    """Returns the first sentences of the summary of each chapter, the first one under its name."""
    heads = list(dict.fromkeys(block.section[:1] for block in corpus.report.blocks))
    summaries = {one.scope: one for one in corpus.overviews if isinstance(one.scope, tuple)}
    chapters = [summaries[head] for head in heads if head in summaries]
    found: list[Item] = []
    for one in chapters:
        block = corpus.report.block[one.items[0].key.block]
        title = block.section_in(language)[0]
        found += [Item(item.key, "" if n else title) for n, item in enumerate(one.items[:count])]
    return tuple(found)


def _entities(kind: str, corpus: Corpus, language: Language) -> list[Item]:
    """Returns everything of a kind by the alphabet, each with the sentence that is most its own."""
    named = [one for one in corpus.entities if one.type == kind and one.mentions]
    items = [Item(_own_mention(one, corpus), one.names[language][0]) for one in named]
    return sorted(items, key=_letters)


def _letters(item: Item) -> str:
    """Returns what an item is sorted by: "the Netherlands" stands under N."""
    return ARTICLE.sub("", fold(item.label))


def _own_mention(entity: Entity, corpus: Corpus) -> SentenceKey:
    """Returns the first of the sentences on an entity that name the fewest countries."""

    def countries_named(key: SentenceKey) -> int:
        return len(countries_in_report(corpus.report.sentences[key].text))

    return min(entity.mentions, key=countries_named)
