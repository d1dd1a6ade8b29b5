from __future__ import annotations

from dataclasses import replace

import pytest

from eval.asked.relevance import GoldSource
from eval.run.reference_systems import RankingSystem, bm25, bm25_translation, rrf, tutorial
from eval.score.metrics import rank_of_need
from ingest.document import Report
from ingest.passages import PassageSettings
from tests.eval.examples import gold, record
from tests.fakes import FakeEncoder, edition_corpus

FILLER = "De regering besprak dit onderwerp met velen. " * 11
TOPICS = ("Jordanië", "Egypte", "Kenia", "Turkije")
SOURCE = tuple(f"{FILLER}\n{topic} {topic} {topic} kreeg steun." for topic in TOPICS)


@pytest.fixture(scope="module")
def report() -> Report:
    """Eight lines of source: about 500 characters of filler before each topic."""
    lines = tuple(line for part in SOURCE for line in part.split("\n"))
    return replace(edition_corpus().report, source=lines)


@pytest.fixture(params=["tutorial", "bm25", "rrf"])
def system(request: pytest.FixtureRequest, report: Report) -> RankingSystem:
    if request.param == "bm25":
        return bm25([report])
    return (tutorial if request.param == "tutorial" else rrf)([report], FakeEncoder())


@pytest.mark.parametrize(("place", "topic"), list(enumerate(TOPICS)))
def test_the_best_passage_has_the_words_and_the_lines_asked_for(
    place: int, topic: str, system: RankingSystem
) -> None:
    answer, turn = system.run(gold(question=f"{topic}?"), [])

    best = answer.passages[0]
    assert topic in best.text
    first, last = best.source_lines
    assert first <= 2 * place + 2 <= last
    assert turn is None


def test_it_ranks_without_answering(system: RankingSystem) -> None:
    answer, _ = system.run(gold(id="A7", question="Kenia?", language="en"), [])

    assert answer.as_object().keys() == record().as_object().keys()
    assert (answer.id, answer.language, answer.answered) == ("A7", "en", False)
    assert [p.rank for p in answer.passages] == list(range(1, len(answer.passages) + 1))
    scores = [passage.score or 0.0 for passage in answer.passages]
    assert scores == sorted(scores, reverse=True)
    assert answer.citations == ()


def test_its_passages_are_scored_like_any_other(system: RankingSystem, report: Report) -> None:
    question = gold(question="Turkije?", evidence=("Turkije Turkije Turkije kreeg steun.",))

    answer, _ = system.run(question, [])

    assert rank_of_need(question, answer, GoldSource.of([report])) == 1


def test_at_most_ten_passages_are_ranked(report: Report) -> None:
    long = replace(report, source=report.source * 5)

    for system in (tutorial([long], FakeEncoder()), bm25([long]), rrf([long], FakeEncoder())):
        assert len(system.run(gold(question="steun"), [])[0].passages) == 10


def test_passages_are_cut_as_asked(report: Report) -> None:
    small = PassageSettings(size=100, overlap=0)

    for system in (tutorial([report], FakeEncoder(), small), bm25([report], small)):
        passages = system.run(gold(question="Kenia?"), [])[0].passages
        assert max(len(passage.text) for passage in passages) <= 100


def test_fusion_ranks_by_both_ranks_and_not_by_scores() -> None:
    """Three chunks, worked out by hand for the question "kenia steun".

    Cosines: B 2/√(2·2) = 1, A 2/√(2·4) = .71, C 0: ranks B, A, C.
    BM25: only A and B have the words, of equal weight, and B is shorter: ranks B, A; C is not
    found. Sums: B 2/61, A 2/62, C 1/63.
    """
    chunks = ("Kenia steun droogte regen.", "Kenia steun.", "Egypte ontving een bedrag.")
    report = replace(edition_corpus().report, source=(chunks[0], "", chunks[1], "", chunks[2]))
    system = rrf([report], FakeEncoder(), PassageSettings(size=30, overlap=0))

    passages = system.run(gold(question="kenia steun"), [])[0].passages

    assert [passage.text for passage in passages] == [chunks[1], chunks[0], chunks[2]]
    assert [passage.score for passage in passages] == pytest.approx([2 / 61, 2 / 62, 1 / 63])


def test_the_translation_is_searched_and_the_original_shown() -> None:
    found, _ = bm25_translation([edition_corpus().report]).run(
        gold(question="returning voluntarily?", language="en"), []
    )

    best = found.passages[0]
    assert best.text.startswith("In 2022 keerden 1.250 mensen vrijwillig terug.")
    assert best.source_lines == (7, 8)
    assert (best.page, best.section) == (7, ("2 Terugkeer",))
    assert best.score is not None
    assert best.score > 0


def test_the_translation_is_not_found_by_dutch_words() -> None:
    system = bm25_translation([edition_corpus().report])

    found, _ = system.run(gold(question="vrijwillig?"), [])

    assert {passage.score for passage in found.passages} == {0}


def test_an_untranslated_passage_is_found_by_no_word() -> None:
    report = edition_corpus().report
    first = report.blocks[0]
    bare = replace(
        first, sentences=tuple(replace(one, translation=None) for one in first.sentences)
    )
    system = bm25_translation([replace(report, blocks=(bare, *report.blocks[1:]))])

    found, _ = system.run(gold(question="Jordan education"), [])

    assert {passage.score for passage in found.passages} == {0}
