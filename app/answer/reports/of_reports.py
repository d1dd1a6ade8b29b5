"""Whatever answers from a library of several reports -> the same, from those that are asked."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from app.answer.answer import Answer, Answerer
from app.answer.answering import ExtractiveAnswerer
from app.answer.reports.chosen import Chosen, read_chosen, with_chosen
from app.answer.reports.editions import Titles
from app.answer.reports.naming import Naming
from app.answer.reports.request import EditionRequest, read_request
from app.answer.reports.side_by_side import Asked, side_by_side, titles_of
from app.answer.small_talk.without_sentences import without_sentences
from app.query.query import Turn
from app.query.question import clean_question
from app.wording import word
from index.language import Language
from index.library import Library
from ingest.errors import QuestionError, SettingsError

MOST_PARTS = 8  # sets of reports that were asked and are kept ready; a part takes a second to make


@dataclass(frozen=True, slots=True)
class Plan:
    """How a question is put.

    Attributes:
        text: What is asked.
        reports: Ids of those asked; empty for all.
        is_inherited: Whether they are those of the question that it may lean on, no choice of its
            own.
        editions: The editions to be held against each other, if that is asked.
    """

    text: str
    reports: tuple[str, ...] = ()
    is_inherited: bool = False
    editions: EditionRequest | None = None


class ReportsAnswerer:
    """Answers from the reports that a question is put to or names; see `Answerer`.

    Args:
        whole: Answers from all.
        most_parts: Sets of reports that are kept ready.
    """

    def __init__(self, whole: ExtractiveAnswerer, most_parts: int = MOST_PARTS) -> None:
        self._whole = whole
        self._most_parts = most_parts
        self._ids = tuple(whole.library.corpora)
        self._titles = Titles(corpus.report for corpus in whole.library.corpora.values())
        self._naming = Naming(self._titles, self._ids)
        self._parts: OrderedDict[frozenset[str], ExtractiveAnswerer] = OrderedDict()
        self._lock = threading.Lock()

    @property
    def library(self) -> Library:
        """All reports."""
        return self._whole.library

    def answer(
        self, question: str, history: Sequence[Turn] = (), default: Language = "nl"
    ) -> Answer:
        """Returns the answer; see `Answerer`."""
        chosen = read_chosen(question, self._ids)
        plan = self._plan(chosen, history, default)
        if plan.editions and plan.text and (said := self._compared(chosen, plan, history, default)):
            return said
        if plan.editions and not plan.text:
            return self._asked_back(chosen, plan.editions, history, default)
        answer = self._part(plan.reports).answer(plan.text, history, default)
        if plan.is_inherited and not answer.understood:
            return self._of(self._part(()).answer(plan.text, history, default), chosen, ())
        if answer.reason == "not_in_report":
            answer = self._in_another_language(plan, history, default) or answer
        return self._of(answer, chosen, plan.reports)

    def parts(
        self, question: str, history: Sequence[Turn] = (), default: Language = "nl"
    ) -> Iterator[Answer]:
        """Yields the answer, whole at once; see `Answerer`."""
        yield self.answer(question, history, default)

    def turns(self, questions: Sequence[str], default: Language = "nl") -> list[Turn]:
        """Returns the turns of the questions of a conversation; see `Answerer`."""
        turns: list[Turn] = []
        for question in questions:
            try:
                plan = self._plan(read_chosen(question, self._ids), turns, default)
                part = self._part(plan.reports)
                turn = part.turn(plan.text, () if plan.editions else turns, default)
            except QuestionError:
                continue
            turns += [replace(turn, reports=plan.reports)] if turn else []
        return turns

    def _plan(self, chosen: Chosen, history: Sequence[Turn], default: Language) -> Plan:
        text = clean_question(chosen.question)
        if chosen.is_all:
            return Plan(text)
        picked = chosen.reports if len(chosen.reports) < len(self._ids) else ()
        named = self._naming.find(text)
        language = self._whole.language_of(text, history, default)
        reports = tuple(id_ for id_ in self._ids if named and id_ in named.reports)
        asked = picked or self._ids
        wanted = read_request(
            text,
            tuple(dict.fromkeys([*asked, *reports])),
            reports,
            self._titles,
            language,
            history[-1].reports if history else (),
        )
        if wanted:
            base = wanted.question or (history[-1].searched if history else "")
            return Plan(base, wanted.reports, editions=wanted)
        if named:
            return Plan(named.without(text, language), reports)
        if picked or not history:
            return Plan(text, picked)
        return Plan(text, history[-1].reports, is_inherited=bool(history[-1].reports))

    def _compared(
        self, chosen: Chosen, plan: Plan, history: Sequence[Turn], default: Language
    ) -> Answer | None:
        """Returns what the editions say side by side; None if none of them answers."""
        assert plan.editions
        language = self._whole.language_of(clean_question(chosen.question), history, default)
        answers = {
            id_: self._part((id_,)).answer(plan.text, (), language) for id_ in plan.editions.reports
        }
        turn = next((one.turn for one in answers.values() if one.turn), None)
        turn = replace(turn, reports=plan.reports) if turn else None
        asked = Asked(clean_question(chosen.question), plan.editions, language, turn)
        return side_by_side(asked, answers, self.library)

    def _asked_back(
        self, chosen: Chosen, request: EditionRequest, history: Sequence[Turn], default: Language
    ) -> Answer:
        """Returns what is said to who compares editions in nothing: "Meer dan in 2023?"."""
        question = clean_question(chosen.question)
        language = self._whole.language_of(question, history, default)
        titles = titles_of(dict.fromkeys(request.reports), self.library)
        other = next(id_ for id_ in request.reports if id_ != request.subject)
        line = word("editions_what", language)
        said = line.format(titles="; ".join(titles), year=self._titles.year(other))
        return without_sentences(question, said, language)

    def _in_another_language(
        self, plan: Plan, history: Sequence[Turn], default: Language
    ) -> Answer | None:
        """Returns what the reports say that are not in the language of a question; None if nothing.

        Asked beside those that are, they seldom come first.
        """
        language = self._whole.language_of(plan.text, history, default)
        others = [id_ for id_ in plan.reports or self._ids if not self._is_in(id_, language)]
        if not others or len(others) == len(plan.reports or self._ids):
            return None
        answer = self._part(others).answer(plan.text, history, default)
        return answer if answer.answered else None

    def _is_in(self, id_: str, language: Language) -> bool:
        """Returns whether a report, or its translation, is in a language."""
        report = self.library.report(id_)
        return any(one.is_in(language, report.language) for one in report.sentences.values())

    def _of(self, answer: Answer, chosen: Chosen, reports: Sequence[str]) -> Answer:
        reports = () if answer.help else reports
        turn = replace(answer.turn, reports=tuple(reports)) if answer.turn else None
        question = clean_question(chosen.question)
        return replace(answer, question=question, reports=tuple(reports), turn=turn)

    def _part(self, reports: Collection[str]) -> ExtractiveAnswerer:
        """Returns what answers from some reports, from all if there are none."""
        ids = frozenset(reports)
        if not ids or ids == frozenset(self._ids):
            return self._whole
        with self._lock:
            if ids not in self._parts:
                self._parts[ids] = self._whole.of(ids)
            self._parts.move_to_end(ids)
            if len(self._parts) > self._most_parts:
                self._parts.popitem(last=False)
            return self._parts[ids]


def asking_of(question: str, reports: Sequence[str], library: Library) -> str:
    """Returns a question that asks some of a library's reports, all if none are named.

    Raises:
        SettingsError: There is no such report.
    """
    for id_ in reports:
        if id_ not in library.corpora:
            known = ", ".join(library.corpora)
            raise SettingsError(f"There is no report {id_}; these are known: {known}.")
    # Of a single one there is nothing to choose.
    return with_chosen(question, reports if len(library.corpora) > 1 else ())


def by_reports(answerer: Answerer, most_parts: int = MOST_PARTS) -> Answerer:
    """Returns what answers from the reports asked, if there are several and it can be divided.

    Args:
        answerer: Answers from all.
        most_parts: Sets of reports that are kept ready.
    """
    several = len(answerer.library.corpora) > 1
    return (
        ReportsAnswerer(answerer, most_parts)
        if several and isinstance(answerer, ExtractiveAnswerer)
        else answerer
    )
