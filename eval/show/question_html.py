"""A question of a run as HTML: what was answered and found, with the gold quotes marked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape

from app.view.markup import Tagged, marked_up
from app.wording import word
from eval.asked.nearest_text import nearest_span
from eval.asked.relevance import GoldSource, Quote, holds
from eval.score.comparison import Change
from eval.score.metrics import QuestionScore, Record
from index.language import Language
from ingest.alignment import LineRange

Link = Callable[[LineRange, Sequence[Quote]], str]


class QuestionHtml:
    """Questions of a run, for people to look at.

    Args:
        source: Where gold quotes are looked up.
        language: Of the person.
        link: From a passage's source lines and the gold quotes in it to an address in the reading
            room; None outside the app.
    """

    def __init__(self, source: GoldSource, language: Language, link: Link | None = None) -> None:
        self._source = source
        self._language: Language = language
        self._link = link

    def details(self, score: QuestionScore, record: Record) -> str:
        """Returns a question that opens to show its answer and passages."""
        return (
            f'<details class="rw-asked">{self._summary(score, self.outcome(score))}'
            f"{self.inside(score, record)}</details>"
        )

    def closed(self, score: QuestionScore, *, is_mistake: bool) -> str:
        """Returns a question whose inside is fetched when it is opened."""
        mistake = " data-mistake" if is_mistake else ""
        return (
            f'<details class="rw-asked" data-id="{escape(score.question.id)}"{mistake}>'
            f"{self._summary(score, self.outcome(score))}<div></div></details>"
        )

    def inside(self, score: QuestionScore, record: Record) -> str:
        """Returns the answer, the gold quotes and the passages of a question."""
        return (
            f"{self._heading('answer')}{self._answer(score, record)}"
            f"{self._heading('gold')}{self._gold(score)}"
            f"{self._heading('passages')}{self._passages(score, record)}"
        )

    def change(self, change: Change, before: Record, now: Record) -> str:
        """Returns a question that fared differently, with both answers side by side."""
        verdict = word(
            "comparison_better" if change.is_better else "comparison_worse", self._language
        )
        columns = "".join(
            f'<div><p class="rw-label">{escape(word(key, self._language))}: '
            f"{escape(self.outcome(score))}</p>{self._answer(score, record)}</div>"
            for key, score, record in (
                ("comparison_a", change.a, before),
                ("comparison_b", change.b, now),
            )
        )
        return (
            f'<details class="rw-asked">{self._summary(change.a, verdict)}'
            f'<div class="rw-columns">{columns}</div></details>'
        )

    def outcome(self, score: QuestionScore) -> str:
        """Returns in words how a question fared."""
        if not score.question.answerable and not score.only_ranked:
            key = "wrongly_answered" if score.answered else "rightly_refused"
            return word(f"outcome_{key}", self._language)
        if score.only_ranked:
            key = "ranked"
        elif score.verified:
            key = "verified"
        else:
            key = "wrong" if score.answered else "refused"
        said = word(f"outcome_{key}", self._language)
        if score.failures:
            reasons = [word(f"outcome_{name}", self._language) for name in score.failures]
            said += f" ({', '.join(reasons)})"
        rank = word("outcome_rank" if score.rank else "outcome_no_rank", self._language)
        return f"{said}, {rank.format(rank=score.rank)}"

    def _summary(self, score: QuestionScore, verdict: str) -> str:
        question = score.question
        return (
            f"<summary><b>{escape(question.id)}</b> "
            f'<span lang="{question.language}">{escape(question.question)}</span> '
            f"({escape(verdict)})</summary>"
        )

    def _heading(self, name: str) -> str:
        return f'<p class="rw-label">{escape(word(f"evaluation_{name}", self._language))}</p>'

    def _answer(self, score: QuestionScore, record: Record) -> str:
        lines = "<br>".join(map(escape, str(record["answer"]).split("\n")))
        return f'<p lang="{escape(record["language"])}">{lines or "–"}</p>'

    def _gold(self, score: QuestionScore) -> str:
        if not score.question.evidence:
            return f"<p>{escape(word('evaluation_no_gold', self._language))}</p>"
        quotes = "".join(f"<li>{escape(quote)}</li>" for quote in score.question.evidence)
        return f'<ul lang="nl">{quotes}</ul>'

    def _passages(self, score: QuestionScore, record: Record) -> str:
        passages = "".join(self._passage(score, passage) for passage in record["passages"])
        return f"<ol class='rw-passages'>{passages}</ol>" if passages else "<p>–</p>"

    def _passage(self, score: QuestionScore, passage: Record) -> str:
        first, last = passage["source_lines"]
        place = escape(
            word("evaluation_passage", self._language).format(
                rank=passage["rank"], page=passage.get("page", "?"), first=first, last=last
            )
        )
        held = [
            text
            for text in score.question.evidence
            if holds(self._source.find(text), passage["text"], (first, last))
        ]
        if self._link:
            opening = escape(word("evaluation_open", self._language))
            address = escape(self._link((first, last), list(map(self._source.find, held))))
            place += f' <a href="{address}" target="_blank">{opening}</a>'
        if held:
            place += f" – <b>{escape(word('evaluation_holds', self._language))}</b>"
        text = marked_up(passage["text"], (_mark(gold, passage["text"]) for gold in held))
        return f'<li><p class="rw-place">{place}</p><p lang="nl">{text}</p></li>'


def _mark(gold: str, text: str) -> Tagged:
    """Returns the span of a passage that is a gold quote; all of it if none is much like it."""
    span = nearest_span(gold.replace("- ", ""), text)
    start, end = (span.start, span.end) if span else (0, len(text))
    return Tagged(start, end, "mark")
