"""One country's visit, and a list: what is said of one country is not said under another."""

from __future__ import annotations

import pytest

from app.answer.choice.asked_place import of_the_place_asked
from index.rows import SentenceRef
from ingest.corpus import Corpus
from ingest.document import Sentence
from tests.app.answer.lead.made import block_of, corpus_of, library_of, sentence
from tests.facts import fact
from tests.fakes import asked

VISIT = sentence("p1", 0, "Haar bezoek gaf een impuls.", "Her visit gave a boost.")
TUNISIA = sentence("p2", 0, "In Tunesië was een missie.", "There was a mission in Tunisia.")
MANY = sentence("p3", 0, "Het loopt in Mali, Niger en Kenia.", "It runs in Mali, Niger and Kenya.")
NOWHERE = sentence("p4", 0, "Bezoeken helpen.", "Visits help.")
OF_MOROCCO = fact(VISIT.key, places=("MA", "NL", "Noord-Afrika"))


def _said(question: str, *found: Sentence) -> list[str]:
    """Returns the blocks of those of the sentences found that may be said to a question."""
    blocks = [block_of(one) for one in (VISIT, TUNISIA, MANY, NOWHERE)]
    corpus: Corpus = corpus_of(blocks, (OF_MOROCCO,), ())
    refs = [SentenceRef(corpus.report.id, one.key) for one in found]
    return [ref.key.block for ref in of_the_place_asked(asked(question), refs, library_of(corpus))]


@pytest.mark.parametrize("question", ["Wie bezocht Tunesië?", "Who visited Tunisia?"])
def test_what_its_facts_tell_of_another_country_is_left_out(question: str) -> None:
    assert _said(question, VISIT, TUNISIA, NOWHERE) == ["p2", "p4"]
    assert _said(question, VISIT) == []


def test_the_country_need_not_be_named() -> None:
    assert _said("Wie bezocht Marokko?", VISIT, TUNISIA) == ["p1"]


def test_a_list_stays_whatever_country_is_asked_about() -> None:
    assert _said("Loopt het in Tunesië?", MANY, VISIT) == ["p3"]


def test_all_stay_where_no_country_is_asked_about() -> None:
    assert _said("Wie ging op bezoek?", VISIT, TUNISIA) == ["p1", "p2"]
