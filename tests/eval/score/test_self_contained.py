from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from app.answer.antecedents import standing_alone
from app.answer.record import CitationRecord
from eval.score.self_contained import self_contained, without_insertions
from index.language import LANGUAGES, Language
from index.library import Library
from index.rows import SentenceRef
from ingest.corpus import Corpus
from ingest.facts import Antecedent
from tests.eval.examples import citation, record
from tests.facts import fact
from tests.fakes import GUIDANCE, edition_corpus

RETURNED = "In 2022 keerden 1.250 mensen vrijwillig terug."
GUIDED = "IOM begeleidt hen daarbij."
ALONE = "IOM begeleidt hen [de 1.250 mensen] daarbij [bij de reis]."


@pytest.fixture
def corpora() -> Mapping[str, Corpus]:
    meant = Antecedent("hen", "de 1.250 mensen"), Antecedent("daarbij", "bij de reis")
    known = replace(edition_corpus(), facts=(fact(GUIDANCE, antecedents={"nl": meant}),))
    return {"proef": known}


def _counts(corpora: Mapping[str, Corpus], answer: str, **fields: object) -> tuple[int, int]:
    cited = [
        replace(citation(GUIDED, 8, 8, "proef"), n=1),
        replace(citation(RETURNED, 7, 7, "proef"), n=2),
    ]
    return self_contained(record(answer=answer, citations=cited, **fields), corpora)


@pytest.mark.parametrize(
    ("answer", "alone", "count"),
    [
        (f"{GUIDED} [1]", 0, 1),
        (f"{ALONE} [1]", 1, 1),
        (f"- {ALONE} [1]\n- {RETURNED} [2]", 2, 2),
        (f"IOM [1]\n{ALONE} [1]", 1, 1),  # a lead is no sentence
        ("IOM begeleidt hen [de 1.250 mensen] daarbij. [1]", 0, 1),
        (f"{RETURNED} [2] IOM begeleidt hen daarbij [bij de reis]. [1]", 2, 2),
        (f"IOM begeleidt hen daarbij [bij de reis]. [1] {RETURNED} [2]", 1, 2),
        ("Iets anders. [1]", 0, 0),
        (f"{GUIDED} [7]", 0, 0),
    ],
)
def test_a_sentence_stands_alone_if_all_its_words_are_explained(
    corpora: Mapping[str, Corpus], answer: str, alone: int, count: int
) -> None:
    assert _counts(corpora, answer) == (alone, count)


def test_what_is_declined_shows_no_sentence(corpora: Mapping[str, Corpus]) -> None:
    assert _counts(corpora, f"{GUIDED} [1]", answered=False) == (0, 0)


def test_insertions_are_taken_out_and_markers_stay() -> None:
    assert without_insertions(f"{ALONE} [1][2] EUR 3 [4]") == f"{GUIDED} [1][2] EUR 3 [4]"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_of_the_report_is_said_so_that_it_stands_alone(
    bundled: Corpus, language: Language
) -> None:
    report = bundled.report
    library = Library({report.id: bundled}, (), (), (), {}, {}, "")
    counts = []
    for key, sentence in report.sentences.items():
        (said,) = standing_alone(library, [SentenceRef(report.id, key)], language)
        cited = CitationRecord(
            n=1,
            report=report.id,
            quote=sentence.text,
            translation=sentence.translation,
            source_lines=sentence.source_lines,
        )
        shown = record(answer=said.marked, citations=[cited], language=language)
        counts.append(self_contained(shown, {report.id: bundled}))
    assert counts == [(1, 1)] * len(report.sentences)
