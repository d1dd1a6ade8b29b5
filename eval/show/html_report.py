"""The report of a run: one HTML file that asks for nothing else, for screen and paper."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from app.view.templates import Html
from app.wording import word
from eval.score.comparison import changes, compare
from eval.score.metrics import QuestionScore
from eval.score.scorecard import ScoredRun
from eval.show.figures import figures
from eval.show.html_tables import differences_table, figures_table, groups_table, settings_table
from eval.show.markup import SHOW
from eval.show.names import in_figures
from eval.show.question_html import QuestionHtml
from eval.show.verdict.plain_figures import plain_figures
from eval.show.verdict.sentences import verdict
from eval.show.verdict.tally import Tally, went_well
from eval.show.verdict.versus import Versus, versus_sentences, versus_test
from index.language import Language

STYLE = (Path(__file__).parent / "report.css").read_text("utf-8")


class RunReport:
    """A run as HTML, in parts and as a whole page.

    Args:
        run: The run.
        questions: Shows its questions.
        language: Of the person.
        known: How many of the questions stand in the index.
    """

    def __init__(
        self, run: ScoredRun, questions: QuestionHtml, language: Language, known: int = 0
    ) -> None:
        self._run = run
        self._known = known
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
        parts = [self.verdict()]
        if before:
            parts.append(self.versus(before))
        parts.append(self.worst(worst))
        parts += [self.plots(), self.tables()]
        if before:
            parts.append(self.comparison(before))
        if commands:
            parts.append(self._made_with(commands))
        return self._render("report", title=self._title(asked), parts=parts, style=Html(STYLE))

    @property
    def has_mistakes(self) -> bool:
        """Whether a question did not go well."""
        return bool(mistakes(self._run.card.scores))

    def verdict(self) -> Html:
        """Returns what the run comes to, in three sentences and five figures."""
        tally = Tally.of(self._run.card.scores)
        return self._render(
            "verdict",
            verdict=verdict(tally, self._language, self._known),
            figures=plain_figures(tally, self._language),
            heading="plain_heading_ranked" if tally.only_ranked else "plain_heading",
        )

    def versus(self, before: ScoredRun) -> Html:
        """Returns in words whether it went better than another run over the same questions."""
        a, b = before.card.scores, self._run.card.scores
        changed = [
            self._questions.change(
                change,
                before.records[change.a.question.id],
                self._run.records[change.b.question.id],
            )
            for change in changes(a, b)
        ]
        return self._render(
            "versus",
            other=before.name,
            sentences=versus_sentences(
                Versus.of(a, b),
                word("versus_before", self._language),
                word("versus_now", self._language),
                self._language,
            ),
            changed=changed,
            total=len(b),
        )

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
        """Returns every figure beside that of a run over the same questions, with p-values."""
        a, b = before.card.scores, self._run.card.scores
        return self._render(
            "comparison",
            test=versus_test(Versus.of(a, b), self._language),
            differences=differences_table(compare(a, b), self._language),
        )

    def worst(self, most: int) -> Html:
        """Returns the questions that fared worst, the surest mistakes first."""
        wrong = mistakes(self._run.card.scores)
        questions = [self._details(score) for score in wrong[:most]]
        return self._render("worst", questions=questions, total=len(wrong))

    def question_summaries(self, *, whole: bool) -> Html:
        """Returns all questions in their order, closed.

        Args:
            whole: Whether their insides come along; else they are empty.
        """
        wrong = {score.question.id for score in mistakes(self._run.card.scores)}
        records = self._run.records if whole else {}
        return Html("").join(
            self._questions.listed(
                score, records.get(score.question.id), is_mistake=score.question.id in wrong
            )
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

    def _meaning(self) -> list[str]:
        keys = ["ranking", "answers", "outcomes"]
        texts = [word(f"evaluation_meaning_{key}", self._language) for key in keys]
        if curve := self._run.card.risk_coverage:
            texts.append(
                word("evaluation_meaning_abstention", self._language).format(
                    area=in_figures(f"{curve.area:.3f}", self._language),
                    low=in_figures(f"{curve.low:.2f}", self._language),
                    high=in_figures(f"{curve.high:.2f}", self._language),
                    coverage=in_figures(f"{curve.coverage[-1]:.2f}", self._language),
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
    if score.only_ranked and not score.question.answerable:
        return False
    return went_well(score, by_rank=score.only_ranked) is False
