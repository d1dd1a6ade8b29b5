"""Another system's run over our passages -> run records, and what its figures depend on.

Its rules are trec_eval's: order by score, ranks unread, questions that nobody judged left out, and
(with its option -c) a question without results counts 0.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.answer.record import PassageRecord, RunRecord
from eval.asked.question_record import GoldQuestion
from eval.asked.relevance import GoldSource
from eval.exchange.beir import CorpusPassage
from eval.exchange.ties import TieEffect, tie_effect
from eval.exchange.trec import RankedDocument, contradicts_ranks, read_ranking, tied
from eval.run.run_file import unanswered_record
from ingest.errors import QuestionFileError

Corpus = Mapping[str, CorpusPassage]


@dataclass(frozen=True, slots=True)
class ImportedRun:
    """A run of another system.

    Attributes:
        records: By question id, one for each question of the question file.
        ranking: The documents of each of these questions, in order.
        unknown: Ids of questions that it ranks for and the question file does not have.
        file: Where it is from.
    """

    records: Mapping[str, RunRecord]
    ranking: Mapping[str, Sequence[RankedDocument]]
    unknown: Sequence[str]
    file: Path

    def notes(self, questions: Sequence[GoldQuestion], source: GoldSource) -> Iterator[str]:
        """Yields a sentence for each thing in the run that figures depend on."""
        if self.unknown:
            yield (
                f"{self.file} also ranks for questions that are not in the question file "
                f"({len(self.unknown)}, the first is {self.unknown[0]}): they are left out."
            )
        answerable = [question.id for question in questions if question.answerable]
        empty = [id_ for id_ in answerable if not self.ranking[id_]]
        if empty:
            yield (
                f"{len(empty)} of {len(answerable)} answerable questions have no results (the "
                f"first is {empty[0]}): each counts 0 in every figure, as in trec_eval -c."
            )
        wrong = [id_ for id_, documents in self.ranking.items() if contradicts_ranks(documents)]
        if wrong:
            yield (
                f"For {len(wrong)} of {len(questions)} questions the ranks contradict the scores "
                f"(the first is {wrong[0]}): the scores count, as in trec_eval."
            )
        ties = {
            id_: [len(equal) for equal in tied(documents)]
            for id_, documents in self.ranking.items()
        }
        effect = tie_effect(questions, self.records, ties, source)
        if effect.tied:
            yield _of_ties(effect, len(questions))


def _of_ties(effect: TieEffect, questions: int) -> str:
    begin = (
        f"{effect.tied} of {questions} questions have equal scores (in single precision); they "
        "are in trec_eval's order, by document id, falling."
    )
    if not effect.changed:
        return f"{begin} No other order of them changes a figure."
    ranges = "; ".join(
        f"{metric} is {of.taken:.3f} (worst {of.worst:.3f}, best {of.best:.3f})"
        for metric, of in effect.ranges.items()
    )
    return f"{begin} For {effect.changed} of them another order changes a figure: {ranges}."


def import_run(questions: Sequence[GoldQuestion], file: Path, corpus: Corpus) -> ImportedRun:
    """Reads a run in TREC's format over the passages of an exported corpus.

    Args:
        questions: What is to be scored.
        file: The run.
        corpus: The passages by id.

    Raises:
        QuestionFileError: The file is missing, has a line of another form, ranks something that
            is no passage of the corpus, or has none of the questions.
    """
    ranking = read_ranking(file)
    asked = [question.id for question in questions]
    unknown = sorted(ranking.keys() - set(asked))
    if not ranking.keys() & set(asked):
        if not unknown:
            raise QuestionFileError(f"The run file {file} ranks nothing.")
        raise QuestionFileError(
            f"{file} ranks for {unknown[0]}, which is not in the question file "
            f"({len(unknown)} such), and for no question that is."
        )
    known = {id_: ranking.get(id_, []) for id_ in asked}
    records = {
        question.id: unanswered_record(
            question, passages=list(_passages(known[question.id], corpus, file))
        )
        for question in questions
    }
    return ImportedRun(records, known, unknown, file)


def _passages(
    documents: Iterable[RankedDocument], corpus: Corpus, file: Path
) -> Iterator[PassageRecord]:
    for rank, one in enumerate(documents, start=1):
        if one.document not in corpus:
            raise QuestionFileError(
                f"{file} ranks {one.document}, which the corpus does not have; "
                "only rankings of the passages in beir/corpus.jsonl can be imported."
            )
        passage = corpus[one.document]
        yield PassageRecord(
            rank=rank,
            report=passage.metadata.report,
            text=passage.text,
            page=passage.metadata.page,
            section=passage.metadata.section,
            source_lines=passage.metadata.source_lines,
            score=one.score,
        )
