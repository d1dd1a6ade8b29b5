"""What is said to a request for an overview; see `Reply` of `app.answer.answering`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from app.answer.answer import Answer
from app.answer.overview.form import USUAL, Form, read_form
from app.answer.overview.recognition import Recogniser, overview_model
from app.answer.overview.saying import Asked, say
from app.query.query import Query, Turn
from index.search import Retriever

AMOUNTS = re.compile(r"\b(?:geld)?bedragen\b|\bamounts\b", re.IGNORECASE)


class OverviewReply:
    """Says overviews to those who ask for one.

    Args:
        retriever: Finds what else the report says of it.
    """

    def __init__(self, retriever: Retriever) -> None:
        self._retriever = retriever
        self.recogniser = Recogniser(retriever, overview_model())

    def __call__(self, query: Query, history: Sequence[Turn] = ()) -> Answer | None:
        """Returns the overview that a question asks for; None if it asks for none."""
        request = self.recogniser.asked_for(query, history)
        if request is None:
            return None
        reading = request.reading
        report_id, overview = reading.best.report_id, reading.best.known.overview
        asked = Asked(query, reading.result, request.chance, request.first)
        form = reading.form
        if reading.best.known.chapter is not None and form.is_plain and AMOUNTS.search(query.typed):
            form = replace(form, shape="amounts")  # "which amounts are in chapter 4"
        return say(self._retriever.library, report_id, overview, asked, form)

    def in_form(
        self, report_id: str, overview_id: str, query: Query, form: Form | None = None
    ) -> Answer | None:
        """Returns an overview that was said before, as a follow-up asks for it.

        Args:
            report_id: Of its report.
            overview_id: Of the overview.
            query: The follow-up ("shorter", "as a table").
            form: In which form; None for the one that the follow-up names.

        Returns:
            The answer; None if there is no such overview.
        """
        key = (report_id, overview_id)
        if key not in self.recogniser.known:
            return None
        overview = self.recogniser.known[key].overview
        found = self._retriever.search(overview.title[query.answer_language], query.answer_language)
        form = form or read_form(query.typed)[0] or USUAL
        return say(self._retriever.library, report_id, overview, Asked(query, found), form)
