"""The Evaluation tab: question files checked, asked, scored and shown, without a command line."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from app.answer.answer import Answerer
from app.answer.record import RunRecord
from app.wording import word
from eval.asked.json_lines import as_line
from eval.asked.question_check import QuestionChecker
from eval.asked.question_file import parse_lines
from eval.asked.question_record import GoldQuestion
from eval.asked.spreadsheet.table import TableLines, table_lines
from eval.asked.spreadsheet.template import WORKBOOK_TYPE, template_file, without_examples
from eval.asked.wrong_record import WHOLE_FILE, Problem
from eval.run.run_file import ChatSystem, System, run_questions
from eval.run.systems import make_system
from eval.score.scorecard import Scorecard, ScoredRun
from eval.score.scoring import score_records
from eval.show.html_report import RunReport
from eval.show.question_html import QuestionHtml
from eval.tab.choices import EXAMPLES, MOST_BYTES, MOST_QUESTIONS, OWN_EXAMPLE, SETS, SYSTEMS
from eval.tab.jobs import SECONDS_KEPT, UNEXPECTED, Job, Jobs, StoppedError
from eval.tab.markup import TAB
from eval.tab.passage_link import link_to
from eval.tab.request import Request, asked_file, asked_table, read_request
from eval.tab.run_workbook import run_workbook
from index.encoder import BUNDLED
from index.language import Language
from ingest.bundled import REPORT_ID
from ingest.corpus import Corpus
from ingest.document import Report

MOST_PROBLEMS = 100
WORST = 25  # questions in a downloaded report
MOST_WHOLE = 25  # questions that come to the browser with their insides, some 15 kB each

Reply = dict[str, object]


class Workbench:
    """What the tab's script can ask for; every request and reply is a JSON object.

    Args:
        answerer: Returns the chat's answerer, once it is loaded.
    """

    def __init__(self, answerer: Callable[[], Answerer]) -> None:
        self._answerer = answerer
        self._jobs = Jobs(self._work)

    def check(self, request: object) -> Reply:
        """Returns what is wrong with a question file, as HTML, and how many questions it has."""
        wanted, language = read_request(request)
        name, text = asked_file(wanted)
        is_own = wanted.get("set") not in SETS
        return self._told(name, TableLines(tuple(text.split("\n"))), language, is_own=is_own)

    def table(self, request: object) -> Reply:
        """Returns the lines of a question table, and what is wrong with its rows; see `check`."""
        wanted, language = read_request(request)
        name, content = asked_table(wanted)
        found = table_lines(name, content) if content else TableLines(())
        found = without_examples(found, (*EXAMPLES.values(), OWN_EXAMPLE))
        told = self._told(name, found, language, unit="workbench_row")
        return {**told, "lines": "\n".join(found.lines)}

    def template(self, request: object) -> Reply:
        """Returns a question table to fill in as a file: XLSX, or CSV if that is wanted."""
        wanted, language = read_request(request)
        is_bundled = [report.id for report in self._reports] == [REPORT_ID]
        example = EXAMPLES[language] if is_bundled else OWN_EXAMPLE
        return template_file([example], wanted.get("kind"), language)

    def _told(
        self,
        name: str,
        found: TableLines,
        language: Language,
        *,
        unit: str = "workbench_line",
        is_own: bool = True,
    ) -> Reply:
        """Returns what is wrong with a question file.

        Args:
            name: Of the file.
            found: Its lines, and what is wrong with the table that they were read from.
            language: Of the person.
            unit: What the number of a line is called.
            is_own: Whether the lines stand in the text box, so that a button can lead to them.
        """
        problems, questions = self._checked("\n".join(found.lines), found.problems)
        errors = sum(problem.severity == "error" for problem in problems)
        return {
            "html": TAB.render(
                "problems",
                problems=problems[:MOST_PROBLEMS],
                more=len(problems) - MOST_PROBLEMS,
                whole_file=WHOLE_FILE,
                unit=unit,
                is_own=is_own and unit == "workbench_line",
                in_sheet=unit == "workbench_row" and errors,
                language=language,
            ),
            "errors": errors,
            "questions": len(questions),
            "text": word("workbench_checked", language).format(
                name=name, questions=len(questions), errors=errors, warnings=len(problems) - errors
            ),
        }

    def start(self, request: object, asker: str = "") -> Reply:
        """Starts a run of a question file without errors; returns its name, or why not.

        Args:
            request: Which file and system.
            asker: Who starts it, as people are told apart.
        """
        wanted, language = read_request(request)
        name, text = asked_file(wanted)
        problems, questions = self._checked(text)
        if any(problem.severity == "error" for problem in problems):
            return {"error": word("workbench_has_errors", language)}
        system = str(wanted.get("system"))
        if system not in SYSTEMS:
            system = SYSTEMS[0]
        if system != "chat" and [report.id for report in self._reports] != [REPORT_ID]:
            return {"error": word("workbench_only_chat", language)}
        # The other systems search without the questions that were written down beforehand.
        known = sum(one.key == "leak" for one in problems) if system == "chat" else 0
        job = Job(name, system, questions, asker, known)
        token = self._jobs.start(job)
        return {"job": token} if token else {"error": word("workbench_busy", language)}

    def stop(self, request: object) -> Reply:
        """Stops a run that is waiting or asking; what it has answered is dropped."""
        wanted, _ = read_request(request)
        if job := self._jobs.get(str(wanted.get("job"))):
            job.is_stopped = True
        return {}

    def forget(self, request: object) -> Reply:
        """Forgets runs whose results their person has cleared."""
        wanted, _ = read_request(request)
        for name in ("job", "before"):
            self._jobs.forget(str(wanted.get(name)))
        return {}

    def progress(self, request: object) -> Reply:
        """Returns how far a run is."""
        wanted, language = read_request(request)
        job = self._jobs.get(str(wanted.get("job")))
        if job is None:
            return {"state": "failed", "text": word("workbench_forgotten", language)}
        reason = word("unexpected", language) if job.error == UNEXPECTED else job.error
        text = word(f"workbench_{job.state}", language).format(
            done=job.done, total=len(job.questions), reason=reason
        )
        return {"state": job.state, "done": job.done, "total": len(job.questions), "text": text}

    def result(self, request: object) -> Reply:
        """Returns the scores of a finished run as HTML, compared with an earlier one if asked."""
        wanted, language = read_request(request)
        job, run = self._finished(wanted.get("job"))
        if job is None or run is None:
            return {"error": word("workbench_forgotten", language)}
        before, other = self._earlier(wanted, job, language)
        html = TAB.render(
            "result",
            report=self._report(run, language, job.known),
            title=_title(job, language),
            before=before,
            other=other,
            is_open=len(run.records) <= MOST_WHOLE,
            minutes=SECONDS_KEPT // 60,
            language=language,
        )
        return {"html": html}

    def question(self, request: object) -> Reply:
        """Returns what was answered and retrieved for a question of a run, as HTML."""
        wanted, language = read_request(request)
        _, run = self._finished(wanted.get("job"))
        if run is None:
            return {"error": word("workbench_forgotten", language)}
        html = self._report(run, language).question(str(wanted.get("id")))
        return {"html": html}

    def download(self, request: object) -> Reply:
        """Returns a run as a file: its name, media type and text."""
        wanted, language = read_request(request)
        job, run = self._finished(wanted.get("job"))
        if job is None or run is None:
            return {"error": word("workbench_forgotten", language)}
        stem = f"rapportwijzer-{job.system}-{Path(job.name).stem}-{date.today().isoformat()}"
        if wanted.get("kind") == "run":
            lines = map(as_line, (record.as_object() for record in run.records.values()))
            text = "".join(lines)
            return {"name": f"{stem}.jsonl", "type": "application/jsonl", "text": text}
        if wanted.get("kind") == "table":
            content = run_workbook(run, _title(job, language), language, job.known)
            base64 = b64encode(content).decode()
            return {"name": f"{stem}.xlsx", "type": WORKBOOK_TYPE, "base64": base64}
        before, _ = self._earlier(wanted, job, language)
        report = self._report(run, language, job.known, linked=False)
        page = report.page(_title(job, language), WORST, before, [])
        return {"name": f"{stem}.html", "type": "text/html", "text": page}

    def _work(self, job: Job) -> ScoredRun:
        answerer = self._answerer()
        if job.is_stopped:
            raise StoppedError
        job.state = "asking"
        records: list[RunRecord] = []
        for record in run_questions(self._system(job.system, answerer), job.questions):
            records.append(record)
            job.done = len(records)
            if job.is_stopped:
                raise StoppedError
        job.state = "scoring"
        scores = score_records(job.questions, records, self._corpora)
        by_id = {record.id: record for record in records}
        return ScoredRun(job.name, by_id, Scorecard.of(scores), None)

    def _system(self, name: str, answerer: Answerer) -> System:
        if name == "chat":
            return ChatSystem(answerer)
        return make_system(name, str(BUNDLED), _ignore, self._reports)

    @property
    def _reports(self) -> list[Report]:
        return [corpus.report for corpus in self._corpora]

    @property
    def _corpora(self) -> list[Corpus]:
        return [*self._answerer().library.corpora.values()]

    def _checked(
        self, text: str, of_table: Sequence[Problem] = ()
    ) -> tuple[list[Problem], list[GoldQuestion]]:
        if len(text.encode("utf-8", "replace")) > MOST_BYTES:
            return [Problem(WHOLE_FILE, "too_large", {"most": MOST_BYTES // 1000})], []
        lines = text.split("\n")
        questions = [question for line in parse_lines(lines) for question in line.questions]
        if len(questions) > MOST_QUESTIONS:
            return [Problem(WHOLE_FILE, "too_many", {"most": MOST_QUESTIONS})], questions
        return QuestionChecker(self._corpora).check(lines, of_table), questions

    def _finished(self, token: object) -> tuple[Job | None, ScoredRun | None]:
        job = self._jobs.get(str(token))
        return job, job.run if job else None

    def _earlier(
        self, wanted: Request, job: Job, language: Language
    ) -> tuple[ScoredRun | None, str]:
        """Returns the run to compare one with, and the name of one over other questions, or ""."""
        earlier, before = self._finished(wanted.get("before"))
        if earlier is None or before is None:
            return None, ""
        name = _title(earlier, language)
        if earlier.questions != job.questions:
            return None, name
        return replace(before, name=name), ""

    def _report(
        self, run: ScoredRun, language: Language, known: int = 0, *, linked: bool = True
    ) -> RunReport:
        reports = self._reports
        link = partial(link_to, {report.id: report for report in reports}) if linked else None
        return RunReport(run, QuestionHtml(reports, language, link), language, known)


def _title(job: Job, language: Language) -> str:
    """Returns which run it is: the system's name as the menu has it, and the file's."""
    system = word(f"workbench_system_{job.system.replace('-', '_')}", language)
    return f"{system}, {job.name}"


def _ignore(message: str) -> None:
    del message
