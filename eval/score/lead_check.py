"""Whether the line that an answer opens with says only what the sentences it cites say."""

from __future__ import annotations

from collections.abc import Mapping

from app.answer.lead.check import check_draft
from app.answer.lead.draft import Draft
from app.answer.record import LeadRecord, RunRecord
from eval.score.self_contained import sentence_of
from index.language import LANGUAGES
from index.library import Library
from index.rows import SentenceRef
from ingest.corpus import Corpus


def is_founded(lead: LeadRecord, record: RunRecord, corpora: Mapping[str, Corpus]) -> bool:
    """Returns whether a lead is verbatim, or a calculation from verbatim values that comes out.

    Args:
        lead: The lead.
        record: The answer that it opens.
        corpora: What the answer cites, by report id.
    """
    cited = {citation.n: citation for citation in record.citations}
    refs = list[SentenceRef]()
    for number in lead.citations:
        citation = cited.get(number)
        corpus = corpora.get(citation.report or "") if citation else None
        sentence = sentence_of(citation, corpus) if citation and corpus else None
        if corpus is None or sentence is None:
            return False
        refs.append(SentenceRef(corpus.report.id, sentence.key))
    languages = [language for language in LANGUAGES if language == record.language]
    if not languages:
        return False
    library = Library(corpora, (), (), (), {}, {}, "")
    try:
        return check_draft(Draft(lead.text, tuple(refs), lead.calculation), languages[0], library)
    except ArithmeticError:  # a run of somebody else's may hold what is no calculation
        return False
