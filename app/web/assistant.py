"""What the page can do once the index is loaded, for any number of people at once.

Nothing is kept between calls: a conversation is the list of its questions, and it comes with
every call from the browser it is held in.
"""

from __future__ import annotations

import logging
import re
import time
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from app.answer.answer import Answer, Answerer
from app.answer.checked import CheckedAnswerer
from app.answer.record import RECORD_ID, run_record
from app.answer.reports.chosen import names_length, read_chosen
from app.answer.reports.of_reports import by_reports
from app.answer.suggestions import Suggestions
from app.query.query import Turn
from app.query.question import MAX_CHARACTERS
from app.view.export.files import conversation_file
from app.view.export.links import public
from app.view.feedback import VERDICTS, FeedbackFile
from app.view.printed.pictures import PagePictures
from app.view.reading_room import ReadingRoom
from app.view.rendering import AnswerRenderer
from app.view.reports import Reports
from app.web.conversation import MOST_QUESTIONS
from app.web.examples import EXAMPLES
from app.web.own.first_questions import FirstQuestions
from app.web.own.own_report import own_report
from app.web.page import first_questions, notice
from app.wording import wanted_language, word
from index.language import Language
from ingest.bundled import REPORT_ID
from ingest.errors import AskingError, FeedbackError, QuestionError

# Asked once at the start, so that nobody waits for what loads with the first question.
FIRST = "zomaar een some quick words"
MOST_SUGGESTED = 3  # questions to begin with, for who says no more than hello
MOST_BASE = 300  # characters of the chat's address
ADDRESS = re.compile(
    r"(https?://(?:[\w.~-]+|\[[\da-f:.]+\])(?::\d{1,5})?(?:/[^\s?#]*)?)(?:[?#].*)?",
    re.ASCII | re.IGNORECASE,
)


