from __future__ import annotations

from dataclasses import replace

import pytest

from eval.metrics import rank_of_need
from eval.reference_systems import RawTextSystem, bm25, tutorial
from eval.relevance import GoldSource
from ingest.document import Report
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


@pytest.fixture(params=["tutorial", "bm25"])
def system(request: pytest.FixtureRequest, report: Report) -> RawTextSystem:
    return tutorial(report, FakeEncoder()) if request.param == "tutorial" else bm25(report)


@pytest.mark.parametrize(("place", "topic"), list(enumerate(TOPICS)))
def test_the_best_passage_has_the_words_and_the_lines_asked_for(
    place: int, topic: str, system: RawTextSystem
) -> None:
    answer, turn = system.run(gold(question=f"{topic}?"), [])

    best = answer["passages"][0]
    assert topic in best["text"]
    first, last = best["source_lines"]
    assert first <= 2 * place + 2 <= last
    assert turn is None


def test_it_ranks_without_answering(system: RawTextSystem) -> None:
    answer, _ = system.run(gold(id="A7", question="Kenia?", language="en"), [])

    assert answer.keys() == record().keys()
    assert (answer["id"], answer["language"], answer["answered"]) == ("A7", "en", False)
    assert [p["rank"] for p in answer["passages"]] == list(range(1, len(answer["passages"]) + 1))
    scores = [passage["score"] for passage in answer["passages"]]
    assert scores == sorted(scores, reverse=True)
    assert answer["citations"] == []


def test_its_passages_are_scored_like_any_other(system: RawTextSystem, report: Report) -> None:
    question = gold(question="Turkije?", evidence=("Turkije Turkije Turkije kreeg steun.",))

    answer, _ = system.run(question, [])

    assert rank_of_need(question, answer, GoldSource(report.source)) == 1


def test_at_most_ten_passages_are_ranked(report: Report) -> None:
    long = replace(report, source=report.source * 5)

    for system in (tutorial(long, FakeEncoder()), bm25(long)):
        assert len(system.run(gold(question="steun"), [])[0]["passages"]) == 10
