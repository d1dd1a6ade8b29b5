"""Sentences that stand alone: what their words stand for, inserted in square brackets.

"This budget" says nothing away from the sentence before it; "This budget [for reception in the
region]" does. An insertion adds to the report's words and never replaces one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from app.answer.answer import AnswerSentence
from app.answer.outcome.unprepared.leaning import told_by_rule
from index.answer_type import QuestionType, asked_for
from index.lexical import StemAnalyser
from index.library import Library
from index.rows import SentenceRef
from ingest.corpus import Corpus
from ingest.document import Report, SentenceKey
from ingest.facts import Antecedent

Span = tuple[int, int]

WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
LEFT_OVER = " ,;:”’\"'"  # of what stood around the words that a meaning repeats
NAME_PART = re.compile(r"[^\W_]+")
DETERMINERS = frozenset(
    "de het een dit dat deze die zijn haar hun ons onze "
    "the a an this that these those his her its their our".split()
)
# Share of the content words of what is meant that a text must have to say it; a name or a figure
# must be there. All of them would leave out what a text says in a form of its own.
SAID_SHARE = 0.75


@dataclass(frozen=True, slots=True)
class Insertion:
    """What is put into a sentence.

    Attributes:
        place: After how many characters of the sentence.
        text: With its brackets.
    """

    place: int
    text: str


def standing_alone(
    library: Library, refs: Sequence[SentenceRef], language: str, kind: QuestionType = "other"
) -> tuple[AnswerSentence, ...]:
    """Returns sentences as they are said, one after the other, each citing its own number.

    Args:
        library: Where they stand.
        refs: The sentences, in order; they are numbered from 1.
        language: To say them in, where there is a translation.
        kind: What the question asks for, to emphasise figures or dates; "other" for nothing.
    """
    said: list[AnswerSentence] = []
    before: SentenceRef | None = None
    for number, ref in enumerate(refs, start=1):
        shown = (
            (before.key, said[-1].text) if before and before.report_id == ref.report_id else None
        )
        one = explained(library.corpora[ref.report_id], ref.key, language, kind, shown)
        said.append(replace(one, citations=(number,)))
        before = ref
    return tuple(said)


def explained(
    corpus: Corpus,
    key: SentenceKey,
    language: str,
    kind: QuestionType = "other",
    before: tuple[SentenceKey, str] | None = None,
) -> AnswerSentence:
    """Returns a sentence with what its words stand for; it cites nothing yet.

    Args:
        corpus: Where it stands.
        key: The sentence.
        language: To say it in, if there is a translation.
        kind: What to emphasise: figures, dates or nothing.
        before: The sentence of the same report that is shown just before, and how, if there is one.
    """
    sentence, own = corpus.report.sentences[key], corpus.report.language
    spoken = language if sentence.is_in(language, own) else own
    text = sentence.text_in(language)
    context = before[1] if before and comes_after(corpus.report, before[0], key) else ""
    meant = antecedents_in(corpus, key, spoken)
    if not (corpus.anticipated or context):
        meant += told_by_rule(corpus.report, key, spoken)
    inserted = insertions(text, meant, spoken, context)
    return with_insertions(text, inserted, asked_for(kind, text))


def antecedents_in(corpus: Corpus, key: SentenceKey, language: str) -> tuple[Antecedent, ...]:
    """Returns what words of a sentence, or of its translation, stand for."""
    facts = corpus.facts_of.get(key, ())
    return tuple(dict.fromkeys(one for fact in facts for one in fact.antecedents.get(language, ())))


def insertions(
    text: str, meant: Iterable[Antecedent], language: str, before: str = ""
) -> list[Insertion]:
    """Returns what must be put into a sentence for it to stand alone, in order.

    Args:
        text: The sentence.
        meant: What its words stand for.
        language: Of the sentence.
        before: What is said just before it, if that is the sentence before it in the report too.
    """
    places = _apart(text, meant)
    if not places:
        return []
    stems = StemAnalyser(language)
    found: list[Insertion] = []
    shown, done = "", 0  # what is said of the sentence so far, and up to where
    for (start, end), one in places:
        shown, done = shown + text[done:start], start
        added = addition(one)
        said = any(_says(earlier, added, one.words, stems) for earlier in (shown, before))
        if added and not said and not _stands_in(added, text):
            found.append(Insertion(end, f"[{added}]"))
            shown += found[-1].text
    return found


def addition(antecedent: Antecedent) -> str:
    """Returns what to add to words so that their meaning is plain.

    It is the meaning without the words it begins by repeating: "the results" of "the results of
    Prospects". Figures alone would be taken for the marker of a citation, and are not added.
    """
    meaning = antecedent.meaning
    repeated = _repeated(antecedent)
    for text in (meaning[repeated:].lstrip(LEFT_OVER) if repeated else meaning, meaning):
        if any(character.isalpha() for character in text):
            return text
    return ""


def _repeated(antecedent: Antecedent) -> int:
    """Returns how many characters of the meaning repeat the words, whatever their determiners."""
    words = [match[0].casefold() for match in WORD.finditer(antecedent.words)]
    left = [word for word in words if word not in DETERMINERS]
    end = 0
    for match in WORD.finditer(antecedent.meaning):
        if not left:
            break
        word = match[0].casefold()
        if word == left[0]:
            left.pop(0)
            end = match.end()
        elif word not in DETERMINERS:
            return 0
    return 0 if left else end


def _apart(text: str, meant: Iterable[Antecedent]) -> list[tuple[Span, Antecedent]]:
    """Returns where words first stand as whole words, in order; of overlapping ones the longest."""
    taken: list[tuple[Span, Antecedent]] = []
    for one in sorted(meant, key=lambda one: -len(one.words)):
        span = _whole_words(one.words, text)
        if span and all(span[1] <= start or end <= span[0] for (start, end), _ in taken):
            taken.append((span, one))
    return sorted(taken, key=lambda found: found[0])


def _stands_in(words: str, text: str) -> bool:
    return any(_whole_words(form, text) for form in (words, f"{words[:1].upper()}{words[1:]}"))


def _whole_words(words: str, text: str) -> Span | None:
    """Returns where words first stand in a text, not as a part of other words."""
    start = text.find(words)
    while start >= 0:
        end = start + len(words)
        around = text[max(0, start - 1) : start] + text[end : end + 1]
        if not any(character.isalnum() for character in around):
            return start, end
        start = text.find(words, start + 1)
    return None


def _says(text: str, added: str, words: str, stems: StemAnalyser) -> bool:
    """Returns whether a text says already what would be added to words that come after it."""
    names = {word for word in NAME_PART.findall(added) if word != word.lower() or word.isdigit()}
    if not names.issubset(NAME_PART.findall(text)):
        return False
    needed = set(stems.terms(added)).difference(stems.terms(words))
    there = needed.intersection(stems.terms(text))
    return bool(needed) and len(there) >= SAID_SHARE * len(needed)


def comes_after(report: Report, before: SentenceKey, key: SentenceKey) -> bool:
    """Returns whether a sentence is the next one of its report after another."""
    block, number = key
    if number:
        return before == SentenceKey(block, number - 1)
    ids = [one.id for one in report.blocks]
    place = ids.index(block)
    return place > 0 and before == report.blocks[place - 1].sentences[-1].key


def with_insertions(
    text: str, inserted: Sequence[Insertion], emphasis: Iterable[Span] = ()
) -> AnswerSentence:
    """Returns a text with what is put into it; only its own words are emphasised."""
    shown, done = "", 0
    brackets: list[Span] = []
    for one in inserted:
        shown += f"{text[done : one.place]} {one.text}"
        brackets.append((len(shown) - len(one.text), len(shown)))
        done = one.place
    spans = [span for whole in emphasis for span in _parted(whole, inserted)]
    return AnswerSentence(
        shown + text[done:],
        (),
        tuple((_moved(start, inserted), _moved(end - 1, inserted) + 1) for start, end in spans),
        tuple(brackets),
    )


def without(text: str, inserted: Iterable[Span]) -> str:
    """Returns a text without what was put into it and the space before that."""
    for start, end in sorted(inserted, reverse=True):
        text = text[: start - 1] + text[end:]
    return text


def _parted(span: Span, inserted: Iterable[Insertion]) -> list[Span]:
    """Returns a span cut where something is put into it."""
    start, end = span
    cuts = [one.place for one in inserted if start < one.place < end]
    edges = [start, *cuts, end]
    return list(pairwise(edges))


def _moved(place: int, inserted: Iterable[Insertion]) -> int:
    """Returns where a character of a sentence stands once things are put into it."""
    return place + sum(len(one.text) + 1 for one in inserted if one.place <= place)
