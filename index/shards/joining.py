"""What several reports have in one language, put together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from index.answerability import AnswerabilityClassifier
from index.lexical_channels import fit_classifiers
from index.rows import QUESTION_KINDS, index_rows
from index.shards.shard import Shard, SpokenIn
from index.terms import Terms
from ingest.storage import parse_corpus


def together(shards: Sequence[Shard], language: str) -> SpokenIn:
    """Returns what reports have in a language; of those without it, sentences without terms."""
    spoken = [shard.spoken.get(language) for shard in shards]
    return SpokenIn(
        sentences=Terms.joined(
            [
                one.sentences if one else Terms.none(shard.counts["sentences"])
                for shard, one in zip(shards, spoken, strict=True)
            ]
        ),
        questions=Terms.joined([one.questions for one in spoken if one]),
        classifiers=_classifiers(shards, language),
    )


def _classifiers(shards: Sequence[Shard], language: str) -> Mapping[str, AnswerabilityClassifier]:
    """Returns what the questions of all reports tell; of one report that has some, as it is."""
    asked = [
        shard
        for shard in shards
        if language in shard.spoken and len(shard.spoken[language].questions.lengths)
    ]
    if len(asked) == 1:
        return asked[0].spoken[language].classifiers
    rows = index_rows([parse_corpus(shard.corpus) for shard in asked])
    return fit_classifiers(
        [row for row in rows if row.language == language and row.kind in QUESTION_KINDS]
    )
