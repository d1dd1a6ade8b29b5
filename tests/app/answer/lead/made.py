"""A report of a few sentences with facts made by hand, and facts found as a search would."""

from __future__ import annotations

from collections.abc import Sequence

from app.answer.lead.check import check_draft
from app.answer.lead.draft import Draft
from app.answer.lead.lead import draft_lead
from app.query.query import read_question
from index.fact_search import FactHit
from index.hits import SentenceHit
from index.language import LanguageDetector
from index.library import Library
from index.rows import SentenceRef
from ingest.corpus import Corpus, Entity
from ingest.document import Block, BlockKind, Report, Sentence, SentenceKey
from ingest.facts import Fact, FactKind

REPORT = "proef"
DETECTOR = LanguageDetector()


def sentence(block: str, number: int, text: str, translation: str, page: int = 1) -> Sentence:
    """Returns a sentence."""
    return Sentence(SentenceKey(block, number), text, translation, page, (1, 1))


def block_of(*sentences: Sentence, kind: BlockKind = "paragraph") -> Block:
    """Returns the block of some sentences."""
    first = sentences[0]
    return Block(first.key.block, kind, first.page, (), (), sentences, ((1, 1),))


def fact(
    key: tuple[str, int],
    kind: FactKind,
    subject: tuple[str, str],
    value: tuple[str, str],
    number: float | None = None,
    unit: str | None = None,
    *,
    time: str | None = None,
    places: tuple[str, ...] = (),
    affirms: tuple[str, str] | None = None,
    denies: tuple[str, str] | None = None,
) -> Fact:
    """Returns a fact; pairs are Dutch and English."""
    return Fact(
        id=f"f-{key[0]}-{key[1]}-{subject[0]}-{value[0]}",
        key=SentenceKey(*key),
        kind=kind,
        subject=_both(subject),
        asks={"nl": (subject[0],), "en": (subject[1],)},
        value=_both(value),
        number=number,
        unit=unit,
        qualifier="",
        time=time,
        time_from_context=False,
        places=places,
        actors=(),
        not_stated={"nl": (), "en": ()},
        antecedents={"nl": (), "en": ()},
        affirms=_both(affirms) if affirms else {},
        denies=_both(denies) if denies else {},
        note="",
    )


def _both(pair: tuple[str, str]) -> dict[str, str]:
    return {"nl": pair[0], "en": pair[1]}


def corpus_of(
    blocks: Sequence[Block], facts: Sequence[Fact], entities: Sequence[Entity] = ()
) -> Corpus:
    """Returns a report of 2023 with facts."""
    report = Report(REPORT, "Proefrapport 2023", "nl", "0" * 64, ("",), tuple(blocks))
    return Corpus(report, facts=tuple(facts), entities=tuple(entities))


def library_of(corpus: Corpus) -> Library:
    """Returns a library of one report that nothing can be searched in."""
    return Library({corpus.report.id: corpus}, [], [], [], {}, {}, "0" * 12)


def programme(*names: str) -> Entity:
    """Returns a programme that is called the same in both languages."""
    return Entity(names[0], "programme", {"nl": names, "en": names}, ())


def lead(question: str, corpus: Corpus, *facts: Fact) -> Draft | None:
    """Returns the lead of a question for which these facts were found, the first one surely.

    Each lead that a test makes is held against its sentences.
    """
    refs = list(dict.fromkeys(SentenceRef(corpus.report.id, one.key) for one in facts))
    hits = [FactHit(corpus.report.id, one, 0.95 * 0.9**place) for place, one in enumerate(facts)]
    sentences = [SentenceHit(ref, 0.9**place, 0.9, 0.9, 9.0, 9.0) for place, ref in enumerate(refs)]
    query = read_question(question, DETECTOR)
    library = library_of(corpus)
    draft = draft_lead(query, hits, sentences, refs[:1], library)
    assert draft is None or check_draft(draft, query.answer_language, library), draft
    return draft


def text(question: str, corpus: Corpus, *facts: Fact) -> str | None:
    """Returns the text of the lead, or None."""
    draft = lead(question, corpus, *facts)
    return draft.text if draft else None


def bundled_fact(bundled: Corpus, id_: str) -> Fact:
    """Returns a fact of the bundled report."""
    (one,) = (fact for fact in bundled.facts if fact.id == id_)
    return one


def text_of(question: str, bundled: Corpus, *ids: str) -> str | None:
    """Returns the text of the lead where facts of the bundled report were found."""
    return text(question, bundled, *(bundled_fact(bundled, id_) for id_ in ids))
