from __future__ import annotations

import pytest

from app.view.entity_names import EntityNames, name_of
from ingest.corpus import Corpus, Entity
from tests.fakes import GUIDANCE, IOM_NOTE, JORDAN, edition_corpus

NAMES = EntityNames(edition_corpus().entities)


def _ids(text: str) -> list[str]:
    return [entity.id for entity in NAMES.in_question(text)]


def test_a_sentence_has_the_names_of_those_it_mentions() -> None:
    (span,) = NAMES.in_sentence(JORDAN, "Jordanië ontving 60 miljoen euro voor onderwijs.")
    assert (span.start, span.end, span.entity.id) == (0, 8, "jordan")
    assert NAMES.in_sentence(GUIDANCE, "Jordanië wordt hier niet genoemd.") == []


def test_a_name_is_a_whole_word_and_a_short_one_is_written_as_it_is() -> None:
    assert NAMES.in_sentence(IOM_NOTE, "AXIOM en iom") == []
    assert len(NAMES.in_sentence(IOM_NOTE, "IOM is IOM.")) == 2


@pytest.mark.parametrize("question", ["Wat doet jordanie?", "JORDAN", "En Jordanië dan?"])
def test_a_question_names_whom_it_names_whatever_the_accents_and_case(question: str) -> None:
    assert _ids(question) == ["jordan"]


def test_those_named_come_in_the_order_of_the_question() -> None:
    assert _ids("iom in Jordan, of Jordanië en IOM?") == ["iom", "jordan"]


def test_two_letters_are_a_name_only_in_capitals() -> None:
    states = Entity("us", "country", {"nl": ("VS",), "en": ("US",)}, (JORDAN,))
    names = EntityNames([states])
    assert names.in_question("tell us more vs. less") == []
    assert names.in_question("What does the US do?") == [states]


def test_the_longest_name_wins() -> None:
    parts = [
        Entity("sudan", "country", {"nl": ("Soedan",), "en": ("Sudan",)}, (JORDAN,)),
        Entity("south", "country", {"nl": ("Zuid-Soedan",), "en": ("South Sudan",)}, (JORDAN,)),
    ]
    found = EntityNames(parts).in_sentence(JORDAN, "Zuid-Soedan grenst aan Soedan.")
    assert [span.entity.id for span in found] == ["south", "sudan"]


def test_every_entity_of_the_real_report_is_found_by_its_name(bundled: Corpus) -> None:
    names = EntityNames(bundled.entities)
    missed = [
        entity.id
        for entity in bundled.entities
        if not any(name_of(entity, "nl") in found.names["nl"]
                   for found in names.in_question(name_of(entity, "nl")))
    ]  # fmt: skip
    assert missed == []
