"""The sentences of an overview as they are shown: a label, the sentence, the page it stands on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from app.answer.antecedents import explained
from app.view.markup import Piece, Tagged, inserted, pieces, strong
from index.answer_type import NUMBER, TIME, QuestionType
from index.language import Language
from index.rows import SentenceRef
from ingest.corpus import Corpus
from ingest.document import TRANSLATED_INTO, Block, Sentence
from ingest.overviews import Overview, OverviewItem


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence of an overview.

    Attributes:
        item: What the overview says of it.
        ref: The sentence, with its report.
        sentence: The same as the report has it.
        block: Where it stands.
        label: What stands in front of it, in parts; empty without a label.
        original: The sentence in the report's language, words explained.
        translated: Its translation, words explained; None without one.
    """

    item: OverviewItem
    ref: SentenceRef
    sentence: Sentence
    block: Block
    label: tuple[str, ...]
    original: list[Piece]
    translated: list[Piece] | None

    @property
    def label_text(self) -> str:
        """The label on one line."""
        return "; ".join(self.label)

    def pieces_in(self, language: Language) -> list[Piece]:
        """Returns the sentence in a language if it is there, else in the report's own."""
        wants_translation = language == TRANSLATED_INTO and self.translated is not None
        return self.translated or [] if wants_translation else self.original


def rows(corpus: Corpus, overview: Overview, language: Language) -> list[Row]:
    """Returns the sentences of an overview, in order, their labels in a language."""
    report = corpus.report
    kind: QuestionType = "number" if overview.kind == "figures" else "other"
    spoken = {of: list(_said(corpus, overview, of, kind)) for of in (report.language, "en")}
    return [
        Row(
            item,
            SentenceRef(report.id, item.key),
            report.sentences[item.key],
            report.block[item.key.block],
            item.label_parts(language),
            spoken[report.language][place],
            spoken["en"][place] if report.sentences[item.key].translation else None,
        )
        for place, item in enumerate(overview.items)
    ]


def _said(
    corpus: Corpus, overview: Overview, language: str, kind: QuestionType
) -> Iterator[list[Piece]]:
    """Yields each sentence in a language, with what its words stand for."""
    before = None
    for item in overview.items:
        said = explained(corpus, item.key, language, kind, before)
        yield pieces(said.text, [*inserted(said.insertions), *strong(said.emphasis)])
        before = item.key, said.text


def paired(shown: Sequence[Row]) -> list[list[Row]]:
    """Returns the rows of a comparison, those side by side together."""
    return [list(pair) for _, pair in groupby(shown, key=lambda row: row.item.pair)]


def column_labels(pairs: Sequence[Sequence[Row]]) -> list[str]:
    """Returns the labels that stand over the columns of a comparison; none unless all have them."""
    labels = {tuple(row.label_text for row in pair) for pair in pairs}
    return list(labels.pop()) if len(labels) == 1 else []


def are_cards(overview: Overview, shown: Sequence[Row]) -> bool:
    """Returns whether an overview is of figures to be shown large.

    The rows of a table stay rows: twenty cards of one digit say less than a list.
    """
    restated = sum(row.block.is_restated for row in shown)
    return overview.kind == "figures" and 2 * restated < len(shown)


def with_figures(text: str) -> list[Piece]:
    """Returns a label with its figures marked; a year is no figure."""
    times = [match.span() for match in TIME.finditer(text)]
    return pieces(
        text,
        [
            Tagged(match.start(), match.start() + len(match[0].rstrip(",")), "strong")
            for match in NUMBER.finditer(text)
            if not any(start <= match.start() < end for start, end in times)
        ],
    )