class Assistant:
    """Answers, exports, feedback and the report to read.

    Args:
        answerer: Answers.
        feedback: Where feedback goes; None if none is wanted.
        log_questions: Whether the log may tell what was asked.
        pictures: Of the pages of reports, if there are any.
    """

    def __init__(
        self,
        answerer: Answerer,
        feedback: FeedbackFile | None,
        log_questions: bool = False,
        pictures: PagePictures | None = None,
    ) -> None:
        self.answerer = CheckedAnswerer(by_reports(answerer))
        self.library = answerer.library
        self._feedback = feedback
        reports = Reports(self.library.corpora.values())
        self.room = ReadingRoom(reports, pictures)
        self._suggestions = Suggestions(self.library)
        self._renderer = AnswerRenderer(self.library, reports, with_feedback=feedback is not None)
        self._log_questions = log_questions
        self.own = own_report(self.answerer)
        # By parts of its own: those that people ask stay ready, and they wait for none of these.
        apart = CheckedAnswerer(by_reports(answerer, most_parts=1))
        self._first_questions = FirstQuestions(apart, reports)

        self._answer([FIRST], "nl")

    def end(self) -> None:
        """Does no more by itself: another takes its place."""
        self._first_questions.end()

    def reply(self, asked: Sequence[str], language: Language) -> str:
        """Returns the answer to the last of a conversation's questions as HTML; see `replies`."""
        *_, whole = self.replies(asked, language)
        return whole

    def replies(self, asked: Sequence[str], language: Language) -> Iterator[str]:
        """Yields the answer to the last of a conversation's questions so far, as HTML.

        Args:
            asked: The questions, oldest first, at least one.
            language: To assume if the questions do not tell.
        """
        start, asked = time.perf_counter(), _questions(list(asked))
        answer = None
        try:
            turns = self.answerer.turns(asked[:-1], language)
            for answer in self.answerer.parts(asked[-1], turns, language):
                suggestions = self._suggested(answer, asked)
                seconds = time.perf_counter() - start
                yield self._renderer.render(answer, asked, suggestions, seconds)
        except AskingError as error:
            yield notice(word(error.reason, language), language)
        finally:
            if answer:
                self._log(answer, asked[-1], time.perf_counter() - start)

    def conversation(self, request: object) -> list[str]:
        """Returns the last answers of a conversation as HTML, as `reply` gives each.

        Args:
            request: {"asked", "first", "language"}, as the browser sent it: the questions, the
                place of the first one to answer, and the language if they do not tell.
        """
        wanted = request if isinstance(request, dict) else {}
        language, asked = wanted_language(request), _questions(wanted.get("asked"))
        sent = wanted.get("first")
        first = max(sent, 0) if isinstance(sent, int) else 0
        turns, shown = self.answerer.turns(asked[:first], language), list[str]()
        for number, question in enumerate(asked[first:], start=first + 1):
            start = time.perf_counter()
            try:
                answer = self.answerer.answer(question, turns, language)
            except AskingError as error:
                shown.append(notice(word(error.reason, language), language))
                continue
            turns += [answer.turn] if answer.turn else []
            suggestions = self._suggested(answer, asked[:number])
            seconds = time.perf_counter() - start
            shown.append(self._renderer.render(answer, asked[:number], suggestions, seconds))
            self._log(answer, question, seconds)
        return shown

    def begin(self, request: object) -> dict[str, object]:
        """Returns questions to begin with about some reports, and whether more are being found.

        Args:
            request: {"reports", "language"}, as the browser sent it: the ids of those chosen, none
                for all.
        """
        wanted = request if isinstance(request, dict) else {}
        language, sent = wanted_language(request), wanted.get("reports")
        chosen = sent if isinstance(sent, list) else []
        ids = self.room.reports.ids
        beginning = self._first_questions.about(
            [id_ for id_ in ids if id_ in chosen] or ids, language
        )
        html = first_questions(beginning, language)
        return {"html": str(html), "is_whole": beginning.is_whole}

    def record(self, asked: Sequence[str], language: Language) -> dict[str, Any]:
        """Returns the answer to the last of a conversation's questions as a run record.

        It is what `ask --json` prints; of a question that cannot be used, {"error": why}.

        Args:
            asked: The questions, oldest first, at least one.
            language: To assume if the questions do not tell.
        """
        start, asked = time.perf_counter(), _questions(list(asked))
        try:
            answer = self._answer(asked, language)
        except AskingError as error:
            return {"error": word(error.reason, self._language_of(asked, language))}
        seconds = time.perf_counter() - start
        self._log(answer, asked[-1], seconds)
        return run_record(answer, RECORD_ID, seconds).as_object()

    def export(self, request: object) -> dict[str, str]:
        """Returns a conversation as a file; see `conversation_file`.

        Args:
            request: {"asked", "format", "language", "base", "last"}, as the browser sent it; "last"
                if only the last answer is wanted.
        """
        wanted = request if isinstance(request, dict) else {}
        language, base = wanted_language(request), _address(wanted.get("base"))
        answers = self._answers(_questions(wanted.get("asked")), language)
        answers = answers[-1:] if wanted.get("last") is True else answers
        form = wanted.get("format")
        return conversation_file(form, answers, self.library, language, base, date.today())

    def table(self, request: object) -> dict[str, str] | None:
        """Returns an overview as a file: its name, media type and text; None if there is none.

        Args:
            request: {"overview", "language", "base"}, as the browser sent it.
        """
        wanted = request if isinstance(request, dict) else {}
        base = public(_address(wanted.get("base")))
        return self.room.table(wanted.get("overview"), wanted_language(request), base)

    def rate(self, request: object) -> dict[str, object]:
        """Keeps what somebody thinks of an answer; returns whether it did and what to tell them.

        Args:
            request: {"asked", "verdict", "remark", "language"}, as the browser sent it.
        """
        wanted = request if isinstance(request, dict) else {}
        language = wanted_language(request)
        asked = _questions(wanted.get("asked"))
        verdict = next((known for known in VERDICTS if known == wanted.get("verdict")), None)
        if self._feedback is None or verdict is None or not asked:
            return {"kept": False, "text": word("feedback_refused", language)}
        try:
            answer = self._answer(asked, language)
            remark = _text(wanted.get("remark")).strip()
            index = self.library.fingerprint
            self._feedback.add(verdict, remark, tuple(asked), answer, index)
        except AskingError as error:
            return {"kept": False, "text": word(error.reason, language)}
        except FeedbackError:
            return {"kept": False, "text": word("feedback_lost", language)}
        return {"kept": True, "text": word("feedback_kept", language)}

    def _suggested(self, answer: Answer, asked: Sequence[str]) -> list[str]:
        """Returns what else to ask: questions to begin with, or what lies near the answer."""
        known = self.library.corpora
        if answer.is_welcoming:
            return self._to_begin(read_chosen(asked[-1], known).reports, answer.language)
        return self._suggestions.after(answer, [read_chosen(one, known).question for one in asked])

    def _to_begin(self, chosen: Sequence[str], language: Language) -> list[str]:
        """Returns the first questions to begin with that suit the reports chosen."""
        if chosen and [*chosen] != [REPORT_ID]:
            themes = (
                self._first_questions.about(chosen, language).themes if len(chosen) == 1 else ()
            )
            first = [theme.questions[:1] for theme in themes]
        else:
            examples = self.own.examples if self.own else EXAMPLES
            first = [questions[language][:1] for _, questions in examples]
        return [question for questions in first for question in questions][:MOST_SUGGESTED]

    def _log(self, answer: Answer, question: str, seconds: float) -> None:
        told = {
            "language": answer.language,
            "answered": answer.answered,
            "ms": round(1000 * seconds),
            **({"question": question} if self._log_questions else {}),
        }
        logging.getLogger(__name__).info("answer", extra=told)

    def _answer(self, asked: Sequence[str], language: Language) -> Answer:
        """Returns the answer to the last question.

        Raises:
            QuestionError: It cannot be used.
        """
        turns = self.answerer.turns(asked[:-1], language)
        return self.answerer.answer(asked[-1], turns, language)

    def _language_of(self, asked: Sequence[str], language: Language) -> Language:
        """Returns the language of the last question that can be told, of its first part if long."""
        turns = self.answerer.turns([question[:MAX_CHARACTERS] for question in asked], language)
        return turns[-1].language if turns else language

    def _answers(self, asked: Sequence[str], language: Language) -> list[Answer]:
        """Returns the answers to all questions that can be used."""
        answers, turns = [], list[Turn]()
        for question in asked:
            try:
                answer = self.answerer.answer(question, turns, language)
            except QuestionError:
                continue
            answers.append(answer)
            turns += [answer.turn] if answer.turn else []
        return answers


def _questions(sent: object) -> list[str]:
    if not isinstance(sent, list):
        return []
    return [_cut(_text(question)) for question in sent[-MOST_QUESTIONS:]]


def _cut(question: str) -> str:
    """Returns a question; of a longer one than allowed so much that it still is told to be."""
    if len(question) <= MAX_CHARACTERS:
        return question
    line = " ".join(question.split())
    # One character more than allowed and, as it may be a space, another.
    return line[: min(names_length(line), MAX_CHARACTERS) + MAX_CHARACTERS + 2]


def _text(sent: object) -> str:
    """Returns what was sent as a text that can be written; "" if it is none."""
    return sent.encode("utf-8", "replace").decode() if isinstance(sent, str) else ""


def _address(sent: object) -> str:
    """Returns the address of the chat if it is one that a link may lead to, else ""."""
    # Python's urlsplit would remember what it was asked about.
    match = ADDRESS.fullmatch(_text(sent)[: MOST_BASE + 1])
    return match[1] if match and len(match[0]) <= MOST_BASE else ""
