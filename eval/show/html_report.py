"""The report of a run: one HTML file that asks for nothing else, for screen and paper."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path

from app.wording import word
from eval.score.comparison import changes, compare
from eval.score.metrics import QuestionScore
from eval.score.scorecard import ScoredRun
from eval.show.figures import figures
from eval.show.html_tables import differences_table, figures_table, groups_table, settings_table
from eval.show.question_html import QuestionHtml
from index.language import Language

STYLE = (Path(__file__).parent / "report.css").read_text("utf-8")


class RunReport:
    """A run as HTML, in parts and as a whole page.

    Args:
        run: The run.
        questions: Shows its questions.
        language: Of the person.
    """

    def __init__(self, run: ScoredRun, questions: QuestionHtml, language: Language) -> None:
        self._run = run
        self._questions = questions
        self._language: Language = language

    def page(
        self, asked: str, worst: int, before: ScoredRun | None, commands: Sequence[str]
    ) -> str:
        """Returns a whole page.

        Args:
            asked: Name of the question file.
            worst: How many of the questions that fared worst are shown.
            before: A run to compare it with.
            commands: That make the same run again.
        """
        title = escape(self._title(asked))
        body = (
            self.summary()
            + self.tables()
            + self.plots()
            + (self.comparison(before) if before else "")
            + self.worst(worst)
            + (self._made_with(commands) if commands else "")
        )
        return (
            f'<!doctype html>\n<html lang="{self._language}"><head><meta charset="utf-8">'
            '<meta name="viewport" content="width=device-width">'
            f"<title>{title}</title><style>{STYLE}</style></head>"
            f"<body><main><h1>{title}</h1>{body}</main></body></html>\n"
        )

    def summary(self) -> str:
        """Returns the main figures in sentences."""
        text = "".join(f"<p>{escape(sentence)}</p>" for sentence in self._sentences())
        return f"{self._heading('evaluation_summary')}{text}"

    def tables(self) -> str:
        """Returns all figures as tables, and what they mean."""
        language = self._language
        return (
            f"{self._heading('evaluation_figures')}"
            f"<p>{escape(word('evaluation_intervals', language))}</p>"
            f"{figures_table(self._run.card, language)}{self._meaning()}"
            f"{self._heading('evaluation_groups')}{groups_table(self._run.card, language)}"
        )

    def plots(self) -> str:
        """Returns the figures as pictures."""
        pictures = "".join(
            f'<figure role="img" aria-label="{escape(title)}">{svg}</figure>'
            for title, svg in figures(self._run.card, self._language)
        )
        return f'{self._heading("evaluation_plots")}<div class="rw-figures">{pictures}</div>'

    def comparison(self, before: ScoredRun) -> str:
        """Returns what changed since another run over the same questions."""
        a, b = before.card.scores, self._run.card.scores
        changed = changes(a, b)
        title = word("comparison_title", self._language).format(other=before.name)
        count = word("comparison_changed", self._language).format(count=len(changed), total=len(b))
        shown = "".join(
            self._questions.change(
                change,
                before.records[change.a.question.id],
                self._run.records[change.b.question.id],
            )
            for change in changed
        )
        return (
            f"<h2>{escape(title)}</h2>{differences_table(compare(a, b), self._language)}"
            f"<p>{escape(word('comparison_note', self._language))}</p>"
            f"<h3>{escape(count)}</h3>{shown}"
        )

    def worst(self, most: int) -> str:
        """Returns the questions that fared worst, the surest mistakes first."""
        wrong = mistakes(self._run.card.scores)
        if not wrong:
            text = escape(word("evaluation_none_wrong", self._language))
            return f"{self._heading('evaluation_worst')}<p>{text}</p>"
        count = word("evaluation_shown", self._language).format(
            shown=min(most, len(wrong)), total=len(wrong)
        )
        return (
            f"{self._heading('evaluation_worst')}<p>{escape(count)}</p>"
            f"{''.join(map(self._details, wrong[:most]))}"
        )

    def question_summaries(self) -> str:
        """Returns all questions in their order, closed and still empty."""
        wrong = {score.question.id for score in mistakes(self._run.card.scores)}
        return "".join(
            self._questions.closed(score, is_mistake=score.question.id in wrong)
            for score in self._run.card.scores
        )

    def question(self, id_: str) -> str:
        """Returns what is inside a question, by its id; "" if it is not in the run."""
        for score in self._run.card.scores:
            if score.question.id == id_:
                return self._questions.inside(score, self._run.records[id_])
        return ""

    def _details(self, score: QuestionScore) -> str:
        return self._questions.details(score, self._run.records[score.question.id])

    def _sentences(self) -> Iterator[str]:
        figures, intervals = self._run.card.figures["all"], self._run.card.intervals["all"]
        ranked = [score for score in self._run.card.scores if score.question.answerable]
        if ranked:
            yield word("evaluation_found", self._language).format(
                count=sum(score.rank == 1 for score in ranked),
                five=sum(score.rank is not None and score.rank <= 5 for score in ranked),
                total=len(ranked),
            )
        if all(score.only_ranked for score in self._run.card.scores):
            yield word("evaluation_ranks_only", self._language)
            return
        for key, name in (
            ("evaluation_verified", "verified"),
            ("evaluation_refused", "unanswerable refused"),
        ):
            if name in figures:
                total = (
                    len(ranked) if name == "verified" else len(self._run.card.scores) - len(ranked)
                )
                low, high = intervals[name]
                yield word(key, self._language).format(
                    count=round(figures[name] * total),
                    total=total,
                    share=f"{100 * figures[name]:.0f}",
                    low=f"{100 * low:.0f}",
                    high=f"{100 * high:.0f}",
                )

    def _meaning(self) -> str:
        keys = ["ranking", "answers"]
        texts = [word(f"evaluation_meaning_{key}", self._language) for key in keys]
        if curve := self._run.card.risk_coverage:
            texts.append(
                word("evaluation_meaning_abstention", self._language).format(
                    area=f"{curve.area:.3f}",
                    low=f"{curve.low:.2f}",
                    high=f"{curve.high:.2f}",
                    coverage=f"{curve.coverage[-1]:.2f}",
                )
            )
        shown = "".join(f"<p>{escape(text)}</p>" for text in texts)
        title = escape(word("evaluation_meaning", self._language))
        return f"<details><summary>{title}</summary>{shown}</details>"

    def _made_with(self, commands: Sequence[str]) -> str:
        made = self._run.configuration
        table = settings_table(made.settings(), self._language) if made else ""
        lines = escape("\n".join(commands))
        return (
            f"{self._heading('evaluation_made_with')}{table}"
            f"<p>{escape(word('evaluation_again', self._language))}</p><pre>{lines}</pre>"
        )

    def _title(self, asked: str) -> str:
        if made := self._run.configuration:
            return word("evaluation_title", self._language).format(
                system=made.system, questions=asked
            )
        return word("evaluation_of_run", self._language).format(questions=asked)

    def _heading(self, key: str) -> str:
        return f"<h2>{escape(word(key, self._language))}</h2>"


def mistakes(scores: Sequence[QuestionScore]) -> list[QuestionScore]:
    """Returns the questions that fared badly, the worst first.

    Of answers, those that are wrong, the surest first, then what was wrongly declined; of a
    system that only ranks, questions whose passage is not first, the lowest first.
    """
    wrong = [score for score in scores if _is_mistake(score)]
    return sorted(
        wrong,
        key=lambda score: (
            not score.answered,
            -(score.confidence or 0.0),
            -(score.rank or 99) if score.only_ranked else 0,
        ),
    )


def _is_mistake(score: QuestionScore) -> bool:
    if score.only_ranked:
        return score.question.answerable and score.rank != 1
    return not score.verified if score.question.answerable else score.answered
