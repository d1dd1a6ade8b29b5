"""A report of one's own, as the page shows it: what it is called, and which one it is."""

from __future__ import annotations

from dataclasses import dataclass

from app.answer.answer import Answer, Answerer
from app.view.reports import own_title
from app.web.examples import Examples
from app.web.own.own_examples import own_examples
from index.language import Language


@dataclass(frozen=True, slots=True)
class OwnReport:
    """A report that nothing was prepared for.

    Attributes:
        title: What the page calls it.
        id: Tells it from every other one, and from itself before its file was changed.
        examples: Questions that it answers.
    """

    title: str
    id: str
    examples: Examples = ()


def own_report(answerer: Answerer) -> OwnReport | None:
    """Returns what a page about a report shows; None if the bundled one is among those asked."""
    library = answerer.library
    title = own_title(library)
    if not title:
        return None
    first, *_ = library.corpora.values()

    def ask(question: str, language: Language) -> Answer:
        return answerer.answer(question, (), language)

    return OwnReport(title, " ".join(sorted(library.corpora)), own_examples(ask, first))
