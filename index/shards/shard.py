"""What an index holds of one report: its vectors, its terms and its texts as they are written."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

import numpy as np

from index.answerability import AnswerabilityClassifier
from index.encoder import Encoder, Vectors
from index.fact_wordings import fact_wordings
from index.lexical import NgramAnalyser, StemAnalyser
from index.lexical_channels import fit_classifiers, languages_of, lexical_texts
from index.library import FACTS, OVERVIEWS
from index.overview_terms import TermCounts, count_terms
from index.overview_wordings import overview_wordings
from index.rows import QUESTION_KINDS, VECTOR_CHANNELS, IndexRow, index_rows, rows_of
from index.shards.held import Held
from index.terms import Terms
from ingest.corpus import Corpus
from ingest.passages import PassageSettings, make_passages
from ingest.storage import corpus_lines

# The channels of short texts in great number. Tokens of whole sentences and blocks are so many that
# nothing is gained by keeping them.
OF_TOKENS = ("questions", FACTS, OVERVIEWS)
AT_ONCE = 50_000  # texts that are encoded together


@dataclass(frozen=True, slots=True)
class SpokenIn:
    """What a report has in one language.

    Attributes:
        sentences: One document a sentence of the report, empty where it has no such text.
        questions: One document a prepared question of this language.
        classifiers: Fitted to these questions, by name.
    """

    sentences: Terms
    questions: Terms
    classifiers: Mapping[str, AnswerabilityClassifier]


@dataclass(frozen=True, slots=True)
class Shard:
    """What an index holds of one report.

    Attributes:
        id: Of the report.
        corpus: The report as `write_corpus` writes it.
        passages: One JSON object a line.
        counts: Numbers of sentences, passages and rows.
        vectors: float32 (n, d) by channel, in the order of the report's own rows or wordings.
        spoken: By language.
        overview_terms: Of the wordings of its overviews.
        tokens: Of the channels of many short texts; none if the encoder is no table of tokens.
    """

    id: str
    corpus: bytes
    passages: bytes
    counts: Mapping[str, int]
    vectors: Mapping[str, Vectors]
    spoken: Mapping[str, SpokenIn]
    overview_terms: TermCounts
    tokens: Mapping[str, Terms]


def make_shard(
    corpus: Corpus,
    encoder: Encoder,
    settings: PassageSettings,
    progress: bool = False,
    held: Held | None = None,
) -> Shard:
    """Returns what an index holds of a report.

    Args:
        corpus: The report.
        encoder: Makes the vectors.
        settings: How to cut passages.
        progress: Whether to show a progress bar.
        held: What an index of this report alone holds, which is not made again.
    """
    rows = index_rows([corpus])
    size = len(corpus.report.sentences)
    passages = make_passages(corpus.report, settings)
    spoken = {}
    for language in languages_of(rows):
        documents, questions = lexical_texts(rows, language, size)
        asked = [row for row in rows if row.language == language and row.kind in QUESTION_KINDS]
        spoken[language] = SpokenIn(
            Terms.of(documents, StemAnalyser(language)),
            Terms.of(questions, NgramAnalyser()),
            held.classifiers[language] if held else fit_classifiers(asked),
        )
    return Shard(
        id=corpus.report.id,
        corpus=b"".join(corpus_lines(corpus)),
        passages=b"".join(
            json.dumps(asdict(one), ensure_ascii=False).encode() + b"\n" for one in passages
        ),
        counts={"sentences": size, "passages": len(passages), "rows": len(rows)},
        vectors=held.vectors if held else _vectors(corpus, rows, encoder, progress),
        spoken=spoken,
        overview_terms=count_terms(overview_wordings([corpus])),
        tokens=_tokens(corpus, rows, encoder),
    )


def _tokens(corpus: Corpus, rows: Sequence[IndexRow], encoder: Encoder) -> dict[str, Terms]:
    texts = {
        FACTS: [wording.text for wording in fact_wordings([corpus])],
        OVERVIEWS: [wording.text for wording in overview_wordings([corpus])],
        **{
            channel: [rows[place].text for place in rows_of(rows, kinds)]
            for channel, kinds in VECTOR_CHANNELS.items()
        },
    }
    made = {channel: encoder.tokens(texts[channel]) for channel in OF_TOKENS}
    return {channel: tokens for channel, tokens in made.items() if tokens}


def _encoded(texts: Sequence[str], encoder: Encoder, progress: bool) -> Vectors:
    """Returns float32 (texts, dimension).

    An encoder holds each vector by itself until it has all, some at a time much sooner.
    """
    vectors = np.empty((len(texts), encoder.dimension), dtype=np.float32)
    for start in range(0, len(texts), AT_ONCE):
        part = slice(start, start + AT_ONCE)
        vectors[part] = encoder.encode_documents(list(texts[part]), progress=progress)
    return vectors


def _vectors(
    corpus: Corpus, rows: Sequence[IndexRow], encoder: Encoder, progress: bool
) -> dict[str, Vectors]:
    facts = [wording.text for wording in fact_wordings([corpus])]
    overviews = [wording.text for wording in overview_wordings([corpus])]
    texts = [*(row.text for row in rows), *facts, *overviews]
    vectors = _encoded(texts, encoder, progress)
    of_overviews = len(rows) + len(facts)
    return {
        **{
            channel: vectors[list(rows_of(rows, kinds))]
            for channel, kinds in VECTOR_CHANNELS.items()
        },
        FACTS: vectors[len(rows) : of_overviews],
        OVERVIEWS: vectors[of_overviews:],
    }
