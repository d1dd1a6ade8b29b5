"""A request to compare -> an answer whose sentences stand in a table, side by side."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from app.answer.answer import Answer, AnswerSentence, Heading, Lead
from app.answer.citations import cite
from app.answer.comparison.asked_rows import calculations_asked, chosen_rows
from app.answer.comparison.chosen import chosen_for, said_of_all
from app.answer.comparison.request import subjects_compared, what_is_asked
from app.answer.comparison.rows import rows_of
from app.answer.comparison.subjects import Mention, Subject, SubjectFinder
from app.answer.comparison.written import columns_of, comparison_of
from app.answer.lead.draft import Draft, capitalised
from app.query.claims import claims_in
from app.query.query import Query, Turn
from index.hits import SearchResult
from index.library import Library
from index.rows import SentenceRef

RANKING_DEPTH = 10
CONFIDENCE = 0.9  # what is compared stands in the report; that it was meant is but likely
Search = Callable[[Query], SearchResult]


class Comparer:
    """Compares what reports tell of things.

    Args:
        library: The reports; those without facts offer nothing to compare.
        search: Finds what else bears on a question.
    """

    def __init__(self, library: Library, search: Search) -> None:
        self._library = library
        self._search = search
        self._finders = {
            id_: SubjectFinder(corpus)
            for id_, corpus in library.corpora.items()
            if corpus.facts and corpus.entities
        }

    def __call__(self, query: Query, history: Sequence[Turn] = ()) -> Answer | None:
        """Returns the comparison that a question asks for; None if it asks for none.

        None as well if the report says nothing of one of the things, or a statement is to be
        checked.
        """
        if query.language is None or claims_in(query.typed):
            return None
        for id_, finder in self._finders.items():
            subjects = subjects_compared(query.text, query.language, finder)
            if subjects and (said := self._compared(query, subjects, id_)):
                return said
        return None

    def compare(self, topics: Sequence[str], query: Query) -> Answer | None:
        """Returns what was talked of before, compared: "which of the two is bigger?".

        Args:
            topics: Two or more texts, each naming one thing.
            query: What is asked of them; it need not name them.

        Returns:
            The comparison; None if they do not name as many things of one kind, or the report
            says nothing of one of them.
        """
        for id_, finder in self._finders.items():
            subjects = _of_one_kind([finder.find(one, query.answer_language) for one in topics])
            if subjects and (said := self._compared(query, subjects, id_)):
                return said
        return None

    def _compared(self, query: Query, subjects: Sequence[Subject], id_: str) -> Answer | None:
        library, language = self._library, query.answer_language
        corpus = library.corpora[id_]
        years = frozenset() if subjects[0].year else query.years
        rows = rows_of(subjects, corpus, years)
        if not all(any(row.cells[place] for row in rows) for place in range(len(subjects))):
            return None
        asked = what_is_asked(query, self._finders[id_])
        choice = chosen_rows(rows, columns_of(subjects, language), asked, query, library)
        comparison, refs = comparison_of(
            subjects, choice.rows, library, language, calculations_asked(query)
        )
        overview = chosen_for(subjects, corpus)
        lead = _lead(choice.lead, refs) if choice.lead else None
        is_open = not (asked.aspects or asked.size or asked.judges or choice.missing)
        opening = said_of_all(overview, subjects, corpus) if overview and is_open else None
        if opening and not lead:
            refs = (*refs, *(ref for ref in [opening] if ref not in refs))
            text = library.sentence(opening).text_in(language)
            lead = Lead(text, (refs.index(opening) + 1,))
        heading = Heading(comparison.title, overview=overview.id if overview else "")
        citations = tuple(cite(library, ref, number) for number, ref in enumerate(refs, start=1))
        result = self._search(query)
        found = [hit.ref for hit in result.sentences if hit.ref not in refs]
        ranked = [*refs, *found][:RANKING_DEPTH]
        return Answer(
            question=query.typed,
            searched=query.searched,
            language=language,
            reason=None,
            confidence=CONFIDENCE,
            sentences=tuple(
                AnswerSentence(library.sentence(ref).text_in(language), (number,))
                for number, ref in enumerate(refs, start=1)
            ),
            citations=citations,
            is_set=True,
            hits=result.hits,
            ranking=tuple(cite(library, ref, number) for number, ref in enumerate(ranked, start=1)),
            turn=query.turn,
            lead=lead,
            is_partial=bool(choice.missing),
            missing=choice.missing,
            # Where one thing was asked the table shows it, and is no overview of its own.
            heading=None if choice.missing or choice.lead else heading,
            comparison=comparison,
        )


def _of_one_kind(named: Sequence[Sequence[Mention]]) -> tuple[Subject, ...]:
    """Returns a thing of each text, all different and of one kind; empty if there are none."""
    kinds = dict.fromkeys(one.subject.kind for one in named[0]) if named else ()
    for kind in kinds:
        of_kind = [[one.subject for one in each if one.subject.kind == kind] for each in named]
        if all(of_kind):
            subjects = tuple(each[0] for each in of_kind)
            if len({one.id for one in subjects}) == len(named) > 1:
                return subjects
    return ()


def _lead(draft: Draft, refs: Sequence[SentenceRef]) -> Lead:
    number = {ref: place for place, ref in enumerate(refs, start=1)}
    cited = tuple(dict.fromkeys(number[ref] for ref in draft.refs))
    return Lead(capitalised(draft.text), cited, draft.calculation, draft.insertions)
