"""A sentence about another subject than the one asked for is not said under it.

"A second phase was announced, for EUR 100 million" is true of COMPASS, and false under a question
on Prospects. Whom a sentence is about shows in its words, its headings, the subjects of its facts
and what its pronouns stand for. A report without facts shows it in its words and headings alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from app.query.query import Query
from app.query.slots import HOME, countries_in_report
from index.answer_type import FINDABLE
from index.library import Library
from index.rows import SentenceRef
from ingest.corpus import Corpus
from ingest.facts import LANGUAGES
from ingest.text.alignment import fold

Names = tuple[str, ...]
Programmes = tuple[Names, ...]

NAMED = ("programme", "fund", "forum")  # types of entities that answers are easily mixed up of


def of_the_subject_asked(
    query: Query, refs: Sequence[SentenceRef], library: Library
) -> list[SentenceRef]:
    """Returns the sentences, best first, without those about another subject than asked for.

    They stay if nothing else is left: whether they answer is then for the evidence to tell.

    Args:
        query: What is asked.
        refs: The sentences that may answer it.
        library: That they stand in.
    """
    known = {id_: _programmes_of(corpus) for id_, corpus in library.corpora.items()}
    asked = {id_: _programmes_in(query.searched, own) for id_, own in known.items()}

    if not any(asked.values()):
        # A figure of one country is not that of all: "the highest number of returns" to Morocco.
        # The best one stays if something is named: it may be the country ("Cairo").
        first, others = (refs[:1], refs[1:]) if query.names else ((), refs)
        kept = [*first, *(ref for ref in others if not _is_of_one_country(query, ref, library))]
        return kept or list(refs)

    def fits(ref: SentenceRef) -> bool:
        programmes = _programmes_in_report(_about(library, ref), known[ref.report_id])
        # A figure of no programme in particular is not that of the one asked for.
        return bool(programmes & asked[ref.report_id]) or not (programmes or query.kind in FINDABLE)

    return [ref for ref in refs if fits(ref)] or list(refs)


def _is_of_one_country(query: Query, ref: SentenceRef, library: Library) -> bool:
    corpus = library.corpora[ref.report_id]
    return query.kind in FINDABLE and not query.countries and bool(_subjects(corpus, ref))


def _subjects(corpus: Corpus, ref: SentenceRef) -> frozenset[str]:
    """Returns the countries that all facts of a sentence are about and its own words hide."""
    facts = corpus.facts_of.get(ref.key, ())
    named = [countries_in_report(fact.subject["nl"]) - HOME for fact in facts]
    if not named:
        return frozenset()
    shown = countries_in_report(corpus.report.sentences[ref.key].text)
    return frozenset.intersection(*named) - shown


def _about(library: Library, ref: SentenceRef) -> str:
    """Returns all that tells whom a sentence is about, folded."""
    sentence, block = library.sentence(ref), library.block(ref)
    texts = [sentence.text, sentence.translation or "", *block.section, *block.section_translation]
    for fact in library.corpora[ref.report_id].facts_of.get(ref.key, ()):
        for language in LANGUAGES:
            texts += [fact.subject[language], *(one.meaning for one in fact.antecedents[language])]
        texts += fact.actors
    return "\n".join(texts)


@lru_cache(maxsize=8192)
def _programmes_in_report(text: str, known: Programmes) -> frozenset[Names]:
    """Returns `_programmes_in` a text of the report, which comes back with every question.

    Never of a question: it would be remembered.
    """
    return _programmes_in(text, known)


def _programmes_in(text: str, known: Programmes) -> frozenset[Names]:
    """Returns the programmes that a text names."""
    folded = fold(text)
    patterns = ((names, _pattern_of(names)) for names in known)
    return frozenset(names for names, pattern in patterns if pattern and pattern.search(folded))


def _programmes_of(corpus: Corpus) -> Programmes:
    """Returns the programmes of a report that have a name of their own, by their names."""
    return tuple(names for type_, names in corpus.names if type_ in NAMED and _pattern_of(names))


@lru_cache(maxsize=1024)
def _pattern_of(names: tuple[str, ...]) -> re.Pattern[str] | None:
    """Returns a pattern for those of an entity's names that begin with a capital, folded."""
    own = sorted({fold(name) for name in names if name[:1].isupper()})
    alternatives = "|".join(map(re.escape, own))
    return re.compile(rf"(?<!\w)(?:{alternatives})(?!\w)") if own else None
