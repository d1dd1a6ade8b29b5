"""Answers as HTML for the chat: text with markers, the sources to check it by, what to do next."""

from __future__ import annotations

import json
from collections.abc import Sequence

from app.answer.abstention import certainty
from app.answer.answer import Answer
from app.answer.citations import BASE
from app.view.answer_layout import Said, parts
from app.view.entity_names import EntityNames
from app.view.export import answer_as_text
from app.view.feedback import VERDICTS
from app.view.markup import VIEW, Piece, dossier_links, pieces, strong
from app.view.reports import own_title, question_link
from app.view.templates import Html
from app.wording import word
from index.library import Library

LEANING = 4  # questions that a link to a follow-up asks, itself the last
NEAREST = 3  # passages offered when the report does not answer


class AnswerRenderer:
    """Renders answers.

    Args:
        library: Where the passages around their citations stand.
        names: Who and what has a dossier.
        with_feedback: Whether people may say what they think of an answer.
    """

    def __init__(self, library: Library, names: EntityNames, *, with_feedback: bool) -> None:
        self._library = library
        self._names = names
        self._verdicts = VERDICTS if with_feedback else ()

    def render(
        self,
        answer: Answer,
        asked: Sequence[str],
        suggestions: Sequence[str] = (),
        seconds: float = 0.0,
    ) -> Html:
        """Returns an answer as HTML.

        Args:
            answer: What to show.
            asked: The questions of the conversation so far, this one last.
            suggestions: What else to ask.
            seconds: How long it took to find.
        """
        again = ask_link(answer, asked)
        return VIEW.render(
            "answer",
            answer=answer,
            language=answer.language,
            asked=json.dumps(asked),
            seconds=f"{seconds:.4f}",
            parts=parts(answer, self._library),
            sure=certainty(answer.confidence),
            places=_places(answer),
            advice=self._advice(answer),
            hits=answer.hits[:NEAREST],
            named=self._names.in_question(answer.searched),
            suggestions=suggestions,
            copied=f"{answer_as_text(answer, self._library)}\n{BASE}{again}",
            again=again,
            verdicts=self._verdicts,
            said_pieces=self._pieces,
            text_of=lambda citation: self._library.sentence(citation.ref).text,
        )

    def _pieces(self, said: Said) -> list[Piece]:
        """Returns a sentence of an answer, figures emphasised and names linked."""
        text = said.sentence.text
        names = dossier_links(self._names.in_sentence(said.citation.ref.key, text))
        return pieces(text, [*strong(said.sentence.emphasis), *names])

    def _advice(self, answer: Answer) -> str:
        """Returns the key of what to try if the report does not answer; "" if there is nothing."""
        if answer.reason in (None, "other_language"):
            return ""
        return "rephrase_own" if own_title(self._library) else "rephrase"


def ask_link(answer: Answer, asked: Sequence[str]) -> str:
    """Returns the link that asks a question again, a follow-up after those it may lean on."""
    return question_link(asked[-LEANING:] if answer.searched != answer.question else asked[-1:])


def _places(answer: Answer) -> list[str]:
    """Returns the pages of the citations, each once, with the innermost heading if there is one."""
    page = word("page", answer.language)
    places = [
        (citation.page, citation.section_in(answer.language)) for citation in answer.citations
    ]
    return list(
        dict.fromkeys(
            f"{page} {number}" + (f" ({path[-1]})" if path else "") for number, path in places
        )
    )
