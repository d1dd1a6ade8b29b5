"""Two programmes and a country's record: what is said of one is not said under another."""

from __future__ import annotations

import pytest

from app.answer.choice.asked_subject import of_the_subject_asked
from index.rows import SentenceRef
from ingest.corpus import Corpus, Entity
from ingest.document import Sentence
from ingest.facts import Antecedent, Fact
from tests.app.answer.lead.made import block_of, corpus_of, library_of, programme, sentence
from tests.facts import fact
from tests.fakes import asked

BRIDGE = sentence(
    "p1", 0, "Voor Brug is EUR 80 miljoen beschikbaar.", "EUR 80 million is available for Brug."
)
PHASE = sentence(
    "p2", 0, "Een tweede fase kost EUR 10 miljoen.", "A second phase costs EUR 10 million."
)
RECORD = sentence(
    "p3", 0, "Dit was het hoogste aantal in tien jaar.", "This was the highest number in ten years."
)
ALL = sentence("p4", 0, "In totaal keerden 900 mensen terug.", "In total, 900 people returned.")
MOROCCO = sentence(
    "p5", 0, "Naar Marokko keerden 40 mensen terug.", "To Morocco, 40 people returned."
)
WHY = sentence("p6", 0, "Er is meer vraag naar onderwijs.", "There is more demand for education.")
OF_PIER = fact(
    PHASE.key,
    subject={"nl": "tweede fase van Pier", "en": "second phase of Pier"},
    antecedents={"nl": (Antecedent("Een tweede fase", "Pier"),), "en": ()},
)
OF_MOROCCO = fact(RECORD.key, subject={"nl": "terugkeer naar Marokko", "en": "return to Morocco"})
NAMED = fact(MOROCCO.key, subject={"nl": "terugkeer naar Marokko", "en": "return to Morocco"})
OF_ALL = fact(ALL.key, subject={"nl": "alle terugkeer", "en": "all returns"})
SENTENCES = (BRIDGE, PHASE, RECORD, ALL, MOROCCO, WHY)
ENTITIES = (
    programme("Brug"),
    programme("Pier"),
    Entity("wind", "programme", {"nl": ("wind",), "en": ("wind",)}, ()),
)


def _corpus(*facts: Fact) -> Corpus:
    return corpus_of([block_of(one) for one in SENTENCES], facts, ENTITIES)


def _said(question: str, *found: Sentence) -> list[str]:
    """Returns the blocks of those of the sentences found that may be said to a question."""
    corpus = _corpus(OF_PIER, OF_MOROCCO, NAMED, OF_ALL)
    refs = [SentenceRef(corpus.report.id, one.key) for one in found]
    kept = of_the_subject_asked(asked(question), refs, library_of(corpus))
    return [ref.key.block for ref in kept]


@pytest.mark.parametrize(
    "question",
    ["Hoeveel geld krijgt Brug?", "How much money is there for Brug?", "HOEVEEL KOST BRUG?"],
)
def test_the_amount_of_one_programme_is_not_said_under_another(question: str) -> None:
    assert _said(question, PHASE, BRIDGE) == ["p1"]
    assert _said(question.replace("Brug", "Pier").replace("BRUG", "PIER"), BRIDGE, PHASE) == ["p2"]


def test_a_figure_of_no_programme_is_not_said_under_one() -> None:
    assert _said("Hoeveel geld krijgt Brug?", ALL, BRIDGE) == ["p1"]


def test_a_reason_need_not_name_the_programme_again() -> None:
    assert _said("Waarom is Brug begonnen?", WHY, PHASE, BRIDGE) == ["p6", "p1"]


def test_both_are_said_under_a_question_for_both() -> None:
    assert _said("Hoeveel geld krijgen Brug en Pier?", PHASE, BRIDGE, ALL) == ["p2", "p1"]


def test_they_stay_if_nothing_else_is_left() -> None:
    assert _said("Hoeveel geld krijgt Brug?", PHASE, ALL) == ["p2", "p4"]
    assert _said("Hoeveel geld krijgt Brug?") == []


@pytest.mark.parametrize(
    "question", ["Hoeveel mensen keerden terug?", "How many people returned in total?"]
)
def test_the_record_of_one_country_is_not_said_of_all(question: str) -> None:
    assert _said(question, ALL, RECORD) == ["p4"]


def test_the_best_one_stays_since_its_country_may_go_by_another_name() -> None:
    assert _said("Hoeveel mensen keerden terug naar Rabat?", RECORD, ALL) == ["p3", "p4"]


def test_where_nothing_is_named_the_best_one_must_be_of_all_too() -> None:
    assert _said("Hoeveel mensen keerden terug?", RECORD, ALL) == ["p4"]
    assert _said("Hoeveel mensen keerden terug?", RECORD) == ["p3"]


def test_a_sentence_that_shows_its_country_hides_nothing() -> None:
    assert _said("Hoeveel mensen keerden terug?", ALL, MOROCCO) == ["p4", "p5"]


def test_where_the_country_or_no_figure_is_asked_for_it_stays() -> None:
    assert _said("Hoeveel mensen keerden terug naar Marokko?", ALL, RECORD) == ["p4", "p3"]
    assert _said("Waarom keerden mensen terug?", ALL, RECORD) == ["p4", "p3"]


def test_a_programme_called_by_a_common_word_asks_for_nothing() -> None:
    assert _said("Hoeveel wind was er?", PHASE, ALL) == ["p2", "p4"]


def test_without_facts_words_and_headings_tell() -> None:
    corpus = _corpus()
    refs = [SentenceRef(corpus.report.id, one.key) for one in (PHASE, RECORD, BRIDGE)]
    kept = of_the_subject_asked(asked("Hoeveel geld krijgt Brug?"), refs, library_of(corpus))
    assert kept == [refs[2]]
