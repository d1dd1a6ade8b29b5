"""How the sentences of an answer stand on the screen: as text, table or contradiction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, takewhile
from typing import ClassVar

from app.answer.answer import Answer, AnswerSentence
from app.answer.citations import Citation
from app.answer.outcome.abstention import certainty
from index.library import Library
from index.rows import SentenceRef
from ingest.passages import Passage

NEAREST = 3  # passages offered when the report does not answer
FEWEST_ROWS = 3  # rows of one table in an answer that are shown as a table


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence of an answer with its citations."""

    sentence: AnswerSentence
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """Sentences to read one after the other."""

    kind: ClassVar = "text"
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of one table of the report, or sentences of an overview that is wanted as a table.

    Attributes:
        title: What all rows begin with, or "".
        rows: For each row the rest of its label, its value and where it comes from; the value is
            "" where it is the whole sentence.
    """

    kind: ClassVar = "table"
    title: str
    rows: tuple[tuple[str, str, Said], ...]


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Sentences that give different figures for the same thing."""

    kind: ClassVar = "contradiction"
    said: tuple[Said, ...]


Part = Text | Table | Contradiction


def parts(answer: Answer, library: Library) -> list[Part]:
    """Returns an answer's sentences in order, those together that belong together."""
    said = [_cited(one, answer) for one in answer.beside_lead]
    if answer.heading:
        return [_overview_table(said)] if answer.heading.is_table else [Text(tuple(said))]
    found: list[Part] = []
    for together in _contradicting(said, library):
        if len(together) > 1:
            found.append(Contradiction(tuple(together)))
            continue
        last = found[-1] if found else None
        before = last.said if isinstance(last, Text) else ()
        found[len(found) - bool(before) :] = [Text((*before, *together))]
    return [shown for part in found for shown in _with_tables(part)]


def outcome_shown(answer: Answer, shown: Sequence[Part]) -> str:
    """Returns what is said to have come of a question: its outcome, or how figures stand.

    Sentences that only come nearest are said to be no more than that.
    """
    if answer.outcome == "partly" and answer.nearest:
        return "nearest"
    if answer.outcome not in ("answered", "overview"):
        return answer.outcome
    if answer.comparison:
        return "comparison"
    if any(isinstance(part, Contradiction) for part in shown):
        return "contradiction"
    return answer.outcome


def certainty_shown(answer: Answer, outcome: str) -> str:
    """Returns the key of how sure the answer is; "" where nothing is said of it.

    Of figures that contradict each other none is the answer for sure, and what only comes nearest
    is none at all.
    """
    is_unsaid = outcome in ("contradiction", "nearest")
    if answer.outcome not in ("answered", "partly") or is_unsaid:
        return ""
    return certainty(answer.confidence) + ("_partly" if answer.is_partial else "")


def nearest_passages(answer: Answer) -> list[tuple[SentenceRef, Passage]]:
    """Returns the passages to offer instead of an answer, each with its first sentence."""
    return [
        (SentenceRef(hit.passage.report_id, hit.passage.sentences[0]), hit.passage)
        for hit in answer.hits[:NEAREST]
    ]


def opening(answer: Answer) -> Said | None:
    """Returns the sentence that is the lead; None if the lead is something else."""
    sentence = answer.opening_sentence
    return _cited(sentence, answer) if sentence else None


def _cited(sentence: AnswerSentence, answer: Answer) -> Said:
    cited = {citation.number: citation for citation in answer.citations}
    return Said(sentence, tuple(cited[number] for number in sentence.citations))


def _contradicting(said: Sequence[Said], library: Library) -> list[list[Said]]:
    """Returns the sentences in order, each with those that contradict it."""
    left = list(said)
    groups: list[list[Said]] = []
    while left:
        first = left.pop(0)
        rivals = {
            SentenceRef(one.ref.report_id, key)
            for one in first.citations
            for key in library.sentence(one.ref).conflicts
        }
        group = [other for other in left if any(one.ref in rivals for one in other.citations)]
        left = [other for other in left if other not in group]
        groups.append([first, *group])
    return groups


def _with_tables(part: Part) -> list[Part]:
    """Returns a part with the rows of one table shown as a table."""
    if not isinstance(part, Text):
        return [part]
    shown: list[Part] = []
    for is_row, run in groupby(
        part.said, key=lambda said: (_block(said), _as_row(said) is not None)
    ):
        said = tuple(run)
        if is_row[1] and len(said) >= FEWEST_ROWS:
            shown.append(_table(said))
        elif shown and isinstance(shown[-1], Text):
            shown[-1] = Text((*shown[-1].said, *said))
        else:
            shown.append(Text(said))
    return shown


def _overview_table(said: Sequence[Said]) -> Table:
    """Returns sentences as rows under their labels."""
    return Table("", tuple((one.sentence.label, "", one) for one in said))


def _block(said: Said) -> list[tuple[str, str]]:
    return [(one.ref.report_id, one.ref.key.block) for one in said.citations]


def _as_row(said: Said) -> tuple[str, str] | None:
    """Returns label and value of a restated row of the form "label: value."."""
    if len(said.citations) != 1 or not said.citations[0].is_restated:
        return None
    label, colon, value = said.sentence.text.partition(": ")
    return (label, value.rstrip(".")) if colon else None


def _table(said: Sequence[Said]) -> Table:
    rows = [(label.split(), value) for one in said for label, value in [_as_row(one) or ("", "")]]
    columns = zip(*(label for label, _ in rows), strict=False)
    shared = [words[0] for words in takewhile(lambda words: len(set(words)) == 1, columns)]
    return Table(
        " ".join(shared),
        tuple(
            (" ".join(label[len(shared) :]), value, one)
            for (label, value), one in zip(rows, said, strict=True)
        ),
    )
