"""Whether what an answer shows can be read without the report beside it.

A sentence stands alone if each of its words that stand for something is explained: in brackets
after it, earlier in the sentence, or by the sentence before it if that is shown just before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from app.answer.antecedents import addition, antecedents_in, comes_after, insertions
from app.answer.record import CitationRecord, RunRecord
from ingest.corpus import Corpus
from ingest.document import Sentence

MARKED = re.compile(r"(?P<said>.+?)(?P<markers>(?:\s?\[\d+\])+)", re.DOTALL)
NUMBER = re.compile(r"\d+")
INSERTION = re.compile(r" \[[^\[\]]*[^\W\d_][^\[\]]*\]")


@dataclass(frozen=True, slots=True)
class Shown:
    """A sentence of the report as an answer shows it.

    Attributes:
        sentence: The sentence.
        corpus: What it is of.
        text: What is shown, from the marker before it to its own.
    """

    sentence: Sentence
    corpus: Corpus
    text: str


def without_insertions(text: str) -> str:
    """Returns an answer's text without what was inserted into the sentences of the report."""
    return INSERTION.sub("", text)


def self_contained(record: RunRecord, corpora: Mapping[str, Corpus]) -> tuple[int, int]:
    """Returns how many sentences that an answer shows stand alone, and how many it shows.

    What is not a whole sentence of the report, such as a lead, is not counted.

    Args:
        record: The answer.
        corpora: What it cites, by report id.
    """
    alone = count = 0
    before: Shown | None = None
    for shown in _shown(record, corpora):
        count += 1
        alone += not _unexplained(shown, before, record.language)
        before = shown
    return alone, count


def _unexplained(shown: Shown, before: Shown | None, language: str) -> list[str]:
    """Returns the words of a sentence that nothing shown explains."""
    report = shown.corpus.report
    spoken = language if shown.sentence.is_in(language, report.language) else report.language
    meant = antecedents_in(shown.corpus, shown.sentence.key, spoken)
    follows = (
        before is not None
        and before.corpus is shown.corpus
        and comes_after(report, before.sentence.key, shown.sentence.key)
    )
    context = before.text if before and follows else ""
    text = shown.sentence.text_in(language)
    needed = {one.text for one in insertions(text, meant, spoken, context)}
    return [
        one.words
        for one in meant
        if f"[{addition(one)}]" in needed
        and not re.search(rf"(?<!\w){re.escape(one.words)}{INSERTION.pattern}", shown.text)
    ]


def _shown(record: RunRecord, corpora: Mapping[str, Corpus]) -> Iterator[Shown]:
    """Yields the sentences that an answer shows whole, in order."""
    cited = {citation.n: citation for citation in record.citations}
    for match in MARKED.finditer(record.answer if record.answered else ""):
        said = without_insertions(match["said"])
        for number in map(int, NUMBER.findall(match["markers"])):
            citation = cited.get(number)
            corpus = corpora.get(citation.report or "") if citation else None
            found = corpus and citation and sentence_of(citation, corpus)
            if corpus and found and found.text_in(record.language) in said:
                yield Shown(found, corpus, match["said"])


def sentence_of(citation: CitationRecord, corpus: Corpus) -> Sentence | None:
    """Returns the sentence that a citation quotes."""
    for sentence in corpus.report.sentences.values():
        texts = {citation.quote: sentence.text, citation.translation: sentence.translation}
        if citation.source_lines == sentence.source_lines and any(
            quoted and quoted == text for quoted, text in texts.items()
        ):
            return sentence
    return None
