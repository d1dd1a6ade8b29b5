"""What bears on a statement: the sentences whose facts or words are near it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from index.fact_search import FactHit, FactsFound
from index.hits import SearchResult
from index.library import Library
from index.rows import SentenceRef
from ingest.corpus import Corpus
from ingest.facts import LANGUAGES, Fact

FACTS = 10  # that are looked at
SENTENCES = 5


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence that may bear on a statement.

    Attributes:
        ref: The sentence.
        facts: What it states.
        hits: Those of its facts that were found, best first.
        cosine: Of its nearest text or question, in [-1, 1].
    """

    ref: SentenceRef
    facts: tuple[Fact, ...]
    hits: tuple[FactHit, ...] = ()
    cosine: float = -1.0

    def said(self, library: Library, language: str) -> str:
        """Returns the sentence in a language."""
        return library.sentence(self.ref).text_in(language)

    def told(self, library: Library, language: str) -> str:
        """Returns the sentence with what it is about and how its facts may be asked for."""
        texts = [self.said(library, language)]
        for fact in self.facts:
            texts += [fact.subject[language], *fact.asks[language]]
            texts += [one.meaning for one in fact.antecedents[language]]
            texts += [fact.affirms[language]] if fact.affirms else []
        return "\n".join(dict.fromkeys(texts))

    def about(self, library: Library) -> str:
        """Returns the sentence in both languages with what it is about, for names and places."""
        texts = [self.said(library, language) for language in LANGUAGES]
        for fact in self.facts:
            texts += fact.subject.values()
        return "\n".join(dict.fromkeys(texts))


def gather(found: FactsFound, result: SearchResult, library: Library) -> list[Evidence]:
    """Returns the sentences that may bear on a statement, each once.

    Args:
        found: Among the facts.
        result: Among the sentences.
        library: Searched.
    """
    near: dict[SentenceRef, Evidence] = {}
    for hit in found.facts[:FACTS]:
        before = near.get(hit.ref) or _evidence(hit.ref, library.corpora[hit.report_id])
        cosine = max(before.cosine, hit.cosine, hit.yes_or_no_cosine)
        near[hit.ref] = replace(before, hits=(*before.hits, hit), cosine=cosine)
    for sentence in result.sentences[:SENTENCES]:
        ref = sentence.ref
        before = near.get(ref) or _evidence(ref, library.corpora[ref.report_id])
        cosine = max(before.cosine, sentence.question_cosine, sentence.sentence_cosine)
        near[ref] = replace(before, cosine=cosine)
    return list(near.values())


def _evidence(ref: SentenceRef, corpus: Corpus) -> Evidence:
    return Evidence(ref, corpus.facts_of.get(ref.key, ()))
