"""Questions to begin with about the reports of a library, found in the background, once each.

Nobody waits for them: who asks is told that some are still being found, and asks again.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, zip_longest

from app.answer.answer import Answer, Answerer
from app.answer.reports.chosen import with_chosen
from app.view.reports import Reports
from app.web.examples import EXAMPLES
from app.web.own.own_examples import own_examples
from index.language import Language
from ingest.bundled import REPORT_ID
from ingest.errors import StoreError

MOST_REPORTS = 6  # that questions are offered of at once
MOST_LOOKED_AT = 12  # reports: of some there are no questions
MOST = 6  # questions about several reports, if each has one at least
MOST_OF_REPORT = 2  # of these
LONGEST_PAUSE = 0.2  # seconds


@dataclass(frozen=True, slots=True)
class Theme:
    """Questions that belong together.

    Attributes:
        name: Of a part of a report, or of the report.
        report: Its id.
        questions: They, as people read them.
    """

    name: str
    report: str
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Beginning:
    """Questions to begin with.

    Attributes:
        themes: By part of the one report, or by report.
        is_whole: Whether no more are being found.
        is_of_all: Whether every report that they were wanted of has some.
    """

    themes: tuple[Theme, ...]
    is_whole: bool
    is_of_all: bool


class FirstQuestions:
    """Questions to begin with, each of which its report answers, and no other.

    Args:
        answerer: Answers from the reports named in front of a question.
        reports: They.
    """

    def __init__(self, answerer: Answerer, reports: Reports) -> None:
        self._answerer = answerer
        self._reports = reports
        self._found = dict[tuple[str, Language], tuple[Theme, ...]]()
        self._wanted = list[tuple[str, Language]]()
        self._is_at_work = self._is_over = False
        self._lock = threading.Lock()

    def end(self) -> None:
        """Looks for no more: others took the place of these reports."""
        with self._lock:
            self._is_over = True
            self._wanted.clear()

    def about(self, ids: Sequence[str], language: Language) -> Beginning:
        """Returns what is found by now: of one report by its parts, of several in equal shares.

        Args:
            ids: Of the reports.
            language: Of the questions.
        """
        themes, waiting = dict[str, tuple[Theme, ...]](), 0
        for id_ in ids[:MOST_LOOKED_AT]:
            if len(themes) + waiting == MOST_REPORTS:
                break
            found = self._of(id_, language)
            waiting += found is None
            if found:
                themes[id_] = found
        if len(ids) == 1:
            shown = tuple(chain(*themes.values()))
        else:
            share = max(1, min(MOST_OF_REPORT, MOST // max(1, len(themes) + waiting)))
            shown = tuple(self._one_of(id_, found, share) for id_, found in themes.items())
        return Beginning(shown, not waiting, len(themes) == len(ids))

    def _one_of(self, id_: str, themes: Sequence[Theme], share: int) -> Theme:
        """Returns the first questions of a report: of its first part, then its terms."""
        in_turn = chain(*zip_longest(*(one.questions for one in [*themes[:1], *themes[:0:-1]])))
        questions = tuple(question for question in in_turn if question is not None)
        return Theme(self._reports.title(id_), id_, questions[:share])

    def _of(self, id_: str, language: Language) -> tuple[Theme, ...] | None:
        """Returns the questions of a report; None while they are being found."""
        with self._lock:
            wanted = id_, language
            is_new = wanted not in self._found and wanted not in self._wanted
            if is_new and not self._is_over:
                self._wanted.append(wanted)
                if not self._is_at_work:
                    self._is_at_work = True
                    threading.Thread(target=self._work, daemon=True).start()
            return self._found.get(wanted)

    def _work(self) -> None:
        while True:
            with self._lock:
                self._is_at_work = bool(self._wanted)
                if not self._is_at_work:
                    return
                wanted = self._wanted[0]
            found: tuple[Theme, ...] | None = ()
            try:
                found = self._find(*wanted)
            except StoreError:  # who asks next has them looked for anew
                found = None
            except Exception as error:  # the page works without them
                logging.getLogger(__name__).error("no first questions", exc_info=error)
            with self._lock:
                if self._is_over:
                    continue
                self._wanted.remove(wanted)
                if found is not None:
                    self._found[wanted] = found

    def _find(self, id_: str, language: Language) -> tuple[Theme, ...]:
        def ask(question: str, language: Language) -> Answer | None:
            if self._is_over:
                return None
            start = time.perf_counter()
            answer = self._answerer.answer(with_chosen(question, [id_]), (), language)
            # Lets in who asks meanwhile: half of the time, of slow questions less.
            time.sleep(min(time.perf_counter() - start, LONGEST_PAUSE))
            is_alone = all(one.ref.report_id == id_ for one in answer.citations)
            return answer if is_alone else None

        if id_ != REPORT_ID:
            examples = own_examples(ask, self._reports.corpora[id_], [language])
        else:
            examples = EXAMPLES
        themes = [
            Theme(
                name[language],
                id_,
                tuple(
                    one
                    for one in questions[language]
                    if id_ != REPORT_ID or _is_whole(ask(one, language))
                ),
            )
            for name, questions in examples
        ]
        return tuple(theme for theme in themes if theme.questions)


def _is_whole(answer: Answer | None) -> bool:
    if answer is None:
        return False
    return answer.outcome in ("answered", "overview") and not answer.missing
