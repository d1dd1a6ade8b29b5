"""The report of a run: one HTML file that asks for nothing else, for screen and paper."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from app.view.templates import Html
from app.wording import word
from eval.score.comparison import changes, compare
from eval.score.metrics import QuestionScore
from eval.score.scorecard import ScoredRun
from eval.show.figures import figures
from eval.show.html_tables import differences_table, figures_table, groups_table, settings_table
from eval.show.markup import SHOW
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
    ) -> Html:
        """Returns a whole page.

        Args:
            asked: Name of the question file.
            worst: How many of the questions that fared worst are shown.
            before: A run to compare it with.
            commands: That make the same run again.
        """
        parts = [self.summary(), self.tables(), self.plots()]
        if before:
            parts.append(self.comparison(before))
        parts.append(self.worst(worst))
        if commands:
            parts.append(self._made_with(commands))
        return self._render("report", title=self._title(asked), parts=parts, style=Html(STYLE))

    def summary(self) -> Html:
        """Returns the main figures in sentences."""
        return self._render("summary", sentences=list(self._sentences()))

    def tables(self) -> Html:
        """Returns all figures as tables, and what they mean."""
        return self._render(
            "tables",
            figures=figures_table(self._run.card, self._language),
            meaning=self._meaning(),
            groups=groups_table(self._run.card, self._language),
        )

    def plots(self) -> Html:
        """Returns the figures as pictures."""
        return self._render("plots", figures=list(figures(self._run.card, self._language)))

    def comparison(self, before: ScoredRun) -> Html:
        """Returns what changed since another run over the same questions."""
        a, b = before.card.scores, self._run.card.scores
        changed = [
            self._questions.change(
                change,
                before.records[change.a.question.id],
                self._run.records[change.b.question.id],
            )
            for change in changes(a, b)
        ]
        differences = differences_table(compare(a, b), self._language)
        return self._render(
            "comparison",
            other=before.name,
            differences=differences,
            changed=changed,
            total=len(b),
        )

    def worst(self, most: int) -> Html:
        """Returns the questions that fared worst, the surest mistakes first."""
        wrong = mistakes(self._run.card.scores)
        questions = [self._details(score) for score in wrong[:most]]
        return self._render("worst", questions=questions, total=len(wrong))

    def question_summaries(self) -> Html:
        """Returns all questions in their order, closed and still empty."""
        wrong = {score.question.id for score in mistakes(self._run.card.scores)}
        return Html("").join(
            self._questions.closed(score, is_mistake=score.question.id in wrong)
            for score in self._run.card.scores
        )

    def question(self, id_: str) -> Html:
        """Returns what is inside a question, by its id; "" if it is not in the run."""
        for score in self._run.card.scores:
            if score.question.id == id_:
                return self._questions.inside(score, self._run.records[id_])
        return Html("")

    def _details(self, score: QuestionScore) -> Html:
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

    def _meaning(self) -> list[str]:
        keys = ["ranking", "answers", "outcomes"]
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
        return texts

    def _made_with(self, commands: Sequence[str]) -> Html:
        made = self._run.configuration
        settings = settings_table(made.settings(), self._language) if made else ""
        return self._render("made_with", settings=settings, commands=commands)

    def _title(self, asked: str) -> str:
        if made := self._run.configuration:
            return word("evaluation_title", self._language).format(
                system=made.system, questions=asked
            )
        return word("evaluation_of_run", self._language).format(questions=asked)

    def _render(self, template: str, **values: object) -> Html:
        return SHOW.render(template, language=self._language, **values)


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
    return not score.is_right
