"""Which sentences make the answer: one to three of the best, or a broad question's whole set."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from app.answer.antecedents import standing_alone
from app.answer.choice.asked_period import of_the_period_asked
from app.answer.choice.asked_place import of_the_place_asked
from app.answer.choice.asked_subject import of_the_subject_asked
from app.answer.choice.fragments import can_answer, is_label, kind_asked, that_say_something
from app.answer.choice.lists import with_items
from app.answer.choice.relevance import enough, relevance
from app.answer.choice.score_share import least_score
from app.answer.choice.sets import (
    asks_for_set,
    broad_match,
    in_reading_order,
    with_sibling_rows,
)
from app.query.query import Query
from app.query.value_lookup import holds_values
from index.answer_type import QuestionType, is_in_report
from index.hits import QuestionMatch, SearchResult, SentenceHit
from index.library import Library
from index.rows import SentenceRef
from ingest.text.alignment import letters_and_digits

# Where the best sentence is of another place, how probable what is left must be as a share of it.
LEFT_SHARE = 0.6


@dataclass(frozen=True, slots=True)
class ChoiceSettings:
    """How much an answer says; the eval runs behind the figures are in eval/LOG.md.

    Attributes:
        sentences: Most sentences of a plain answer.
        words: Most words of a plain answer, insertions included; the first sentence is always said.
        share: A further sentence must score at least this share of the first.
        doubt: Of a report with prepared questions, enough is said once the chance that no
            sentence said answers is below this.
        relevant_share: There, a further sentence must be this probable to answer, as a share of
            the best one.
        set_sentences: Most sentences of a broad answer; 0 answers plainly instead.
        set_words: Most words of a broad answer.
        set_share: A sentence outside the set joins it with this share of the best score,
        set_extra: if it is among this many best.
    """

    sentences: int = 3
    words: int = 90
    share: float = 0.3
    doubt: float = 0.25
    relevant_share: float = 0.15
    set_sentences: int = 14
    set_words: int = 130
    set_share: float = 0.45
    set_extra: int = 6

    @property
    def in_part(self) -> ChoiceSettings:
        """How much is said where only a part is answered: more may bear on it."""
        return replace(self, doubt=self.doubt / 2, words=self.words + 15)


@dataclass(frozen=True, slots=True)
class Choice:
    """The sentences of an answer.

    Attributes:
        refs: Best first; none if nothing can answer.
        is_set: Whether they are a list of equals.
        is_of_another_period: Whether there are none because all were about another period than
            asked for.
        is_beside_another_place: Whether the best one found is left out, being about another
            country than asked for, so that what is left is less than what was found.
    """

    refs: tuple[SentenceRef, ...]
    is_set: bool = False
    is_of_another_period: bool = False
    is_beside_another_place: bool = False


def choose(
    query: Query, result: SearchResult, library: Library, settings: ChoiceSettings | None = None
) -> Choice:
    """Returns the sentences to answer with; none if nothing was found.

    Args:
        query: What is asked.
        result: What was found.
        library: That was searched.
        settings: How much to say.
    """
    settings = settings or ChoiceSettings()
    if not result.sentences:
        return Choice(())
    if query.is_value_lookup:
        holding = [hit.ref for hit in result.sentences if _holds_values(query, hit.ref, library)]
        language = query.answer_language
        return Choice(
            tuple(_within(holding, library, language, settings.sentences, settings.words))
        )
    is_list = settings.set_sentences and asks_for_set(query)
    broad = broad_match(result) if is_list else None
    if broad:
        return _set_of(broad, query, result, library, settings)
    return _best_of(query, result, library, settings)


def _set_of(
    broad: QuestionMatch,
    query: Query,
    result: SearchResult,
    library: Library,
    settings: ChoiceSettings,
) -> Choice:
    """Returns the answer set of a broad question, with what else fits it."""
    language = query.answer_language
    about = of_the_place_asked(query, _set_in_order(broad, result, settings), library)
    ordered = of_the_period_asked(query, about, library)
    candidates = list(_with_conflicts(with_sibling_rows(ordered, library), library))
    refs = _within(candidates, library, language, settings.set_sentences, settings.set_words)
    if not query.countries:
        refs = in_reading_order(refs, library)
    refs = _with_lists(refs, library, language, settings, most=len(refs))
    return Choice(tuple(refs), len(refs) > 1, bool(about) and not ordered)


def _best_of(
    query: Query, result: SearchResult, library: Library, settings: ChoiceSettings
) -> Choice:
    """Returns the best sentences that can answer."""
    kind = kind_asked(query)
    floor = least_score(_first_that_answers(kind, result, library).score, settings.share)
    found = [
        hit.ref
        for hit in result.sentences
        if hit.score >= floor and can_answer(query, hit.ref, library)
    ]
    of_place = of_the_place_asked(query, found, library)
    about = of_the_subject_asked(query, of_place, library)
    of_period = of_the_period_asked(query, about, library)
    candidates = that_say_something(kind, of_period, library)
    candidates = _enough(candidates, result, library, settings)
    candidates = _with_what_is_asked_for(query, candidates, library, settings.sentences)
    with_conflicts = list(_with_conflicts(candidates, library))
    language = query.answer_language
    refs = _within(with_conflicts, library, language, settings.sentences, settings.words)
    refs = _with_lists(refs, library, language, settings, most=1)
    is_beside = bool(found) and found[0] not in of_place
    if is_beside and not _is_near_enough(refs, found[0], result, library):
        return Choice(())
    return Choice(tuple(refs), False, bool(about) and not of_period, is_beside)


def _is_near_enough(
    refs: Sequence[SentenceRef], best: SentenceRef, result: SearchResult, library: Library
) -> bool:
    """Returns whether what is left may answer although the best sentence found is left out."""
    if not library.corpora[best.report_id].anticipated:
        return True
    probable = relevance(result)
    left = max((probable.get(ref, 0.0) for ref in refs), default=0.0)
    return left >= LEFT_SHARE * probable.get(best, 0.0)


def _enough(
    refs: list[SentenceRef], result: SearchResult, library: Library, settings: ChoiceSettings
) -> list[SentenceRef]:
    """Returns as many of the sentences, best first, as it takes to be fairly sure of an answer.

    How probable each is to answer is known of reports with prepared questions alone.
    """
    corpora = library.corpora
    if not refs or not all(corpora[ref.report_id].anticipated for ref in refs):
        return refs
    probable = relevance(result)
    known = [ref for ref in refs if ref in probable] or refs[:1]
    places = enough(
        [probable.get(ref, 1.0) for ref in known],
        settings.doubt,
        settings.relevant_share,
        settings.sentences,
    )
    return [known[place] for place in places]


def _with_lists(
    refs: list[SentenceRef],
    library: Library,
    language: str,
    settings: ChoiceSettings,
    most: int,
) -> list[SentenceRef]:
    """Returns the sentences with the items of lists they announce, as many as a set may have."""
    sentences = max(settings.sentences, settings.set_sentences)
    words = max(settings.words, settings.set_words)
    whole = with_items(refs, library, sentences - 1, words, most)
    return refs if whole == refs else _within(whole, library, language, sentences, words)


def _first_that_answers(kind: QuestionType, result: SearchResult, library: Library) -> SentenceHit:
    """Returns the best sentence that is no label: labels set no measure for the others.

    Nor does a heading where headings are read automatically: it says what a question names.
    """
    answering = (
        hit
        for hit in result.sentences
        if not is_label(kind, hit.ref, library) and not _is_heading_read(hit.ref, library)
    )
    return next(answering, result.sentences[0])


def _is_heading_read(ref: SentenceRef, library: Library) -> bool:
    is_prepared = bool(library.corpora[ref.report_id].anticipated)
    return not is_prepared and library.block(ref).kind == "heading"


def _holds_values(query: Query, ref: SentenceRef, library: Library) -> bool:
    sentence = library.sentence(ref)
    return holds_values(query.values, f"{sentence.text}\n{sentence.translation or ''}")


def _set_in_order(
    broad: QuestionMatch, result: SearchResult, settings: ChoiceSettings
) -> list[SentenceRef]:
    """Returns the answer set with what else matches this question well, best match first."""
    rank = {hit.ref: place for place, hit in enumerate(result.sentences)}
    floor = least_score(result.sentences[0].score, settings.set_share)
    best = [hit.ref for hit in result.sentences[: settings.set_extra] if hit.score >= floor]
    refs = dict.fromkeys([*broad.answers, *best])
    return sorted(refs, key=lambda ref: rank.get(ref, len(rank)))


def _with_what_is_asked_for(
    query: Query, refs: list[SentenceRef], library: Library, sentences: int
) -> list[SentenceRef]:
    """Returns the sentences with one that holds the figure or date asked for among the first."""
    holding = [ref for ref in refs if is_in_report(query.kind, library.sentence(ref).text)]
    if not holding or holding[0] in refs[:sentences]:
        return refs
    return list(dict.fromkeys([*refs[: sentences - 1], holding[0], *refs]))


def _with_conflicts(refs: list[SentenceRef], library: Library) -> Iterator[SentenceRef]:
    """Yields each sentence followed by those that give another figure for the same thing."""
    for ref in refs:
        yield ref
        for key in library.sentence(ref).conflicts:
            yield SentenceRef(ref.report_id, key)


def _within(
    refs: list[SentenceRef] | tuple[SentenceRef, ...],
    library: Library,
    language: str,
    sentences: int,
    words: int,
) -> list[SentenceRef]:
    """Returns the first sentences that fit; one too long is left out, the first never."""
    chosen: list[SentenceRef] = []
    left = words
    texts = set[str]()
    for ref in dict.fromkeys(refs):
        text = letters_and_digits(library.sentence(ref).text_in(language))
        if text in texts:  # a running header, a label: said once
            continue
        words_said = standing_alone(library, [ref], language)[0].text.split()
        if not chosen or len(words_said) <= left:
            chosen.append(ref)
            texts.add(text)
            left -= len(words_said)
        if len(chosen) == sentences:
            break
    return chosen
