"""Questions to begin with about the abbreviations that a report gives in full, and its terms."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection

from app.answer.answer import Answer
from app.web.examples import Examples
from app.wording import word
from index.language import LANGUAGES, Language
from ingest.corpus import Corpus
from ingest.errors import QuestionError
from ingest.overviews import Overview

MOST = 2  # of an overview
MOST_ASKED = 4
# How overviews made by rule are asked about, and what of the label of an item is.
ASKED = {"o-abbreviations": "what_of_short", "o-glossary": "what_of_term"}
SHORT = re.compile(r".* \(([^()]+)\)")
# Asks a report a question in a language; None if others answer it as well.
Ask = Callable[[str, Language], Answer | None]


def own_terms(ask: Ask, corpus: Corpus, languages: Collection[Language] = LANGUAGES) -> Examples:
    """Returns the questions that are answered by the sentence that explains what they ask about.

    Args:
        ask: Asks the report.
        corpus: It, with what rules found of it.
        languages: Of the questions.
    """
    return tuple(
        (
            {language: overview.title[language] for language in languages},
            {language: _asked(ask, overview, language) for language in languages},
        )
        for overview in corpus.overviews
        if overview.id in ASKED
    )


def _asked(ask: Ask, overview: Overview, language: Language) -> tuple[str, ...]:
    asked = list[str]()
    for item in overview.items[:MOST_ASKED]:
        label = item.label[language]
        name = SHORT.sub(r"\1", label) if overview.id == "o-abbreviations" else label
        question = word(ASKED[overview.id], language).format(name=name)
        try:
            answer = ask(question, language)
        except QuestionError:
            continue
        is_told = answer is not None and answer.outcome == "answered" and not answer.missing
        if answer and is_told and item.key in [one.ref.key for one in answer.citations]:
            asked.append(question)
    return tuple(asked[:MOST])
